"""A visit on paper."""

from dataclasses import replace
from datetime import date

import pytest

from charting.documents import visit_summary_pdf
from charting.domain.finding import Lens
from charting.domain.visit_summary import SummaryAddendum, SummarySection, VisitSummary
from tests.pictures import JPEG


@pytest.fixture
def summary():
    return VisitSummary(
        patient="Ines Invented · born 4 May 1991",
        visited_on=date(2026, 3, 16),
        number=7,
        episode="Low back pain since a deadlift",
        sections=(
            SummarySection(heading="Western findings", lens=Lens.WESTERN, lines=("Flexion 58°",)),
            SummarySection(heading="Chinese medicine", lens=Lens.TCM, lines=("Tongue pale 氣滯血瘀",)),
            SummarySection(heading="Treatment", lens=Lens.TREATMENT, lines=("BL23 Shènshū, both sides",)),
            SummarySection(heading="Asked nothing", lens=None, lines=()),
        ),
        notes=("First week without pain.", "Hinge is better."),
        signed="Signed by Robin Reed, L.Ac., on 16 March 2026 at 11:12",
        addenda=(
            SummaryAddendum(written_on=date(2026, 3, 18), by="Robin Reed", paragraphs=("She slept well.",)),
        ),
        audit_head="9f3c2a71d0b4",
    )


def test_the_tongue_photo_is_drawn_the_same_each_time(summary, letterhead, words):
    with_photo = replace(summary, tongue_photo=JPEG)
    pdf = visit_summary_pdf.render(with_photo, letterhead)
    assert pdf == visit_summary_pdf.render(with_photo, letterhead)
    assert b"/Subtype /Image" in pdf
    assert b"/Subtype /Image" not in visit_summary_pdf.render(summary, letterhead)
    assert "Tonguephoto" in words(pdf)


def test_everything_charted_signed_and_added_is_on_the_paper(summary, letterhead, words, without_spaces):
    text = words(visit_summary_pdf.render(summary, letterhead))
    for said in (
        "Visit 7, 16 March 2026 · Low back pain since a deadlift",
        "Western findings",
        "Flexion 58°",
        "Tongue pale 氣滯血瘀",
        "BL23 Shènshū, both sides",
        "First week without pain.",
        "Signed by Robin Reed, L.Ac., on 16 March 2026 at 11:12",
        "Addendum 18 March 2026, Robin Reed",
        "She slept well.",
        "Activity log 9f3c2a71d0b4",
    ):
        assert without_spaces(said) in text


def test_a_section_with_nothing_in_it_has_no_heading(summary, letterhead, words):
    assert "Askednothing" not in words(visit_summary_pdf.render(summary, letterhead))


def test_a_draft_says_that_it_is_one(summary, letterhead, words):
    text = words(visit_summary_pdf.render(replace(summary, signed=""), letterhead))
    assert "Notsigned" in text
    assert "draft" in text.rpartition("Activitylog")[0]


def test_a_signed_visit_does_not_call_itself_a_draft(summary, letterhead, words):
    assert "draft" not in words(visit_summary_pdf.render(summary, letterhead))


def test_each_page_of_a_long_visit_says_whose_it_is(summary, letterhead, read):
    long = replace(summary, notes=tuple(f"Paragraph {at}. " + "Words go on. " * 30 for at in range(40)))
    pages = read(visit_summary_pdf.render(long, letterhead, paper="a4"))
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert "Ines Invented" in page.extract_text()
        assert f"Page {number} of {len(pages)}" in page.extract_text()
    assert "Paragraph 39." in "".join(page.extract_text() for page in pages)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_signature_never_stands_alone_on_a_page(summary, letterhead, read, paper):
    for count in range(56, 70):
        lines = tuple(f"Line {at}" for at in range(count))
        pages = read(
            visit_summary_pdf.render(replace(summary, notes=lines, addenda=()), letterhead, paper=paper)
        )
        holding = next(page.extract_text() for page in pages if "Signed by" in page.extract_text())
        assert f"Line {count - 1}" in holding


def test_a_visit_a_little_too_long_is_set_closer_and_stays_on_one_page(summary, letterhead, read):
    lines = {count: tuple(f"Line {at}" for at in range(count)) for count in (28, 45)}
    pages = {
        count: len(read(visit_summary_pdf.render(replace(summary, notes=notes, addenda=()), letterhead)))
        for count, notes in lines.items()
    }
    assert pages == {28: 1, 45: 2}


def test_a_long_section_goes_on_over_the_page_instead_of_leaving_it_white(summary, letterhead, read):
    found = tuple(SummarySection(heading=f"Part {at}", lens=None, lines=("Words.",) * 20) for at in range(2))
    pages = read(visit_summary_pdf.render(replace(summary, sections=found), letterhead))
    assert pages[0].extract_text().count("Words.") > 25


def test_the_properties_do_not_name_the_patient(summary, letterhead, read):
    metadata = read(visit_summary_pdf.render(summary, letterhead))[0].pdf.metadata
    assert not [value for value in metadata.values() if "Ines" in str(value)]


def test_the_same_visit_gives_the_same_bytes(summary, letterhead):
    assert visit_summary_pdf.render(summary, letterhead) == visit_summary_pdf.render(summary, letterhead)
