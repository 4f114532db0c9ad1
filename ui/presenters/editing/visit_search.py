"""What the pickers of a visit ask: the one search, with what this visit and this practitioner make likely."""

from collections.abc import Callable, Collection, Mapping, Sequence

from charting.content.at_hand import LOW_BACK
from charting.content.catalogue import Catalogue
from charting.content.finder import Found, find_among, find_anything
from charting.content.options import Option
from charting.domain.usage import answer_key

MOST_OFFERS = 8


class Answers:
    """The answers of a section, made ready to be searched at every key."""

    def __init__(self, section: Sequence[Option]) -> None:
        self.by_key = {answer_key(option.finding.key, option.value): option for option in section}
        self.findings = frozenset(option.finding.key for option in section)


class VisitSearch:
    """The search of one open visit."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.complaint = LOW_BACK
        """The episode's complaint, which puts near channels and codes first."""
        self.used: Callable[[], Mapping[str, int]] = dict
        """How often the practitioner chose each entry, by `kind:key`."""

    def find(
        self,
        text: str,
        *kinds: str,
        findings: Collection[str] | None = None,
        likely: Collection[str] = (),
        without: Collection[str] = (),
        limit: int = MOST_OFFERS,
    ) -> list[Found]:
        """The best few of these kinds, leaving out what is recorded already (`without`, by key)."""
        found = find_anything(
            self._catalogue,
            text,
            self.complaint,
            used=self.used(),
            likely=likely,
            kinds=kinds,
            findings=findings,
            limit=limit + len(without),
        )
        return [one for one in found if one.key not in without][:limit]

    def answers(self, section: Answers, text: str, limit: int) -> list[Option]:
        """Those of a section's answers that the text may mean, best first."""
        found = self.find(text, "answer", findings=section.findings, limit=limit)
        return [section.by_key[one.key] for one in found if one.key in section.by_key]

    def among(self, options: Sequence[Option], text: str, limit: int) -> list[Option]:
        """Those of a few answers that the text may mean, by the names that they have here, best first."""
        return find_among(self._catalogue, options, text, used=self.used(), limit=limit)
