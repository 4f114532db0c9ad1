"""The readers of typed lines, one for each row of the visit, made when it is first typed into."""

from collections.abc import Iterator
from dataclasses import replace

from charting.content.body import read_body
from charting.content.catalogue import Catalogue
from charting.content.finding_line import LineReader
from charting.content.method_line import MethodLine
from charting.content.places import Places
from charting.domain.finding import Section


class LineReaders:
    """Makes the reader of a row once and keeps it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._readers: dict[str, LineReader] = {}
        self._places: Places | None = None
        self._methods: MethodLine | None = None

    def reader(self, section: Section) -> LineReader:
        """The reader of lines typed into the section's row."""
        if section.key not in self._readers:
            self._readers[section.key] = LineReader(section, self._together(section.line), self.places())
        return self._readers[section.key]

    def methods(self) -> MethodLine:
        """The reader of methods with where they were done."""
        if self._methods is None:
            known = self._catalogue
            self._methods = MethodLine(known.methods, known.points, known.channels, self.places())
        return self._methods

    def _together(self, line: str) -> Iterator[Section]:
        """The rows of a line, and of the others what is understood in it."""
        for section in self._catalogue.sections if line else ():
            if section.line == line:
                yield section
            elif guests := tuple(one for one in section.findings if one.understood_in == line):
                yield replace(section, findings=guests)

    def places(self) -> Places:
        """The words for places on the body."""
        if self._places is None:
            names = (region.name for region in read_body().regions.values())
            self._places = Places(names, self._catalogue.points, self._catalogue.channels)
        return self._places
