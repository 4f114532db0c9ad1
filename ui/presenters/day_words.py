"""Days and times as short as they can be said."""

from datetime import date, datetime, time


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


def how_old(at: datetime, today: date) -> str:
    """How long ago a day was: `today`, `yesterday`, `5 days ago`, `3 weeks ago`."""
    days = (today - at.astimezone().date()).days
    if days < 2:
        return "yesterday" if days == 1 else "today"
    return f"{days} days ago" if days < 14 else f"{days // 7} weeks ago"


def planned_when(moment: str, today: date) -> str:
    """A planned moment: `today, 10:30`, `Thu 26 Nov`, `planned 3 days ago`; midnight stands for no time."""
    day, _, clock = moment.partition("T")
    on = date.fromisoformat(day)
    if on < today:
        return f"planned {how_old(datetime.combine(on, time(12)).astimezone(), today)}"
    words = "today" if on == today else f"{on:%a} {on.day} {on:%b}"
    return words if clock in ("", "00:00") else f"{words}, {clock}"


def draft_since(at: datetime, today: date) -> str:
    """When an unsigned visit was begun: `draft 10:30`, `draft Fri`."""
    return f"draft {when_seen(at, today)}"
