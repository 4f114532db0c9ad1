"""All clinical vocabulary, read once from the content files and looked up by key."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from charting.content.codes import Codes, read_codes
from charting.content.handout_offers import Offer, offered
from charting.content.later import Later, LaterEntries, LaterList
from charting.content.prose import read_handout
from charting.content.read import ContentError, read_entries, read_file
from charting.content.shapes import (
    AdverseEventsFile,
    AlertsFile,
    CautionsFile,
    ChannelsFile,
    FindingsFile,
    FormulasFile,
    MeasuresFile,
    MethodsFile,
    NeedleRegionsFile,
    PointsFile,
    RedFlagsFile,
)
from charting.domain.adverse_events import AdverseEventKind
from charting.domain.assessment import Assessable
from charting.domain.finding import FindingDefinition, Lens, Review, Section, own_words_of, words_finding
from charting.domain.handout import HandoutTemplate
from charting.domain.measure import Measure
from charting.domain.needle_ledger import NeedleRegion
from charting.domain.patient import AlertDefinition
from charting.domain.red_flags import Raised, RedFlag
from charting.domain.treatment import Caution, Channel, Formula, Method, Point
from charting.paths import resources

Entry = TypeVar("Entry")

LISTS_WITH_WORDS = (
    ("causes", "Assessment"),
    ("codes", "Codes"),
    ("patterns", "Patterns"),
    ("points", "Points"),
    ("methods", "Also done"),
)
"""The lists of a visit that keep own words as a section does, with their labels."""


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


KeyedEntry = TypeVar("KeyedEntry", bound=_Keyed)


@dataclass(frozen=True)
class Sourced:
    """Where one entry was read, for the About page and for review."""

    kind: str
    key: str
    label: str
    source: str
    review: Review


@dataclass(frozen=True, kw_only=True, eq=False)
class Catalogue:
    """The vocabulary as the content files define it; it never changes while the app runs.

    What the first window does not need is read when it is first asked for, or by `warm`.
    Two catalogues are the same only when they are one, so that a search index can be kept for each.
    """

    sections: tuple[Section, ...]
    """In page order."""
    definitions: Mapping[str, FindingDefinition]
    """Every finding by key, with red flags, each section's own words and retired ones."""
    red_flags: tuple[RedFlag, ...]
    """The questions in the order they are asked, without retired ones."""
    causes: Sequence[Assessable]
    patterns: Sequence[Assessable]
    points: Mapping[str, Point]
    channels: tuple[Channel, ...]
    methods: Mapping[str, Method]
    alerts: Mapping[str, AlertDefinition]
    handouts: Sequence[HandoutTemplate]
    names: Mapping[str, str]
    """The label of each cause and pattern."""
    short_names: Mapping[str, str]
    """Their names for narrow places."""
    formulas: Mapping[str, Formula] = field(default_factory=dict)
    """Herbal formulas by name, for the record."""
    measures: Mapping[str, Measure] = field(default_factory=dict)
    """Questionnaires and scales, in the order they are offered."""
    adverse_events: Mapping[str, AdverseEventKind] = field(default_factory=dict)
    """What can go wrong, in the order it is offered."""
    needle_regions: Sequence[NeedleRegion] = ()
    """Where needles are counted, head to foot."""
    later_codes: Later[Codes] = field(default_factory=lambda: Later(read_codes))
    """Where `codes` comes from."""

    @cached_property
    def codes(self) -> Codes:
        """Diagnosis codes that may be offered. Raises ContentError."""
        return self.later_codes.value()

    @cached_property
    def event_labels(self) -> Mapping[str, str]:
        """What each adverse event is called."""
        return {key: one.label for key, one in self.adverse_events.items()}

    def warm(self) -> None:
        """Read everything that waits to be asked for; give it to a thread with time. Raises ContentError."""
        waiting = (self.causes, self.patterns, self.points, self.handouts, self.formulas, self.measures)
        len(self.methods), len(self.adverse_events), len(self.needle_regions)
        for entries in waiting:
            len(entries)
        len(self.names), len(self.short_names), len(self.codes.known)

    def section(self, key: str) -> Section:
        """The section of that key. Raises KeyError."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def assessable(self, key: str) -> Assessable | None:
        """The cause or pattern of that key, or None."""
        return next((one for one in (*self.causes, *self.patterns) if one.key == key), None)

    def handouts_for(
        self,
        causes: Sequence[str],
        patterns: Sequence[str],
        nerve_signs: bool,
        language: str = "en",
        raised: Sequence[Raised] = (),
    ) -> tuple[Offer, ...]:
        """The handouts worth giving, best first, each with its reason in words.

        `causes` and `patterns` come main one first, `raised` most urgent first. What
        an emergency or an urgent red flag calls for comes before everything, then nerve signs.
        """
        return offered(self.handouts, self.names, causes, patterns, nerve_signs, language, raised)

    def sources(self) -> Iterator[Sourced]:
        """Every entry with where it was read and whether a person has checked it."""
        for section in self.sections:
            yield from (_sourced("finding", one, one.label) for one in section.findings)
        yield from (_sourced("red flag", flag.finding, flag.ask) for flag in self.red_flags)
        yield from (_sourced("cause", one, one.label) for one in self.causes)
        yield from (_sourced("pattern", one, one.label) for one in self.patterns)
        for point in self.points.values():
            yield _sourced("point", point, f"{point.key} {point.toned}".strip())
            for caution in point.cautions:
                yield Sourced("caution", point.key, caution.words, caution.source, Review.DRAFT)
            if point.depth_mm:
                yield Sourced("depth", point.key, _span_mm(point.depth_mm), point.depth_source, Review.DRAFT)
        yield from (_sourced("method", one, one.label) for one in self.methods.values())
        yield from (_sourced("alert", one, one.label) for one in self.alerts.values())
        yield from (_sourced("adverse event", one, one.label) for one in self.adverse_events.values())
        for region in self.needle_regions:
            yield Sourced("needle region", region.name, region.name, region.source, region.review)
        yield from (_sourced("formula", one, one.label) for one in self.formulas.values())
        yield from (_sourced("measure", one, one.label) for one in self.measures.values())
        for each in self.codes.lists:
            yield Sourced("codes", each.system, each.label, each.source, each.review)
            for code in each.code:
                yield Sourced("code", code.code, f"{code.code} {code.title}", each.source, each.review)
        for one in self.handouts:
            yield Sourced("handout", f"{one.key}.{one.language}", one.title, one.source, one.review)


def read_catalogue(folder: Path | None = None) -> Catalogue:
    """All content of a folder (the product's own unless given). Raises ContentError.

    Findings, red flags and alerts are read at once, the rest when first asked for (see
    `Catalogue.warm`): do it once, away from the screen's thread.
    """
    files = _Files(folder or resources() / "content")
    sections = files.sections()
    red_flags = files.red_flags()
    causes = LaterList(lambda: files.assessables("causes", Lens.WESTERN))
    patterns = LaterList(lambda: files.assessables("patterns", Lens.TCM))
    return Catalogue(
        sections=sections,
        definitions=_definitions(sections, red_flags),
        red_flags=tuple(flag for flag in red_flags if not flag.finding.retired),
        causes=causes,
        patterns=patterns,
        points=LaterEntries(lambda: _with_cautions(files.points(), files.cautions())),
        channels=files.one("channels.toml", ChannelsFile).channel,
        methods=LaterEntries(files.methods),
        alerts=_by_key(entry for file in files.each("alerts", AlertsFile) for entry in file.alert),
        handouts=LaterList(files.handouts),
        names=LaterEntries(lambda: {one.key: one.label for one in (*causes, *patterns)}),
        short_names=LaterEntries(lambda: {one.key: one.short for one in (*causes, *patterns)}),
        formulas=LaterEntries(files.formulas),
        measures=LaterEntries(files.measures),
        adverse_events=LaterEntries(
            lambda: _by_key(files.one("adverse_events.toml", AdverseEventsFile).event)
        ),
        needle_regions=LaterList(lambda: files.one("needle_regions.toml", NeedleRegionsFile).region),
        later_codes=Later(lambda: read_codes(files.folder)),
    )


class _Files:
    """The files of one content folder."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise ContentError(f"{folder}: there is no such folder")
        self._folder = folder

    @property
    def folder(self) -> Path:
        return self._folder

    def one(self, name: str, shape: type[Entry]) -> Entry:
        path = self._folder / name
        return read_entries(path, shape, self._shown(path))

    def each(self, folder: str, shape: type[Entry]) -> Iterator[Entry]:
        for path in self._paths(folder, "*.toml"):
            yield read_entries(path, shape, self._shown(path))

    def sections(self) -> tuple[Section, ...]:
        read = (file.as_section() for file in self.each("findings", FindingsFile))
        return tuple(sorted(read, key=lambda section: section.order))

    def red_flags(self) -> tuple[RedFlag, ...]:
        files = self.each("red_flags", RedFlagsFile)
        return tuple(entry.as_red_flag() for file in files for entry in file.red_flag)

    def assessables(self, folder: str, lens: Lens) -> tuple[Assessable, ...]:
        read = (
            read_file(path, Assessable, self._shown(path), lens=lens.value)
            for path in self._paths(folder, "*.toml")
        )
        return tuple(sorted(read, key=lambda one: one.order))

    def points(self) -> tuple[Point, ...]:
        return tuple(point for file in self.each("points", PointsFile) for point in file.point)

    def cautions(self) -> Mapping[str, tuple[Caution, ...]]:
        by_point: dict[str, tuple[Caution, ...]] = {}
        for shared in self.one("cautions.toml", CautionsFile).caution:
            for key in shared.points:
                by_point[key] = (*by_point.get(key, ()), shared.as_caution())
        return by_point

    def methods(self) -> Mapping[str, Method]:
        return _by_key(entry for file in self.each("methods", MethodsFile) for entry in file.method)

    def formulas(self) -> Mapping[str, Formula]:
        return _by_key(entry for file in self.each("formulas", FormulasFile) for entry in file.formula)

    def measures(self) -> Mapping[str, Measure]:
        read = [entry for file in self.each("measures", MeasuresFile) for entry in file.measure]
        return _by_key(sorted(read, key=lambda measure: measure.order))

    def handouts(self) -> tuple[HandoutTemplate, ...]:
        read = (read_handout(path, self._shown(path)) for path in self._paths("handouts", "*.md"))
        return tuple(sorted(read, key=lambda template: (template.order, template.language)))

    def _paths(self, folder: str, pattern: str) -> list[Path]:
        return sorted((self._folder / folder).glob(pattern))

    def _shown(self, path: Path) -> str:
        return f"{self._folder.parent.name}/{self._folder.name}/{path.relative_to(self._folder).as_posix()}"


def _definitions(
    sections: Sequence[Section], red_flags: Sequence[RedFlag]
) -> Mapping[str, FindingDefinition]:
    charted = [finding for section in sections for finding in section.findings]
    asked = [flag.finding for flag in red_flags]
    rows = [row for section in sections for row in own_words_of(section).items()]
    named = [(key.removesuffix("_words"), label) for key, label in rows]
    words = [words_finding(key, label) for key, label in (*named, *LISTS_WITH_WORDS)]
    return _by_key([*charted, *asked, *words])


def _with_cautions(
    points: Sequence[Point], cautions: Mapping[str, tuple[Caution, ...]]
) -> Mapping[str, Point]:
    known = {point.key for point in points}
    unknown = sorted(set(cautions) - known)
    if unknown:
        raise ContentError(f"cautions.toml: there is no point {unknown[0]}")
    return _by_key(
        replace(point, cautions=cautions[point.key]) if point.key in cautions else point for point in points
    )


def _by_key(entries: Iterable[KeyedEntry]) -> Mapping[str, KeyedEntry]:
    by_key: dict[str, KeyedEntry] = {}
    for entry in entries:
        if entry.key in by_key:
            raise ContentError(f"the key {entry.key} is used twice")
        by_key[entry.key] = entry
    return MappingProxyType(by_key)


def _span_mm(depth_mm: Sequence[float]) -> str:
    return "–".join(f"{end:g}" for end in dict.fromkeys(depth_mm)) + " mm"


class _HasSource(_Keyed, Protocol):
    @property
    def source(self) -> str: ...
    @property
    def review(self) -> Review: ...


def _sourced(kind: str, entry: _HasSource, label: str) -> Sourced:
    return Sourced(kind, entry.key, label, entry.source, entry.review)
