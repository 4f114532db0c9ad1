"""Bringing forward: treatment and plan only, marked, and over nothing that was charted."""

from datetime import date

from charting.domain.assessment import Assessment
from charting.domain.bring_forward import (
    PARTS,
    after_edit,
    brought_forward,
    carried_words,
    confirmed,
    unconfirmed,
)
from charting.domain.treatment import MethodUse, PointUse
from charting.domain.visit_note import ListField, Observation, ObservationField, ProseField, VisitNote

ON = date(2026, 3, 4)
EARLIER = VisitNote(
    observations={
        ObservationField("pain_now"): Observation(value="7"),
        ObservationField("tongue_color"): Observation(value="dusky"),
        ObservationField("pulse_overall", "left"): Observation(value="wiry"),
        ObservationField("retention_minutes"): Observation(value="20"),
    },
    prose={"principle": "Move Qi", "plan": "Twice a week", "session_notes": "slept badly", "advice": ""},
    patterns=(Assessment(key="stagnation"),),
    points=(PointUse(point="BL23", side="both"),),
    methods=(MethodUse(method="moxa"),),
)


def carry(today, parts=PARTS):
    return today.with_changes(brought_forward(today, EARLIER, 6, ON, parts))


def test_treatment_and_plan_come_and_what_was_found_does_not():
    note = carry(VisitNote())
    assert note.points == EARLIER.points
    assert note.methods == EARLIER.methods
    assert (note.prose["plan"], note.text_of("retention_minutes")) == ("Twice a week", "20")
    assert (
        note.text_of("pain_now")
        == note.text_of("tongue_color")
        == note.text_of("pulse_overall", "left")
        == ""
    )
    assert note.prose.get("session_notes", "") == ""
    assert note.patterns == ()


def test_each_part_says_where_it_came_from_until_it_is_kept_or_changed():
    note = carry(VisitNote())
    assert next((one.part, one.on, one.state) for one in note.carried) == (
        "principle",
        "2026-03-04",
        "unconfirmed",
    )
    assert {one.part for one in unconfirmed(note)} == {
        "principle",
        "points",
        "methods",
        "retention_minutes",
        "plan",
    }


def test_what_is_charted_today_is_never_overwritten():
    today = VisitNote(points=(PointUse(point="GB30"),), prose={"plan": "Weekly"})
    note = carry(today)
    assert (note.points, note.prose["plan"]) == (today.points, "Weekly")
    assert {"points", "plan"}.isdisjoint(one.part for one in note.carried)


def test_a_part_that_was_empty_is_not_carried():
    assert "advice" not in {one.part for one in carry(VisitNote()).carried}


def test_only_the_parts_asked_for_are_brought():
    note = carry(VisitNote(), ["plan"])
    assert ([one.part for one in note.carried], note.points) == (["plan"], ())


def test_nothing_to_bring_changes_nothing():
    assert brought_forward(VisitNote(), VisitNote(), 6, ON) == {}


def test_editing_a_carried_part_makes_it_changed_and_no_other():
    note = carry(VisitNote())
    carried = {one.part: one.state for one in after_edit(note, ListField("points"))}
    assert (carried["points"], carried["plan"]) == ("changed", "unconfirmed")
    assert after_edit(note, ProseField("session_notes")) == note.carried


def test_keeping_all_confirms_what_waited_and_leaves_what_was_changed():
    note = carry(VisitNote())
    note = note.with_changes({ListField("carried"): after_edit(note, ListField("points"))})
    states = {one.part: one.state for one in confirmed(note)}
    assert (states["points"], states["plan"]) == ("changed", "kept")


def test_the_record_says_that_a_copied_part_was_not_touched():
    note = carry(VisitNote(), ["points", "plan"])
    note = note.with_changes({ListField("carried"): confirmed(note, ["points"])})
    assert carried_words(note) == (
        "Points carried from 4 March 2026, not changed",
        "Plan carried from 4 March 2026, not confirmed",
    )


def test_own_words_of_a_part_go_with_it_and_count_as_its_own():
    words = ObservationField("methods_words")
    earlier = VisitNote(observations={words: Observation(value="gua sha along the spine")})
    note = VisitNote().with_changes(brought_forward(VisitNote(), earlier, 3, date(2026, 3, 4)))
    assert note.text_of("methods_words") == "gua sha along the spine"
    assert [one.part for one in note.carried] == ["methods"]
    assert after_edit(note, words)[0].state == "changed"
    assert not brought_forward(note, earlier, 3, date(2026, 3, 4))
