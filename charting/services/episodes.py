"""Episodes of care: start, edit, end."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from charting.domain.dates import PartialDate
from charting.domain.text import kept
from charting.errors import TellTheUser
from charting.records.change import Change
from charting.records.patient import Episode
from charting.records.visit import Visit
from charting.services.chart import Chart
from charting.store import audit
from charting.store.faults import troubles


@dataclass(frozen=True, kw_only=True)
class EpisodeDetails:
    """What is said of an episode."""

    title: str
    onset: str = ""
    """`2026-02-09`, `2026-02`, `2026`, or empty."""
    mechanism: str = ""
    goals: str = ""
    complaint: str = "low_back_pain"
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class EpisodeLine:
    """An episode in a list."""

    id: int
    patient_id: int
    details: EpisodeDetails
    visits: int


_EPISODES = (
    select(Episode.id, *(getattr(Episode, one.name) for one in fields(EpisodeDetails)))
    .add_columns(
        select(func.count())
        .select_from(Visit)
        # By the patient too: by the episode alone every visit of the practice is read
        .where(Visit.patient_id == Episode.patient_id, Visit.episode_id == Episode.id)
        .scalar_subquery()
        .label("visits")
    )
    .where(Episode.patient_id == bindparam("patient"))
    .order_by(Episode.id.desc())
)


def complaint_of_visit(chart: Chart, visit_id: int) -> str:
    """The key of the complaint that a visit is about: it ranks what a search finds."""
    with troubles(), chart.reading() as session:
        query = select(Episode.complaint).join(Visit, Visit.episode_id == Episode.id)
        return session.scalars(query.where(Visit.id == visit_id)).one()


def start_episode(chart: Chart, patient_id: int, details: EpisodeDetails) -> int:
    """Begin an episode of care and give its id."""
    now = chart.clock()
    details = checked(details)
    with troubles(), chart.sessions.begin() as session:
        row = Episode(patient_id=patient_id, created_at=now, saved_at=now, **vars(details))
        session.add(row)
        session.flush()
        audit.append(session, what="create", subject=f"episode:{row.id}", who=chart.who, at=now)
        return row.id


def update_episode(chart: Chart, episode_id: int, details: EpisodeDetails) -> None:
    """Keep the edited episode; earlier wording stays in the change log."""
    now = chart.clock()
    details = checked(details)
    with troubles(), chart.sessions.begin() as session:
        row = session.get_one(Episode, episode_id)
        changed = [name for name, value in vars(details).items() if getattr(row, name) != value]
        for name in changed:
            old, new = getattr(row, name), getattr(details, name)
            session.add(
                Change(
                    subject=f"episode:{episode_id}",
                    field=name,
                    old=None if old is None else str(old),
                    new=None if new is None else str(new),
                    at=now,
                    by=chart.who,
                )
            )
            setattr(row, name, new)
        if changed:
            row.saved_at = now
            audit.append(
                session,
                what="change",
                subject=f"episode:{episode_id}",
                who=chart.who,
                at=now,
                fields=tuple(changed),
            )


def episodes_of(chart: Chart, patient_id: int) -> tuple[EpisodeLine, ...]:
    """The patient's episodes, newest first."""
    with troubles(), chart.reading() as session:
        rows = session.connection().execute(_EPISODES, {"patient": patient_id})
        return tuple(
            EpisodeLine(id=row.id, patient_id=patient_id, details=_details(row), visits=row.visits)
            for row in rows
        )


def checked(details: EpisodeDetails) -> EpisodeDetails:
    """The episode as it can be kept. Raises TellTheUser for what cannot."""
    title = kept(details.title).strip()
    if not title:
        raise TellTheUser("Say in a few words what the complaint is.")
    if details.onset:
        try:
            PartialDate(details.onset)
        except ValueError:
            raise TellTheUser(
                "Type the onset as a year, a month or a day: 2026, 2026-02, 2026-02-09."
            ) from None
    return EpisodeDetails(
        title=title,
        onset=details.onset,
        mechanism=kept(details.mechanism).strip(),
        goals=kept(details.goals).strip(),
        complaint=details.complaint,
        ended_on=details.ended_on,
    )


def _details(row: Row[Any]) -> EpisodeDetails:
    return EpisodeDetails(
        title=row.title,
        onset=row.onset,
        mechanism=row.mechanism,
        goals=row.goals,
        complaint=row.complaint,
        ended_on=row.ended_on,
    )
