from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from charting.documents.preview import page_texts
from charting.domain.finding import FindingDefinition, Kind
from charting.domain.pain_drawing import Found, PainDrawing, Quality, Stroke, to_text
from charting.domain.red_flags import RedFlag, Urgency
from charting.domain.visit_note import Observation, ObservationField
from charting.errors import TellTheUser
from charting.records.change import Activity
from charting.services import visit_paper, visits
from tests.practice import SOURCE, charted_visit, new_episode, new_patient

FLAG = RedFlag(
    key="saddle",
    group="Cauda equina",
    ask="Is there numbness between the legs?",
    urgency=Urgency.EMERGENCY,
    action="Emergency department now.",
    source=SOURCE,
    finding=FindingDefinition(key="flag_saddle", label="Saddle numbness", kind=Kind.QUESTION, source=SOURCE),
)

DRAWING = PainDrawing(strokes=(Stroke(quality=Quality.ACHE, view="back", points=((270, 420), (300, 430))),))


@pytest.fixture
def asking_chart(handout_chart):
    """A chart whose vocabulary has a red flag to ask about."""
    return replace(handout_chart, catalogue=replace(handout_chart.catalogue, red_flags=(FLAG,)))


def full_visit(chart, sign=True):
    patient_id = new_patient(chart, "Ines", "Invented", date_of_birth=date(1990, 5, 4))
    episode = new_episode(chart, patient_id)
    return charted_visit(
        chart,
        episode,
        {
            "pain_now": "6",
            "slr:left": "positive",
            "tongue_body": "dusky",
            "flag_saddle": "no",
            "old_key": "yes",
        },
        causes={"muscle_strain_doms": "certain"},
        patterns={"bladder_channel_stagnation": "strong"},
        points="BL23 BL40",
        methods="cupping_sliding",
        prose={
            "principle": "Move Qi.",
            "session_notes": "First line.\nSecond line.",
            "advice": "Walk.",
            "plan": "Weekly.",
        },
        sign=sign,
    )


def text_of(chart, visit_id):
    pdf = visit_paper.pdf_of(visit_paper.sheet_of(chart, visit_id))
    return " ".join(" ".join(page_texts(pdf)).split())


@pytest.mark.parametrize(
    "words",
    [
        "Ines Invented, born 4 May 1990",
        "Low back pain after deadlift",
        "Western findings Pain now 6",
        "SLR + left",
        "Assessment: Muscle strain / DOMS, certain, main",
        "Patterns: Stagnation, Bladder channel, strong, main",
        "Principle: Move Qi.",
        "BL23 both · BL40 both",
        "Also: Sliding cups",
        "Red flags: 1 of 1 asked, none present Cauda equina: Is there numbness between the legs? No",
        "Also recorded: old key: yes",
        "First line. Second line.",
        "Walk.",
        "Weekly.",
        "Signed by Robin Reed, L.Ac., 9 February 2026",
        "Quiet Needle",
    ],
)
def test_everything_charted_stands_on_the_page(asking_chart, words):
    assert words in text_of(asking_chart, full_visit(asking_chart))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("causes", "Assessment"),
        ("codes", "Codes"),
        ("patterns", "Patterns"),
        ("points", "Points"),
        ("methods", "Also"),
    ],
)
def test_a_list_s_own_words_are_printed_beside_it(asking_chart, name, label):
    visit_id = full_visit(asking_chart, sign=False)
    words = {ObservationField(f"{name}_words"): Observation(value="as she said it")}
    visits.save_visit(asking_chart, visit_id, words)
    visits.sign_visit(asking_chart, visit_id, "Robin Reed, L.Ac.")
    text = text_of(asking_chart, visit_id)
    assert f"{label}, in words: as she said it" in text
    assert "_words" not in text


def test_a_note_beside_a_red_flag_is_printed_with_its_answer(asking_chart):
    visit_id = full_visit(asking_chart, sign=False)
    answer = Observation(value="yes", note="since Tuesday")
    visits.save_visit(asking_chart, visit_id, {ObservationField("flag_saddle"): answer})
    visits.sign_visit(asking_chart, visit_id, "Robin Reed, L.Ac.")
    text = text_of(asking_chart, visit_id)
    assert "1 of 1 asked, 1 present Red flag, Cauda equina:" in text
    assert "Is there numbness between the legs? Yes (since Tuesday)" in text


def test_addenda_follow_with_day_writer_and_reason(asking_chart, clock):
    visit_id = full_visit(asking_chart)
    clock.forward(days=1)
    visits.add_addendum(asking_chart, visit_id, "It was the right side.", "slip of the pen")
    text = text_of(asking_chart, visit_id)
    assert "Addendum 10 February 2026, Robin Reed" in text
    assert "Reason: slip of the pen It was the right side." in text


def test_an_unsigned_visit_is_not_printed(asking_chart):
    visit_id = full_visit(asking_chart, sign=False)
    with pytest.raises(TellTheUser, match="not signed yet"):
        visit_paper.sheet_of(asking_chart, visit_id)


def test_only_signed_visits_are_listed_newest_first(asking_chart, clock):
    first = full_visit(asking_chart)
    visit = visits.visit(asking_chart, first)
    clock.forward(days=7)
    second = charted_visit(asking_chart, visit.episode_id, {"pain_now": "3"}, sign=True)
    charted_visit(asking_chart, visit.episode_id, {"pain_now": "2"})
    listed = visit_paper.signed_visits(asking_chart, visit.patient_id)
    assert [(one.id, one.number) for one in listed] == [(second, 2), (first, 1)]
    assert listed[0].summary == "Pain 3"


def test_the_same_signed_visit_gives_the_same_bytes(asking_chart):
    sheet = visit_paper.sheet_of(asking_chart, full_visit(asking_chart))
    assert visit_paper.pdf_of(sheet) == visit_paper.pdf_of(sheet)


@pytest.mark.parametrize(("how", "logged"), [("printed", "print"), ("saved", "export")])
def test_printing_a_visit_is_logged_with_its_signature(asking_chart, how, logged):
    visit_id = full_visit(asking_chart)
    visit_paper.log_given(asking_chart, visit_id, how)
    with asking_chart.sessions() as session:
        last = session.scalars(select(Activity).order_by(Activity.seq.desc()).limit(1)).one()
    assert (last.what, last.subject) == (logged, f"visit:{visit_id}")
    assert last.after_sha256 == visits.visit(asking_chart, visit_id).signature


@pytest.mark.parametrize(
    ("value", "is_drawn"), [(to_text(DRAWING, Found(words="Ache")), True), ("{", False), ("", False)]
)
def test_a_pain_drawing_that_can_be_read_stands_on_the_page(asking_chart, value, is_drawn):
    episode = new_episode(asking_chart, new_patient(asking_chart))
    visit_id = charted_visit(asking_chart, episode, {"pain_now": "3", "pain_drawing": value}, sign=True)
    pain = visit_paper.sheet_of(asking_chart, visit_id).summary.pain
    assert (pain is not None) == is_drawn
    assert pain is None or pain.drawing == DRAWING


def test_the_treated_points_with_a_place_stand_on_the_pain_drawing(asking_chart):
    episode = new_episode(asking_chart, new_patient(asking_chart))
    found = {"pain_drawing": to_text(DRAWING, Found(words="Ache"))}
    visit_id = charted_visit(asking_chart, episode, found, points="BL40 BL1", sign=True)
    pain = visit_paper.sheet_of(asking_chart, visit_id).summary.pain
    assert [(dot.point, dot.side) for dot in pain.points] == [("BL40", "left"), ("BL40", "right")]
