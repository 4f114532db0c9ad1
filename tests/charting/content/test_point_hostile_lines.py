"""Lines that no practitioner would type, or only by accident: nothing typed is lost."""

import pytest

from charting.content.point_entry import read_points

LINES = [
    ("", "", ""),
    ("   ", "", ""),
    (",,,,", "", ""),
    ("，、；", "", ""),
    ("\n\t\n", "", ""),
    ("bl23\tb", "BL23 both", ""),
    ("bl23\n25 b", "BL23|BL25 both", ""),
    ("bl23 b\r\n\r\nst36 l", "BL23 both|ST36 left", ""),
    ("bl23，25、40 b", "BL23|BL25|BL40 both", ""),
    ("ＢＬ２３ b", "BL23 both", ""),
    ("腎俞，大腸俞 雙", "BL23|BL25 both", ""),
    ("腎俞雙", "BL23 both", ""),
    ("肾俞左、25右", "BL23 left|BL25 right", ""),
    ("bl23 😀 b", "", "bl23 😀 b"),
    ("😀", "", "😀"),
    ("👩‍⚕️ bl23", "", "👩‍⚕️ bl23"),
    ("ashi 😀 r", "ashi right 😀", ""),
    ("bl\u200b23 b", "BL23 both", ""),
    ("\u202ebl23 b\u202c", "BL23 both", ""),
    ("\ufeffbl23", "BL23", ""),
    ("نقطة bl23", "", "نقطة bl23"),
    ("נקודה", "", "נקודה"),
    ("bl23 +++", "BL23 reinforce", ""),
    ("bl23 ++ --", "", "bl23 ++ --"),
    ("bl23 + - =", "", "bl23 + - ="),
    ("+bl23", "", "+bl23"),
    ("- bl23", "", "- bl23"),
    ("= bl23 =", "", "= bl23 ="),
    ("+ + +", "", "+ + +"),
    ("b b b", "", "b b b"),
    ("l r b", "", "l r b"),
    ("bl23 l r", "", "bl23 l r"),
    ("bl23 b b l", "", "bl23 b b l"),
    ("bl0", "", "bl0"),
    ("bl023 b", "BL23 both", ""),
    ("bl68", "", "bl68"),
    ("bl999", "", "bl999"),
    ("xx23 b", "", "xx23 b"),
    ("bl23 bl", "", "bl23 bl"),
    ("23 b", "", "23 b"),
    ("bl23-25-27", "", "bl23-25-27"),
    ("bl25-23", "", "bl25-23"),
    ("bl1-67", "", "bl1-67"),
    ("bl23--25", "", "bl23--25"),
    ("bl23/25/40", "BL23|BL25|BL40", ""),
    ("bl23/25/gb30 b", "BL23 both|BL25 both|GB30 both", ""),
    ("bl23/", "", "bl23/"),
    ("bl23//25", "", "bl23//25"),
    ("bl23/68", "", "bl23/68"),
    ("bl23/x", "", "bl23/x"),
    ("l4/5", "", "l4/5"),
    ("ashi l4/5 r", "ashi right l4/5", ""),
    ("bl23-bl25", "", "bl23-bl25"),
    ("bl23.25", "", "bl23.25"),
    ("bl23(b)", "BL23 both", ""),
    ("si3 (L), bl62 (R)", "SI3 left|BL62 right", ""),
    ("委中（双）", "BL40 both", ""),
    ("雙側腎俞 左委中", "BL23 both|BL40 left", ""),
    ("雙側", "", "雙側"),
    ("腎俞補 委中瀉", "BL23 reinforce|BL40 reduce", ""),
    ("bl23(b", "", "bl23(b"),
    ("bl23 (b) (l)", "", "bl23 (b) (l)"),
    ("(b) bl23", "", "(b) bl23"),
    ("st36'; DROP TABLE visits;--", "", "st36', DROP TABLE visits, --"),
    ("<b>bl23</b>", "", "<b>bl23</b>"),
    ("<script>alert(1)</script>", "", "<script>alert(1)</script>"),
    ("%s %d {0} {use}", "", "%s %d {0} {use}"),
    ("${jndi:ldap://x}", "", "${jndi:ldap://x}"),
    ("bl23\x00b", "", "bl23\x00b"),
    ("bl23 \ud800", "", "bl23 \ud800"),
    ("bl23 1e5mm", "", "bl23 1e5mm"),
    ("bl23 -5mm", "", "bl23 -5mm"),
    ("bl23 9999mm", "", "bl23 9999mm"),
    ("bl23, 20 min", "BL23", "20 min"),
    ("bl23 30 min 40 min", "", "bl23 30 min 40 min"),
    ("bl23 b e e", "", "bl23 b e e"),
    ("e e e", "", "e e e"),
    ("m bl23", "", "m bl23"),
    ("bl23 b e 9999hz", "", "bl23 b e 9999hz"),
    ("ashi + - l r", "", "ashi + - l r"),
    ("do not needle gb21, bl23 b", "BL23 both", "do not needle gb21"),
    ("NULL None undefined", "", "NULL None undefined"),
]


@pytest.mark.parametrize(("text", "points", "left_over"), LINES)
def test_no_word_of_a_hostile_line_is_lost(catalogue, text, points, left_over):
    line = read_points(catalogue.points, catalogue.channels, text)
    said = (
        " ".join(part for part in (use.point, use.side, use.technique, use.place) if part)
        for use in line.uses
    )
    assert ("|".join(said), line.left_over) == (points, left_over)


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "bl23 " * 2_000, "🙂" * 10_000, "+" * 10_000, "bl23 b " + "x " * 5_000]
)
def test_a_text_of_ten_thousand_letters_is_prose_and_stays_whole(catalogue, text):
    line = read_points(catalogue.points, catalogue.channels, text)
    assert (line.uses, line.left_over) == ((), text.strip())
