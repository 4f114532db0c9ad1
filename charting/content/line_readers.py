"""The readers of typed lines, one for each row of the visit, made when it is first typed into."""

from charting.content.body import read_body
from charting.content.catalogue import Catalogue
from charting.content.finding_line import LineReader
from charting.content.places import Places
from charting.domain.finding import Section


class LineReaders:
    """Makes the reader of a row once and keeps it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._readers: dict[str, LineReader] = {}
        self._places: Places | None = None

    def reader(self, section: Section) -> LineReader:
        """The reader of lines typed into the section's row."""
        if section.key not in self._readers:
            together = [one for one in self._catalogue.sections if section.line and one.line == section.line]
            self._readers[section.key] = LineReader(section, together, self.places())
        return self._readers[section.key]

    def places(self) -> Places:
        """The words for places on the body."""
        if self._places is None:
            names = (region.name for region in read_body().regions.values())
            self._places = Places(names, self._catalogue.points, self._catalogue.channels)
        return self._places
