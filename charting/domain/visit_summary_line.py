"""The one line by which a visit is known in lists."""

from collections.abc import Mapping

from charting.domain.text import in_words, listed
from charting.domain.visit_note import VisitNote

MOST_POINTS_IN_LINE = 6


def summary_line(note: VisitNote, short_names: Mapping[str, str]) -> str:
    """Pain, main cause and pattern, and points: `Pain 7 → 5 · Muscle strain · BL23 BL25`.

    `short_names` gives the short name of each cause and pattern by key.
    """
    parts = [_pain(note), *_mains(note, short_names), _points(note)]
    return " · ".join(part for part in parts if part)


def _pain(note: VisitNote) -> str:
    before, after = note.text_of("pain_now"), note.text_of("pain_after")
    if before and after:
        return f"Pain {before} → {after}"
    return f"Pain {before or after}" if before or after else ""


def _mains(note: VisitNote, short_names: Mapping[str, str]) -> list[str]:
    lists = (note.causes, note.patterns)
    mains = (next((one for one in each if one.is_main), each[0]) for each in lists if each)
    return [short_names.get(one.key, in_words(one.key)) for one in mains]


def _points(note: VisitNote) -> str:
    codes = [use.point for use in note.points]
    more = len(codes) - MOST_POINTS_IN_LINE
    shown = listed(codes[:MOST_POINTS_IN_LINE])
    return f"{shown} +{more}" if more > 0 else shown
