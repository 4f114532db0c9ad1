"""From cell to cell of a grid by arrows and Tab, without a screen."""

import pytest

from tests.visit_desk import whole_catalogue
from ui.presenters.findings.cell_typing import Key
from ui.presenters.findings.grid_layout import pulse_layout, tongue_layout
from ui.presenters.findings.grid_walk import GridWalk

LAYOUTS = {"pulse": pulse_layout, "tongue": tongue_layout}
KEYS = {"<": Key.LEFT, ">": Key.RIGHT, "^": Key.UP, "v": Key.DOWN, "t": Key.TAB, "b": Key.BACKTAB}


def walked(section, start, keys, *, with_depths=False):
    """The name of the cell where these keys lead."""
    layout = LAYOUTS[section](whole_catalogue().section(section))
    walk, names = GridWalk(layout), [cell.name for cell in layout.cells]
    at = names.index(start)
    for key in keys:
        at = walk.beside(at, KEYS[key], with_depths=with_depths)
    return names[at]


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("Left cun", "v", "Left guan"),
        ("Left cun", "v>", "Right guan"),
        ("Left cun", "<", "Left cun"),
        ("Left cun", "^", "Left cun"),
        ("Right cun", ">", "Right cun"),
        ("Right strength", "v", "Pulse overall"),
        ("Right strength", "v<>", "Pulse overall"),
        ("Right strength", "vv", "Pulse rate"),
        ("Pulse rate", "v", "Pulse rate"),
        ("Beats in a breath", "^^", "Left strength"),
        ("Left cun", "tt", "Left guan"),
        ("Left cun", "b", "Left cun"),
        ("Beats in a breath", "t", "Beats in a breath"),
    ],
)
def test_the_pulse_is_walked_past_its_folded_depths(start, keys, end):
    assert walked("pulse", start, keys) == end


@pytest.mark.parametrize(
    ("keys", "end"), [("v", "Left cun, surface"), ("vvvv", "Left guan"), (">tt", "Right cun, surface")]
)
def test_unfolded_depths_are_walked_too(keys, end):
    assert walked("pulse", "Left cun", keys, with_depths=True) == end


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("Body colour, whole tongue", ">>", "Body colour, sides"),
        ("Body colour, root", "v", "Shape, root"),
        ("Coat thickness, texture, root", "v", "Coat root"),
        ("Vitality, movement, veins", "^", "Coat root"),
    ],
)
def test_the_tongue_is_walked_by_axis_and_area(start, keys, end):
    assert walked("tongue", start, keys) == end
