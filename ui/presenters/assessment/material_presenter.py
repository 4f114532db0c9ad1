"""What is commonly used with the patterns of a visit: material to start from, taken one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from charting.domain.assessment import Assessable
from charting.domain.treatment import PointUse
from charting.domain.treatment_words import point_title
from ui.presenters.assessment.assessment_chips import AssessmentChips
from ui.presenters.editing.chips import Offer
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.treatment.method_chips import MethodChips, formula_use
from ui.presenters.treatment.point_chips import PointChips


@dataclass(frozen=True, kw_only=True)
class MaterialLine:
    """One line of the list; only points and formulas can be taken."""

    kind: Literal["pattern", "point", "formula"]
    key: str
    """Of the pattern, point or formula."""
    words: str
    faint: str = ""
    """The principle, why a point is used, or what a formula is traditionally given for."""
    is_taken: bool = False
    """Whether it is in the treatment already."""

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        parts = (self.words, self.faint, "in the treatment" if self.is_taken else "")
        return ", ".join(part for part in parts if part)


class Material:
    """Lists principle, points with their reason, and formulas; never more than one is taken at once."""

    def __init__(
        self, editing: VisitEditing, patterns: AssessmentChips, points: PointChips, methods: MethodChips
    ) -> None:
        self._editing = editing
        self._patterns = patterns
        self._points = points
        self._methods = methods

    def lines(self) -> tuple[MaterialLine, ...]:
        """The recorded patterns, the main one first, then the suggested ones, each with its material."""
        return tuple(line for one, words in self._wanted() for line in self._of(one, words))

    def summary(self) -> str:
        """How much there is to read, or what to do to get something."""
        lines = self.lines()
        if not lines:
            return "Once a pattern is recorded or suggested, what is commonly used with it stands here."
        points = len({line.key for line in lines if line.kind == "point"})
        formulas = len({line.key for line in lines if line.kind == "formula"})
        parts = (_count(points, "point"), _count(formulas, "formula"))
        return f"{' and '.join(part for part in parts if part)} to start from, no protocol"

    def take(self, line: MaterialLine) -> None:
        """Add one point or formula to the treatment, as one step; what is there already is not doubled."""
        if line.is_taken or self._editing.is_signed:
            return
        if line.kind == "point":
            self._points.take(Offer(label=line.words, payload=(PointUse(point=line.key),)))
        elif line.kind == "formula":
            use = formula_use(self._editing.catalogue.formulas[line.key])
            self._methods.take(Offer(label=line.words, payload=use))

    def _wanted(self) -> Iterator[tuple[Assessable, str]]:
        recorded = sorted(self._editing.note.patterns, key=lambda one: not one.is_main)
        suggested = () if self._editing.is_signed else self._patterns.suggestions()
        named = [(one.key, "") for one in recorded] + [(one.key, "suggested") for one in suggested]
        for key, words in named:
            definition = self._editing.catalogue.assessable(key)
            if definition is not None:
                yield definition, words

    def _of(self, pattern: Assessable, words: str) -> Iterator[MaterialLine]:
        catalogue, note = self._editing.catalogue, self._editing.note
        name = f"{pattern.label} {pattern.simplified}".strip()
        title = f"{name} ({words})" if words else name
        yield MaterialLine(kind="pattern", key=pattern.key, words=title, faint=pattern.principle)
        needled = {use.point for use in note.points}
        for each in pattern.points:
            point = catalogue.points[each.point]
            yield MaterialLine(
                kind="point",
                key=each.point,
                words=point_title(each.point, point),
                faint=each.why,
                is_taken=each.point in needled,
            )
        given = {use.settings.partition(",")[0] for use in note.methods}
        for key in pattern.formulas:
            formula = catalogue.formulas[key]
            yield MaterialLine(
                kind="formula",
                key=key,
                words=f"{formula.label} {formula.traditional}",
                faint=formula.used_for,
                is_taken=formula.label in given,
            )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""
