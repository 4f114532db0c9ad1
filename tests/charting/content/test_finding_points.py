"""Points by code, pinyin, either Chinese script and English, in the order a back complaint wants them."""

import pytest

from charting.content.at_hand import LOW_BACK
from charting.content.finder import find_anything


def found(catalogue, text, complaint=LOW_BACK, **how):
    return [one.key for one in find_anything(catalogue, text, complaint, kinds=["point"], **how)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bl23", "BL23"), ("UB 23", "BL23"), ("bl 23", "BL23"), ("BL-23", "BL23"), ("bl023", "BL23"),
        ("shenshu", "BL23"), ("shèn shū", "BL23"), ("Shen Shu", "BL23"), ("腎俞", "BL23"), ("肾俞", "BL23"),
        ("kidney shu", "BL23"), ("shenshuu", "BL23"), ("weiz", "BL40"), ("委中", "BL40"), ("weizong", "BL40"),
        ("gb30", "GB30"), ("环跳", "GB30"), ("huantiao", "GB30"), ("st 36", "ST36"), ("zusanli", "ST36"),
        ("kd3", "KI3"), ("k3", "KI3"), ("lv3", "LR3"), ("sj5", "TE5"), ("tw5", "TE5"), ("du4", "GV4"),
        ("ren6", "CV6"), ("p6", "PC6"), ("ht7", "HT7"), ("太溪", "KI3"), ("太谿", "KI3"), ("ashi", "ashi"),
        ("jiaji", "EX-B2"), ("exb2", "EX-B2"), ("yaoyan", "EX-B7"), ("腰痛點", "EX-UE7"), ("dantian", None),
        ("ling gu", "ling_gu"), ("22.05", "ling_gu"), ("renzhong", "GV26"), ("xyzzy", None), ("", None),
    ],
)  # fmt: skip
def test_every_way_of_writing_a_point_finds_it_first(catalogue, text, first):
    assert (found(catalogue, text) or [None])[0] == first


def test_a_bare_number_puts_the_bladder_channel_first(catalogue):
    assert found(catalogue, "23")[:4] == ["BL23", "GV23", "GB23", "KI23"]


def test_the_practitioners_own_points_come_before_those_of_the_complaint(catalogue):
    assert found(catalogue, "23", used={"point:GB23": 3})[:2] == ["GB23", "BL23"]


def test_an_unknown_complaint_puts_no_channel_first(catalogue):
    assert found(catalogue, "23", "")[:2] == ["BL23", "CV23"]


def test_the_exact_number_comes_before_longer_ones(catalogue):
    assert found(catalogue, "bl2", limit=4) == ["BL2", "BL20", "BL21", "BL22"]


def test_a_channel_alone_lists_its_points(catalogue):
    assert found(catalogue, "ub", limit=3) == ["BL1", "BL2", "BL3"]


def test_no_more_than_the_limit_is_given(catalogue):
    assert len(found(catalogue, "shu", limit=8)) == 8


def test_slips_are_forgiven_only_when_nothing_matches(catalogue):
    assert found(catalogue, "zusanly") == ["ST36"]
    assert "BL23" not in found(catalogue, "shensh", limit=1)[1:]


@pytest.mark.parametrize("key", ["LU7", "BL43", "GV15", "CV17", "SI19"])
def test_a_points_own_characters_find_it_in_both_scripts(catalogue, key):
    point = catalogue.points[key]
    assert found(catalogue, point.traditional)[0] == key
    assert found(catalogue, point.simplified)[0] == key


def test_every_point_is_found_by_its_code(catalogue):
    missed = [key for key in catalogue.points if found(catalogue, key)[:1] != [key]]
    assert missed == []
