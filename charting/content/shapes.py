"""How the content files are laid out, where that differs from the domain's own values."""

from dataclasses import dataclass

from charting.domain.adverse_events import AdverseEventKind
from charting.domain.finding import Editor, FindingDefinition, Kind, Lens, Review, Section
from charting.domain.measure import Measure
from charting.domain.needle_ledger import NeedleRegion
from charting.domain.patient import AlertDefinition
from charting.domain.red_flags import RedFlag, Urgency
from charting.domain.treatment import Caution, Channel, Formula, Method, Point


@dataclass(frozen=True, kw_only=True)
class SectionHead:
    """What a findings file says about its section."""

    key: str
    label: str
    lens: Lens
    editor: Editor
    order: int
    prompt: str = ""
    line: str = ""
    lends_words: bool = False


@dataclass(frozen=True, kw_only=True)
class FindingsFile:
    """One section and its findings, in display order."""

    section: SectionHead
    finding: tuple[FindingDefinition, ...]

    def as_section(self) -> Section:
        """The section with its findings."""
        return Section(**vars(self.section), findings=self.finding)


@dataclass(frozen=True, kw_only=True)
class RedFlagEntry:
    """A red flag; its finding is a question of the same key."""

    key: str
    label: str
    """A few words for the chip and the record."""
    group: str
    ask: str
    urgency: Urgency
    action: str
    source: str
    review: Review = Review.DRAFT
    aliases: tuple[str, ...] = ()
    nerve_sign: bool = False
    denies: tuple[str, ...] = ()
    called_for_by: tuple[str, ...] = ()
    retired: bool = False

    def as_red_flag(self) -> RedFlag:
        """The red flag with the finding that keeps its answer."""
        finding = FindingDefinition(
            key=self.key,
            label=self.label,
            kind=Kind.QUESTION,
            source=self.source,
            review=self.review,
            aliases=self.aliases,
            nerve_sign=self.nerve_sign,
            denies=self.denies,
            retired=self.retired,
        )
        return RedFlag(
            key=self.key,
            group=self.group,
            ask=self.ask,
            urgency=self.urgency,
            action=self.action,
            source=self.source,
            finding=finding,
            called_for_by=self.called_for_by,
        )


@dataclass(frozen=True, kw_only=True)
class RedFlagsFile:
    """The questions of one region, in the order they are asked."""

    red_flag: tuple[RedFlagEntry, ...]


@dataclass(frozen=True, kw_only=True)
class PointsFile:
    """The points of one channel, in order."""

    point: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class SharedCaution:
    """One caution and every point it holds for."""

    when: str
    words: str
    evidence: str
    source: str
    points: tuple[str, ...]
    review: Review = Review.DRAFT

    def as_caution(self) -> Caution:
        """The caution as each of its points carries it."""
        return Caution(when=self.when, words=self.words, evidence=self.evidence, source=self.source)


@dataclass(frozen=True, kw_only=True)
class CautionsFile:
    """All cautions about points."""

    caution: tuple[SharedCaution, ...]


@dataclass(frozen=True, kw_only=True)
class ChannelsFile:
    """The channels, in the order of the body's clock, then the two midline ones."""

    channel: tuple[Channel, ...]


@dataclass(frozen=True, kw_only=True)
class MethodsFile:
    """Methods besides plain needling."""

    method: tuple[Method, ...]


@dataclass(frozen=True, kw_only=True)
class AdverseEventsFile:
    """What can go wrong with a treatment, in the order it is offered."""

    event: tuple[AdverseEventKind, ...]


@dataclass(frozen=True, kw_only=True)
class NeedleRegionsFile:
    """The regions in which needles are counted, head to foot."""

    region: tuple[NeedleRegion, ...]


@dataclass(frozen=True, kw_only=True)
class AlertsFile:
    """What must be known about a patient before a needle goes in."""

    alert: tuple[AlertDefinition, ...]


@dataclass(frozen=True, kw_only=True)
class FormulasFile:
    """Herbal formulas by name."""

    formula: tuple[Formula, ...]


@dataclass(frozen=True, kw_only=True)
class MeasuresFile:
    """Questionnaires and scales."""

    measure: tuple[Measure, ...]
