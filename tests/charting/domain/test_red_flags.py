"""Red flags: asked or not, raised in the order of urgency; and the signs of an irritated nerve."""

from dataclasses import replace

import pytest

from charting.domain.finding import Choice, FindingDefinition, Kind
from charting.domain.red_flags import Asked, Raised, RedFlag, Urgency, asked, nerve_signs, pressing_line
from charting.domain.visit_note import Observation, ObservationField
from tests.visit_desk import whole_catalogue


def flag(key, urgency):
    finding = FindingDefinition(key=key, label=key, kind=Kind.QUESTION, source="invented")
    return RedFlag(
        key=key, group="Group", ask="Ask?", urgency=urgency, action="Act.", source="invented", finding=finding
    )


FLAGS = (flag("slow", Urgency.PROMPT), flag("fast", Urgency.EMERGENCY), flag("soon", Urgency.URGENT))


def answers(**given):
    return {
        ObservationField(key): Observation(value=value, note="said twice") for key, value in given.items()
    }


def test_not_asked_is_not_no():
    assert asked(FLAGS, {}).words == "Not asked yet"
    assert asked(FLAGS, answers(slow="no")).words == "1 of 3 asked, none present"


def test_what_is_raised_comes_most_urgent_first_with_its_note():
    state = asked(FLAGS, answers(slow="yes", fast="yes", soon="yes"))
    assert [raised.flag.key for raised in state.raised] == ["fast", "soon", "slow"]
    assert {raised.note for raised in state.raised} == {"said twice"}
    assert state.words == "3 of 3 asked, 3 present"


@pytest.mark.parametrize("answer", ["no", "maybe", "YES"])
def test_only_a_yes_raises(answer):
    assert asked(FLAGS, answers(fast=answer)).raised == ()


def test_answers_to_other_questions_do_not_count():
    assert asked(FLAGS, answers(elsewhere="yes")).asked == 0


DEFINITIONS = {
    "numbness": FindingDefinition(
        key="numbness", label="Numbness", kind=Kind.PRESENT, source="invented", nerve_sign=True, sided=True
    ),
    "ache": FindingDefinition(key="ache", label="Ache", kind=Kind.PRESENT, source="invented"),
    "area": FindingDefinition(
        key="area",
        label="Area",
        kind=Kind.CHOICES,
        source="invented",
        choices=(
            Choice(key="back", label="The back"),
            Choice(key="leg", label="Below the knee", nerve_sign=True),
        ),
    ),
}


def seen(finding, value, side=""):
    return {ObservationField(finding, side): Observation(value=value)}


def test_a_marked_finding_counts_when_it_is_there_and_says_its_side():
    assert nerve_signs(DEFINITIONS, seen("numbness", "present", "left")) == ("Numbness, left",)
    assert nerve_signs(DEFINITIONS, seen("numbness", "absent", "left")) == ()


def test_of_several_answers_only_the_marked_ones_count():
    assert nerve_signs(DEFINITIONS, seen("area", "back leg")) == ("Below the knee",)
    assert nerve_signs(DEFINITIONS, seen("area", "back")) == ()


def test_unmarked_and_unknown_findings_never_count():
    assert nerve_signs(DEFINITIONS, {**seen("ache", "present"), **seen("gone", "present")}) == ()


# Article: pain down the leg, burning, numbness, worse with a cough or sneeze
@pytest.mark.parametrize(
    ("finding", "value"),
    [
        ("worse_cough_sneeze", "present"),
        ("numbness", "present"),
        ("slr", "positive"),
        ("sensation_l5", "reduced"),
    ],
)
def test_the_products_own_nerve_signs_are_marked(finding, value):
    assert len(nerve_signs(whole_catalogue().definitions, seen(finding, value))) == 1


@pytest.mark.parametrize(
    ("finding", "value"), [("numbness", "absent"), ("slr", "negative"), ("sensation_l5", "normal")]
)
def test_their_absence_is_no_sign(finding, value):
    assert nerve_signs(whole_catalogue().definitions, seen(finding, value)) == ()


def test_every_question_of_the_product_says_what_to_do():
    for each in whole_catalogue().red_flags:
        assert each.action
        assert each.source


def raised(urgency, group, charted=()):
    return Raised(flag=replace(FLAGS[0], urgency=urgency, group=group), charted=charted)


def pressing(*answered, to_ask=()):
    return pressing_line(Asked(asked=1, of=3, raised=answered), to_ask)


def test_nothing_presses_where_nothing_is_urgent():
    assert pressing() == ""
    assert pressing(raised(Urgency.PROMPT, "Weight loss")) == ""


def test_an_answered_emergency_is_named_before_what_is_still_to_ask():
    to_ask = (raised(Urgency.EMERGENCY, "Cauda equina", charted=("Numb in the saddle area",)),)
    assert pressing(raised(Urgency.URGENT, "Infection"), to_ask=to_ask) == "Urgent: Infection + 1 more"
    assert pressing(to_ask=to_ask) == f"Ask: {FLAGS[0].finding.label}?"


def test_one_group_raised_by_two_questions_is_named_once():
    twice = (raised(Urgency.EMERGENCY, "Cauda equina"), raised(Urgency.EMERGENCY, "Cauda equina"))
    assert pressing(*twice) == "Emergency: Cauda equina"
