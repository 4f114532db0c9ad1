"""What was done besides needling, as chips."""

import pytest

from charting.domain.treatment import joined_points
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.treatment.method_chips import MethodChips


@pytest.fixture
def editing():
    return changed_editing(whole_catalogue())[0]


@pytest.fixture
def methods(editing):
    return MethodChips(editing)


def test_words_in_any_order_find_a_method_with_its_setting(methods):
    assert methods.offers("slid cup")[0].label == methods.offers("cup slid")[0].label == "Cupping, sliding"


@pytest.mark.parametrize("typed", ["Cupping, sliding", "sliding cupping"])
def test_enter_records_a_method_named_in_full(methods, typed):
    assert methods.enter(typed) == ""
    assert [chip.text for chip in methods.chips()] == ["Cupping, sliding"]


def test_a_setting_named_with_its_method_stands_softly_behind_it(methods):
    method = whole_catalogue().methods["plum_blossom"]
    setting = method.settings[0]
    assert methods.enter(f"{setting.label} {method.label}") == ""
    assert [(chip.text, chip.faint) for chip in methods.chips()] == [(method.label, setting.label)]


@pytest.mark.parametrize("typed", ["cupping", "cups"])
def test_plain_cupping_is_not_said_to_be_dry(methods, typed):
    assert methods.enter(typed) == ""
    assert [chip.text for chip in methods.chips()] == ["Cupping"]


def test_a_single_letter_that_may_be_a_side_is_no_setting_that_enter_takes(methods):
    assert not methods.offers("cup l")[0].is_certain


def test_enter_guesses_nothing(methods, editing):
    assert methods.enter("cup") == "cup"
    assert editing.note.methods == ()
    assert methods.pending == "cup"


def test_text_left_in_the_line_stays_as_words(methods):
    methods.leave("warm hands")
    assert [chip.words for chip in methods.chips()] == ["warm hands"]


def test_a_place_is_kept_with_the_right_method(methods, editing):
    methods.enter("Taping")
    methods.enter("Cupping, sliding")
    methods.set_note(1, "back-shu")
    methods.act(1, "side:both")
    assert [(use.method, use.place, use.side) for use in editing.note.methods] == [
        ("taping", "", ""),
        ("cupping_sliding", "back-shu", "both"),
    ]


def test_a_method_against_an_alert_of_the_patient_is_warned_of_once(methods):
    against = {key: one for one in whole_catalogue().methods.values() for key in one.avoid_with}
    alert, method = next(iter(against.items()))
    methods.take(methods.offers(method.label)[0])
    methods.take(methods.offers(method.label)[0])
    assert methods.cautions() == ()
    methods.alerts = (alert,)
    assert len(methods.cautions()) == 1
    assert methods.cautions()[0].caution.startswith(method.label)


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("du huo ji sheng tang", "Du Huo Ji Sheng Tang"),
        ("du huo ji sheng tang 6 g twice a day", "Du Huo Ji Sheng Tang, 6 g twice a day"),
        ("獨活寄生湯 3 g", "Du Huo Ji Sheng Tang, 3 g"),
    ],
)
def test_a_formula_is_recorded_by_name_with_its_dose_as_typed(editing, methods, typed, recorded):
    assert methods.enter(typed) == ""
    assert [(use.method, use.settings) for use in editing.note.methods] == [("herbs", recorded)]


def test_a_formula_against_an_alert_of_the_patient_is_warned_of_in_words_with_its_evidence(methods):
    methods.alerts = ("anticoagulant",)
    methods.enter("du huo ji sheng tang 6 g")
    assert [one.caution for one in methods.cautions()] == [
        "Du Huo Ji Sheng Tang: caution with blood thinner or anticoagulant. "
        "Check before it is given (general knowledge, unverified).",
    ]


