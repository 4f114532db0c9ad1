"""The progress picture as numbers: everything is worked out here, the widget only paints."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from charting.domain.assessment import SEVERITIES, Assessment
from charting.domain.dates import MONTHS
from charting.domain.finding import FindingDefinition, number_from
from charting.domain.progress import (
    LONGEST_JOINED_GAP_DAYS,
    better_at_most,
    joined_runs,
    places,
    whole_pain_score,
    worse_at_least,
)
from charting.domain.text import in_words, listed
from charting.domain.treatment import Method, PointUse
from charting.domain.visit_note import VisitNote
from charting.services.timeline import ProgressVisit

PAIN, FLEXION, TRAINING, NEXT_VISIT = "pain_now", "flexion", "training_sessions_week", "next_visit"
FINDINGS = (PAIN, FLEXION, TRAINING, NEXT_VISIT)
"""All that progress reads of what was observed."""
SAME_POINTS = "same points"
"""What is said of a treatment that needled what the one before did."""

DEGREES_STEP, LEAST_DEGREES = 30, 60


@dataclass(frozen=True, kw_only=True)
class VisitMark:
    """A visit on the time axis."""

    visit_id: int
    place: float
    """From 0, the first visit, to 1, the last: see progress.places."""
    day: str
    summary: str
    """What was found and done, in one line."""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A measured value at a visit."""

    mark: int
    """Which visit, counted from 0."""
    value: float
    words: str
    aside: str = ""
    """What else is to be known of it, such as another day on which it was filled in."""


@dataclass(frozen=True, kw_only=True)
class Band:
    """A range of values that means something."""

    lowest: float
    highest: float
    words: str
    tone: Literal["better", "worse"]


@dataclass(frozen=True, kw_only=True)
class LineTrack:
    """Values joined by a line where they may be joined."""

    label: str
    scale: str
    """What the numbers are: `0 to 10`, `degrees`."""
    highest: float
    ticks: tuple[float, ...]
    dots: tuple[Dot, ...]
    runs: tuple[tuple[int, ...], ...]
    """Places in `dots` that a line may join."""
    bands: tuple[Band, ...] = ()
    lowest: float = 0


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A pattern from one visit to the next."""

    start: int
    end: int | None
    """The visit it reaches to; None where there is no next one or it is too far away."""
    depth: int
    """0 where the severity was not said, else 1 mild to 3 strong."""


@dataclass(frozen=True, kw_only=True)
class PatternTrack:
    """A pattern over time."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """How one measure moved since the first visit of the complaint."""

    words: str
    """`Pain 7 → 2`."""
    amount: str
    """`−5 · meaningful`."""
    is_worse: bool = False


@dataclass(frozen=True, kw_only=True)
class Picture:
    """All that is drawn on the one time axis."""

    marks: tuple[VisitMark, ...]
    lines: tuple[LineTrack, ...]
    patterns: tuple[PatternTrack, ...]
    treatments: tuple[str, ...]
    """One text a visit, empty where nothing was done."""
    training: tuple[Dot, ...]
    description: str
    """The same facts as text, for those who do not see the picture."""

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to draw but the days of the visits."""
        return not (self.lines or self.patterns or self.training or any(self.treatments))


def make_picture(
    visits: Sequence[ProgressVisit],
    *,
    definitions: Mapping[str, FindingDefinition],
    short_names: Mapping[str, str],
    methods: Mapping[str, Method],
    with_bands: bool,
    measured: Sequence[LineTrack] = (),
) -> Picture:
    """The picture of some visits, oldest first. Bands need a baseline: they are for one complaint alone.

    The lines of questionnaires, `measured`, stand between pain and movement.
    """
    years = {visit.on.year for visit in visits}
    every = (_pain(visits, with_bands), *measured, _flexion(visits, definitions))
    lines = [track for track in every if track]
    said = _said_at(lines)
    patterns = tuple(_patterns(visits, short_names))
    training = tuple(
        Dot(mark=mark, value=number, words=f"{number:g}")
        for mark, number in _numbers(visits, TRAINING)
        if number >= 0
    )
    marks = tuple(
        VisitMark(
            visit_id=visit.visit_id,
            place=place,
            day=day_label(visit.on, with_year=len(years) > 1),
            summary=_summary(visit, said.get(mark, []), short_names, methods),
        )
        for mark, (visit, place) in enumerate(zip(visits, places([one.on for one in visits]), strict=True))
    )
    return Picture(
        marks=marks,
        lines=tuple(lines),
        patterns=patterns,
        treatments=tuple(_treatments(visits, methods)),
        training=training,
        description="\n".join(mark.summary for mark in marks),
    )


