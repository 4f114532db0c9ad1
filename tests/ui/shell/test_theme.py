import re

import pytest
from PySide6.QtGui import QFontDatabase

from charting import paths
from ui.shell.theme import FAMILIES, Theme, load_first_fonts, load_other_fonts, style_sheet
from ui.widgets.palette import DARK, LIGHT, current_palette


@pytest.fixture
def theme(qapp):
    return Theme(qapp)


def luminance(color):
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """As WCAG 2.2 reckons it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("ink", "card"),
        ("ink", "sidebar"),
        ("ink_soft", "card"),
        ("ink_soft", "sidebar"),
        ("on_teal", "teal"),
        ("western", "western_wash"),
        ("jade", "jade_wash"),
        ("danger", "danger_wash"),
        ("amber", "amber_wash"),
        ("danger", "card"),
    ],
)
def test_words_stand_out_from_their_ground(palette, ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_blank_left(palette):
    sheet = style_sheet(palette, 1.0)
    assert "@" not in sheet
    for picture in re.findall(r'url\("([^"]+)"\)', sheet):
        assert picture.startswith(paths.resources().as_posix())
        assert re.search(rf"-{palette.lightness}\.svg$", picture)


def test_zooming_makes_the_words_larger_and_normal_again(theme, qapp):
    theme.apply("light")
    theme.zoom_by(1)
    theme.zoom_by(1)
    assert qapp.font().pixelSize() == 16
    assert "font-size: 16px" in qapp.styleSheet()
    theme.zoom_by(0)
    assert qapp.font().pixelSize() == 13


def test_zooming_ends_at_its_limits(theme, qapp):
    theme.apply("light")
    for _ in range(20):
        theme.zoom_by(1)
    assert qapp.font().pixelSize() == 26


def test_the_setting_overrides_the_system(theme):
    theme.apply("dark")
    assert current_palette() is DARK
    theme.apply("light")
    assert current_palette() is LIGHT


def test_what_was_said_at_the_start_overrides_the_setting(theme):
    theme.insist_on("dark")
    theme.apply("light")
    assert current_palette() is DARK


def test_the_fonts_are_there_by_the_names_the_theme_uses(qapp):
    load_first_fonts()
    load_other_fonts()
    families = set(QFontDatabase.families())
    assert {*FAMILIES, "Noto Sans Mono SemiBold"} <= families
