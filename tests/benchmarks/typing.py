"""From a key to what it paints on a full visit, beside a plain editor that holds as much text as the page.

The floor is a bare `QPlainTextEdit` as large as the page's view, in a window of its own, with the words
that the page shows: it is the least that a form for so much text could be, and what the budget of 2x was set
for. A bare `QLineEdit` holds one word, knows no page and offers nothing; what it takes is said beside,
for who wants to know, and is no floor.

Each key is pressed in the editor and in the field by turns, the same key in both: the first letter,
which brings the list of offers; the letters after it; Backspace, whose last one takes the list away;
and the Enter that adds a chip. The time runs until everything that the key changed is painted, the list
included. What is saved meanwhile is saved while the clock runs, for both alike.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.benchmarks.charts import FULL, WORDS
from tests.benchmarks.in_app import endless, in_app, key_to_paint, open_patient, paint, settle
from tests.benchmarks.measure import Row, by_turns, high, medians
from tests.journeys import hands as do
from ui.widgets.chip import ChipButton

KEYS = 240
ROUNDS = 40
WARM = 3

FIRST, NEXT, BACK, ENTER = "first letter", "letters after it", "Backspace", "Enter, a chip"

FIELDS = {
    "symptoms": ("tender l", [f"own words {number}" for number in range(10, 10 + ROUNDS + WARM)]),
    "points": ("bl23 25 40 b", [f"gb{number + 1}" for number in range(ROUNDS + WARM)]),
}
"""Of each field what is typed and erased, and what is then entered: something new in every round."""


def rows(place: Path) -> list[Row]:
    """Ends the process: the rows are reported from inside the app."""
    in_app(place / "small", _rows)
    return []


def _rows(hands: do.Hands) -> list[Row]:
    open_patient(hands, FULL)
    notes = hands.wait_for("session_notes")
    made = [_notes_row(notes, _beside(_editor(WORDS * 12), notes))]
    for name, (typed, entries) in FIELDS.items():
        made.extend(_field_rows(hands, name, typed, entries))
    return made


def _notes_row(ours: QWidget, bare: QWidget) -> Row:
    """Both editors get the same keys by turns, each in its own window's focus."""
    pair = by_turns(
        key_to_paint(bare, endless(WORDS)), key_to_paint(ours, endless(WORDS)), KEYS, warm=len(WORDS)
    )
    bare.window().close()
    return _row("Key to paint: session notes, 200 findings", *pair)


def _field_rows(hands: do.Hands, name: str, typed: str, entries: list[str]) -> Iterator[Row]:
    page, field = hands.wait_for("visit_page"), hands.wait_for(f"{name}_input")
    line = _beside(QLineEdit(), field)
    floor = _beside(_editor(_words_of(page)), field)
    floor.resize(page.size())
    times: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for kind, key in _keys(typed, entry):
            took = tuple(key_to_paint(each, lambda: key)() for each in (floor, field, line))  # noqa: B023
            if kind and place >= WARM:
                times[kind].append(took)
        hands.press("Left", "Delete")  # the chip of this round
        floor.setPlainText(_words_of(page))
        settle()
    for kind, taken in times.items():
        floors, ours, lines = ([took[place] for took in taken] for place in range(3))
        yield _row(f"Key to paint: {name}, {kind}", floors, ours, lines)
    floor.close()
    line.close()


def _keys(typed: str, entry: str) -> Iterator[tuple[str, str]]:
    """The keys of a round, each with its kind; without one it is not counted."""
    yield FIRST, typed[0]
    yield from ((NEXT, key) for key in typed[1:])
    yield from ((BACK, "\b") for _ in typed)
    yield from (("", key) for key in entry)
    yield ENTER, "\r"


def _row(what: str, floors: list[float], ours: list[float], lines: list[float] | None = None) -> Row:
    floor, median = medians((floors, ours))
    slow = f"95 of 100 within {high(ours):.1f} ms, of the floor's within {high(floors):.1f}"
    beside = f"; a bare line {medians((lines, lines))[0]:.2f}" if lines else ""
    return Row(what=what, floor=floor, ours=median, most=2.0, note=slow + beside)


def _words_of(page: QWidget) -> str:
    """What the page shows in letters, a line for each thing."""
    shown = [one for one in page.findChildren(QWidget) if one.isVisible()]
    words = [one.text() for one in shown if isinstance(one, QLabel | QLineEdit)]
    words += [one.chip.text for one in shown if isinstance(one, ChipButton)]
    words += [one.toPlainText() for one in shown if isinstance(one, QPlainTextEdit)]
    return "\n".join(one for one in words if one)


def _editor(text: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setPlainText(text)
    return made


def _beside(bare, like: QWidget):
    bare.resize(like.size())
    bare.show()
    like.activateWindow()
    like.setFocus()
    paint()
    return bare
