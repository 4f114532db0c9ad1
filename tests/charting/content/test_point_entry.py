import pytest

from charting.content.catalogue import read_catalogue
from charting.content.point_entry import parse_points


def parsed(catalogue, text):
    uses, left_over = parse_points(catalogue.points, catalogue.channels, text)
    return [f"{use.point} {use.side} {use.technique} {use.place}".rstrip() for use in uses], left_over


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("bl23", ["BL23"]),
        ("bl23 25 40 b", ["BL23 both", "BL25 both", "BL40 both"]),
        ("UB 23 b", ["BL23 both"]),
        ("ub23, 25 l", ["BL23", "BL25 left"]),
        ("bl23 l 25 r", ["BL23 left", "BL25 right"]),
        ("bl23l 25r", ["BL23 left", "BL25 right"]),
        ("bl23 b +", ["BL23 both reinforce"]),
        ("bl40+ bl57- r", ["BL40 right reinforce", "BL57 right reduce"]),
        ("bl23 25- b", ["BL23 both", "BL25 both reduce"]),
        ("st36 b =", ["ST36 both even"]),
        ("li10 -, ki3 +", ["LI10  reduce", "KI3  reinforce"]),
        ("shen shu 25 l", ["BL23 left", "BL25 left"]),
        ("腎俞 雙", ["BL23 both"]),
        ("kidney shu, gb30 r", ["BL23", "GB30 right"]),
        ("bl31-34 b", ["BL31 both", "BL32 both", "BL33 both", "BL34 both"]),
        ("bl63 57 gb34", ["BL63", "BL57", "GB34"]),
        ("gv4 3 b", ["GV4", "GV3"]),
        ("ashi bl24 r", ["ashi right  BL24"]),
        ("ashi 2 cun beside L4 l -", ["ashi left reduce 2 cun beside L4"]),
        ("jiaji L3-L5 b", ["EX-B2 both  L3-L5"]),
        ("ex-b7 both", ["EX-B7 both"]),
        ("", []),
    ],
)
def test_a_typed_line_becomes_points(catalogue, text, uses):
    assert parsed(catalogue, text) == (uses, "")


def test_the_whole_example_of_the_manual(catalogue):
    uses, left_over = parsed(catalogue, "bl23 25 40 57 b, st36 b +, ashi bl24 r")
    assert uses == [
        "BL23 both",
        "BL25 both",
        "BL40 both",
        "BL57 both",
        "ST36 both reinforce",
        "ashi right  BL24",
    ]
    assert left_over == ""


@pytest.mark.parametrize(
    ("text", "uses", "left_over"),
    [
        ("bl23 foo b", ["BL23 both"], "foo"),
        ("foo b", [], "foo b"),
        ("bl99", [], "bl99"),
        ("23 b", [], "23 b"),
        ("bl1-60", [], "bl1-60"),
        ("bl23, sore spot, st36", ["BL23", "ST36"], "sore spot"),
        ("bl23 foo+ r", ["BL23 right"], "foo+"),
        ("+ b", [], "+ b"),
        ("bl66-68", [], "bl66-68"),
    ],
)
def test_what_is_not_understood_is_given_back_word_for_word(catalogue, text, uses, left_over):
    assert parsed(catalogue, text) == (uses, left_over)


def test_depth_is_read_in_millimetres(catalogue):
    (use,), _ = parse_points(catalogue.points, catalogue.channels, "bl23 b 25mm")
    assert use.depth_mm == 25


def test_a_depth_in_cun_and_an_angle_are_kept_as_words_and_never_become_a_point():
    catalogue = read_catalogue()
    uses, left = parse_points(catalogue.points, catalogue.channels, "ki3 + 1 cun perpendicular, bl57 1.5cun")
    assert [(use.point, use.technique, use.note) for use in uses] == [
        ("KI3", "reinforce", "1 cun perpendicular"),
        ("BL57", "", "1.5cun"),
    ]
    assert left == ""
