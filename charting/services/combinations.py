"""Point combinations: points of the practitioner's own that a name writes into the prescription."""

import re
from collections.abc import Sequence

from charting.content.point_entry import PointLine, parse_points, read_points
from charting.content.point_line import point_line
from charting.domain.shorthand import DOTTED, Shorthand, name_kept
from charting.domain.treatment import PointUse
from charting.errors import TellTheUser
from charting.records.phrase import PointCombination
from charting.services import shorthands
from charting.services.chart import Chart

SHORTEST_BARE = 2
"""So many characters of a name find it without its dot."""


def combinations(chart: Chart) -> tuple[Shorthand, ...]:
    """Every combination, by name."""
    return shorthands.listed(chart, PointCombination)


def find(chart: Chart, typed: str) -> tuple[Shorthand, ...]:
    """The combinations whose name begins as typed; a dot alone finds all of them."""
    typed = typed.strip()
    name = name_kept(typed)
    if not typed.startswith(".") and len(name) < SHORTEST_BARE:
        return ()
    return shorthands.listed(chart, PointCombination, name)


def expanded(chart: Chart, line: str) -> str:
    """The typed line with every known `.name` in it replaced by its points."""
    if not DOTTED.search(line):
        return line
    known = {one.name: one.text for one in combinations(chart)}

    def points_for(found: re.Match[str]) -> str:
        text = known.get(name_kept(found[1]))
        return found[0] if text is None else f", {text}, "

    return DOTTED.sub(points_for, line).strip(", ") if known else line


def line_of(chart: Chart, combination: Shorthand) -> PointLine:
    """The points that a combination stands for now, and electro and moxa on them."""
    catalogue = chart.catalogue
    return read_points(catalogue.points, catalogue.channels, combination.text)


def save_combination(chart: Chart, combination_id: int | None, name: str, line: str) -> int:
    """Keep a new combination (id None) or an edited one, and give its id.

    Raises TellTheUser for a name that cannot be used and for a line that is not points alone.
    """
    catalogue = chart.catalogue
    uses, rest = parse_points(catalogue.points, catalogue.channels, line)
    if rest:
        raise TellTheUser(f"Not known as a point: {rest}. Type points such as bl23 25 b, ki3 b +.")
    if line.strip() and not uses:
        raise TellTheUser("Type at least one point, such as bl23 b.")
    return shorthands.keep(chart, PointCombination, combination_id, name, line)


def save_points(chart: Chart, name: str, uses: Sequence[PointUse]) -> int:
    """Keep these points under a name, in place of what the name stood for. Raises TellTheUser."""
    same = next((one for one in combinations(chart) if one.name == name_kept(name)), None)
    line = point_line(chart.catalogue.points, uses)
    return save_combination(chart, same.id if same else None, name, line)


def remove_combination(chart: Chart, combination_id: int) -> None:
    """Remove a combination; visits that it was used in keep their points."""
    shorthands.drop(chart, PointCombination, combination_id)
