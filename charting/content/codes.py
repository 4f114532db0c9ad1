"""Diagnosis codes that may be offered, when each is valid, and which exclude each other."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from charting.content.read import ContentError, read_file
from charting.domain.finding import Review
from charting.paths import resources

Side = Literal["left", "right"]

SIDE_WORDS = re.compile(r"(?<!\w)(?:left|right|unspecified)(?: side)?(?!\w)")
MOST_NAMED = 6


@dataclass(frozen=True, kw_only=True)
class KnownCode:
    """A code as its classification publishes it; the title is never changed."""

    code: str
    title: str
    group: str
    chinese: str = ""
    first_day: str = ""
    """The first date of service it may be used for, `2021-10-01`; empty: not looked up."""
    last_day: str = ""


@dataclass(frozen=True, kw_only=True)
class Header:
    """A heading above codes: it names a family and is never used by itself."""

    code: str
    title: str
    since: str = ""
    """Since when it has been a heading, where it was a code before."""


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A code that a search finds and that means something else."""

    code: str
    title: str
    words: str
    instead: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CodeList:
    """The codes of one classification that this product offers."""

    system: Literal["icd10cm", "icd11tm1"]
    label: str
    source: str
    review: Review
    first_day: str = ""
    """The first date of service the list was checked for, `2026-10-01`; empty: always."""
    last_day: str = ""
    code: tuple[KnownCode, ...]
    header: tuple[Header, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """Codes that may not stand beside certain others on one visit."""

    codes: tuple[str, ...]
    never_with: tuple[str, ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class ExclusionsFile:
    """All such pairs (ICD-10-CM calls them Excludes1)."""

    source: str
    excludes: tuple[Exclusion, ...]


@dataclass(frozen=True, kw_only=True)
class Codes:
    """Every code by its text, and what excludes what."""

    known: Mapping[str, KnownCode]
    lists: tuple[CodeList, ...]
    exclusions: tuple[Exclusion, ...]
    headers: Mapping[str, Header]
    refused: Mapping[str, Refused]

    def children(self, header: str) -> tuple[KnownCode, ...]:
        """The codes under a heading that may be chosen instead, in the order of the list."""
        return tuple(one for key, one in self.known.items() if key.startswith(header))

    def sides(self, code: str) -> Mapping[Side, KnownCode]:
        """The same diagnosis for the left and the right; empty where the code has no side."""
        known = self.known.get(code)
        bare = _without_side(known.title) if known else ""
        if known is None or bare == known.title:
            return {}
        same = (one for one in self.children(code[:-1]) if _without_side(one.title) == bare)
        return {side: one for one in same if (side := _side_of(one.title))}

    def asks_for_side(self, code: str) -> bool:
        """Whether the code leaves the side open although left and right have codes of their own."""
        known = self.known.get(code)
        return known is not None and not _side_of(known.title) and bool(self.sides(code))

    def objection(self, code: str, on: date, side: str = "") -> str:
        """Why a code should not stand as it is, and what may be chosen instead; empty when it may.

        `side` is what was charted: left, right or empty. A date outside the loaded year is
        a warning, for that year's list was never looked at.
        """
        typed = code.strip().upper()
        refused = self.refusal(typed, on)
        known = self.known.get(typed)
        if refused or known is None:
            return refused
        if not self.is_checked_for(typed, on):
            return f"{typed} was not checked for {on.isoformat()}: the list of that year is not loaded."
        if self.asks_for_side(typed):
            return f"{typed} leaves the side open. Choose {_named(self.sides(typed).values())}."
        coded = _side_of(known.title)
        if coded and side in ("left", "right") and coded != side:
            return (
                f"{typed} is for the {coded} side; {side} was charted. Choose {self._on_side(typed, side)}."
            )
        return ""

    def refusal(self, code: str, on: date) -> str:
        """Why a code cannot be used on a date of service at all, and what can; empty when it can.

        A heading never can, nor a code outside its own first and last day.
        """
        typed = code.strip().upper()
        known = self.known.get(typed)
        if known is None:
            return self._unknown(typed, on)
        if _within(known, on):
            return ""
        if on.isoformat() < known.first_day:
            bounds = f"may be used from {known.first_day} on"
        else:
            bounds = f"could be used until {known.last_day} only"
        return f"{typed} {bounds}, and this visit is of {on.isoformat()}. {self._instead_of(typed, on)}"

    def _instead_of(self, code: str, on: date) -> str:
        """The codes under it that may be used that day, else those beside it."""
        for family in (code, code[:-1]):
            valid = [one for one in self.children(family) if one.code != code and _within(one, on)]
            if valid:
                return f"Choose {_named(valid)}."
        return "No code beside it in the lists of this program may be used that day."

    def _unknown(self, typed: str, on: date) -> str:
        trap = self.refused.get(typed)
        if trap:
            instead = _named(self.known[one] for one in trap.instead)
            return f"{typed} ({trap.title}) is not offered. {trap.words}. Choose {instead}."
        header = self.headers.get(typed)
        if header is None:
            return f"{typed} is not in the lists of this program."
        if on.isoformat() < header.since:
            return (
                f"{typed} ({header.title}) became a heading on {header.since}; "
                f"the list of {on.isoformat()} is not loaded."
            )
        since = f" since {header.since}" if header.since else ""
        return (
            f"{typed} ({header.title}) is a heading{since} and cannot be used by itself. "
            f"Choose {_named(one for one in self.children(typed) if _within(one, on))}."
        )

    def _on_side(self, code: str, side: str) -> str:
        wanted = [one for name, one in self.sides(code).items() if name == side]
        return _named(wanted) if wanted else "the code of that side"

    def conflicts(self, chosen: Iterable[str]) -> tuple[str, ...]:
        """Why some chosen codes may not stand together: `M54.50 with S39.012A: …`."""
        return tuple(self._conflicts(sorted(set(chosen))))

    def is_checked_for(self, code: str, on: date) -> bool:
        """Whether the list that holds the code was checked for that date of service."""
        return any(
            one.code == code and _within(each, on) and _within(one, on)
            for each in self.lists
            for one in each.code
        )

    def _conflicts(self, chosen: list[str]) -> Iterator[str]:
        for exclusion in self.exclusions:
            for one in chosen:
                for other in chosen:
                    if one in exclusion.codes and other in exclusion.never_with:
                        yield f"{one} with {other}: {exclusion.words}"


def _within(dated: CodeList | KnownCode, on: date) -> bool:
    day = on.isoformat()
    return (not dated.first_day or dated.first_day <= day) and (not dated.last_day or day <= dated.last_day)


def _side_of(title: str) -> Side | None:
    words = title.casefold().replace(",", "").split()
    if "unspecified" in words:
        return None
    if "left" in words:
        return "left"
    return "right" if "right" in words else None


def _without_side(title: str) -> str:
    return SIDE_WORDS.sub("", title)


def _named(codes: Iterable[KnownCode]) -> str:
    """`M54.50, M54.51 or M54.59`; a long list is cut short."""
    names = [one.code for one in codes]
    if len(names) > MOST_NAMED:
        return f"one of {len(names)} codes from {names[0]} to {names[-1]}"
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def read_codes(folder: Path | None = None) -> Codes:
    """The codes of a content folder (the product's own unless given). Raises ContentError.

    Apart from the catalogue because only assessment and billing papers need it.
    """
    place = (folder or resources() / "content") / "codes"
    lists: list[CodeList] = []
    exclusions: tuple[Exclusion, ...] = ()
    for path in sorted(place.glob("*.toml")):
        shown_as = f"{place.parent.parent.name}/{place.parent.name}/codes/{path.name}"
        if path.stem == "excludes":
            exclusions = read_file(path, ExclusionsFile, shown_as).excludes
        else:
            lists.append(read_file(path, CodeList, shown_as))
    known: dict[str, KnownCode] = {}
    for code in (one for each in lists for one in each.code):
        if code.code in known:
            raise ContentError(f"codes: {code.code} is listed twice")
        known[code.code] = code
    return Codes(
        known=MappingProxyType(known),
        lists=tuple(lists),
        exclusions=exclusions,
        headers=MappingProxyType({one.code: one for each in lists for one in each.header}),
        refused=MappingProxyType({one.code: one for each in lists for one in each.refused}),
    )