@pytest.mark.parametrize(
    ("typed", "method", "points", "side", "place", "hz", "minutes"),
    [
        ("bl40 b bleed", "bleeding", ("BL40",), "both", "", "", None),
        ("gua sha upper back", "gua_sha", (), "", "upper back", "", None),
        ("sliding cupping lower back", "cupping_sliding", (), "", "lower back", "", None),
        ("cupping l", "cupping", (), "left", "", "", None),
        ("moxa bl23 b", "moxa", ("BL23",), "both", "", "", None),
        ("moxa 20 min", "moxa", (), "", "", "", 20),
        ("electro bl25 gb30 l 2/100hz 20min", "electro", ("BL25", "GB30"), "left", "", "2/100", 20),
        ("e-stim GB30-BL40 R 2Hz 20'", "electro", ("GB30", "BL40"), "right", "", "2", 20),
        ("BL40 bled b", "bleeding", ("BL40",), "both", "", "", None),
        ("moxa on BL23", "moxa", ("BL23",), "", "", "", None),
        ("cupping LBP", "cupping", (), "", "LBP", "", None),
        ("gua sha UT", "gua_sha", (), "", "UT", "", None),
        ("ear seeds shenmen l", "ear_seeds", (), "left", "shenmen", "", None),
        ("ear seeds: shenmen, kidney", "ear_seeds", (), "", "shenmen, kidney", "", None),
        ("bl25 gb30 l e 2/100hz 20min", "electro", ("BL25", "GB30"), "left", "", "2/100", 20),
    ],
)
def test_a_method_is_read_with_where_and_how_long(
    methods, editing, typed, method, points, side, place, hz, minutes
):
    assert methods.enter(typed) == ""
    (use,) = editing.note.methods
    assert (use.method, joined_points(use), use.side, use.place, use.hz, use.minutes) == (
        method, points, side, place, hz, minutes,
    )  # fmt: skip
    assert editing.note.points == ()


@pytest.mark.parametrize(
    "typed",
    [
        "no moxa bl23",
        "moxa bl23 b declined",
        "moxa bl23 b 3",
        "moxa 2hz",
        "moxa bl23 l bl25 r xyz",
        "electro bl25 gb30 l 2hz 100hz",
        "cupping l r",
        "gua sha next time",
        "ear seeds ht7",
        "ear seeds bl23 b",
        "moxa on",
        "bl40 not bled b",
        "bl23 b",
    ],
)
def test_a_method_with_a_word_that_is_not_understood_stays_as_words(methods, editing, typed):
    assert methods.enter(typed) == typed
    assert editing.note.methods == ()


def test_several_methods_may_stand_in_one_line(methods, editing):
    assert methods.enter("cupping low back, gua sha UT, moxa sp6 b; tui na") == ""
    assert [use.method for use in editing.note.methods] == ["cupping", "gua_sha", "moxa", "tui_na"]


@pytest.mark.parametrize("typed", ["cupping, no moxa", "moxa bl23, 25 b", "cupping low back, felt good"])
def test_a_line_of_methods_is_read_whole_or_stays_words(methods, editing, typed):
    assert methods.enter(typed) == typed
    assert editing.note.methods == ()


def test_enter_takes_no_current_for_the_word_acupuncture(methods):
    assert not any(offer.is_certain for offer in methods.offers("acupuncture"))


@pytest.mark.parametrize("typed", ["moxa stick gv4", "gv4 moxa stick"])
def test_a_setting_named_with_its_method_may_have_points_too(methods, editing, typed):
    assert methods.enter(typed) == ""
    (use,) = editing.note.methods
    assert (use.method, use.settings, use.points) == ("moxa", "stick", ("GV4",))


def test_an_implant_recorded_today_speaks_against_electro_as_the_alert_does(editing, methods):
    methods.enter("electro")
    editing.put_text("metal_implant", "absent")
    assert methods.cautions() == ()
    editing.put_text("metal_implant", "present")
    (caution,) = methods.cautions()
    assert "Implant. No electro near it or across it" in caution.caution
    assert "no trials" in caution.caution
    methods.alerts = ("implant",)
    assert methods.cautions() == (caution,)
