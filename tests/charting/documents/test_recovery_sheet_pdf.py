"""The sheet that keeps the recovery code."""

from datetime import date

import pytest

from charting.documents import fonts, recovery_sheet_pdf

GROUPS = ("K7QM", "2XPA", "9FHT", "4WZD", "R3VN", "8CYJ", "E5BS")
DAY = date(2026, 3, 16)


def test_the_code_is_printed_group_by_group_in_order(read):
    [page] = read(recovery_sheet_pdf.render(GROUPS, "Quiet Harbour", DAY))
    text = page.extract_text()
    places = [text.index(group) for group in GROUPS]
    assert places == sorted(places)


def test_the_sheet_says_whose_it_is_when_it_was_made_and_what_losing_it_means(words):
    text = words(recovery_sheet_pdf.render(GROUPS, "Quiet Harbour", DAY))
    for said in ("QuietHarbour", "16March2026", "Wheretokeepit", "cannotbeopenedagain"):
        assert said in text


def test_the_sheet_says_its_own_day_and_holds_every_font_it_names(properties):
    made = properties(recovery_sheet_pdf.render(GROUPS, "Quiet Harbour", DAY))
    assert made.day == DAY
    assert made.embedded == made.fonts
    assert not [font for font in made.fonts if "Noto" not in font]


def test_the_code_is_large(read):
    sizes = {}

    def note(text, _cm, _tm, _font, size):
        sizes.setdefault(text.strip(), size)

    read(recovery_sheet_pdf.render(GROUPS, "", DAY))[0].extract_text(visitor_text=note)
    assert sizes["K7QM"] >= 20


@pytest.mark.parametrize("groups", [("A" * 28,), tuple("ABCD" for _ in range(40))])
def test_other_numbers_and_lengths_of_groups_fit_too(read, groups):
    assert groups[-1] in read(recovery_sheet_pdf.render(groups, "", DAY))[0].extract_text()


def test_the_code_is_nowhere_in_the_properties(read):
    metadata = read(recovery_sheet_pdf.render(GROUPS, "Quiet Harbour", DAY))[0].pdf.metadata
    assert not [value for value in metadata.values() if any(group in str(value) for group in GROUPS)]


def test_a_group_that_the_face_cannot_draw_is_refused():
    with pytest.raises(fonts.Undrawable):
        recovery_sheet_pdf.render(("АБВГ",), "", DAY)


def test_the_same_code_gives_the_same_bytes():
    assert recovery_sheet_pdf.render(GROUPS, "x", DAY) == recovery_sheet_pdf.render(GROUPS, "x", DAY)
