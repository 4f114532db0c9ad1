"""Tooltips that show words as they are."""

from html import escape

from PySide6.QtWidgets import QWidget


def set_plain_tip(widget: QWidget, words: str) -> None:
    """Show the words when the mouse rests, wrapped; a tag typed by a person is shown, never obeyed.

    Qt guesses from a tooltip's first letters whether it is markup, and markup may load files.
    """
    lines = "<br>".join(escape(line) for line in words.splitlines())
    widget.setToolTip(f"<span>{lines}</span>" if words else "")
