"""The chip lists of a visit that come from the sections of the vocabulary."""

from collections.abc import Iterable
from dataclasses import replace

from charting.domain.finding import Editor, Kind, Section
from ui.presenters.editing.chips import ChipSource
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.findings.observation_chips import ObservationChips

CHIP_KINDS = (Kind.CHOICES, Kind.PRESENT, Kind.TEST)
"""Findings that are filled by chips even where the rest of their section is plain fields."""


def section_sources(editing: VisitEditing, sections: Iterable[Section]) -> dict[str, ChipSource]:
    """The chips of each section, or of those of its findings that are chips among plain fields."""
    sources: dict[str, ChipSource] = {}
    for section in sections:
        if section.editor is Editor.CHIPS:
            sources[section.key] = ObservationChips(editing, section)
        elif section.editor is not Editor.GRID:
            for finding in section.findings:
                if finding.kind in CHIP_KINDS:
                    alone = replace(section, key=finding.key, label=finding.label, findings=(finding,))
                    sources[finding.key] = ObservationChips(editing, alone, section.key)
    return sources
