"""The progress page's behaviour: which visits are drawn, and what they come to in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from charting.content.measure_entry import PREFIX
from charting.domain.finding import FindingDefinition
from charting.domain.finding_changes import beyond_normal
from charting.domain.note_words import moment_words
from charting.domain.progress import PAIN_IS_REAL, pain_change
from charting.domain.text import in_words
from charting.services import episodes, practice, timeline
from charting.services.chart import Chart
from charting.services.timeline import GivenHandout, ProgressVisit
from ui.presenters.announcements import (
    Announcement,
    Announcements,
    EpisodeChanged,
    HandoutIssued,
    VisitChanged,
)
from ui.presenters.patient.patient_fields import LANGUAGES
from ui.presenters.patient.progress_measures import (
    Scored,
    measure_changes,
    measure_tracks,
    real_changes,
    scored,
)
from ui.presenters.patient.progress_picture import (
    FINDINGS,
    FLEXION,
    NEXT_VISIT,
    ChangeLine,
    Picture,
    day_label,
    flexion_degrees,
    make_picture,
    pain_scores,
    signed_amount,
)
from ui.presenters.run_work import RunWork

Range = Literal["episode", "year", "all"]
RANGES: tuple[tuple[Range, str], ...] = (("episode", "Episode"), ("year", "1 year"), ("all", "All"))
YEAR_DAYS = 365
READ_AT_ONCE = 40
"""Visits of a patient that are read before the page is painted: some 10 ms."""
MOST_HANDOUTS = 6
MOST_PLAN = 160


@dataclass(frozen=True, kw_only=True)
class EpisodeName:
    """A complaint that progress can be shown for."""

    id: int
    title: str


@dataclass(frozen=True, kw_only=True)
class ProgressScreen:
    """Everything the page shows."""

    title: str
    subtitle: str
    shown_range: Range
    episode_id: int
    episodes: tuple[EpisodeName, ...]
    picture: Picture
    changes: tuple[ChangeLine, ...]
    real_changes: tuple[str, ...]
    """What change of a measure is real, each with its source."""
    patterns: tuple[str, ...]
    handouts: tuple[str, ...]
    next_steps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What is to be read; another patient may be opened meanwhile."""

    patient_id: int
    range: Range
    seen: tuple[episodes.EpisodeLine, ...]
    chosen: episodes.EpisodeLine


class ProgressView(Protocol):
    """What the presenter asks of the page."""

    def show_progress(self, screen: ProgressScreen) -> None:
        """Show how it goes."""

    def show_reading(self) -> None:
        """Say that a long history is being read; nothing of another patient stays on the page."""

    def show_empty(self, words: str) -> None:
        """Say why there is nothing to show yet."""


