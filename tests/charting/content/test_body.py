"""The figure of the pain drawing as it ships: whole, alike on both sides, and with keys that stay."""

import shutil

import pytest

from charting.content.body import read_body
from charting.content.read import ContentError
from charting.domain.body_map import ACROSS, CELL, DOWN, MIDLINE, Place
from charting.domain.pain_drawing import VIEWS
from charting.paths import resources

SHIPPED = """
    saddle_area sacrum head face neck throat upper_shoulder shoulder shoulder_blade upper_back
    chest upper_arm_back upper_arm_front elbow forearm_back forearm_front hand_back palm
    mid_back flank lower_back upper_abdomen lower_abdomen groin hip buttock outer_thigh
    back_of_thigh inner_thigh front_of_thigh back_of_knee knee calf shin outer_lower_leg
    achilles ankle heel foot
"""


@pytest.fixture(scope="module")
def body():
    return read_body()


@pytest.fixture
def folder(tmp_path):
    for name in ("content/body", "pictures/body"):
        shutil.copytree(resources() / name, tmp_path / name)
    return tmp_path


def regions_file(folder):
    return folder / "content/body/regions.toml"


def test_every_region_that_was_ever_shipped_is_there(body):
    assert set(SHIPPED.split()) <= set(body.regions)


def test_every_place_of_the_body_belongs_to_a_region(body):
    def is_in_outline(view, x, y):
        outline, inside = body.outlines[view], False
        for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
                inside = not inside
        return inside

    middles = [((c + 0.5) * CELL, (r + 0.5) * CELL) for c in range(0, ACROSS, 3) for r in range(0, DOWN, 3)]
    for view in VIEWS:
        for x, y in middles:
            assert (body.place_at(view, (int(x), int(y))) is not None) == is_in_outline(view, x, y), (
                view,
                x,
                y,
            )


def test_each_side_of_a_region_is_somewhere_and_about_as_large_as_the_other(body):
    for region in body.regions.values():
        sizes = {side: len(body.cells_by_place[Place(region.key, side)]) for side in region.sides}
        if region.sided:
            assert 0.7 < sizes["left"] / sizes["right"] < 1.4, (region.key, sizes)


def test_the_figures_stand_on_the_midline(body):
    for view in VIEWS:
        across = [x for x, _ in body.outlines[view]]
        assert abs((min(across) + max(across)) / 2 - MIDLINE) < 3


def test_a_region_on_no_figure_is_refused_by_its_name(folder):
    path = regions_file(folder)
    path.write_text(path.read_text() + '\n[[region]]\nkey = "tail"\nname = "tail"\n')
    with pytest.raises(ContentError, match="tail is on no figure"):
        read_body(folder)


def test_a_key_used_twice_is_refused(folder):
    path = regions_file(folder)
    again = '\n[[region]]\nkey = "calf"\nname = "calf"\nback = [0, 0, 1, 0, 1, 1]\n'
    path.write_text(path.read_text() + again)
    with pytest.raises(ContentError, match="calf is used twice"):
        read_body(folder)


def test_a_run_over_an_unknown_region_is_refused(folder):
    path = regions_file(folder)
    path.write_text(path.read_text().replace('"calf", "achilles"', '"clalf", "achilles"'))
    with pytest.raises(ContentError, match="there is no region clalf"):
        read_body(folder)


def test_half_a_pair_is_refused(folder):
    path = regions_file(folder)
    path.write_text(path.read_text().replace("[0, 690, 112, 690,", "[0, 690, 112,"))
    with pytest.raises(ContentError, match="back_of_knee"):
        read_body(folder)


def test_a_name_without_a_place_for_the_side_is_refused(folder):
    path = regions_file(folder)
    path.write_text(path.read_text().replace("back of the {side} thigh", "back of the thigh"))
    with pytest.raises(ContentError, match="no place for the side"):
        read_body(folder)
