"""The chip lists of a visit that come from the sections of the vocabulary."""

from collections.abc import Iterable
from dataclasses import replace

from charting.domain.finding import Editor, Section, rows_of_chips
from ui.presenters.editing.chips import ChipSource
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.findings.observation_chips import ObservationChips


def section_sources(editing: VisitEditing, sections: Iterable[Section]) -> dict[str, ChipSource]:
    """The chips of each section, or of those of its findings that are chips among plain fields."""
    sources: dict[str, ChipSource] = {}
    for section in sections:
        if section.editor is Editor.CHIPS:
            sources[section.key] = ObservationChips(editing, section)
        for finding, words_in in rows_of_chips(section):
            alone = replace(section, key=finding.key, label=finding.label, findings=(finding,))
            sources[finding.key] = ObservationChips(editing, alone, words_in)
    return sources
