from dataclasses import replace

import pytest

from charting.domain.finding import FindingDefinition, Kind
from charting.domain.red_flags import RedFlag, Urgency
from charting.services import practice, visits
from charting.settings import Settings
from tests.practice import charted_visit, new_episode, new_patient
from tests.recording import RecordingView
from tests.tampering import behind_the_apps_back
from ui.presenters.announcements import Announcements, VisitChanged
from ui.presenters.patient.history_presenter import PAGE, HistoryPresenter, LabelledWords


class Desk:
    """A history presenter whose page is in front."""

    def __init__(self, chart):
        self.view, self.told, self.heard = RecordingView(), Announcements(), []
        self.told.listen("elsewhere", self.heard.append)
        self.presenter = HistoryPresenter(chart, self.view, self.told)

    def open(self, patient_id):
        self.presenter.open(patient_id)
        self.presenter.shown(True)

    @property
    def cards(self):
        return self.view.last("show_cards")[0]


@pytest.fixture
def desk(chart):
    return Desk(chart)


@pytest.fixture
def patient_id(chart):
    return new_patient(chart)


@pytest.fixture
def episode(chart, patient_id):
    return new_episode(chart, patient_id, "Low back")


def test_a_visit_is_read_in_both_medicines(desk, chart, patient_id, episode):
    charted_visit(
        chart,
        episode,
        {
            "pain_now": "7",
            "slr:left": "positive",
            "tongue_body": "dusky",
            "needles_in": "2",
            "needles_out": "2",
        },
        causes={"muscle_strain_doms": "probable"},
        patterns={"weak_central_qi": "mild"},
        points="BL23",
        methods="cupping_sliding",
        prose={"principle": "Move Qi", "session_notes": "Slept poorly.", "plan": "Weekly."},
    )
    desk.open(patient_id)
    card = desk.cards[0]
    assert (card.title, card.episode, card.badge) == ("9 Feb 2026 · visit 1", "Low back", "Draft")
    assert [(line.label, line.words) for line in card.western] == [
        ("Pain", "Pain now 7"),
        ("Tests", "SLR + left"),
        ("Assessment", "Muscle strain / DOMS, probable, main"),
    ]
    assert [(line.label, line.words) for line in card.tcm] == [
        ("Tongue", "Dusky"),
        ("Patterns", "Weak central Qi, mild, main"),
    ]
    assert [(line.label, line.words) for line in card.treatment] == [
        ("Principle", "Move Qi"),
        ("Points", "BL23 both"),
        ("Also", "Sliding cups"),
        ("Needling", "Needles in 2, Needles out 2"),
    ]
    assert [line.label for line in card.words] == ["Session notes", "Plan"]


def test_nothing_is_said_of_what_was_not_recorded(desk, chart, patient_id, episode):
    charted_visit(chart, episode)
    desk.open(patient_id)
    card = desk.cards[0]
    assert (card.western, card.tcm, card.treatment, card.words, card.changes) == ((), (), (), (), ())


def test_what_changed_stands_on_the_later_card(desk, chart, clock, patient_id, episode):
    charted_visit(chart, episode, {"pain_now": "7"})
    clock.forward(days=7)
    charted_visit(chart, episode, {"pain_now": "5"})
    desk.open(patient_id)
    assert [change.words for change in desk.cards[0].changes] == ["Pain now 7 → 5"]
    assert desk.cards[0].changes[0].tone == "better"


def test_a_finding_that_the_vocabulary_lost_is_still_read(desk, chart, patient_id, episode):
    charted_visit(chart, episode, {"retired_sign": "present"})
    desk.open(patient_id)
    assert desk.cards[0].western == (LabelledWords(label="Also recorded", words="retired_sign: present"),)


def test_red_flags_say_how_far_they_were_asked_and_what_was_raised(chart, patient_id, episode):
    finding = FindingDefinition(key="rf_bladder", label="Bladder", kind=Kind.QUESTION, source="invented")
    flag = RedFlag(
        key="bladder",
        group="Cauda equina",
        ask="Any change in passing water?",
        urgency=Urgency.EMERGENCY,
        action="Send at once.",
        source="invented",
        finding=finding,
    )
    definitions = {**chart.catalogue.definitions, finding.key: finding}
    chart = replace(chart, catalogue=replace(chart.catalogue, red_flags=(flag,), definitions=definitions))
    charted_visit(chart, episode, {"rf_bladder": "yes"})
    desk = Desk(chart)
    desk.open(patient_id)
    assert desk.cards[0].western == (
        LabelledWords(label="Red flags", words="1 of 1 asked, 1 present. Cauda equina: yes"),
    )


def test_older_visits_are_read_page_by_page_to_the_first(desk, chart, patient_id, episode):
    for _ in range(2 * PAGE + 3):
        charted_visit(chart, episode)
    desk.open(patient_id)
    assert len(desk.cards) == PAGE
    numbers = [card.number for card in desk.cards]
    more = desk.view.last("show_cards")[1]
    while more:
        desk.presenter.read_more()
        cards, more = desk.view.last("add_cards")
        numbers += [card.number for card in cards]
    assert numbers == list(range(2 * PAGE + 3, 0, -1))


