from dataclasses import replace
from datetime import date

import pytest

from charting.domain.handout import Block, Handout, HandoutFacts, Role, as_text, compose, is_empty
from tests.handouts import block, template

DAY = date(2026, 3, 16)


def facts(**more):
    full = {
        "name": "Ines Invented",
        "on": DAY,
        "practice": "Quiet Needle",
        "phone": "555 0100",
        "found": ("The muscle is strained.", "The core is weak."),
        "meaning": ("Qi is stuck.",),
        "meaning_chinese": "气滞血瘀",
        "words": "Hinge drill.\n\nNo pulls.",
        "next_visit": "23 March 2026, 10:30",
        "series": ((date(2026, 3, 1), 7), (DAY, 4)),
    }
    return HandoutFacts(**{**full, **more})


def composed(**more):
    return {one.role: one for one in compose(template(), facts(**more)).blocks}


def test_what_was_found_stands_with_one_paragraph_for_each_cause():
    assert composed()[Role.FOUND].paragraphs == ("The muscle is strained.", "The core is weak.")


def test_the_heading_of_the_meaning_carries_its_chinese_name():
    assert composed()[Role.MEANING].heading == "In Chinese medicine 气滞血瘀"
    assert composed(meaning_chinese="")[Role.MEANING].heading == "In Chinese medicine"


def test_practice_and_phone_are_put_into_the_text():
    assert composed()[Role.SEEK_CARE].paragraphs == (
        "Call Quiet Needle on 555 0100 if pain runs down a leg.",
    )


def test_a_name_may_stand_in_title_headings_and_bullets():
    named = replace(
        template(),
        title="For {name}",
        blocks=(block(Role.DO, "{name}, do", bullets=("Rest, {name}",)),),
    )
    handout = compose(named, facts())
    assert handout.title == "For Ines Invented"
    assert handout.blocks[0].heading == "Ines Invented, do"
    assert handout.blocks[0].bullets == ("Rest, Ines Invented",)


def test_the_practitioners_words_keep_their_lines_without_the_empty_ones():
    assert composed()[Role.WORDS].paragraphs == ("Hinge drill.", "No pulls.")


@pytest.mark.parametrize(
    ("missing", "role"),
    [
        ({"found": ()}, Role.FOUND),
        ({"meaning": ()}, Role.MEANING),
        ({"words": ""}, Role.WORDS),
        ({"words": " \n "}, Role.WORDS),
        ({"next_visit": ""}, Role.NEXT_VISIT),
        ({"series": ()}, Role.PROGRESS),
    ],
)
def test_a_block_with_nothing_to_say_is_left_out(missing, role):
    assert role in composed()
    assert role not in composed(**missing)


def test_one_pain_score_is_no_progress():
    assert Role.PROGRESS not in composed(series=((DAY, 4),))
    assert composed()[Role.PROGRESS].series == ((date(2026, 3, 1), 7), (DAY, 4))


def test_a_placeholder_that_a_person_typed_stays_as_typed():
    assert composed(words="Use {phone} or {found}.")[Role.WORDS].paragraphs == ("Use {phone} or {found}.",)
    assert composed(found=("Call {phone}.",))[Role.FOUND].paragraphs == ("Call {phone}.",)


def test_a_name_that_looks_like_a_placeholder_is_left_alone():
    greeting = replace(template(), title="Hello {practice}", blocks=())
    assert compose(greeting, facts(practice="{name}")).title == "Hello {name}"


def test_the_handout_says_which_template_and_version_it_came_from():
    handout = compose(template(), facts())
    assert (handout.key, handout.version, handout.language, handout.on) == ("strain_first_days", 3, "en", DAY)


def test_a_heading_alone_is_empty_and_bullets_or_a_series_are_not():
    assert is_empty(block(Role.TEXT, "Heading"))
    assert is_empty(block(Role.TEXT, "Heading", "", bullets=("",)))
    assert not is_empty(block(Role.DO, "", bullets=("Rest",)))
    assert not is_empty(Block(key="progress", role=Role.PROGRESS, series=((DAY, 4),)))


def test_the_plain_text_has_every_word_in_order_with_bullets_marked():
    handout = Handout(
        key="x",
        version=1,
        language="en",
        title="Your back",
        name="Ines Invented",
        on=DAY,
        blocks=(
            block(Role.DO, "Do", "Each day:", bullets=("Walk", "Sleep")),
            block(Role.TEXT, "", "Bye <b>"),
        ),
    )
    assert as_text(handout) == (
        "Your back\n\nInes Invented · 16 March 2026\n\nDo\nEach day:\n- Walk\n- Sleep\n\nBye <b>\n"
    )


def test_the_plain_text_of_a_handout_without_a_name_begins_with_the_day():
    handout = compose(template(), facts(name=""))
    assert as_text(handout).split("\n\n")[1] == "16 March 2026"
