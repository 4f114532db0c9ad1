"""The first day of a practice, from the first start to the handout printed again."""

from datetime import datetime
from io import BytesIO

import pypdf
import pytest

from charting.domain.treatment import PointUse
from charting.domain.visit_note import Observation, ObservationField
from charting.services import timeline, visits
from tests.journeys import hands as do

PASSPHRASE = "willow lantern seven oats"
NOTES = "Pulled on the third deadlift, rep four. Wants to train again on Saturday."


def add_suggested(hands, key):
    """Take a suggestion over, as soon as it is made."""
    hands.click(f"add_{key}")
    hands.until(lambda: hands.see(f"add_{key}") is None, "the suggestion stayed")


def chart_first_visit(hands):
    """Pain by a digit, findings as chips, both lenses by their suggestions, points, notes."""
    hands.press("7")
    do.type_chips(hands, "onset", "2 days later", "deadlift")
    do.type_chips(hands, "symptoms", "tender l", "stiffness")
    do.type_chips(hands, "pulse", "wiry")
    add_suggested(hands, "muscle_strain_doms")
    add_suggested(hands, "bladder_channel_stagnation")
    do.type_chips(hands, "points", "bl23 25 40 b")
    hands.click("session_notes")
    hands.type(NOTES)


@pytest.fixture
def folder(tmp_path):
    """Where the practice will be; nothing is there yet."""
    return tmp_path / "practice"


@pytest.fixture
def first_day(start_app, desk, folder, tmp_path):
    """The first day up to the saved handout, with the window still open."""
    desk.pdf_path = tmp_path / "given.pdf"
    app = start_app(folder)
    do.first_run(app.hands, "Riverbend Acupuncture", "Robin Reed", PASSPHRASE)
    do.add_patient(app.hands, "Ines", "Invented")
    do.begin_episode(app.hands, "Low back pain after deadlift", "Feb 2024")
    chart_first_visit(app.hands)
    do.wait_until_saved(app.hands)
    do.sign(app.hands)
    do.save_handout(app.hands)
    return app


def assert_charted_as_typed(visit):
    """Both lenses, the treatment and the words, signed."""
    note = visit.note
    assert visit.signed_by == "Robin Reed, L.Ac."
    assert note.text_of("pain_now") == "7"
    assert note.observations[ObservationField("onset_timing")] == Observation(value="after_24_72_hours")
    assert note.observations[ObservationField("mechanism")] == Observation(value="deadlift")
    assert note.observations[ObservationField("local_tenderness", "left")] == Observation(value="present")
    assert note.observations[ObservationField("pulse_overall")] == Observation(value="wiry")
    assert [one.key for one in note.causes] == ["muscle_strain_doms"]
    assert [one.key for one in note.patterns] == ["bladder_channel_stagnation"]
    assert note.points == tuple(PointUse(point=point, side="both") for point in ("BL23", "BL25", "BL40"))
    assert note.prose["session_notes"] == NOTES


def test_the_first_day_is_kept_as_typed_and_the_handout_as_given(first_day, desk):
    chart = first_day.session.workspace.chart
    assert_charted_as_typed(visits.visit(chart, 1))
    pages = pypdf.PdfReader(BytesIO(desk.pdf_path.read_bytes())).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "Ines" in text
    assert "Riverbend Acupuncture" in text
    assert desk.names == [
        f"handout-{datetime.now().astimezone().date()}.pdf"
    ]  # a name that gives no patient away
    assert [one.how for one in timeline.handouts_given(chart, 1)] == ["saved"]
    assert desk.told == []


def test_the_next_morning_history_and_documents_hold_the_first_day(first_day, start_app, desk, folder):
    first_day.close()
    given = desk.pdf_path.read_bytes()
    hands = start_app(folder).hands
    do.unlock(hands, PASSPHRASE)
    do.find_patient(hands, "inv")
    hands.press("Alt+4")
    history = hands.wait_for("history_list").model()
    hands.until(lambda: history.rowCount() == 1, "the visit is not in the history")
    card = history.index(0, 0).data()
    for words in ("Signed", "Pain now 7", "Muscle strain", "Stagnation", "BL23", NOTES):
        assert words in card
    hands.press("Alt+3")
    hands.wait_for("document_list")
    do.wait_for_pages(hands)
    desk.pdf_path = desk.pdf_path.with_name("again.pdf")
    hands.press("Ctrl+Shift+S")
    hands.until(lambda: "again, as it was given" in hands.words(), "it was not saved again")
    assert desk.pdf_path.read_bytes() == given
    hands.press("Ctrl+P")
    hands.until(lambda: desk.printed == [given], "the same bytes did not go to the printer")
