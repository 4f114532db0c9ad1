"""Fills an empty chart with the demo practice: patients, a year of visits, handouts excepted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import sessionmaker

from charting.content.catalogue import read_catalogue
from charting.demo.needling import needling, still_in
from charting.demo.people import DemoPerson, people
from charting.demo.reading import Reader
from charting.demo.storylines import STORYLINES, Storyline
from charting.domain.assessment import Assessment
from charting.domain.treatment import needle_count
from charting.domain.visit_note import Field, ListField, Observation, ObservationField, ProseField, Value
from charting.services import episodes, patients, practice, visits
from charting.services.chart import Chart
from charting.services.opened_chart import OpenedChart
from charting.settings import Settings

SETTINGS = Settings(
    practice="Riverside Acupuncture (demo)",
    practitioner="Robin Reed",
    credentials="L.Ac.",
    address="12 Willow Street\nAnytown",
    phone="(555) 010-0199",
    hours="By appointment only",
    needle_gauge_mm=0.25,
    needle_length_mm=40,
    needle_minutes=20,
)
OPEN_VISITS = 2
"""How many visits of today are left unsigned, as on a working day."""

BRUISED_AT = 2
"""At which visit of one complaint something went wrong, counted from 0."""

LONGEST_COURSE_DAYS = 330


@dataclass
class _Clock:
    """The time at which the demo's past is written."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def fill_demo(opened: OpenedChart) -> None:
    """Fill a chart that was just created with the demo practice."""
    fill(
        Chart(
            sessions=opened.sessions,
            catalogue=read_catalogue(),
            clock=opened.clock,
            who=SETTINGS.practitioner,
        )
    )


def fill(chart: Chart, progress: Callable[[int, int], None] | None = None) -> None:
    """Write the whole demo practice through the ordinary services; all of it is one commit.

    `progress` hears (patients done, of all).
    """
    with chart.sessions() as outer, outer.begin():
        # The services' own transactions become savepoints of this one: hundreds of them cost one fsync
        joined = sessionmaker(
            bind=outer.connection(), join_transaction_mode="create_savepoint", expire_on_commit=False
        )
        _fill(replace(chart, sessions=joined), progress)


def _fill(chart: Chart, progress: Callable[[int, int], None] | None) -> None:
    today = chart.clock()
    clock = _Clock(now=today - timedelta(days=400))
    past = replace(chart, clock=clock)
    practice.save_settings(past, SETTINGS)
    reader = Reader(chart.catalogue)
    everyone = people()
    for place, person in enumerate(everyone):
        _Story(past, clock, reader, today).tell(place, person, len(everyone))
        if progress:
            progress(place + 1, len(everyone))


