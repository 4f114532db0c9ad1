"""From a key to what it paints: a full visit and the find field, beside bare editors of Qt."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tests.benchmarks.charts import FULL, WORDS
from tests.benchmarks.in_app import endless, in_app, key_to_paint, open_patient, paint
from tests.benchmarks.measure import Row, by_turns, high, medians
from tests.journeys import hands as do

KEYS = 240


def rows(place: Path) -> list[Row]:
    """Ends the process: the rows are reported from inside the app."""
    in_app(place / "small", _rows)
    return []


def _rows(hands: do.Hands) -> list[Row]:
    open_patient(hands, FULL)
    notes = hands.wait_for("session_notes")
    chips = hands.wait_for("symptoms_input")
    return [
        _row("Key to paint: session notes, 200 findings", notes, _bare_notes(notes), WORDS),
        _row("Key to paint: chip field, 200 findings", chips, _bare_line(chips), "\b\b\b\b\b\b\b\btender l"),
        _row(
            "Key to paint: points field, 200 findings",
            hands.wait_for("points_input"),
            _bare_line(chips),
            "\b\b\b\b\b\b\b\b\b\b\b\bbl23 25 40 b",
        ),
    ]


def _row(what: str, ours: QWidget, bare: QWidget, text: str) -> Row:
    """Both editors get the same keys by turns, each in its own window's focus."""
    pair = by_turns(
        key_to_paint(bare, endless(text)), key_to_paint(ours, endless(text)), KEYS, warm=len(text)
    )
    bare.window().close()
    floor, median = medians(pair)
    slow = f"95 of 100 within {high(pair[1]):.1f} ms, of the floor's within {high(pair[0]):.1f}"
    return Row(what=what, floor=floor, ours=median, most=2.0, note=slow)


def _bare_notes(like: QWidget) -> QPlainTextEdit:
    bare = QPlainTextEdit()
    bare.setPlainText(WORDS * 12)
    return _beside(bare, like)


def _bare_line(like: QWidget) -> QLineEdit:
    return _beside(QLineEdit(), like)


def _beside(bare, like: QWidget):
    bare.resize(like.size())
    bare.show()
    like.activateWindow()
    like.setFocus()
    paint()
    return bare
