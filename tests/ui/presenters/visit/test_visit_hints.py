"""Findings that clash, and findings that belong among the patient's alerts: said, never decided."""

import pytest

from charting.domain.patient import PatientAlert
from charting.services import patients
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue
from ui.presenters.announcements import PatientChanged
from ui.presenters.visit.sign_sheet import has_emergency, sign_sheet

SYMPTOMS = ("symptoms", "")


class Offers:
    """Where alerts are offered: remembers what was last named."""

    def __init__(self, offered):
        self.offered = offered

    def offer(self, names):
        self.offered[:] = names


@pytest.fixture
def desk(chart):
    made = VisitDesk(with_whole_catalogue(chart), RecordingView())
    made.offered = []
    made.presenter.alerts_to_add.show_in(Offers(made.offered))
    made.begin()
    return made


def alerts(desk):
    (line,) = patients.recent_patients(desk.chart)
    return patients.patient(desk.chart, line.id).details.alerts


def test_findings_that_clash_are_said_by_their_row_and_stay_as_charted(desk):
    for typed in ("no radiation", "leg pain l"):
        desk.source("symptoms").enter(typed)
    words = desk.view.problems[SYMPTOMS]
    assert words == "“No radiation” and “Leg pain, left” do not go together. Please check which is meant."
    assert words in sign_sheet(desk.presenter)
    assert desk.presenter.editing.note.text_of("radiation") == "none"
    assert desk.presenter.editing.note.text_of("radiation", "left") == "leg"
    chip = next(one for one in desk.source("symptoms").chips() if one.text.startswith("No radiation"))
    desk.source("symptoms").act(chip.id, "remove")
    assert desk.view.problems[SYMPTOMS] == ""


def test_a_red_flag_that_was_denied_and_found_is_said(desk):
    desk.presenter.set_text("saddle_numbness", "no")
    desk.source("symptoms").enter("saddle numbness l")
    assert "Numb in the saddle area" in desk.view.problems.get(SYMPTOMS, "")


def test_in_plain_fields_what_clashes_is_said_by_the_field_itself(desk):
    desk.source("adverse_events").enter("none, fainting")
    assert "do not go together" in desk.view.problems["adverse_events", ""]


@pytest.mark.parametrize(
    ("typed", "key", "name"),
    [
        ("metal implant", "implant", "Metal or electronic implant"),
        ("pacemaker", "pacemaker", "Pacemaker or defibrillator"),
        ("on anticoagulants", "anticoagulant", "Blood thinner or anticoagulant"),
        ("pregnant", "pregnancy", "Pregnant"),
    ],
)
def test_what_the_history_says_is_offered_to_the_alerts_and_added_only_when_asked(desk, typed, key, name):
    assert desk.source("history").enter(typed) == ""
    assert (desk.offered, alerts(desk)) == ([name], ())
    desk.presenter.alerts_to_add.add()
    assert (desk.offered, alerts(desk)) == ([], (PatientAlert(key=key),))
    assert any(isinstance(one, PatientChanged) for one in desk.told)


def test_a_denied_one_is_not_offered(desk):
    desk.source("history").enter("no metal implant, not pregnant")
    assert desk.offered == []


def test_what_was_found_today_cautions_at_the_points_too(desk):
    desk.source("points").enter("li4 b")
    before = {one.words for one in desk.presenter.reasons.lines()}
    desk.source("history").enter("pregnant")
    assert any("LI4" in words for words in {one.words for one in desk.presenter.reasons.lines()} - before)


def test_signing_says_that_a_charted_sign_of_an_emergency_was_not_asked_about(desk):
    desk.source("symptoms").enter("saddle numbness")
    line = next(line for line in sign_sheet(desk.presenter) if line.startswith("▲ Cauda equina (emergency)"))
    assert "Numb in the saddle area. Ask the red flags: Any numbness between the legs" in line
    assert has_emergency(desk.presenter)
    desk.presenter.set_text("saddle_numbness", "no")
    assert not has_emergency(desk.presenter)


def test_burning_alone_is_offered_for_the_leg_and_never_taken_for_it(desk):
    # The back may be meant; burning down the leg is a sign of an irritated nerve (Caulo 2026)
    symptoms = desk.source("symptoms")
    offers = symptoms.offers("burning")
    assert "Burning in the leg" in [one.label for one in offers]
    assert not [one for one in offers if one.is_certain]
    symptoms.enter("burning l")
    assert desk.view.nerve_signs == ()
    assert desk.presenter.editing.words("symptoms") == "burning l"
