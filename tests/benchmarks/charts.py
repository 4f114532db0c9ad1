"""Charts to measure on: patients with 20, 200 and 500 visits, a full draft, and thousands of others."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import sessionmaker

from charting.content.catalogue import Catalogue, read_catalogue
from charting.domain.assessment import Assessment
from charting.domain.finding import FindingDefinition, Kind
from charting.domain.patient import PatientDetails
from charting.domain.patient_words import tokens
from charting.domain.treatment import PointUse
from charting.domain.visit_note import (
    Field,
    ListField,
    Observation,
    ObservationField,
    ProseField,
    Side,
    Value,
)
from charting.services import chart_file, patients, visits
from charting.services.chart import Chart
from charting.services.episodes import EpisodeDetails, start_episode
from charting.store.engine import raw_connection
from charting.store.key_file import read_keys
from charting.store.keys import Cost, unlock_with_passphrase
from tests.benchmarks.measure import Row

PASSPHRASE = "willow lantern seven oats"
CHEAP = Cost(passes=1, memory_bytes=8192)
"""For everything but the row that measures the derivation."""

WITH_VISITS = {"Twenty": 20, "Twohundred": 200, "Fivehundred": 500}
"""Given names of patients, and how many signed visits each has."""

FULL = "Fulldraft"
"""A patient with twenty signed visits and a draft in which nearly everything is charted."""

FULL_OBSERVATIONS = 200
USUAL_OBSERVATIONS = 25
WORDS = "Sore after the third set, eases with walking, worse after sitting for an hour. "
SIDES: tuple[Side, ...] = ("left", "right")


class Made:
    """A closed chart and the ids of what is in it."""

    def __init__(self, folder: Path, many: int, cost: Cost = CHEAP) -> None:
        """Make it: `many` patients besides those with visits."""
        self.folder = folder
        now = datetime(2026, 3, 16, 15, tzinfo=UTC)
        self.catalogue = read_catalogue()
        opened, _ = chart_file.create_chart(
            folder, PASSPHRASE, who="Robin Reed", clock=lambda: now, cost=cost
        )
        chart = Chart(sessions=opened.sessions, catalogue=self.catalogue, clock=lambda: now, who="Robin Reed")
        self.patients: dict[str, int] = {}
        self.newest: dict[str, int] = {}
        # All in one commit: the services' own transactions become savepoints
        with opened.sessions() as outer, outer.begin():
            joined = sessionmaker(
                bind=outer.connection(), join_transaction_mode="create_savepoint", expire_on_commit=False
            )
            self._fill(replace(chart, sessions=joined), now)
        opened.rest()
        opened.lock()
        add_patients(folder, many)

    def _fill(self, chart: Chart, now: datetime) -> None:
        usual = note_of(self.catalogue, USUAL_OBSERVATIONS)
        for name, count in {**WITH_VISITS, FULL: 20}.items():
            details = PatientDetails(given_name=name, family_name="Measured", date_of_birth=date(1990, 4, 12))
            self.patients[name] = patients.create_patient(chart, details)
            episode = start_episode(chart, self.patients[name], EpisodeDetails(title="Low back pain"))
            for number in range(count):
                at = now - timedelta(days=3 * (count - number))
                then = replace(chart, clock=lambda at=at: at)
                self.newest[name] = visits.start_visit(then, episode)
                visits.save_visit(then, self.newest[name], with_pain(usual, number))
                visits.sign_visit(then, self.newest[name], "Robin Reed, L.Ac.")
            if name == FULL:
                self.newest[name] = visits.start_visit(chart, episode)
                visits.save_visit(chart, self.newest[name], note_of(self.catalogue, FULL_OBSERVATIONS))


def note_of(catalogue: Catalogue, observations: int) -> dict[Field, Value | None]:
    """A note with so many findings of the real vocabulary, spread over its sections, and all else."""
    possible = [
        (ObservationField(one.key, side), Observation(value=value_of(one)))
        for section in catalogue.sections
        for one in section.findings
        for side in (SIDES if one.sided else ("",))
        if one.kind is not Kind.WHEN
    ]
    step = max(1.0, len(possible) / observations)
    chosen = [possible[int(place * step)] for place in range(min(observations, len(possible)))]
    points = [key for key, point in catalogue.points.items() if point.paired and not point.free][:10]
    return {
        **dict(chosen),
        ListField("causes"): tuple(Assessment(key=one.key) for one in catalogue.causes[:2]),
        ListField("patterns"): tuple(Assessment(key=one.key) for one in catalogue.patterns[:2]),
        ListField("points"): tuple(PointUse(point=key, side="both") for key in points),
        ProseField("session_notes"): WORDS * 12,
        ProseField("advice"): WORDS,
        ProseField("plan"): WORDS,
    }


def value_of(definition: FindingDefinition) -> str:
    """A value that the finding can have."""
    if definition.kind in (Kind.CHOICE, Kind.CHOICES):
        return definition.choices[0].key
    if definition.kind in (Kind.SCORE, Kind.NUMBER):
        return str(int(definition.lowest or 1))
    return {Kind.PRESENT: "present", Kind.TEST: "positive"}.get(definition.kind, "words")


def with_pain(note: dict[Field, Value | None], number: int) -> dict[Field, Value | None]:
    """The note with a pain score that falls and rises."""
    return {**note, ObservationField("pain_now"): Observation(value=str(number * 7 % 11))}


def add_patients(folder: Path, many: int) -> None:
    """Add so many patients, with all they are found by, in one commit."""
    raw = raw_connection(
        folder / "chart.db", unlock_with_passphrase(read_keys(folder), PASSPHRASE), mode="rw"
    )
    columns = [row[1] for row in raw.execute("PRAGMA table_info(patient)")]
    template = dict(zip(columns, raw.execute("SELECT * FROM patient LIMIT 1").fetchone(), strict=True))
    first = raw.execute("SELECT max(id) FROM patient").fetchone()[0] + 1
    holes = ",".join("?" * len(columns))
    raw.execute("BEGIN")
    for patient_id in range(first, first + many):
        details = somebody(patient_id)
        row = {**template, "id": patient_id, "given_name": details.given_name}
        row |= {"family_name": details.family_name, "phone": details.phone}
        raw.execute(f"INSERT INTO patient VALUES ({holes})", list(row.values()))
        known_by = [(rank, token, patient_id) for rank, token in tokens(details)]
        raw.executemany("INSERT INTO patient_token (rank, token, patient_id) VALUES (?, ?, ?)", known_by)
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()


SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "sta",
    "vel",
    "an",
    "dor",
    "fi",
    "gus",
    "ho",
    "in",
    "jo",
    "lan",
    "ne",
    "ro",
)


def somebody(number: int) -> PatientDetails:
    """An invented person: names of two and three syllables that many share the beginning of."""
    given = "".join(SYLLABLES[number // place % 16] for place in (1, 16)).capitalize()
    family = "".join(SYLLABLES[number * 7 // place % 16] for place in (1, 16, 256)).capitalize()
    return PatientDetails(given_name=given, family_name=family, phone=f"555 {number:07d}")


def unlocked(folder: Path) -> tuple[Chart, "chart_file.OpenedChart"]:
    """The chart, open, as the services take it."""
    opened = chart_file.unlock(folder, passphrase=PASSPHRASE, who="Robin Reed")
    chart = Chart(
        sessions=opened.sessions, catalogue=read_catalogue(), clock=chart_file.utc_now, who="Robin Reed"
    )
    return chart, opened


def rows(place: Path) -> list[Row]:
    """Make the charts: `small` and `large` by patients, and `dear`, opened at the cost that the app takes."""
    made = Made(place / "small", 5_000)
    (place / "ids.json").write_text(json.dumps({"patients": made.patients, "newest": made.newest}))
    shutil.copytree(place / "small", place / "large")
    add_patients(place / "large", 45_000)
    shutil.copytree(place / "small", place / "dear")
    chart_file.change_passphrase(place / "dear", PASSPHRASE, PASSPHRASE)  # at the cost that the app takes
    return []


def newest_visit(place: Path, name: str) -> int:
    """The id of the newest visit of one of the patients with visits."""
    return int(json.loads((place / "ids.json").read_text())["newest"][name])


def patient_of(place: Path, name: str) -> int:
    """The id of one of the patients with visits."""
    return int(json.loads((place / "ids.json").read_text())["patients"][name])