def _said_at(lines: Sequence[LineTrack]) -> Mapping[int, list[str]]:
    """What was measured at each visit, in words."""
    said: dict[int, list[str]] = {}
    for track in lines:
        for dot in track.dots:
            aside = f" ({dot.aside})" if dot.aside else ""
            said.setdefault(dot.mark, []).append(f"{track.label} {dot.words}{aside}")
    return said


def day_label(day: date, *, with_year: bool = False) -> str:
    """`9 Feb`, or `9 Feb 25` where the year matters."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year % 100:02}" if with_year else "")


def pain_scores(visits: Sequence[ProgressVisit]) -> list[tuple[int, int]]:
    """Which visit, and its pain 0-10, where it was recorded."""
    scores = ((mark, whole_pain_score(visit.note.text_of(PAIN))) for mark, visit in enumerate(visits))
    return [(mark, score) for mark, score in scores if score is not None]


def flexion_degrees(visits: Sequence[ProgressVisit]) -> list[tuple[int, float]]:
    """Which visit, and how far the back bent forward, where it was measured."""
    return [(mark, number) for mark, number in _numbers(visits, FLEXION) if 0 <= number <= 180]


def _numbers(visits: Sequence[ProgressVisit], finding: str) -> Iterator[tuple[int, float]]:
    for mark, visit in enumerate(visits):
        number = number_from(visit.note.text_of(finding))
        if number is not None:
            yield mark, number


def _pain(visits: Sequence[ProgressVisit], with_bands: bool) -> LineTrack | None:
    scores = pain_scores(visits)
    if not scores:
        return None
    return LineTrack(
        label="Pain",
        scale="0 to 10",
        highest=10,
        ticks=(0, 5, 10),
        dots=tuple(Dot(mark=mark, value=score, words=str(score)) for mark, score in scores),
        runs=joined_marks(visits, [mark for mark, _ in scores]),
        bands=tuple(_bands([score for _, score in scores])) if with_bands else (),
    )


def _bands(scores: list[int]) -> Iterator[Band]:
    """Where a change from the first score is meaningful; the worse side once it was reached."""
    first = scores[0]
    better, worse = better_at_most(first), worse_at_least(first)
    if better is not None:
        words = f"meaningful: {first - better} or more below {first}"
        yield Band(lowest=0, highest=better, words=words, tone="better")
    if worse is not None and max(scores) >= worse:
        words = f"worse: {worse - first} or more above {first}"
        yield Band(lowest=worse, highest=10, words=words, tone="worse")


def _flexion(
    visits: Sequence[ProgressVisit], definitions: Mapping[str, FindingDefinition]
) -> LineTrack | None:
    degrees = flexion_degrees(visits)
    if not degrees or FLEXION not in definitions:
        return None
    highest = max(LEAST_DEGREES, *(-(-number // DEGREES_STEP) * DEGREES_STEP for _, number in degrees))
    step = DEGREES_STEP if highest <= 90 else 2 * DEGREES_STEP
    return LineTrack(
        label=definitions[FLEXION].label,
        scale="degrees",
        highest=highest,
        ticks=tuple(float(tick) for tick in range(0, int(highest) + 1, step)),
        dots=tuple(Dot(mark=mark, value=number, words=f"{number:g}") for mark, number in degrees),
        runs=joined_marks(visits, [mark for mark, _ in degrees]),
    )


def joined_marks(visits: Sequence[ProgressVisit], marks: list[int]) -> tuple[tuple[int, ...], ...]:
    """Places in `marks` that may be joined: no long gap, and the same complaint."""
    runs = []
    for run in joined_runs([visits[mark].on for mark in marks]):
        part = [run[0]]
        for place in run[1:]:
            if visits[marks[place]].episode_id != visits[marks[part[-1]]].episode_id:
                runs.append(tuple(part))
                part = []
            part.append(place)
        runs.append(tuple(part))
    return tuple(runs)


def _patterns(visits: Sequence[ProgressVisit], short_names: Mapping[str, str]) -> Iterator[PatternTrack]:
    keys = dict.fromkeys(one.key for visit in visits for one in visit.note.patterns)
    for key in keys:
        bars = []
        for mark, visit in enumerate(visits):
            found = next((one for one in visit.note.patterns if one.key == key), None)
            if found:
                bars.append(Bar(start=mark, end=_reaches(visits, mark), depth=depth_of(found)))
        yield PatternTrack(label=short_names.get(key, in_words(key)), bars=tuple(bars))


def depth_of(assessment: Assessment) -> int:
    """How strong a pattern is: 1 mild to 3 strong, 0 where it was not said."""
    return SEVERITIES.index(assessment.degree) + 1 if assessment.degree in SEVERITIES else 0


def _reaches(visits: Sequence[ProgressVisit], mark: int) -> int | None:
    if mark + 1 == len(visits):
        return None
    here, following = visits[mark], visits[mark + 1]
    near = (following.on - here.on).days <= LONGEST_JOINED_GAP_DAYS
    return mark + 1 if near and following.episode_id == here.episode_id else None


def _treatments(visits: Sequence[ProgressVisit], methods: Mapping[str, Method]) -> Iterator[str]:
    before: VisitNote | None = None
    for visit in visits:
        yield treatment_words(visit.note, before, methods)
        before = visit.note if visit.note.points or visit.note.methods else before


def treatment_words(note: VisitNote, before: VisitNote | None, methods: Mapping[str, Method]) -> str:
    """What was done, short: all of the points, or only what was added to those of last time."""
    codes = _codes(note.points)
    last = _codes(before.points) if before else []
    added = [code for code in codes if code not in last]
    if last and codes and set(last) <= set(codes):
        words = f"+ {short_codes(added)}" if added else SAME_POINTS
    else:
        words = short_codes(codes)
    also = ", ".join(
        methods[use.method].label if use.method in methods else in_words(use.method) for use in note.methods
    )
    if also:
        words = f"{words} + {also}" if words and words != SAME_POINTS else f"+ {also}"
    return words


def short_codes(codes: Sequence[str]) -> str:
    """Codes with a channel named once: `BL23 25 40 ST36`."""
    words, channel = [], ""
    for code in codes:
        letters = code.rstrip("0123456789")
        number = code[len(letters) :]
        words.append(number if letters == channel and number and letters.isalpha() else code)
        channel = letters
    return listed(words)


def _codes(uses: Sequence[PointUse]) -> list[str]:
    return list(dict.fromkeys(use.point for use in uses))


def _summary(
    visit: ProgressVisit,
    measured: list[str],
    short_names: Mapping[str, str],
    methods: Mapping[str, Method],
) -> str:
    patterns = (
        " ".join(part for part in (short_names.get(one.key, in_words(one.key)), one.degree) if part)
        for one in visit.note.patterns
    )
    done = treatment_words(visit.note, None, methods)
    head = f"{day_label(visit.on)} {visit.on.year}, visit {visit.number}"
    return " · ".join(part for part in (head, *measured, *patterns, done) if part)


def signed_amount(amount: float) -> str:
    """`+3`, `−5`, `±0`."""
    sign = "+" if amount > 0 else "−" if amount < 0 else "±"
    return f"{sign}{abs(amount):g}"
