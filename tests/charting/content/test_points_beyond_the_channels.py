"""Extra, ear and Master Tung points, the level of Huatuojiaji, and depths with their source."""

import pytest

from charting.content.finder import find_anything
from charting.content.point_entry import parse_points

STANDARD_EXTRA = {"HN": 15, "CA": 1, "B": 9, "UE": 11, "LE": 12}
"""How many extra points each region has in the WHO list of names: 48 together."""


@pytest.mark.parametrize(("region", "size"), STANDARD_EXTRA.items())
def test_every_standard_extra_point_is_there(catalogue, region, size):
    keys = {f"EX-{region}{number}" for number in range(1, size + 1)}
    assert keys <= set(catalogue.points)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ear kidney", "kidney_ear"),
        ("耳肾", "kidney_ear"),
        ("ear sciatic", "sciatic_ear"),
        ("point zero", "point_zero_ear"),
        ("ling gu", "ling_gu"),
        ("ma kuai shui", "ma_kuai_shui"),
        ("makuaishui", "ma_kuai_shui"),
        ("22.06", "zhong_bai"),
        ("水通", "shui_tong"),
        ("shui jin", "shui_jin"),
        ("shen guan", "shen_guan"),
        ("yaotongdian", "EX-UE7"),
        ("shi qi zhui", "EX-B8"),
        ("ba feng", "EX-LE10"),
        ("luo zhen", "EX-UE8"),
        ("tongtian", "BL7"),
    ],
)
def test_points_beyond_the_channels_are_found_first(catalogue, typed, key):
    assert find_anything(catalogue, typed, kinds=["point"])[0].key == key


def test_huatuojiaji_keeps_its_level(catalogue):
    uses, left_over = parse_points(
        catalogue.points, catalogue.channels, "hjj L4 L5 b, ashi 2 cun lateral to L4 r"
    )
    assert [(use.point, use.place, use.side) for use in uses] == [
        ("EX-B2", "L4 L5", "both"),
        ("ashi", "2 cun lateral to L4", "right"),
    ]
    assert left_over == ""


def test_every_depth_says_where_it_was_read(catalogue):
    deep = [point for point in catalogue.points.values() if point.depth_mm]
    assert len(deep) >= 10
    assert all(point.depth_source and point.depth_mm[0] <= point.depth_mm[1] <= 60 for point in deep)


def test_the_kidney_shu_keeps_its_caution_beside_its_depth(catalogue):
    point = catalogue.points["BL23"]
    assert point.depth_mm == (20.0, 31.0)
    assert any("Kidney region" in one.words for one in point.cautions)


def test_the_points_of_back_hip_and_leg_are_located(catalogue):
    wanted = (
        [f"BL{number}" for number in (*range(18, 41), *range(41, 64))]
        + [f"GB{number}" for number in range(25, 45)]
        + [f"KI{number}" for number in range(1, 12)]
    )
    assert [
        key for key in wanted if not (catalogue.points[key].location and catalogue.points[key].english)
    ] == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *((alias + "40", "BL40") for alias in ("UB", "BL", "B")),
        *((alias + " 3", "KI3") for alias in ("KD", "Kid", "KI", "K")),
        *((alias + "3", "LR3") for alias in ("LV", "LR", "Liv")),
        *((alias + "5", "TE5") for alias in ("SJ", "TB", "TW", "TE")),
        *((alias + "4", "GV4") for alias in ("DU", "GV")),
        *((alias + "6", "CV6") for alias in ("REN", "RN", "CV")),
        *((alias + "6", "PC6") for alias in ("P", "PC")),
        *((alias + "7", "HT7") for alias in ("H", "HE", "HT")),
    ],
)
def test_every_code_that_practitioners_type_for_a_channel_is_understood(catalogue, typed, key):
    assert find_anything(catalogue, typed, kinds=["point"])[0].key == key
    (use,), left_over = parse_points(catalogue.points, catalogue.channels, typed)
    assert (use.point, left_over) == (key, "")


def test_the_points_of_the_published_cases_stand_where_they_were_used(catalogue):
    """S. M. Wang and others: BL63, BL57 for the box; the lumbar pair LI10 with KI3, one cun."""
    stasis = {one.point for one in catalogue.assessable("blood_stasis").points}
    assert {"BL63", "BL57", "GB34"} <= stasis
    assert catalogue.points["LI10"].depth_mm == (25.0, 25.0)


@pytest.mark.parametrize(
    ("key", "word"), [("EX-B1", "lung"), ("EX-HN7", "eyeball"), ("EX-UE11", "blood thinner")]
)
def test_extra_points_in_dangerous_places_carry_their_caution(catalogue, key, word):
    assert any(word in one.words for one in catalogue.points[key].cautions)
