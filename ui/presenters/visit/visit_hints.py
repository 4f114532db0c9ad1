"""What a visit's findings call attention to by themselves."""

from collections.abc import Mapping

from charting.content.catalogue import Catalogue
from charting.domain.contradictions import contradictions
from charting.domain.finding import Editor
from charting.domain.visit_note import VisitNote


def clashes(catalogue: Catalogue, note: VisitNote) -> Mapping[str, tuple[str, ...]]:
    """Sentences about findings that do not go together, by the row that holds the finding.

    A section of chips or cells is one row; in one of plain fields each finding has its own.
    """
    sections = {
        one.key: one.key if section.editor is Editor.FIELDS else section.key
        for section in catalogue.sections
        for one in section.findings
    }
    said: dict[str, tuple[str, ...]] = {}
    for one in contradictions(catalogue.definitions, note.observations):
        section = sections.get(one.field.finding, one.field.finding)
        said[section] = (*said.get(section, ()), one.words)
    return said
