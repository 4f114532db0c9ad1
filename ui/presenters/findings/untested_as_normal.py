"""The practitioner's word that what was left empty in a table was tested and normal."""

from charting.domain.finding import Section
from charting.domain.sided_table import untested
from charting.domain.visit_note import Changes, Observation
from ui.presenters.editing.visit_editing import VisitEditing


def record_untested_as_normal(editing: VisitEditing, section: Section) -> None:
    """Fill every empty cell with its normal answer, as one step that can be undone.

    Never done by itself: only when the practitioner asks for it.
    """
    observations = editing.note.observations
    changes: Changes = {
        field: Observation(value=value, note=observations[field].note if field in observations else "")
        for field, value in untested(section.findings, observations)
    }
    editing.put_all(changes, f"{section.label}: untested as normal")
