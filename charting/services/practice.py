"""The practice's settings and its letterhead."""

from sqlalchemy import select

from charting.domain.handout import Letterhead
from charting.domain.text import kept
from charting.errors import TellTheUser
from charting.records.change import Change, Setting
from charting.services.chart import Chart
from charting.settings import Settings, as_texts, from_texts
from charting.store import audit
from charting.store.faults import troubles


def settings(chart: Chart) -> Settings:
    """The practice's settings."""
    with troubles(), chart.sessions() as session:
        return from_texts({row.key: row.value for row in session.scalars(select(Setting))})


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


def letterhead(settings_: Settings) -> Letterhead:
    """The practice as it heads a printed page."""
    lines = [*settings_.address.splitlines(), settings_.phone, settings_.hours]
    return Letterhead(
        practice=settings_.practice,
        practitioner=settings_.practitioner,
        credentials=settings_.credentials,
        lines=tuple(line.strip() for line in lines if line.strip()),
    )
