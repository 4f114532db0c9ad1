import pytest

from charting.content.point_entry import parse_points, read_points
from charting.content.point_marks import METHOD_MARKS
from charting.domain.treatment import joined_points


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
        ("bl23 foo b, st36", ["ST36"], "bl23 foo b"),
        ("foo b", [], "foo b"),
        ("bl99", [], "bl99"),
        ("23 b", [], "23 b"),
        ("bl1-60", [], "bl1-60"),
        ("bl23, sore spot, st36", ["BL23", "ST36"], "sore spot"),
        ("bl23 foo+ r", [], "bl23 foo+ r"),
        ("+ b", [], "+ b"),
        ("bl66-68", [], "bl66-68"),
    ],
)
def test_what_is_not_understood_is_given_back_word_for_word(catalogue, text, uses, left_over):
    assert parsed(catalogue, text) == (uses, left_over)


def test_depth_is_read_in_millimetres(catalogue):
    (use,), _ = parse_points(catalogue.points, catalogue.channels, "bl23 b 25mm")
    assert use.depth_mm == 25


def test_a_depth_in_cun_is_kept_as_words_and_never_becomes_a_point(catalogue):
    uses, left = parse_points(catalogue.points, catalogue.channels, "ki3 + 1 cun perpendicular, bl57 1.5cun")
    assert [(use.point, use.technique, use.note, use.angle) for use in uses] == [
        ("KI3", "reinforce", "1 cun", "perpendicular"),
        ("BL57", "", "1.5cun", ""),
    ]
    assert left == ""


def said(use):
    parts = (use.method, "-".join(joined_points(use)), use.side, use.hz, use.minutes, use.place)
    return " ".join(str(part) for part in parts if part)


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("bl23 40 b e", ["electro BL23-BL40 both"]),
        ("bl23 40 e b", ["electro BL23-BL40 both"]),
        ("bl23 25 40 57 r e 2hz 20min", ["electro BL23-BL25 right 2 20", "electro BL40-BL57 right 2 20"]),
        ("bl23 25 b e 2/100 hz", ["electro BL23-BL25 both 2/100"]),
        ("bl23 b e", ["electro BL23 both"]),
        ("bl23 l 25 r ea", ["electro BL23-BL25"]),
        ("st36 b m", ["moxa ST36 both"]),
        ("st36 b m 10 min", ["moxa ST36 both 10"]),
        ("bl23 25 b e m", ["electro BL23-BL25 both", "moxa BL23-BL25 both"]),
        ("bl23 25 b e, st36 b + m", ["electro BL23-BL25 both", "moxa ST36 both"]),
        ("bl23 25 b e 40 57 r e", ["electro BL23-BL25 both", "electro BL40-BL57 right"]),
        ("gv4 moxa", ["moxa GV4"]),
        ("ashi beside L4 r m", ["moxa ashi right beside L4"]),
        ("bl23 b", []),
    ],
)
def test_electro_and_moxa_marks_do_more_with_the_points_before_them(catalogue, text, methods):
    line = read_points(catalogue.points, catalogue.channels, text)
    assert ([said(use) for use in line.methods], line.left_over) == (methods, "")


def test_every_method_that_a_mark_names_exists(catalogue):
    assert set(METHOD_MARKS.values()) <= set(catalogue.methods)


def test_a_letter_that_is_a_channel_code_elsewhere_stays_one(catalogue):
    assert parsed(catalogue, "e 36 b") == (["ST36 both"], "")


@pytest.mark.parametrize(
    ("text", "uses", "left_over"),
    [
        ("bl23 25 b + 40 r -", ["BL23 both reinforce", "BL25 both reinforce", "BL40 right reduce"], ""),
        ("bl23 b b", ["BL23 both"], ""),
        ("bl23 b l", [], "bl23 b l"),
        ("bl23 + -", [], "bl23 + -"),
        ("bl23 25mm 30mm", [], "bl23 25mm 30mm"),
        ("e", [], "e"),
        ("bl23 2hz", [], "bl23 2hz"),
        ("bl23，25、40 b", ["BL23", "BL25", "BL40 both"], ""),
    ],
)
def test_a_mark_that_cannot_hold_is_left_and_never_dropped(catalogue, text, uses, left_over):
    assert parsed(catalogue, text) == (uses, left_over)


