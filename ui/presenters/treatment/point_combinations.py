"""The practitioner's point combinations in the points field: offered by name, and kept from the visit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from charting.content.point_line import point_line
from charting.domain.shorthand import Shorthand, dotted_name, problem_with_name
from charting.domain.treatment import PointUse
from charting.errors import TellTheUser, Trouble
from charting.services import combinations
from charting.services.chart import Chart
from ui.presenters.editing.chips import Offer


@dataclass(frozen=True)
class KeepAs:
    """The offer to keep the visit's points under a name."""

    name: str


class NoCombinations:
    """A points field without combinations."""

    def written_out(self, line: str) -> str:
        """The line as it is."""
        return line

    def offers(self, typed: str, uses: Sequence[PointUse]) -> tuple[Offer, ...]:  # noqa: ARG002
        """None."""
        return ()

    def keep(self, name: str, uses: Sequence[PointUse]) -> None:
        """Keep nothing."""

    def hush(self) -> None:
        """Nothing was said."""


class PointCombinations(NoCombinations):
    """Knows which combinations there are; `say` shows a sentence in the page, an empty one takes it away."""

    def __init__(self, chart: Chart, say: Callable[[str], None]) -> None:
        self._chart = chart
        self._say = say
        self._has_said = False

    def written_out(self, line: str) -> str:
        """The line with every known `.name` in it as its points."""
        try:
            return combinations.expanded(self._chart, line)
        except Trouble:
            return line  # typing goes on; saving the visit says what is wrong with the chart

    def offers(self, typed: str, uses: Sequence[PointUse]) -> tuple[Offer, ...]:
        """Combinations whose name begins as typed; after a dot also keeping these points under that name."""
        try:
            found = combinations.find(self._chart, typed)
        except Trouble:
            return ()
        listed = tuple(self._offer(one) for one in found)
        if typed.strip() == "." and uses:
            return (*listed, Offer(label=f"Type a name to keep {_these(uses)}", completes="."))
        name = dotted_name(typed.strip()) if typed.strip().startswith(".") else None
        if name is None or not uses or problem_with_name(name):
            return listed
        is_known = any(one.name == name for one in found)
        return (*listed, self._keeping(name, uses, is_known))

    def keep(self, name: str, uses: Sequence[PointUse]) -> None:
        """Keep these points under the name, and say so."""
        try:
            combinations.save_points(self._chart, name, uses)
        except (TellTheUser, Trouble) as told:
            self._tell(str(told))
        else:
            self._tell(
                f"These points are kept: .{name} enters them in any visit. Change them in the settings."
            )

    def hush(self) -> None:
        """Take away what was said of the last keeping."""
        if self._has_said:
            self._has_said = False
            self._say("")

    def _offer(self, combination: Shorthand) -> Offer:
        line = combinations.line_of(self._chart, combination)
        shown = point_line(self._chart.catalogue.points, line.uses)
        return Offer(label=f".{combination.name}", faint=shown, payload=line)

    def _keeping(self, name: str, uses: Sequence[PointUse], is_known: bool) -> Offer:
        label = f"Keep {_these(uses)} as .{name}" + (" instead" if is_known else "")
        return Offer(label=label, payload=KeepAs(name))

    def _tell(self, sentence: str) -> None:
        self._has_said = True
        self._say(sentence)


def _these(uses: Sequence[PointUse]) -> str:
    return "this 1 point" if len(uses) == 1 else f"these {len(uses)} points"
