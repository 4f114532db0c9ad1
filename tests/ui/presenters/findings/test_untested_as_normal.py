from charting.domain.visit_note import Observation, ObservationField
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.findings.untested_as_normal import record_untested_as_normal

LEFT, RIGHT = (ObservationField("power_l5", side) for side in ("left", "right"))


def test_what_was_left_empty_is_recorded_as_normal_in_one_step_that_can_be_undone():
    editing, _ = changed_editing(whole_catalogue())
    neuro = editing.catalogue.section("neuro")
    editing.put(RIGHT, Observation(value="4"))
    record_untested_as_normal(editing, neuro)
    assert editing.note.observations[RIGHT].value == "4"
    assert editing.note.observations[LEFT].value == "5"
    assert len(editing.note.observations) == 2 * len(neuro.findings) - 4  # the saddle area is tested apart
    assert editing.steps.undo_name == "Neuro: untested as normal"
    assert editing.undo()
    assert dict(editing.note.observations) == {RIGHT: Observation(value="4")}


def test_a_signed_visit_stays_as_it_is():
    editing, told = changed_editing(whole_catalogue())
    editing.is_signed = True
    record_untested_as_normal(editing, editing.catalogue.section("neuro"))
    assert (dict(editing.note.observations), told) == ({}, [])