class ProgressPresenter:
    """Knows the patient, the complaint and the range."""

    def __init__(
        self,
        chart: Chart,
        view: ProgressView,
        announcements: Announcements,
        open_visit: Callable[[int], None],
        run: RunWork,
    ) -> None:
        """A long history is read by `run`, away from the screen's thread."""
        self._chart = chart
        self._view = view
        self._announcements = announcements
        self.open_visit = open_visit
        self._patient_id = 0
        self._episode_id: int | None = None
        self._range: Range = "episode"
        self._is_stale = False
        self._is_shown = False
        self._run = run
        self._shown_patient = 0
        self._asked = 0
        """Which of the readings is the newest; an older one is not shown when it comes late."""

    def open(self, patient_id: int, episode_id: int | None = None) -> None:
        """Another patient, or another of their complaints; read when the page is shown."""
        if patient_id != self._patient_id:
            self._range = "episode"
        self._patient_id, self._episode_id = patient_id, episode_id
        self._asked += 1  # what is still being read may be another patient's
        self._announcements.listen(self, self._heard)
        self._refresh_or_wait()

    def leave(self) -> None:
        """The page is left: hear no more, and show nothing that is still being read."""
        self._announcements.stop(self)
        self._asked += 1
        self._patient_id = self._shown_patient = 0

    def shown(self, is_shown: bool) -> None:
        """The page came to the front or went; a hidden one reads nothing."""
        self._is_shown = is_shown
        if is_shown and self._is_stale:
            self._refresh()

    def choose_range(self, wanted: Range) -> None:
        """Draw the episode, the last year, or everything."""
        self._range = wanted
        self._refresh()

    def choose_episode(self, episode_id: int) -> None:
        """Show another complaint."""
        self._episode_id, self._range = episode_id, "episode"
        self._refresh()

    def _refresh_or_wait(self) -> None:
        self._is_stale = True
        if self._is_shown:
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        self._asked += 1
        lines = episodes.episodes_of(self._chart, self._patient_id)
        seen = [line for line in lines if line.visits]
        if not seen:
            self._view.show_empty(
                "Start a visit on the Visit tab (Alt 1). Pain, movement and patterns are compared here."
            )
            return
        chosen = next((line for line in seen if line.id == self._episode_id), None) or self._newest(seen)
        asked = _Asked(patient_id=self._patient_id, range=self._range, seen=tuple(seen), chosen=chosen)
        if sum(line.visits for line in seen) <= READ_AT_ONCE:
            self._show(self._asked, self._screen(asked))
            return
        if self._shown_patient != self._patient_id:
            self._view.show_reading()
        number = self._asked
        self._run(lambda: self._screen(asked), lambda screen: self._show(number, screen))

    def _show(self, number: int, screen: ProgressScreen) -> None:
        if number == self._asked:
            self._shown_patient = self._patient_id
            self._view.show_progress(screen)

    def _screen(self, asked: _Asked) -> ProgressScreen:
        """Everything the page shows, read and worked out; safe in another thread."""
        chosen = asked.chosen
        of_episode = self._visits(asked.patient_id, chosen.id)
        drawn = of_episode if asked.range == "episode" else self._drawn(asked)
        catalogue = self._chart.catalogue
        picture = make_picture(
            drawn,
            definitions=catalogue.definitions,
            short_names=catalogue.short_names,
            methods=catalogue.methods,
            with_bands=asked.range == "episode",
            measured=measure_tracks(drawn, self._scored(drawn), with_bands=asked.range == "episode"),
        )
        measured = self._scored(of_episode)
        return ProgressScreen(
            title=chosen.details.title if asked.range == "episode" else "All complaints",
            subtitle=span_words(drawn),
            shown_range=asked.range,
            episode_id=chosen.id,
            episodes=tuple(EpisodeName(id=line.id, title=line.details.title) for line in asked.seen),
            picture=picture,
            changes=changes_since_first(of_episode, self._flexion(of_episode), measured),
            real_changes=(
                *((PAIN_IS_REAL,) if pain_scores(of_episode) else ()),
                *real_changes(measured),
            ),
            patterns=pattern_story(of_episode, catalogue.short_names),
            handouts=self._handouts(asked.patient_id),
            next_steps=next_steps(of_episode, self._chart.clock()),
        )

    def _flexion(self, visits: Sequence[ProgressVisit]) -> FindingDefinition | None:
        """Flexion with the normal range that the newest visit which measured it reads by."""
        measured = flexion_degrees(visits)
        if not measured:
            return None
        newest = visits[measured[-1][0]]
        settings = practice.settings(self._chart)
        known = practice.definitions_at(self._chart, settings, newest.note, is_signed=newest.is_signed)
        return known.get(FLEXION)

    def _newest(self, lines: list[episodes.EpisodeLine]) -> episodes.EpisodeLine:
        """The complaint of the patient's newest visit."""
        newest = timeline.newest_episode(self._chart, self._patient_id)
        return next((line for line in lines if line.id == newest), lines[0])

    def _drawn(self, asked: _Asked) -> tuple[ProgressVisit, ...]:
        every = self._visits(asked.patient_id, None)
        if asked.range == "all":
            return every
        today = self._chart.clock().astimezone().date()
        return tuple(one for one in every if (today - one.on).days <= YEAR_DAYS) or every[-1:]

    def _visits(self, patient_id: int, episode_id: int | None) -> tuple[ProgressVisit, ...]:
        totals = (key for key in self._chart.catalogue.definitions if key.startswith(PREFIX))
        return timeline.progress(self._chart, patient_id, episode_id, findings=(*FINDINGS, *totals))

    def _scored(self, visits: Sequence[ProgressVisit]) -> tuple[Scored, ...]:
        """The measures of some visits; their file is read only where a visit has a total."""
        fields = (field.finding for visit in visits for field in visit.note.observations)
        if not any(finding.startswith(PREFIX) for finding in fields):
            return ()
        return scored(visits, self._chart.catalogue.measures)

    def _handouts(self, patient_id: int) -> tuple[str, ...]:
        given = timeline.handouts_given(self._chart, patient_id)
        lines = [handout_words(one) for one in given[:MOST_HANDOUTS]]
        if len(given) > MOST_HANDOUTS:
            lines.append(f"and {len(given) - MOST_HANDOUTS} earlier")
        return tuple(lines)

    def _heard(self, announcement: Announcement) -> None:
        if not isinstance(announcement, VisitChanged | EpisodeChanged | HandoutIssued):
            return
        if announcement.patient_id == self._patient_id:
            self._refresh_or_wait()


