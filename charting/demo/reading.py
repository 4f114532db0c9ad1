"""A storyline's typed words as fields of a visit, read like words typed into the page."""

from collections.abc import Iterator, Mapping

from charting.content.catalogue import Catalogue
from charting.content.chip_entry import parse_chip
from charting.content.measure_entry import MEASURES, entry_of, parse_total
from charting.content.options import Option, options
from charting.content.point_entry import parse_points
from charting.domain.finding import Kind
from charting.domain.text import folded
from charting.domain.treatment import MethodUse, PointUse
from charting.domain.visit_note import Observation, ObservationField


class NotUnderstood(Exception):
    """A storyline says something that the vocabulary does not know: a bug of the demo."""


class Reader:
    """Reads typed words with the vocabulary; options are worked out once for each section."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._options: dict[str, tuple[Option, ...]] = {}

    def chips(self, typed: Mapping[str, str]) -> dict[ObservationField, Observation]:
        """What is recorded when each section's words are typed; several choices of a finding join."""
        found: dict[ObservationField, Observation] = {}
        for section_key, words in typed.items():
            for field, observation in self._section(section_key, words):
                definition = self._catalogue.definitions[field.finding]
                before = found.get(field)
                if before and definition.kind is Kind.CHOICES:
                    chosen = {*before.value.split(), *observation.value.split()}
                    observation = Observation(value=" ".join(sorted(chosen)))
                found[field] = observation
        return found

    def measures(self, typed: str) -> dict[ObservationField, Observation]:
        """Totals of questionnaires, filled in on the day of the visit."""
        section = self._catalogue.section(MEASURES)
        totals = {part: parse_total(section, part) for part in typed.split(", ") if typed}
        if unread := [part for part, total in totals.items() if total is None]:
            raise NotUnderstood(f"measures: {unread}")
        return dict(entry_of(total, self._catalogue.measures, "") for total in totals.values() if total)

    def points(self, typed: str) -> tuple[PointUse, ...]:
        """The prescription."""
        uses, left_over = parse_points(self._catalogue.points, self._catalogue.channels, typed)
        if left_over:
            raise NotUnderstood(f"points: {left_over}")
        return uses

    def method(self, words: str) -> MethodUse:
        """A method, with its setting where the words name one."""
        wanted = folded(words).split()
        for method in self._catalogue.methods.values():
            names = folded(" ".join((method.label, *method.aliases))).split()
            rest = [word for word in wanted if not any(name.startswith(word) for name in names)]
            if len(rest) == len(wanted):
                continue
            if not rest:
                return MethodUse(method=method.key, minutes=10)
            for setting in method.settings:
                if all(word in folded(setting.label) for word in rest):
                    return MethodUse(method=method.key, settings=setting.key, minutes=8)
        raise NotUnderstood(f"method: {words}")

    def _section(self, key: str, words: str) -> Iterator[tuple[ObservationField, Observation]]:
        if key not in self._options:
            self._options[key] = options(self._catalogue.section(key))
        for part in words.split(", "):
            entry = parse_chip(self._options[key], part)
            if entry is None:
                raise NotUnderstood(f"{key}: {part}")
            yield entry.field, entry.observation
