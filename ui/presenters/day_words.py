"""Days and times as short as they can be said."""

from datetime import date, datetime


def when_seen(at: datetime | None, today: date) -> str:
    """`10:30` for today, `Fri` within a week, `9 Feb` this year, `9 Feb 2025` before; empty if never."""
    if at is None:
        return ""
    local = at.astimezone()
    days = (today - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if 0 < days < 7:
        return f"{local:%a}"
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local:%b}{year}"


def draft_since(at: datetime, today: date) -> str:
    """When an unsigned visit was begun: `draft 10:30`, `draft Fri`."""
    return f"draft {when_seen(at, today)}"
