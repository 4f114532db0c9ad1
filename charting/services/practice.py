"""The practice's settings: its letterhead, its usual needle, its own normal values."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from charting.domain.finding import FindingDefinition
from charting.domain.handout import Letterhead
from charting.domain.kept_normals import TODAYS, as_kept, with_own
from charting.domain.text import kept
from charting.domain.treatment import UsualNeedle
from charting.domain.visit_note import VisitNote
from charting.errors import TellTheUser
from charting.records.change import Change, Setting
from charting.services.chart import Chart
from charting.settings import Settings, as_texts, from_texts, own_normals
from charting.store import audit
from charting.store.faults import troubles

_SETTINGS = select(Setting.key, Setting.value)


def settings(chart: Chart) -> Settings:
    """The practice's settings."""
    with troubles(), chart.reading() as session:
        return settings_in(session)


def settings_in(session: Session) -> Settings:
    """The same within a transaction that has begun."""
    return from_texts(dict(session.connection().execute(_SETTINGS).all()))


def save_settings(chart: Chart, new: Settings) -> None:
    """Keep the settings; changed ones leave their earlier value in the change log."""
    if not new.practice.strip() or not new.practitioner.strip():
        raise TellTheUser("The practice and the practitioner need a name: they head every printed page.")
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        before = {row.key: row for row in session.scalars(select(Setting))}
        changed = []
        for key, text in as_texts(new).items():
            value = kept(text).strip()
            row = before.get(key)
            if row is not None and row.value == value:
                continue
            old = row.value if row else None
            session.add(Change(subject="settings", field=key, old=old, new=value, at=now, by=chart.who))
            if row:
                row.value = value
            else:
                session.add(Setting(key=key, value=value))
            changed.append(key)
        if changed:
            audit.append(
                session, what="settings", subject="practice", who=chart.who, at=now, fields=tuple(changed)
            )


def usual_needle(settings_: Settings) -> UsualNeedle | None:
    """The needle that a visit keeps as its usual one when points are charted; None without defaults."""
    usual = UsualNeedle(
        gauge_mm=settings_.needle_gauge_mm,
        length_mm=settings_.needle_length_mm,
        retention_minutes=settings_.needle_minutes,
    )
    return None if usual == UsualNeedle() else usual


def definitions(chart: Chart, settings_: Settings) -> Mapping[str, FindingDefinition]:
    """Every finding by key, with the practice's own normal range where it has set one.

    So an unsigned visit reads. What is judged by a source, such as nerve signs, goes on
    reading the catalogue.
    """
    return with_own(chart.catalogue.definitions, own_normals(settings_.normal_values), TODAYS)


def definitions_at(
    chart: Chart, settings_: Settings, note: VisitNote, *, is_signed: bool
) -> Mapping[str, FindingDefinition]:
    """Every finding by key, as a visit reads: by the normal values it was signed with, or by today's.

    A visit that was signed without own normal values reads by the sourced ones for ever.
    """
    return as_kept(chart.catalogue.definitions, note.normals) if is_signed else definitions(chart, settings_)


def letterhead(settings_: Settings) -> Letterhead:
    """The practice as it heads a printed page."""
    lines = [*settings_.address.splitlines(), settings_.phone, settings_.hours]
    return Letterhead(
        practice=settings_.practice,
        practitioner=settings_.practitioner,
        credentials=settings_.credentials,
        lines=tuple(line.strip() for line in lines if line.strip()),
    )
