"""Makes the fonts of this folder smaller: `python subset.py FOLDER` with the unpacked npm packages in FOLDER.

README.md beside this file names the packages and their checksums.
"""

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent

SPANS = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin-1, Latin Extended A and B, with all pinyin tones
    (0x2B0, 0x2FF),  # modifier letters
    (0x300, 0x36F),  # combining marks
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional, with Vietnamese
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218F),  # letter-like signs and fractions
    (0xFFFD, 0xFFFD),  # stands for a character that could not be kept
)
SIGNS = "←↑→↓↔⇒≈≠≤≥±×÷−√∞△▲○●◎□■☆★✓"
"""What Noto Sans lacks and a chart needs; kept apart so that an arrow does not load a Chinese font."""

FULL_WIDTH = "　、。〃〈〉《》「」『』【】〔〕〖〗〜〝〞・—…·‘’“”" + "".join(map(chr, range(0xFF01, 0xFF5F)))
CIRCLED = "".join(map(chr, range(0x2460, 0x2474)))

JAMO = ((0x3131, 0x318E),)
"""Single Korean letters; the 2,350 syllables of KS X 1001 come from its rows."""

BEYOND_SIMPLIFIED = "髎蹻臑譩譆髃濼瞤芎藭飧鼽齘瘈瘲苡饐噫"
"""Characters of point and herb names and of old symptom words that GB 2312 lacks."""

BEYOND_TRADITIONAL = (
    "髎顱顴谿郄杼瘈瘲瘀痺痹膻臑顖囟鳩尻齘齗瞤飧鼽着裏峯譩譆腓踹髀髃跗璇脘濼彧攢蹻瘂芤"
    "芎藭朮蔘藁薤楝梔萸蚱蟬蠍蜈蚣茯艽薏苡枳藿蓯蔞芩菖殭莪蒺藜螵蛸芡"
)
"""The same for Big5 level 1."""


def main(packages: Path) -> None:
    """Write every font of this folder anew."""
    latin = span_text(SPANS)
    simplified = (
        FULL_WIDTH + CIRCLED + encoded("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF)) + BEYOND_SIMPLIFIED
    )
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = FULL_WIDTH + CIRCLED + encoded("big5", range(0xA4, 0xC7), trails) + BEYOND_TRADITIONAL
    korean = FULL_WIDTH + span_text(JAMO) + encoded("euc_kr", range(0xB0, 0xC9), range(0xA1, 0xFF))
    for weight in ("400Regular", "700Bold"):
        shrink(packages, "noto-sans", "NotoSans", weight, latin)
        shrink(packages, "noto-sans-sc", "NotoSansSC", weight, SIGNS, name="NotoSansSigns")
        shrink(packages, "noto-sans-sc", "NotoSansSC", weight, simplified)
        shrink(packages, "noto-sans-tc", "NotoSansTC", weight, traditional)
        shrink(packages, "noto-sans-kr", "NotoSansKR", weight, korean)
    shrink(packages, "noto-sans-mono", "NotoSansMono", "600SemiBold", span_text(((0x20, 0x7E),)))
    for package in ("noto-sans", "noto-sans-sc", "noto-sans-tc", "noto-sans-kr", "noto-sans-mono"):
        shutil.copy(packages / package / "LICENSE_FONT", HERE / f"OFL-{package}.txt")


def shrink(packages: Path, package: str, family: str, weight: str, text: str, name: str = "") -> None:
    """Write one weight of a family with only the characters of `text`, without hints and vertical metrics."""
    source = packages / package / weight / f"{family}_{weight}.ttf"
    options = subset.Options(
        hinting=False,
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        drop_tables=[*subset.Options().drop_tables, "vhea", "vmtx", "VORG", "BASE", "meta", "STAT"],
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    if name:
        rename(font, family=re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))
    subset.save_font(font, str(HERE / f"{name or family}-{weight[3:]}.ttf"), options)


def rename(font: TTFont, family: str) -> None:
    """Give a font a family name of its own, so that two files never claim the same one."""
    style = font["name"].getDebugName(2)
    names = {
        1: family,
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""),
    }
    for name_id, name in names.items():
        font["name"].setName(name, name_id, 3, 1, 0x409)


def span_text(spans: Iterable[tuple[int, int]]) -> str:
    """All characters of the spans, both ends included."""
    return "".join(chr(code) for first, last in spans for code in range(first, last + 1))


def encoded(codec: str, leads: Iterable[int], trails: Iterable[int]) -> str:
    """All characters that a two-byte code has in these rows."""
    rows = tuple(trails)
    return "".join(bytes((lead, trail)).decode(codec, "ignore") for lead in leads for trail in rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
