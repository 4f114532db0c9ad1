"""The pain drawing on a printed visit."""

from dataclasses import replace
from datetime import date

import pytest

from charting.content.body import read_body
from charting.content.catalogue import read_catalogue
from charting.content.point_map import dots_of
from charting.documents import visit_summary_pdf
from charting.documents.pain_figure import DASHES, INKS
from charting.domain.finding import Lens
from charting.domain.pain_drawing import Mark, PainDrawing, Quality, Stroke
from charting.domain.treatment import PointUse
from charting.domain.visit_summary import PainFigure, SummarySection, VisitSummary

DRAWN = PainDrawing(
    strokes=(
        Stroke(quality=Quality.ACHE, view="back", points=((270, 420), (300, 430), (330, 420))),
        Stroke(quality=Quality.BURNING, view="back", points=((310, 560), (310, 700))),
        Stroke(quality=Quality.STABBING, view="front", points=((200, 300),)),
    ),
    listed=(Mark(Quality.NUMBNESS, "calf", "left"),),
)


@pytest.fixture
def summary():
    return VisitSummary(
        patient="Ines Invented",
        visited_on=date(2026, 3, 16),
        number=7,
        sections=(SummarySection(heading="Western findings", lens=Lens.WESTERN, lines=("Flexion 58°",)),),
        signed="Signed by Robin Reed",
    )


@pytest.fixture
def drawn(summary):
    return replace(summary, pain=PainFigure(body=read_body(), drawing=DRAWN))


def test_the_figures_stand_on_the_page_as_lines_with_a_legend(drawn, summary, letterhead, words):
    pdf = visit_summary_pdf.render(drawn, letterhead)
    text = words(pdf)
    for said in ("Front", "Back", "Ache", "Burning", "Stabbing", "Numbness"):
        assert said in text
    assert "Pinsandneedles" not in text
    assert b"/Subtype /Image" not in pdf
    assert pdf == visit_summary_pdf.render(drawn, letterhead)
    assert "Front" not in words(visit_summary_pdf.render(summary, letterhead))


def test_treated_points_are_dots_and_rings_without_a_side_and_no_needling_guide(drawn, letterhead, words):
    def dots_with(*uses):
        points = dots_of(read_catalogue().points, uses).dots
        return visit_summary_pdf.render(replace(drawn, pain=replace(drawn.pain, points=points)), letterhead)

    without, both = dots_with(), dots_with(PointUse(point="BL23", side="both"))
    assert "Locationaid" not in words(without).replace(" ", "")
    assert "Treatedpoints.Locationaid,notaneedlingguide." in words(both).replace(" ", "")
    assert b"/Subtype /Image" not in both
    assert "sidenotrecorded" not in words(both).replace(" ", "")
    assert "sidenotrecorded" in words(dots_with(PointUse(point="BL23"))).replace(" ", "")
    assert len({without, both, dots_with(PointUse(point="BL23"))}) == 3


def test_each_figure_names_the_patients_own_sides(drawn, letterhead, read):
    [page] = read(visit_summary_pdf.render(drawn, letterhead))
    places = {}
    page.extract_text(visitor_text=lambda text, cm, tm, *_: places.setdefault(text.strip(), []).append(tm[4]))
    assert len(places["L"]) == len(places["R"]) == 2
    # seen from the front the patient's right is at the viewer's left, from behind it is not
    (right_front, right_back), (left_front, left_back) = (sorted(places[side]) for side in "RL")
    assert right_front < left_front
    assert left_back < right_back


def test_every_quality_has_a_line_and_a_colour_of_its_own():
    assert len(set(DASHES.values())) == len(set(INKS.values())) == len(Quality)