@pytest.mark.parametrize(
    "text",
    [
        "l bl23 r bl25",
        "left bl23 25",
        "m bl23",
        "cupping bl23",
        "bl23 declined",
        "bl23 omitted",
        "bl23 next time",
        "bl23 instead of bl25",
        "don't needle bl23",
        "bl23 or bl25",
        "bl23 if tender",
        "bl23 r l",
        "bl23 -25",
        "ashi left calf r",
        "无 肾俞",
    ],
)
def test_a_word_that_may_turn_its_group_round_leaves_the_group_as_words(catalogue, text):
    assert parsed(catalogue, text) == ([], text)


@pytest.mark.parametrize(
    ("text", "uses", "left_over"),
    [
        ("skip bl23 b, st36", [], "skip bl23 b, st36"),
        ("skip bl23, bl25 b, bl40", ["BL25 both", "BL40"], "skip bl23"),
        ("st36 b, no bl23, 25", ["ST36 both"], "no bl23, 25"),
        ("bl23 foo, 25 b", [], "bl23 foo, 25 b"),
    ],
)
def test_what_was_not_needled_and_its_channel_reach_into_the_groups_after_it(
    catalogue, text, uses, left_over
):
    assert parsed(catalogue, text) == (uses, left_over)


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("ki1 3", ["KI1", "KI3"]),
        ("st3 6 b", ["ST3 both", "ST6 both"]),
        ("bl 2 3", ["BL2", "BL3"]),
        ("st 36", ["ST36"]),
    ],
)
def test_two_numbers_are_two_points_and_never_one(catalogue, text, uses):
    assert parsed(catalogue, text) == (uses, "")


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("BL23, 25, 40 bilat", ["BL23 both", "BL25 both", "BL40 both"]),
        ("bl23, bl25, bl40 both", ["BL23 both", "BL25 both", "BL40 both"]),
        ("bl23，25、40 双侧", ["BL23 both", "BL25 both", "BL40 both"]),
        ("gb30, 34 +, 39 right", ["GB30 right", "GB34 right reinforce", "GB39 right"]),
        ("bl23 l, 25, 40 both", ["BL23 left", "BL25 both", "BL40 both"]),
        ("bl23, 25, 40 b", ["BL23", "BL25", "BL40 both"]),
        ("gb30, gb34 right", ["GB30", "GB34 right"]),
        ("bl23; 25, 40 both", ["BL23", "BL25 both", "BL40 both"]),
        ("li4, lr3, gb30 both", ["LI4", "LR3", "GB30 both"]),
        ("li4, bl23, 25 both", ["LI4", "BL23 both", "BL25 both"]),
        ("gv4, 3 both", ["GV4", "GV3"]),
        ("ashi glute, ashi ql both", ["ashi   glute", "ashi both  ql"]),
        ("gb30, 34, and 39 right", ["GB30 right", "GB34 right", "GB39 right"]),
    ],
)
def test_a_side_in_words_after_a_list_of_one_channel_holds_for_all_of_it(catalogue, text, uses):
    assert parsed(catalogue, text) == (uses, "")


@pytest.mark.parametrize("text", ["bl40 + bl57", "bl40 - bl57", "bl23 b + ashi", "si3 r + bl62 l"])
def test_a_sign_that_may_only_join_two_points_is_no_technique(catalogue, text):
    assert parsed(catalogue, text) == ([], text)


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("GV4 and GV 3", ["GV4", "GV3"]),
        ("bl23 & 25 b", ["BL23 both", "BL25 both"]),
        ("kd 3, 7, and 10 l", ["KI3", "KI7", "KI10 left"]),
        ("bl23 25 40.", ["BL23", "BL25", "BL40"]),
        ("bl23, gb30 r.", ["BL23", "GB30 right"]),
        ("bladder 23 both, stomach 36 right", ["BL23 both", "ST36 right"]),
        ("Large Intestine 4", ["LI4"]),
    ],
)
def test_points_are_read_as_they_are_said(catalogue, text, uses):
    assert parsed(catalogue, text) == (uses, "")


@pytest.mark.parametrize("text", ["Bilateral BL23, BL25, BL40", "left: gb30, gb34", "l gb30, 34"])
def test_a_side_before_a_list_is_not_parted_from_the_points_after_it(catalogue, text):
    assert parsed(catalogue, text) == ([], text)


def test_moxa_is_read_where_chinese_writes_it_without_a_space(catalogue):
    line = read_points(catalogue.points, catalogue.channels, "足三里灸")
    assert [use.point for use in line.uses] == ["ST36"]
    assert [(use.method, use.points) for use in line.methods] == [("moxa", ("ST36",))]
