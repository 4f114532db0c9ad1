"""Where each answer about tongue and pulse has its cell: the grids' rows, columns and short words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from charting.content.options import Option, compared
from charting.domain.finding import FindingDefinition, Kind, Section
from charting.domain.text import kept
from charting.domain.visit_note import Side

PULSE_POSITIONS = ("cun", "guan", "chi")
PULSE_DEPTHS = (("surface", "surface"), ("middle", "middle"), ("deep", "depth"))
PULSE_SIDES: tuple[Side, ...] = ("left", "right")

TONGUE_AREAS = ("tip", "sides", "centre", "root")
TONGUE_AXES = (
    ("Body colour", "tongue_color", ("red", "pale", "purple")),
    (
        "Shape",
        "tongue_shape",
        ("swollen", "teeth_marks", "crack", "cracks", "spots", "red_points"),
    ),
    ("Moisture", "tongue_moisture", ("dry", "wet")),
    ("Coat colour", "tongue_coat", ("white_coat", "yellow_coat", "no_coat", "peeled")),
    ("Coat thickness, texture", "tongue_coat_texture", ("thick", "thick_coat", "greasy_coat")),
)
"""Each axis, the finding that holds it for the whole tongue, and the signs of it that an area can show."""

SIDE_AREAS = {"left": "sides", "right": "sides"}
"""Areas that share another one's cell, where their word says which half is meant."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell: what it is called, whose side it holds, and every answer that can stand in it."""

    name: str
    """`Left guan, surface`, complete by itself."""
    options: tuple[Option, ...]
    side: Side = ""
    hint: str = ""
    """What an empty cell says; for a cell whose column does not say it."""

    @property
    def number(self) -> FindingDefinition | None:
        """The finding whose number the cell takes; None where it takes words."""
        finding = self.options[0].finding
        return finding if finding.kind in (Kind.NUMBER, Kind.SCORE) else None


@dataclass(frozen=True, kw_only=True)
class CellRow:
    """A row of cells; fewer cells than columns share the room, None leaves a gap."""

    label: str
    cells: tuple[Cell | None, ...]
    is_depth: bool = False
    """Whether the row is unfolded only when depths are wanted."""


@dataclass(frozen=True, kw_only=True)
class GridLayout:
    """A whole grid."""

    columns: tuple[str, ...]
    rows: tuple[CellRow, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells if cell is not None)


def pulse_layout(section: Section) -> GridLayout:
    """Six positions with their three depths, each whole side, and the pulse overall."""
    of = {finding.key: finding for finding in section.findings}
    rows: list[CellRow] = []
    for position in PULSE_POSITIONS:
        rows.append(_pulse_row(of, position))
        rows.extend(_depth_row(of, position, depth, name) for depth, name in PULSE_DEPTHS)
    whole = tuple(
        Cell(name=f"{side.capitalize()} pulse", side=side, options=_pulse_options(of, "pulse_overall"))
        for side in PULSE_SIDES
    )
    force = tuple(
        Cell(name=f"{side.capitalize()} strength", side=side, options=_pulse_options(of, "pulse_strength"))
        for side in PULSE_SIDES
    )
    rows += [CellRow(label="Whole side", cells=whole), CellRow(label="Strength", cells=force)]
    rows.append(CellRow(label="Overall", cells=(_overall(of),)))
    rates = (("pulse_rate", "/min"), ("pulse_beats_per_breath", "beats in a breath"))
    numbers = (Cell(name=of[key].label, options=(_number(of[key]),), hint=hint) for key, hint in rates)
    rows.append(CellRow(label="Rate", cells=tuple(numbers)))
    return GridLayout(columns=("Left", "Right"), rows=tuple(rows))


def tongue_layout(section: Section) -> GridLayout:
    """The axes of inspection, for the whole tongue and by area."""
    of = {finding.key: finding for finding in section.findings}
    rows = [
        CellRow(label=label, cells=(_whole(of[key], label), *_areas(of["tongue_area"], label, signs)))
        for label, key, signs in TONGUE_AXES
    ]
    root = tuple(_options(of["tongue_coat_root"], "coat tongue"))
    rows.append(CellRow(label="Coat root", cells=(Cell(name="Coat root", options=root),)))
    also = ("tongue_vitality", "tongue_movement", "sublingual_veins")
    others = tuple(option for key in also for option in _options(of[key], ""))
    rows.append(CellRow(label="Also", cells=(Cell(name="Vitality, movement, veins", options=others),)))
    columns = ("Whole", *(area.capitalize() for area in TONGUE_AREAS))
    return GridLayout(columns=columns, rows=tuple(rows))


