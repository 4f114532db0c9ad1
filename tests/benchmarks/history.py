"""Pages on the screen: the history of 500 visits beside a plain list of 500 cards; a patient, a handout."""

import statistics
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tests.benchmarks.in_app import in_app, open_patient, paint
from tests.benchmarks.measure import Row, by_turns, medians, timed
from tests.journeys import hands as do

ROUNDS = 15
CARD = "16 Mar 2026 · visit 7\nPain now 3, flexion 55\nWiry pulse\nBL23, BL25, BL40\nSore after squats"


def rows(place: Path) -> list[Row]:
    """Ends the process: the rows are reported from inside the app."""
    in_app(place / "small", _rows)
    return []


def _rows(hands: do.Hands) -> list[Row]:
    open_patient(hands, "Fivehundred")
    first, again = _history(hands)
    others = [_patient(hands, name) for name in ("Twenty", "Twohundred", "Fivehundred")]
    return [first, again, *others, _patient_from_today(hands)]


def _history(hands: do.Hands) -> tuple[Row, Row]:
    def shown() -> float:
        took = timed(lambda: _turn(hands, "Alt+4"))()
        assert hands.see("history_list") is not None
        _turn(hands, "Alt+1")
        assert hands.see("history_list") is None
        return took

    cold = shown()
    plain, ours = medians(by_turns(lambda: _cards_shown(hands.window), shown, ROUNDS))
    return (
        Row(what="History of 500 visits, shown first", floor=plain, ours=cold, most=2.0, note="once"),
        Row(what="History of 500 visits, turned to again", floor=plain, ours=ours, most=2.0),
    )


def _turn(hands: do.Hands, keys: str) -> None:
    hands.press(keys)
    paint()


def _patient(hands: do.Hands, name: str) -> Row:
    """From Enter in the find field to the painted page; another patient is open before."""
    times = []
    for _ in range(5):
        for found in ("Fulldraft", name):
            hands.press("Ctrl+F")
            hands.type(found)
            times.append(timed(lambda: _turn(hands, "Return"))())
            shown = hands.see("patient_name")
            assert isinstance(shown, QLabel)
            assert shown.text().startswith(found)
    visits = {"Fivehundred": 500, "Twohundred": 200, "Twenty": 20}[name]
    return Row(what=f"Another patient on the screen, {visits} visits", ours=statistics.median(times[1::2]))


def _patient_from_today(hands: do.Hands) -> Row:
    """The same from a page that is no patient's: everything is built anew."""
    times = []
    for _ in range(5):
        _turn(hands, "Ctrl+T")
        assert hands.see("home_page") is not None
        hands.press("Ctrl+F")
        hands.type("Fulldraft")
        times.append(timed(lambda: _turn(hands, "Return"))())
        assert hands.see("visit_page") is not None
    what = "A full visit on the screen, from today's page"
    return Row(what=what, ours=statistics.median(times), note="no floor named; 20 ms is the house's limit")


class Cards(QAbstractListModel):
    """Five hundred cards of plain text."""

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 500

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return CARD if role == Qt.ItemDataRole.DisplayRole else None


class CardPainter(QStyledItemDelegate):
    """Paints a card as a rounded box with its lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:
        return QSize(600, 120)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -9), 8, 8)
        painter.drawText(option.rect.adjusted(10, 8, -10, -8), Qt.TextFlag.TextWordWrap, index.data())


def _cards_shown(window: QWidget) -> float:
    """A plain list of 500 cards in a window of its own, until it is painted."""
    made = []

    def show() -> None:
        view = QListView()
        made.append(view)
        view.setModel(Cards(view))
        view.setItemDelegate(CardPainter(view))
        view.resize(980, 740)
        view.show()
        paint()

    took = timed(show)()
    made[0].close()
    made[0].deleteLater()
    window.activateWindow()
    paint()
    return took
