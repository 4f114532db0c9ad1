"""What the treatment card says beside its fields."""

from dataclasses import dataclass

from charting.domain.treatment import needle_count
from charting.domain.treatment_words import needle_words, usual_of
from charting.domain.visit_note import VisitNote
from ui.presenters.treatment.caution_reasons import CautionLine
from ui.presenters.treatment.needle_ledger import NeedleLedger


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """Counts, the default needle and the cautions, as they stand now."""

    needles_placed: int
    """How many needles the listed points stand for."""
    usual: str
    """The practice's default needle that the visit keeps: `default 0.25 × 40 mm, 20 min`."""
    counted: str
    """What the counts come to once both are there: `all 9 out`, `2 still in`."""
    counts_agree: bool
    cautions: tuple[CautionLine, ...]


def treatment_of(note: VisitNote, ledger: NeedleLedger, cautions: tuple[CautionLine, ...]) -> Treatment:
    """The summary of what is charted."""
    usual = usual_of(note)
    words = needle_words(usual.gauge_mm, usual.length_mm, usual.retention_minutes)
    return Treatment(
        needles_placed=needle_count(note.points),
        usual=f"default {words}" if words else "",
        counted=ledger.counted,
        counts_agree=not ledger.problem,
        cautions=cautions,
    )
