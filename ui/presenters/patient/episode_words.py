"""An episode of care as it is typed and as it is said."""

from dataclasses import dataclass, replace
from datetime import date

from charting.domain.dates import PartialDate
from charting.services.episodes import EpisodeDetails, EpisodeLine
from ui.presenters.typed_dates import ONSET_UNREAD, onset_from, which_day

UNTITLED = "Say in a few words what brings them in."
ONSET_AHEAD = "The onset lies in the future. Please check it."


@dataclass(frozen=True, kw_only=True)
class EpisodeWords:
    """The fields of an episode's form, as typed."""

    title: str = ""
    onset: str = ""
    mechanism: str = ""
    goals: str = ""


def words_of(details: EpisodeDetails) -> EpisodeWords:
    """An episode's fields as its form shows them."""
    onset = PartialDate(details.onset).words if details.onset else ""
    return EpisodeWords(title=details.title, onset=onset, mechanism=details.mechanism, goals=details.goals)


def details_from(
    words: EpisodeWords, before: EpisodeDetails, *, today: date
) -> tuple[EpisodeDetails, dict[str, str]]:
    """The episode with the typed words in it, and what is wrong with them by field."""
    problems = {}
    if not words.title.strip():
        problems["title"] = UNTITLED
    onset = onset_from(words.onset, today=today)
    if onset is None:
        problems["onset"] = which_day(words.onset, today=today) or ONSET_UNREAD
    elif onset > today.isoformat()[: len(onset)]:
        problems["onset"] = ONSET_AHEAD
    details = replace(
        before, title=words.title, onset=onset or "", mechanism=words.mechanism, goals=words.goals
    )
    return details, problems


def since(onset: str, today: date) -> str:
    """`since 9 Feb`, `since Feb 2025`; empty for an unknown onset."""
    return f"since {_short(onset, today)}" if onset else ""


def episode_line(line: EpisodeLine, today: date) -> str:
    """What is said of an episode in a list: `since 9 Feb · 7 visits · ended 1 Mar`,
    with the years that are not this one.
    """
    visits = {0: "no visits yet", 1: "1 visit"}.get(line.visits, f"{line.visits} visits")
    ended = line.details.ended_on
    end = f"ended {_short(ended.isoformat(), today)}" if ended else ""
    return " · ".join(part for part in (since(line.details.onset, today), visits, end) if part)


def _short(day: str, today: date) -> str:
    """A day with its year only where that is another one than this."""
    return PartialDate(day).words.removesuffix(f" {today.year}")
