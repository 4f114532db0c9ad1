"""Quick phrases: words of the practitioner's own that `.name` writes into a note."""

from charting.domain.shorthand import Shorthand, name_kept
from charting.records.phrase import Phrase
from charting.services import shorthands
from charting.services.chart import Chart


def phrases(chart: Chart) -> tuple[Shorthand, ...]:
    """Every phrase, by name."""
    return shorthands.listed(chart, Phrase)


def find_phrases(chart: Chart, typed: str) -> tuple[Shorthand, ...]:
    """The phrases whose name begins as typed, with or without its dot; a phrase of that very name first."""
    return shorthands.listed(chart, Phrase, name_kept(typed))


def save_phrase(chart: Chart, phrase_id: int | None, name: str, text: str) -> int:
    """Keep a new phrase (id None) or an edited one, and give its id. Raises TellTheUser."""
    return shorthands.keep(chart, Phrase, phrase_id, name, text)


def remove_phrase(chart: Chart, phrase_id: int) -> None:
    """Remove a phrase; notes that it was used in keep their words."""
    shorthands.drop(chart, Phrase, phrase_id)
