"""A section of findings as chips, with the product's own words."""

import pytest

from charting.domain.visit_note import ObservationField
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.findings.observation_chips import ObservationChips


@pytest.fixture
def editing():
    return changed_editing(whole_catalogue())[0]


@pytest.fixture
def section(editing):
    return lambda key: ObservationChips(editing, editing.catalogue.section(key))


def recorded(editing, finding, side=""):
    seen = editing.note.observations.get(ObservationField(finding, side))
    return (seen.value, seen.details, seen.note) if seen else None


def test_a_blank_visit_has_no_chip_in_any_section(editing):
    for one in editing.catalogue.sections:
        assert ObservationChips(editing, one).chips() == ()


def test_an_offer_shows_what_it_will_record_and_records_that(editing, section):
    tests = section("tests")
    best = tests.offers("slr + l")[0]
    tests.take(best)
    chip = tests.chips()[0]
    assert (best.label, best.faint) == (chip.text, chip.faint) == ("SLR +", "left")
    assert recorded(editing, "slr", "left") == ("positive", "", "")


def test_enter_takes_every_part_that_is_understood_and_gives_back_the_rest(editing, section):
    symptoms = section("symptoms")
    assert symptoms.enter("local tenderness b, like a knot, no numbness") == "like a knot"
    assert [chip.text for chip in symptoms.chips()] == ["Local tenderness", "No numbness"]
    assert editing.words("symptoms") == symptoms.pending == "like a knot"


def test_a_text_of_which_nothing_is_understood_is_kept_to_the_letter(editing, section):
    symptoms = section("symptoms")
    typed = "tight,sore;worse  than ever , he says"
    assert symptoms.enter(typed) == typed
    symptoms.leave(typed)
    assert editing.words("symptoms") == typed


def test_a_line_goes_into_the_rows_it_belongs_to_and_the_field_says_where(editing, section):
    symptoms, modifiers = section("symptoms"), section("modifiers")
    assert symptoms.enter("dull, worse sitting cough, better heat") == ""
    assert [chip.text for chip in symptoms.chips()] == ["Dull pain"]
    assert [chip.text for chip in modifiers.chips()] == [
        "Worse sitting",
        "Worse with cough or sneeze",
        "Better with heat",
    ]
    assert symptoms.aside.startswith("Put into Worse / better: Worse sitting, ")
    symptoms.typing("s")
    assert symptoms.aside == ""


def test_a_typed_line_is_undone_as_one_step(editing, section):
    section("movement").enter("flex 40p ext 15 slr r 50+")
    assert (len(editing.note.observations), editing.steps.undo_name) == (3, "typed line")
    editing.undo()
    assert editing.note.observations == {}


def test_the_offer_of_a_line_shows_all_that_it_records_and_what_stays_words(editing, section):
    symptoms = section("symptoms")
    symptoms.typing("stiff, worse sitting, like a knot")
    best = symptoms.offers("stiff, worse sitting, like a knot")[0]
    assert best.label == "Stiffness · Worse sitting"
    assert best.faint == "into Worse / better · stays as words: like a knot"
    symptoms.take(best)
    assert recorded(editing, "worse_sitting")[0] == "present"
    assert editing.words("symptoms") == "like a knot"


def test_a_converted_number_shows_how_it_was_typed_until_another_is_typed(editing, section):
    vitals = section("vitals")
    vitals.enter("temp 101 f")
    assert "101 °F" in vitals.chips()[0].spoken
    vitals.enter("temp 37")
    assert recorded(editing, "temperature") == ("37", "", "")


def test_the_place_typed_with_a_finding_is_kept_with_it(editing, section):
    section("channel_palpation").enter("ashi bl24 r")
    assert recorded(editing, "ashi_tender", "right") == ("present", "", "BL24")


def test_a_decimal_comma_does_not_part_a_number(editing, section):
    assert section("movement").enter("flexion 40,5") == ""
    assert recorded(editing, "flexion")[0] == "40.5"


def test_picking_an_offer_takes_away_the_words_that_led_to_it(editing, section):
    tongue = section("tongue")
    for typed in ("d", "du", "dusky"):
        tongue.typing(typed)
    assert editing.words("tongue") == "dusky"
    tongue.take(tongue.offers("dusky")[0])
    assert editing.words("tongue") == ""


def test_several_answers_of_one_finding_are_several_chips_removed_one_by_one(editing, section):
    pulse = section("pulse")
    pulse.enter("chi deep weak b")
    deep, weak = pulse.chips()
    pulse.act(deep.id, "remove")
    assert [chip.id for chip in pulse.chips()] == [weak.id]
    pulse.act(weak.id, "remove")
    assert editing.note.observations == {}


