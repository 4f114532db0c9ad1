"""The figure of the pain drawing, read from the content files: its outlines and its named regions."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from charting.content.read import ContentError, read_entries, read_file
from charting.domain.body_map import BodyMap, Outline, Region
from charting.domain.finding import Review
from charting.domain.pain_drawing import View
from charting.paths import resources

Numbers = tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class RegionEntry:
    """A region as the file has it."""

    key: str
    name: str
    source: str
    review: Review = Review.DRAFT
    said: str = ""
    """With a place for the side; empty: the side before the name."""
    sided: bool = True
    middle: float = 0.0
    front: Numbers = ()
    back: Numbers = ()
    below_gluteal_fold: bool = False
    saddle: bool = False

    def as_region(self) -> Region:
        """The region with its shapes as pairs of numbers. Raises ContentError."""
        shapes: dict[View, Outline] = {}
        if self.front:
            shapes["front"] = _pairs(self.front, self.key)
        if self.back:
            shapes["back"] = _pairs(self.back, self.key)
        if not shapes:
            raise ContentError(f"the region {self.key} is on no figure")
        if self.said and "{side}" not in self.said:
            raise ContentError(f"the region {self.key} has no place for the side in “{self.said}”")
        return Region(
            key=self.key,
            name=self.name,
            said=self.said or f"{{side}} {self.name}",
            sided=self.sided,
            middle=self.middle,
            shapes=shapes,
            below_gluteal_fold=self.below_gluteal_fold,
            saddle=self.saddle,
        )


@dataclass(frozen=True, kw_only=True)
class RegionsFile:
    """The regions head to foot, and which of them follow each other."""

    region: tuple[RegionEntry, ...]
    runs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class OutlineEntry:
    """The outline of one figure."""

    outline: Numbers


@dataclass(frozen=True, kw_only=True)
class OutlinesFile:
    """Both figures, in figure units."""

    front: OutlineEntry
    back: OutlineEntry


@cache
def read_body(folder: Path | None = None) -> BodyMap:
    """The figures and regions of a resources folder (the product's own unless given). Raises ContentError."""
    place = folder or resources()
    file = read_entries(place / "content/body/regions.toml", RegionsFile, "content/body/regions.toml")
    outlines = read_file(place / "pictures/body/outlines.toml", OutlinesFile, "pictures/body/outlines.toml")
    regions = [entry.as_region() for entry in file.region]
    repeated = [key for key, number in Counter(one.key for one in regions).items() if number > 1]
    if repeated:
        raise ContentError(f"content/body/regions.toml: the key {repeated[0]} is used twice")
    known = {one.key for one in regions}
    unknown = sorted({key for run in file.runs for key in run} - known)
    if unknown:
        raise ContentError(f"content/body/regions.toml: there is no region {unknown[0]}")
    return BodyMap(
        regions,
        file.runs,
        {"front": _pairs(outlines.front.outline, "front"), "back": _pairs(outlines.back.outline, "back")},
    )


def _pairs(numbers: Numbers, name: str) -> Outline:
    if len(numbers) % 2 or len(numbers) < 6:
        raise ContentError(f"{name}: a shape is at least three pairs of numbers")
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))