def span_words(visits: Sequence[ProgressVisit]) -> str:
    """`7 visits, 9 Feb to 16 Mar`."""
    first, last = visits[0].on, visits[-1].on
    with_year = first.year != last.year
    count = "1 visit" if len(visits) == 1 else f"{len(visits)} visits"
    if first == last:
        return f"{count}, {day_label(first)}"
    return f"{count}, {day_label(first, with_year=with_year)} to {day_label(last, with_year=with_year)}"


def changes_since_first(
    visits: Sequence[ProgressVisit], flexion: FindingDefinition | None, measured: Sequence[Scored] = ()
) -> tuple[ChangeLine, ...]:
    """How pain, measures and movement moved since they were first recorded in the complaint."""
    lines = []
    change = pain_change([score for _, score in pain_scores(visits)])
    if change:
        verdict = "meaningful" if change.is_meaningful else "not meaningful"
        is_worse = change.amount > 0
        lines.append(
            ChangeLine(
                words=f"Pain {change.first} → {change.last}",
                amount=f"{signed_amount(change.amount)} · {verdict}{', worse' if is_worse else ''}",
                is_worse=is_worse,
            )
        )
    lines.extend(measure_changes(measured))
    degrees = [number for _, number in flexion_degrees(visits)]
    if flexion and len(degrees) > 1:
        first, last = degrees[0], degrees[-1]
        lines.append(
            ChangeLine(
                words=f"{flexion.label} {first:g} → {last:g}°",
                amount=f"{signed_amount(last - first)}°",
                is_worse=beyond_normal(flexion, last) > beyond_normal(flexion, first),
            )
        )
    return tuple(lines)


def pattern_story(visits: Sequence[ProgressVisit], short_names: Mapping[str, str]) -> tuple[str, ...]:
    """Each pattern of the complaint in one sentence: how it stands, since when, or when it left."""
    assessed = [visit for visit in visits if visit.note.patterns]
    keys = dict.fromkeys(one.key for visit in assessed for one in visit.note.patterns)
    return tuple(f"{short_names.get(key, in_words(key))} {_fate(key, assessed)}." for key in keys)


def _fate(key: str, assessed: Sequence[ProgressVisit]) -> str:
    degrees = [
        next((one.degree for one in visit.note.patterns if one.key == key), None) for visit in assessed
    ]
    recorded = [place for place, degree in enumerate(degrees) if degree is not None]
    first, last = recorded[0], recorded[-1]
    if last < len(assessed) - 1:
        return f"no longer recorded from visit {assessed[last + 1].number}"
    then, now = degrees[first], degrees[last]
    if then and now and then != now:
        return f"now {now}, {then} at visit {assessed[first].number}"
    return f"{now or 'recorded'} since visit {assessed[first].number}"


def handout_words(one: GivenHandout) -> str:
    """`9 Feb 2026 · Strain: first days (English)`."""
    day = one.issued_at.astimezone().date()
    language = dict(LANGUAGES).get(one.language, one.language)
    return f"{day_label(day)} {day.year} · {one.title} ({language})"


def next_steps(visits: Sequence[ProgressVisit], now: datetime) -> tuple[str, ...]:
    """The next visit as planned, the plan, and how many notes are signed."""
    last = visits[-1].note
    moment = last.text_of(NEXT_VISIT)
    planned = f"Next visit {moment_words(moment)}." if moment else "No next visit planned."
    if moment and _day_of(moment) < now.astimezone().date():
        planned = f"Next visit was planned for {moment_words(moment)}."
    plan = " ".join(last.prose.get("plan", "").split())
    plan = plan if len(plan) <= MOST_PLAN else f"{plan[:MOST_PLAN].rstrip()} …"
    without_pain = len(visits) - len(pain_scores(visits))
    signed = sum(visit.is_signed for visit in visits)
    of_all = f"of {len(visits)} visit{'' if len(visits) == 1 else 's'}"
    lines = (
        planned,
        f"Plan: {plan}" if plan else "",
        f"Pain not recorded at {without_pain} {of_all}." if without_pain else "",
        f"Signed notes: {signed} of {len(visits)}.",
    )
    return tuple(line for line in lines if line)


def _day_of(moment: str) -> date:
    try:
        return datetime.fromisoformat(moment).date()
    except ValueError:
        return date.max
