"""Electro pairs and other methods, charted field by field."""

import pytest

from charting.domain.treatment import MethodUse
from charting.domain.visit_note import VisitNote
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.treatment.method_chips import MethodChips
from ui.presenters.treatment.point_chips import PointChips

EARLIER = VisitNote(methods=(MethodUse(method="electro", points=("BL23", "BL25"), hz="2", minutes=20),))


@pytest.fixture
def methods():
    chips = MethodChips(changed_editing(whole_catalogue())[0], before=lambda: EARLIER)
    chips.enter("electro")
    return chips


def use(methods, place=0):
    return methods._editing.note.methods[place]


def chart(methods, place=0, **fields):
    for name, text in fields.items():
        assert methods.details.type(place, name, text) == ""
    methods.details.settle()


def test_a_pair_is_charted_with_leads_current_and_minutes(methods):
    chart(methods, positive="bl 23", negative="大肠俞", hz="2/100 Hz", minutes="20")
    methods.details.choose(0, "waveform", "dense_disperse")
    methods.details.choose(0, "intensity", "felt_clear")
    assert use(methods) == MethodUse(
        method="electro",
        points=("BL23", "BL25"),
        waveform="dense_disperse",
        hz="2/100",
        minutes=20,
        intensity="felt_clear",
    )
    assert methods.chips()[0].faint == (
        "BL23 (+) – BL25 (−) · dense-disperse · 2/100 Hz · felt clearly, comfortable · 20 min"
    )


def test_a_negative_lead_keeps_its_sign_while_the_positive_one_is_missing(methods):
    chart(methods, negative="bl25")
    fields = {one.name: one.value for one in methods.details.details(0).fields}
    assert (fields["positive"], fields["negative"]) == ("", "BL25")
    chart(methods, positive="bl23")
    assert use(methods).points == ("BL23", "BL25")
    chart(methods, positive="", negative="")
    assert use(methods).points == ()


def test_another_pair_has_the_same_current_and_its_own_leads_and_feeling(methods):
    chart(methods, positive="bl23", negative="bl25", hz="2")
    methods.details.choose(0, "intensity", "felt_light")
    assert methods.details.act(0, "another") == 1
    chart(methods, 1, positive="bl40", negative="bl57")
    assert [(one.points, one.hz, one.intensity) for one in methods._editing.note.methods] == [
        (("BL23", "BL25"), "2", "felt_light"),
        (("BL40", "BL57"), "2", ""),
    ]


def test_leads_are_swapped_in_one_step(methods):
    chart(methods, positive="bl23", negative="bl25")
    methods.details.act(0, "swap")
    assert use(methods).points == ("BL25", "BL23")
    assert methods._editing.undo()
    assert use(methods).points == ("BL23", "BL25")


@pytest.mark.parametrize(
    ("name", "typed"), [("hz", "fast"), ("positive", "the knee"), ("positive", "bl23 25"), ("minutes", "1.5")]
)
def test_what_cannot_be_read_is_kept_in_words(methods, name, typed):
    assert "cannot be read here" in methods.details.type(0, name, typed)
    methods.details.settle()
    assert use(methods).place == f"{name} {typed}"


def test_a_pacemaker_speaks_against_electro_with_its_evidence(methods):
    assert methods.details.details(0).warnings == ()
    methods.alerts = ("pacemaker",)
    (warning,) = methods.details.details(0).warnings
    assert warning.startswith(
        "Electro-acupuncture: Pacemaker: no electro. No electro-acupuncture. (Safety rule"
    )
    assert [one.caution for one in methods.cautions()] == [warning]


def test_the_last_visits_pairs_stand_beside(methods):
    assert methods.details.opened(0).last == (
        "Last visit: Electro-acupuncture, BL23 (+) – BL25 (−), 2 Hz, 20 min"
    )


def test_usual_settings_of_electro_are_kept_where_they_belong(methods):
    methods.take(methods.offers("electro dense")[0])
    assert (use(methods, 1).waveform, use(methods, 1).hz, use(methods, 1).settings) == (
        "dense_disperse",
        "2/100",
        "",
    )


def test_other_methods_take_minutes_and_kind(methods):
    methods.enter("gua sha")
    details = methods.details.details(1)
    assert {"minutes", "side", "place"} <= {one.name for one in details.fields}
    assert details.actions == ()
    chart(methods, 1, minutes="8")
    assert use(methods, 1).minutes == 8


def test_a_pair_from_a_line_has_no_polarity_until_it_is_chosen(methods):
    points = PointChips(methods._editing)
    points.enter("bl23 25 b e")
    assert "BL23 – BL25 · both" in methods.chips()[1].faint
    labels = {one.name: one.label for one in methods.details.details(1).fields}
    assert (labels["positive"], labels["negative"]) == ("First lead", "Second lead")
    methods.details.act(1, "swap")
    methods.details.choose(1, "polarity", "said")
    assert "BL25 (+) – BL23 (−) · both" in methods.chips()[1].faint
    methods.details.choose(1, "polarity", "")
    assert "BL25 – BL23 · both" in methods.chips()[1].faint
