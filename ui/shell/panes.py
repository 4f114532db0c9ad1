"""The parts of the window that F6 goes through: sidebar, header, each card of the page, footer."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.shell.workspace_frame import WorkspaceFrame

PANE_KINDS = ("bar", "card")


def go_to_pane(frame: WorkspaceFrame, step: int) -> None:
    """Put the keyboard into the next pane, or the one before; where it was in there last."""
    panes = list(_panes(frame))
    now = frame.window().focusWidget()
    here = next((place for place, pane in enumerate(panes) if now and _holds(pane, now)), None)
    if here is None:
        here = -1 if step > 0 else 0
    # Panes without anything to press were left out, so that the next one always takes the keyboard
    pane = panes[(here + step) % len(panes)]
    target = _last_in(pane) or _first_in(pane)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def forget_last(page: QWidget) -> None:
    """Another patient comes into the page: each pane begins with its first field again."""
    for one in page.findChildren(QFrame):
        last = one.focusWidget() if one.property("kind") in PANE_KINDS else None
        if last is not None:
            last.clearFocus()


def _panes(frame: WorkspaceFrame) -> Iterator[QWidget]:
    yield frame.sidebar
    page = frame.page
    if page is not None:
        parts: list[QWidget] = []
        for one in page.findChildren(QWidget):
            is_part = one.property("kind") in PANE_KINDS and one.isVisibleTo(page)
            if is_part and _first_in(one) and not any(part.isAncestorOf(one) for part in parts):
                parts.append(one)
        yield from parts or [page]
    if _first_in(frame.footer) is not None:
        yield frame.footer


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _last_in(pane: QWidget) -> QWidget | None:
    """What had the keyboard in the pane last, if it can have it again."""
    last = pane.focusWidget()
    return last if last is not None and _takes_tab(last) else None


def _first_in(pane: QWidget) -> QWidget | None:
    """The first in the pane that Tab would come to."""
    one = pane.nextInFocusChain()
    while one is not None and one is not pane:
        if pane.isAncestorOf(one) and _takes_tab(one):
            return one
        one = one.nextInFocusChain()
    return None


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
