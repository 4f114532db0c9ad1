"""From a key to what it paints on a full visit, beside a plain editor with the notes of that visit.

The floor of every row is a bare `QPlainTextEdit` as large as the field for notes, with the same flowing
prose in it, in a window of its own: it is the editor that the budget of 2x was set for, and what typing
on such a page would cost without a page. A bare `QLineEdit` holds one word, knows no page and offers
nothing; an editor that holds short lines paints no more than one of them (0.2 to 0.3 ms either). Neither
is what a field of chips could come to; what the line takes is said beside, for who wants to know.

Each key is pressed in the editor and in the field by turns, the same key in both: the first letter,
which brings the list of offers; the letters after it; Backspace, whose last one takes the list away;
and the Enter that adds a chip. Every round types another line, as in a visit. The time runs until
everything that the key changed is painted, the list included. What is saved meanwhile is saved while
the clock runs, for both alike. What follows from the note (suggestions, warnings, the dots on the figure)
is shown when the hands rest, and no key waits for it: see ui/presenters/visit/conclusions.py.

The last rows of a field are all its keys, of which the budget speaks, and what a practitioner feels of them:
a whole line from its first letter to its Enter, the time of all its keys together.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tests.benchmarks.charts import FULL, WORDS
from tests.benchmarks.in_app import endless, in_app, key_to_paint, open_patient, paint, settle
from tests.benchmarks.measure import Row, by_turns, high, medians
from tests.journeys import hands as do

PROSE = WORDS * 12
"""The notes of the full visit."""

KEYS = 240
ROUNDS = 40
WARM = 12
"""Rounds: by then every line was typed once, as on any day but the first."""

FIRST, NEXT, BACK, ENTER = "first letter", "letters after it", "Backspace", "Enter, a chip"
ALL, WHOLE = "all keys", "a line and its Enter"

FIELDS = {
    "symptoms": (
        ("tender l", "dull", "worse sitting cough", "stiff morning", "better heat", "numbness r", "cold"),
        [f"own words {number}" for number in range(10, 10 + ROUNDS + WARM)],
    ),
    "points": (
        ("bl23 25 40 b", "gb30 34 l", "ki3 b +", "shenshu", "st36 sp6 b", "du4", "ashi bl24 r", "huantiao"),
        [f"gb{number + 1} b" for number in range(ROUNDS + WARM)],
    ),
}
"""Of each field what is typed and erased, in turn, and what is then entered: something new in every round."""


def rows(place: Path) -> list[Row]:
    """Ends the process: the rows are reported from inside the app."""
    in_app(place / "small", _rows)
    return []


def _rows(hands: do.Hands) -> list[Row]:
    open_patient(hands, FULL)
    notes = hands.wait_for("session_notes")
    made = [_notes_row(notes, _plain_notes(notes))]
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


def _field_rows(
    hands: do.Hands, name: str, lines_typed: Sequence[str], entries: Sequence[str]
) -> Iterator[Row]:
    notes, field = hands.wait_for("session_notes"), hands.wait_for(f"{name}_input")
    floor, line = _plain_notes(notes), _beside(QLineEdit(), field)
    times: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    every: list[tuple[float, float, float]] = []
    whole: list[tuple[float, float, float]] = []
    for place, entry in enumerate(entries):
        round_took = []
        for kind, key in _keys(lines_typed[place % len(lines_typed)], entry):
            took = tuple(key_to_paint(each, lambda: key)() for each in (floor, field, line))  # noqa: B023
            if kind and place >= WARM:
                times[kind].append(took)
            if place >= WARM:
                every.append(took)
            if kind in ("", ENTER):
                round_took.append(took)
        if place >= WARM:
            whole.append(tuple(sum(each) for each in zip(*round_took, strict=True)))
        hands.press("Left", "Delete")  # the chip of this round
        floor.setPlainText(PROSE)
        settle()
    for kind, taken in (*times.items(), (ALL, every), (WHOLE, whole)):
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


def _plain_notes(like: QWidget) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setPlainText(PROSE)
    return _beside(made, like)


def _beside(bare, like: QWidget):
    bare.resize(like.size())
    bare.show()
    like.activateWindow()
    like.setFocus()
    paint()
    return bare