def _pulse_row(of: Mapping[str, FindingDefinition], position: str) -> CellRow:
    options = _pulse_options(of, f"pulse_{position}", position)
    cells = (Cell(name=f"{side.capitalize()} {position}", side=side, options=options) for side in PULSE_SIDES)
    return CellRow(label=position.capitalize(), cells=tuple(cells))


def _depth_row(of: Mapping[str, FindingDefinition], position: str, depth: str, name: str) -> CellRow:
    every = _options(
        of[f"pulse_depth_{position}"], f"{position} at in the surface middle depth", _overall_names(of)
    )
    options = tuple(option for option in every if option.value.startswith(f"{depth}_"))
    cells = (
        Cell(name=f"{side.capitalize()} {position}, {name}", side=side, options=options)
        for side in PULSE_SIDES
    )
    return CellRow(label=name, cells=tuple(cells), is_depth=True)


def _pulse_options(of: Mapping[str, FindingDefinition], key: str, position: str = "") -> tuple[Option, ...]:
    return tuple(_options(of[key], f"{position} pulse of", _overall_names(of)))


def _overall(of: Mapping[str, FindingDefinition]) -> Cell:
    """All that was said of the pulse without a side."""
    free = [option for key in ("pulse_overall", "pulse_strength") for option in _pulse_options(of, key)]
    for key in ("pulse_rhythm", "pulse_root", "pulse_compared"):
        free += _options(of[key], "")
    for position in PULSE_POSITIONS:
        free += _options(of[f"pulse_{position}"], "pulse")
        free += _options(of[f"pulse_depth_{position}"], "")
    return Cell(name="Pulse overall", options=tuple(free))


def _overall_names(of: Mapping[str, FindingDefinition]) -> Mapping[str, tuple[str, ...]]:
    """How each quality is called, in any script, wherever it is felt."""
    return {choice.key: choice.aliases for choice in of["pulse_overall"].choices}


def _whole(finding: FindingDefinition, label: str) -> Cell:
    noise = f"tongue coat on the (depth) {finding.label}"
    return Cell(name=f"{label}, whole tongue", options=tuple(_options(finding, noise)))


def _areas(finding: FindingDefinition, label: str, signs: tuple[str, ...]) -> Iterator[Cell | None]:
    for area in TONGUE_AREAS:
        options: list[Option] = []
        for own in (area, *(half for half, cell in SIDE_AREAS.items() if cell == area)):
            wanted = {f"{own}_{sign}" for sign in signs}
            noise = f"at in on the tip sides side centre root coat {own}"
            some = (option for option in _options(finding, noise) if option.value in wanted)
            options += (_of_half(option, own) if own in SIDE_AREAS else option for option in some)
        yield Cell(name=f"{label}, {area}", options=tuple(options)) if options else None


def _of_half(option: Option, half: str) -> Option:
    return _option(option.finding, option.value, f"{half} {option.label}", option.searched)


def _options(
    finding: FindingDefinition, noise: str, names: Mapping[str, tuple[str, ...]] | None = None
) -> Iterator[Option]:
    """The finding's answers in the few words that a cell needs: without what row and column say."""
    for choice in finding.choices:
        left_out = set(compared(noise).split()) - ({"coat"} if choice.label.startswith("No ") else set())
        short = " ".join(word for word in choice.label.split() if word.casefold() not in left_out)
        quality = choice.key.split("_", 1)[-1] if names and choice.key not in names else choice.key
        more = names.get(quality, ()) if names else ()
        yield _option(finding, choice.key, short.lower(), (choice.label, *choice.aliases, *more))


def _number(finding: FindingDefinition) -> Option:
    return _option(finding, "", finding.label, finding.aliases)


def _option(finding: FindingDefinition, value: str, word: str, names: Iterable[str]) -> Option:
    searched = tuple(dict.fromkeys(compared(kept(name)) for name in (word, *names)))
    return Option(finding=finding, value=value, label=word, searched=searched)