@pytest.mark.parametrize(
    ("action", "side"), [("side:left", "left"), ("side:right", "right"), ("side:both", "both")]
)
def test_a_side_is_put_on_and_taken_off_by_the_same_action(editing, section, action, side):
    tests = section("tests")
    tests.enter("slr +")
    tests.act(tests.chips()[0].id, action)
    assert recorded(editing, "slr", side)[0] == "positive"
    assert recorded(editing, "slr") is None
    tests.act(tests.chips()[0].id, action)
    assert recorded(editing, "slr")[0] == "positive"


def test_a_new_number_keeps_the_note_and_has_only_its_own_marks(editing, section):
    movement = section("movement")
    movement.enter("flexion 40 p")
    movement.set_note(movement.chips()[0].id, "coming up")
    movement.enter("flexion 55")
    assert recorded(editing, "flexion") == ("55", "", "coming up")


@pytest.mark.parametrize(
    ("row", "typed"),
    [
        ("training_and_recovery", "deadlifts 100 kg"),
        ("training_and_recovery", "office 3"),
        ("symptoms", "stiffness 3"),
        ("symptoms", "stiffness l"),
        ("onset", "deadlift 100 kg"),
        ("muscles", "tight hip flexors 4"),
        ("tests", "slr + 3 kg"),
        ("asking", "urinates at night 2"),
        ("history", "smokes 20"),
        ("form_and_posture", "leg length 2 cm"),
    ],
)
def test_a_number_or_side_beside_a_known_word_never_vanishes(section, editing, row, typed):
    field = section(row)
    for offer in field.offers(typed):
        assert not offer.is_certain
        field.take(offer)
        assert typed in editing.words(row)


def test_an_odd_number_is_kept_and_said_on_its_chip(editing, section):
    movement = section("movement")
    movement.enter("flexion 400")
    chip = movement.chips()[0]
    assert recorded(editing, "flexion")[0] == "400"
    assert "please check" in chip.spoken
    assert "Please check 400" in chip.tip


def test_a_number_is_asked_for_before_anything_is_recorded(editing, section):
    offer = section("movement").offers("flexio")[0]
    assert offer.completes == "Flexion "
    assert "norm" in offer.faint
    assert editing.note.observations == {}


def test_removing_what_is_gone_already_does_no_harm(editing, section):
    tests = section("tests")
    tests.enter("slr + l")
    chip = tests.chips()[0]
    for action in ("remove", "remove", "side:right", "detail:familiar"):
        tests.act(chip.id, action)
    assert editing.note.observations == {}


def test_a_signed_note_refuses_every_way_of_changing_it(editing, section):
    tests = section("tests")
    tests.enter("slr + l")
    before = editing.note
    editing.open(before, is_signed=True)
    chip = tests.chips()[0]
    for action in ("remove", "side:right", "detail:familiar"):
        tests.act(chip.id, action)
    tests.set_note(chip.id, "later")
    tests.enter("thomas + r")
    tests.leave("something")
    assert editing.note == before


@pytest.mark.parametrize("typed", ["flex 50%", "Flexion ", "Flexion painful "])
def test_enter_takes_no_number_that_is_not_there_and_keeps_the_words(section, typed):
    assert not section("movement").offers(typed)[0].is_certain


@pytest.mark.parametrize(
    ("row", "typed", "label", "faint"),
    [
        ("pulse", "choppy", "Rough pulse", "choppy, 澀"),
        ("pulse", "chop", "Rough pulse", "choppy, 澀"),
        ("pulse", "涩", "Rough pulse", "涩"),
        ("pulse", "choppy l", "Rough pulse", "choppy, 澀 · left"),
        ("pulse", "l guan choppy", "Rough guan pulse", "guan choppy, 關澀 · left"),
        ("pulse", "rough", "Rough pulse", ""),
        ("tongue", "scalloped", "Teeth marks", "scalloped, 齒痕"),
        ("symptoms", "tingling", "Pins and needles", "tingling"),
        ("movement", "ftf", "Fingertip to floor", "ftf · type a number norm −30 to 10"),
        ("tests", "lasegue", "SLR +", "lasegue"),
    ],
)
def test_the_practitioners_own_word_stands_beside_the_one_that_is_recorded(section, row, typed, label, faint):
    best = section(row).offers(typed)[0]
    assert (best.label, best.faint) == (label, faint)
