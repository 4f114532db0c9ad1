"""What quick phrases and point combinations have in common: kept, found and removed by name."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from charting.domain.shorthand import Shorthand, name_kept, problem_with_name
from charting.domain.text import kept
from charting.errors import TellTheUser
from charting.records.change import Change
from charting.records.phrase import Phrase, PointCombination
from charting.services.chart import Chart
from charting.store import audit
from charting.store.faults import troubles

Row = TypeVar("Row", Phrase, PointCombination)


def listed(chart: Chart, named: type[Row], begins: str = "") -> tuple[Shorthand, ...]:
    """Those whose name begins like this, by name; all of them for an empty beginning."""
    if named not in chart.shorthands:
        query = select(named.id, named.name, named.text).order_by(named.name)
        with troubles(), chart.reading() as session:
            rows = session.execute(query)
            chart.shorthands[named] = tuple(
                Shorthand(id=row.id, name=row.name, text=row.text) for row in rows
            )
    return tuple(one for one in chart.shorthands[named] if one.name.startswith(begins))


def keep(chart: Chart, named: type[Row], shorthand_id: int | None, name: str, text: str) -> int:
    """Keep a new one, or one that was edited, and give its id.

    Raises TellTheUser for a name that cannot be typed or is taken, and for missing words.
    """
    name, text = name_kept(name), kept(text).strip()
    if problem := problem_with_name(name):
        raise TellTheUser(problem)
    if not text:
        raise TellTheUser(f"Say what .{name} stands for.")
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        row = session.get(named, shorthand_id) if shorthand_id is not None else None
        if session.scalar(select(named.id).where(named.name == name, named.id != (row.id if row else 0))):
            raise TellTheUser(f"There is a .{name} already; choose another name.")
        if row is not None and (row.name, row.text) == (name, text):
            return row.id
        before = (row.name, row.text) if row is not None else (None, None)
        if row is None:
            row = named(name=name, text=text, saved_at=now)
            session.add(row)
        row.name, row.text, row.saved_at = name, text, now
        session.flush()
        _log(session, chart, row, before, (name, text), now)
        kept_id = row.id
    chart.shorthands.pop(named, None)
    return kept_id


def drop(chart: Chart, named: type[Row], shorthand_id: int) -> None:
    """Remove one; its last wording stays in the change log, and what it wrote stays in the notes."""
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        row = session.get(named, shorthand_id)
        if row is not None:
            session.delete(row)
            _log(session, chart, row, (row.name, row.text), (None, None), now)
    chart.shorthands.pop(named, None)


def _log(
    session: Session,
    chart: Chart,
    row: Phrase | PointCombination,
    before: tuple[str | None, str | None],
    after: tuple[str | None, str | None],
    now: datetime,
) -> None:
    subject = f"{row.__tablename__}:{row.id}"
    changed = [
        (field, old, new)
        for field, old, new in zip(("name", "text"), before, after, strict=True)
        if old != new
    ]
    for field, old, new in changed:
        session.add(Change(subject=subject, field=field, old=old, new=new, at=now, by=chart.who))
    what = "create" if before[0] is None else "remove" if after[0] is None else "change"
    fields = tuple(field for field, *_ in changed)
    audit.append(session, what=what, subject=subject, who=chart.who, at=now, fields=fields)