class _Story:
    """One patient's record, from the first complaint to now."""

    def __init__(self, chart: Chart, clock: _Clock, reader: Reader, today: datetime) -> None:
        self._chart = chart
        self._clock = clock
        self._reader = reader
        self._today = today

    def tell(self, place: int, person: DemoPerson, of: int) -> None:
        """Spread the patients over the year: the first ones come in these days, the last ones are done."""
        last_day = self._today - timedelta(days=LONGEST_COURSE_DAYS * place * place // (of * of))
        starts = [last_day - timedelta(days=sum(_days(STORYLINES[person.storylines[-1]])))]
        if len(person.storylines) > 1:
            earlier = STORYLINES[person.storylines[0]]
            starts.insert(0, starts[0] - timedelta(days=60 + sum(_days(earlier))))
        self._clock.now = starts[0] - timedelta(days=1)
        patient_id = patients.create_patient(self._chart, person.details)
        for key, start in zip(person.storylines, starts, strict=True):
            is_open = place < OPEN_VISITS and key == person.storylines[-1]
            self._complaint(patient_id, STORYLINES[key], start, place, is_open=is_open)

    def _complaint(
        self, patient_id: int, story: Storyline, start: datetime, place: int, *, is_open: bool
    ) -> None:
        onset = (start - timedelta(days=story.onset_days_before)).date()
        details = episodes.EpisodeDetails(
            title=story.title,
            onset=onset.isoformat() if story.onset_days_before < 60 else f"{onset:%Y-%m}",
            mechanism=story.mechanism,
            goals=story.goals,
        )
        self._clock.now = start
        episode_id = episodes.start_episode(self._chart, patient_id, details)
        moment = start.replace(hour=14 + place % 6, minute=place % 4 * 15, second=0, microsecond=0)
        for number, days in enumerate(_days(story)):
            moment += timedelta(days=days)
            self._clock.now = min(moment, self._today)
            is_last = number == len(story.pain) - 1
            self._visit(episode_id, story, number, is_open=is_open and is_last)
        if self._today - self._clock.now > timedelta(days=45):
            ended = replace(details, ended_on=self._clock.now.date())
            episodes.update_episode(self._chart, episode_id, ended)

    def _visit(self, episode_id: int, story: Storyline, number: int, *, is_open: bool) -> None:
        visit_id = visits.start_visit(self._chart, episode_id)
        changes = self._charted(story, number)
        if is_open:
            changes = {field: value for field, value in changes.items() if field not in _WRITTEN_AT_THE_END}
            changes |= still_in(self._reader.points(story.later_points), self._chart.catalogue.needle_regions)
        later = self._clock.now + timedelta(minutes=2 if is_open else 40)
        self._clock.now = min(later, self._today)
        visits.save_visit(self._chart, visit_id, changes)
        if not is_open:
            visits.sign_visit(self._chart, visit_id, SETTINGS.signer)

    def _charted(self, story: Storyline, number: int) -> dict[Field, Value | None]:
        typed = story.first if number == 0 else story.later
        points = self._reader.points(story.points if number < 2 else story.later_points)
        found: dict[Field, Value | None] = {}
        totals = self._reader.measures(story.measures.get(number, ""))
        for field, observation in (self._reader.chips(typed) | totals).items():
            found[field] = observation
        found |= {
            ObservationField(key): Observation(value=text) for key, text in _numbers(story, number).items()
        }
        needles = str(needle_count(points))
        for key in ("needles_in", "needles_out"):
            found[ObservationField(key)] = Observation(value=needles)
        found |= needling(
            points,
            self._chart.catalogue.needle_regions,
            self._clock.now,
            20 if number == 0 else 25,
            has_bruise=story is STORYLINES["form"] and number == BRUISED_AT,
        )
        if number == 0:
            for flag in self._chart.catalogue.red_flags:
                answer = story.asked.get(flag.finding.key, "no")
                found[ObservationField(flag.finding.key)] = Observation(value=answer)
        found[ListField("causes")] = tuple(
            Assessment(key=key, degree=degree, is_main=not place)
            for place, (key, degree) in enumerate(story.causes)
        )
        found[ListField("patterns")] = _patterns(story, number)
        found[ListField("points")] = points
        usual = practice.usual_needle(SETTINGS)
        if points and usual:
            found[ListField("usual_needle")] = (usual,)
        if number % 2 == 0:
            found[ListField("methods")] = tuple(self._reader.method(words) for words in story.methods)
        found |= {ProseField(name): text for name, text in _prose(story, number).items()}
        return found


_WRITTEN_AT_THE_END = (
    ObservationField("needles_out"),
    ObservationField("pain_after"),
    ObservationField("response"),
    ProseField("session_notes"),
)


def _days(story: Storyline) -> list[int]:
    """Days from the start to the first visit (none), then from each visit to the next."""
    gaps = story.gap_days
    return [0, *(gaps[place % len(gaps)] for place in range(len(story.pain) - 1))]


def _numbers(story: Storyline, number: int) -> Mapping[str, str]:
    pain, visits_in_all = story.pain[number], len(story.pain)
    first, last = story.flexion
    flexion = first + (last - first) * number // max(1, visits_in_all - 1)
    return {
        "pain_now": str(pain),
        "pain_worst": str(min(10, pain + 2)),
        "flexion": str(flexion),
        "pain_after": str(max(0, pain - 1 - number % 2)),
        "response": "better" if number % 4 != 2 else "same",
        "retention_minutes": "20" if number == 0 else "25",
    }


def _patterns(story: Storyline, number: int) -> tuple[Assessment, ...]:
    recorded = [(key, degrees[number]) for key, degrees in story.patterns if degrees[number]]
    return tuple(
        Assessment(key=key, degree=degree, is_main=not place) for place, (key, degree) in enumerate(recorded)
    )


def _prose(story: Storyline, number: int) -> Mapping[str, str]:
    return {
        "principle": story.principle,
        "session_notes": story.notes[min(number, len(story.notes) - 1)],
        "advice": story.advice,
        "plan": story.plan,
    }
