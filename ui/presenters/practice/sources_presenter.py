"""Where every clinical entry was read, filtered as one types, and whom to credit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charting.content.catalogue import Catalogue, Sourced
from charting.content.point_map import read_point_map
from charting.domain.finding import Review
from charting.domain.text import folded, squeezed

COLUMNS = ("Kind", "Entry", "Source", "Review")

OF_A_POINT = ("caution", "depth")
"""Kinds whose label says nothing without the point they are about."""

CREDITS = (
    "ICD-11 titles and codes of chapter 26, module TM1: © World Health Organization, licence CC BY-ND 3.0 "
    "IGO; shown unmodified, our own words stand in fields of their own.",
    "ICD-10-CM: codes, titles and exclusions of the US government (CMS and NCHS), in the public domain.",
    "Point codes and names follow the WHO standard of 361 points; locations and English names are our own.",
    "The outlines of the body figure are traced from react-native-body-highlighter, MIT licence.",
    "The fonts are Noto Sans in several scripts, SIL Open Font License 1.1.",
    "The icons are from Lucide, ISC licence.",
)
"""Those that do not stand with a measure; see the sources of the content files."""


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """One entry as the list shows it."""

    kind: str
    label: str
    source: str
    review: str
    searched: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What stands in COLUMNS."""
        return self.kind, self.label, self.source, self.review

    @property
    def copied(self) -> str:
        """The line as it is copied: its cells with tabs between."""
        return "\t".join(self.cells)


class Sources:
    """All entries, and those that fit what was typed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._lines = tuple(_line(one) for one in (*catalogue.sources(), *_places()))
        self._measures = tuple(catalogue.measures.values())

    def find(self, typed: str) -> Sequence[SourceLine]:
        """The entries that hold every typed word, in any of their columns or their key."""
        wanted = folded(typed).split()
        if not wanted:
            return self._lines
        return [line for line in self._lines if all(word in line.searched for word in wanted)]

    def count_words(self, shown: Sequence[SourceLine]) -> str:
        """How many are shown, and how many of them a practitioner has reviewed."""
        reviewed = sum(line.review == Review.REVIEWED.value for line in shown)
        of = "" if len(shown) == len(self._lines) else f" of {len(self._lines):,}"
        if not shown:
            return f"None{of} entries fits. Take a word away."
        entries = "entry" if len(self._lines) == 1 else "entries"
        return f"{len(shown):,}{of} {entries}, {reviewed:,} reviewed by a practitioner, the others a draft"

    def credits(self) -> Iterator[str]:
        """Whom to credit and under which licence, a sentence each."""
        yield from CREDITS
        for measure in self._measures:
            yield f"{measure.label} ({measure.short}): {measure.source}. {measure.licence}."


def _places() -> Iterator[Sourced]:
    """Where points lie on the body figure."""
    for key, places in read_point_map().positions.items():
        for one in places:
            where = f"{key} on the body figure, {one.region.replace('_', ' ')}"
            yield Sourced("place", key, where, one.source, one.review)


def _line(one: Sourced) -> SourceLine:
    label = f"{one.key}: {one.label}" if one.kind in OF_A_POINT else one.label
    cells = (one.kind, label, one.source, one.review.value)
    searched = f"{folded(' '.join((*cells, one.key)))} {squeezed(label)}"
    return SourceLine(kind=cells[0], label=cells[1], source=cells[2], review=cells[3], searched=searched)