def test_a_hidden_history_reads_nothing_until_it_is_shown(desk, chart, patient_id, episode):
    charted_visit(chart, episode)
    desk.presenter.open(patient_id)
    assert "show_cards" not in [name for name, _ in desk.view.calls]
    desk.presenter.shown(True)
    desk.presenter.shown(False)
    desk.view.forget()
    charted_visit(chart, episode)
    desk.told.tell(VisitChanged(patient_id, 2), "the visit page")
    assert desk.view.calls == []
    desk.presenter.shown(True)
    assert [card.number for card in desk.cards] == [2, 1]


def test_an_unchanged_history_keeps_its_place(desk, chart, patient_id, episode):
    charted_visit(chart, episode)
    desk.open(patient_id)
    desk.view.forget()
    desk.presenter.shown(False)
    desk.presenter.shown(True)
    assert desk.view.calls == []


def test_an_addendum_is_kept_and_shown_in_its_card(desk, chart, patient_id, episode):
    visit_id = charted_visit(chart, episode, sign=True)
    desk.open(patient_id)
    desk.presenter.begin_addendum(visit_id)
    assert desk.view.last("show_addendum_form")[0] == "Addendum to 9 Feb 2026 · visit 1"
    desk.presenter.edit_addendum("Slept through.", "phone call")
    assert desk.presenter.add_addendum()
    assert desk.presenter.unsaved() is None
    card = desk.view.last("replace_card")
    assert card.addenda[0].text == "Slept through."
    assert card.addenda[0].head.endswith("Robin Reed (phone call)")
    assert desk.heard == [VisitChanged(patient_id, visit_id)]


def test_an_empty_addendum_is_not_kept_and_says_so(desk, chart, patient_id, episode):
    visit_id = charted_visit(chart, episode, sign=True)
    desk.open(patient_id)
    desk.presenter.begin_addendum(visit_id)
    desk.presenter.edit_addendum("  ", "")
    assert not desk.presenter.add_addendum()
    assert desk.view.last("show_addendum_problem") == "Type the addendum first."
    assert visits.visit(chart, visit_id).addenda == ()


def test_words_of_an_addendum_can_be_put_back_after_a_lock(desk, chart, patient_id, episode):
    visit_id = charted_visit(chart, episode, sign=True)
    desk.open(patient_id)
    desk.presenter.begin_addendum(visit_id)
    assert desk.presenter.unsaved() is None
    desk.presenter.edit_addendum("Slept thr", "")
    later = Desk(chart)
    later.presenter.open(patient_id)
    later.presenter.restore(desk.presenter.unsaved())
    assert later.view.last("show_addendum_form")[1].text == "Slept thr"
    later.presenter.edit_addendum("Slept through.", "")
    assert later.presenter.add_addendum()
    assert [one.text for one in visits.visit(chart, visit_id).addenda] == ["Slept through."]


def test_words_for_one_visit_are_not_carried_to_another(desk, chart, patient_id, episode):
    first, second = (charted_visit(chart, episode, sign=True) for _ in range(2))
    desk.open(patient_id)
    desk.presenter.begin_addendum(first)
    desk.presenter.edit_addendum("For the first.", "")
    desk.presenter.begin_addendum(first)
    assert desk.view.last("show_addendum_form")[1].text == "For the first."
    desk.presenter.begin_addendum(second)
    assert desk.view.last("show_addendum_form")[1].text == ""


def test_a_draft_takes_no_addendum(desk, chart, patient_id, episode):
    visit_id = charted_visit(chart, episode)
    desk.open(patient_id)
    desk.presenter.begin_addendum(visit_id)
    assert "show_addendum_form" not in [name for name, _ in desk.view.calls]


def test_another_patient_takes_the_form_away_and_the_first_finds_it_again(desk, chart, patient_id, episode):
    visit_id = charted_visit(chart, episode, sign=True)
    desk.open(patient_id)
    desk.presenter.begin_addendum(visit_id)
    desk.presenter.edit_addendum("Slept thr", "")
    desk.view.forget()
    desk.presenter.open(new_patient(chart))
    assert [name for name, _ in desk.view.calls] == ["close_addendum_form", "show_cards"]
    assert (desk.cards, desk.presenter.unsaved()) == ((), None)
    desk.presenter.open(patient_id)
    assert desk.view.last("show_addendum_form")[1].text == "Slept thr"


def test_a_signed_card_says_the_norm_that_was_kept_and_a_draft_none(desk, chart, patient_id, episode):
    own = Settings(practice="Riverside", practitioner="Robin Reed", normal_values="flexion 40 50")
    practice.save_settings(chart, own)
    charted_visit(chart, episode, {"flexion": "42"}, sign=True)
    charted_visit(chart, episode, {"flexion": "44"})
    practice.save_settings(chart, replace(own, normal_values="flexion 20 30"))
    desk.open(patient_id)
    assert [card.western[0].words for card in desk.cards] == [
        "Flexion 44°",
        "Flexion 42° (practice's norm 40–50)",
    ]


def test_a_signed_card_whose_record_was_changed_says_so_before_all_else(desk, chart, patient_id, episode):
    charted_visit(chart, episode, {"pain_now": "7"}, sign=True)
    later = charted_visit(chart, episode, {"pain_now": "5"}, sign=True)
    behind_the_apps_back(chart, "UPDATE observation SET value = '4' WHERE visit_id = :id", id=later)
    desk.open(patient_id)
    assert [change.words for change in desk.cards[0].changes] == [
        "▲ This record differs from what was signed on 9 Feb 2026.",
        "Pain now 7 → 4",
    ]
    assert desk.cards[1].changes == ()
