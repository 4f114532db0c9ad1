"""Finding a patient as one types: the query beside its covering range, the key beside a bare editor."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from charting.services import patients
from tests.benchmarks.charts import unlocked
from tests.benchmarks.in_app import endless, in_app, key_to_paint, open_patient, paint
from tests.benchmarks.measure import Row, by_turns, high, medians, timed
from tests.benchmarks.reading import raw_of
from tests.journeys import hands as do

ROUNDS = 60
KEYS = 240
TYPED = ("k", "ka", "kal", "kal re", "lo", "inv", "555 00", "zzz")
"""Short and common beginnings, two pieces, a phone, and what is not there."""

RANGE = (
    "SELECT token, patient_id FROM patient_token "
    "WHERE rank = 0 AND token >= ? AND token < ? ORDER BY token LIMIT 12"
)
ERASE_AND_TYPE = "\b\b\b\b\b\bkal re"


def rows(place: Path) -> list[Row]:
    """Ends the process: the last rows are reported from inside the app."""
    found = [_query(place / name, count) for name, count in (("small", "5,000"), ("large", "50,000"))]
    in_app(place / "large", lambda hands: [*found, _key(hands)])
    return []


def _query(folder: Path, count: str) -> Row:
    chart, opened = unlocked(folder)
    raw = raw_of(folder)

    def bare() -> None:
        for typed in TYPED:
            raw.execute(RANGE, (typed, typed + "\U0010ffff")).fetchall()

    def ours() -> None:
        for typed in TYPED:
            patients.find_patients(chart, typed)

    pair = by_turns(timed(bare), timed(ours), ROUNDS)
    floor, median = (one / len(TYPED) for one in medians(pair))
    slowest = max(
        min(timed(lambda typed=typed: patients.find_patients(chart, typed))() for _ in range(5))
        for typed in TYPED
    )
    raw.close()
    opened.lock()
    return Row(
        what=f"Find among {count} patients, one key",
        floor=floor,
        ours=median,
        note=f"slowest {slowest:.1f} ms",
    )


def _key(hands: do.Hands) -> Row:
    open_patient(hands, "Twenty")
    hands.press("Ctrl+F")
    field = hands.wait_for("find_patient")
    bare = QLineEdit()
    bare.resize(field.size())
    bare.show()
    field.activateWindow()
    field.setFocus()
    paint()
    keys = ERASE_AND_TYPE
    pair = by_turns(
        key_to_paint(bare, endless(keys)), key_to_paint(field, endless(keys)), KEYS, warm=len(keys)
    )
    floor, median = medians(pair)
    slow = f"95 of 100 within {high(pair[1]):.1f} ms; never over 16 is promised, worst {max(pair[1]):.1f}"
    return Row(what="Key to paint: find among 50,000", floor=floor, ours=median, most=2.0, note=slow)
