"""The pieces of text by which a patient is found."""

from collections.abc import Iterator
from datetime import date

from charting.domain.patient import PatientDetails
from charting.domain.text import folded

NAME_BEGINS = 0
ANYWHERE = 1
LONGEST_TOKEN = 24


def tokens(details: PatientDetails) -> set[tuple[int, str]]:
    """Each (rank, text) that finds the patient: every ending of every word.

    A name's beginning ranks first; any later part of a name, the phone's digits and the
    birth date (year, day or month first, with or without leading zeros) rank after.
    """
    found: set[tuple[int, str]] = set()
    for word in _name_words(details):
        found.add((NAME_BEGINS, word[:LONGEST_TOKEN]))
        found.update((ANYWHERE, ending) for ending in _endings(word[1:]))
    for digits in (_digits(folded(details.phone)), *_birth_digits(details.date_of_birth)):
        found.update((ANYWHERE, ending) for ending in _endings(digits))
    return found


def search_words(text: str) -> tuple[str, ...]:
    """What was typed, as pieces that are each looked up: `Müller 555-12` gives `muller` and `55512`."""
    words = []
    for word in folded(text).split():
        digits = _digits(word)
        pure_number = digits and all(not char.isalpha() for char in word)
        words.append((digits if pure_number else _bare(word))[:LONGEST_TOKEN])
    return tuple(word for word in words if word)


def _name_words(details: PatientDetails) -> Iterator[str]:
    for name in (details.given_name, details.family_name, details.preferred_name):
        for word in folded(name).split():
            bare = _bare(word)
            if bare:
                yield bare


def _endings(word: str) -> Iterator[str]:
    for start in range(len(word)):
        yield word[start : start + LONGEST_TOKEN]


def _birth_digits(born: date | None) -> tuple[str, ...]:
    if born is None:
        return ()
    year, month, day = f"{born.year:04}", born.month, born.day
    padded = (f"{year}{month:02}{day:02}", f"{day:02}{month:02}{year}", f"{month:02}{day:02}{year}")
    return (*padded, f"{year}{month}{day}", f"{day}{month}{year}", f"{month}{day}{year}")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _bare(word: str) -> str:
    return "".join(char for char in word if char.isalnum())
