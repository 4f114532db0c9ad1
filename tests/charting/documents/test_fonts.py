"""Which font draws what, and what none of them can draw."""

from pathlib import Path

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from charting.documents import fonts

CONTENT = fonts.FOLDER.parent / "content"


def test_each_stretch_goes_to_the_first_font_that_has_it():
    assert fonts.runs("Pain 7 → 2, 气滞") == [
        ("NotoSans", "Pain 7 "),
        ("NotoSansSigns", "→"),
        ("NotoSans", " 2, "),
        ("NotoSansSC", "气滞"),
    ]


def test_all_chinese_of_a_text_stands_in_one_face_where_one_has_it_all():
    chinese = {font for font, text in fonts.runs("氣滯血瘀 and 血") if text.strip() != "and"}
    assert chinese == {"NotoSansTC"}


def test_korean_is_set_in_its_own_face_and_the_chinese_beside_it_in_theirs():
    assert fonts.runs("김하늘") == [("NotoSansKR", "김하늘")]
    assert fonts.runs("김 金") == [("NotoSansKR", "김"), ("NotoSans", " "), ("NotoSansSC", "金")]


def test_a_character_of_only_one_chinese_face_does_not_change_the_others():
    assert "".join(text for _, text in fonts.runs("次髎 氣")) == "次髎 氣"


def test_quotes_take_the_face_of_the_chinese_they_hold():
    assert fonts.runs("“通”") == [("NotoSansSC", "“通”")]
    assert fonts.runs("“so”") == [("NotoSans", "“so”")]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüĀÁǍÀĒÉĚÈŌÓǑÒ",
        "Shènshū Wěizhōng Zúsānlǐ Mìngmén lǜ",
        "腎俞 大腸俞 委中 次髎 崑崙 太谿 湧泉 足三里 華佗夾脊 命門",
        "肾俞 大肠俞 委中 次髎 昆仑 太溪 涌泉 足三里 华佗夹脊 命门",
        "氣滯血瘀 寒濕 濕熱 腎陽虛 當歸 茯苓 黃耆",
        "气滞血瘀 寒湿 湿热 肾阳虚 当归 茯苓 黄芪",
        "Łukasz Nguyễn Žofia Åse Ğül Íñigo",
        "Боль в пояснице, Ёлкина",
        "김하늘 님, 최지우 (이·박) ㄱㅏ",
        "→ ← ≥ ≤ − × · – — “ ” ‘ ’ … ° • ½ µ ± ✓ \ufffd",
    ],
)
def test_everything_a_chart_writes_has_a_shape(text, bold):
    for font, stretch in fonts.runs(text, bold):
        assert all(fonts.draws(font, char) for char in stretch)
        assert font.endswith("-Bold") == bold


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.toml")) + sorted(CONTENT.rglob("*.md")), ids=str)
def test_every_word_of_the_shipped_content_can_be_printed(path: Path):
    assert fonts.runs(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("char", "name"), [("😀", "grinning face"), ("뷁", "hangul syllable bwelg"), ("カ", "katakana letter ka")]
)
def test_what_no_font_has_is_named_to_the_user(char, name):
    with pytest.raises(fonts.Undrawable, match=f"{char}.*{name}.*cannot be printed") as told:
        fonts.runs(f"Well {char} done")
    assert told.value.char == char


def test_controls_surrogates_and_direction_marks_are_left_out():
    assert fonts.printable("a\0b\x07c\ud800d\u202ee\u2066f\u200dg\ufe0fh\xad") == "abcdefgh"


def test_every_kind_of_line_break_becomes_one():
    assert fonts.printable("a\r\nb\rc\u2028d\x85e\tf") == "a\nb\nc\nd\ne f"


def test_an_accent_written_apart_is_joined_to_its_letter():
    assert fonts.printable("a\u030c") == "ǎ"


def test_markup_reads_nothing_that_was_typed():
    typed = '<b>&"</b> <img src="/etc/hostname"/>\nnext'
    paragraph = Paragraph(fonts.markup(typed), ParagraphStyle("plain", fontName=fonts.latin()))
    assert paragraph.getPlainText() == '<b>&"</b> <img src="/etc/hostname"/>next'


def test_bold_markup_draws_in_the_bold_faces():
    paragraph = Paragraph(
        fonts.markup("strong 气", bold=True), ParagraphStyle("plain", fontName=fonts.latin())
    )
    assert [frag.fontName for frag in paragraph.frags] == ["NotoSans-Bold", "NotoSansSC-Bold"]


def test_the_code_face_has_every_letter_and_digit_equally_wide():
    face = fonts.mono()
    widths = {fonts.width(char, face, 10) for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-"}
    assert len(widths) == 1
