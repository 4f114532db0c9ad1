"""Where pain goes, in ordinary words: with side and how far, or left as words."""

import pytest

from charting.content.line_readers import LineReaders
from charting.domain.red_flags import nerve_signs

READ = [
    ("into both buttocks and legs", "both_buttocks present; both_legs present"),
    ("pain into both buttocks and legs", "both_buttocks present; both_legs present"),
    ("radiates to both buttocks", "both_buttocks present"),
    ("down both legs", "both_legs present"),
    ("pain into the legs", "both_legs present"),
    ("pain radiates down left leg to the knee", "radiation left knee"),
    (
        "pain down the back of the left leg to the foot",
        "radiation left foot [down back of leg to foot]",
    ),
    ("burning leg pain left", "burning left present; radiation left leg"),
    ("burning pain l leg", "burning left present; radiation left leg"),
    ("shooting pain down r leg", "pain_character electric; radiation right leg"),
    ("leg pain l to foot", "radiation left foot"),
    ("pain down left leg", "radiation left leg"),
    ("pain down the leg", "radiation leg"),
    ("sciatica left", "radiation left leg"),
    ("pain into left buttock", "radiation left buttock"),
    ("pain into buttock and thigh r", "radiation right thigh [into buttock and thigh]"),
    ("pain down left leg to the calf", "radiation left below_knee [down leg to calf]"),
    ("pain radiating to below the knee r", "radiation right below_knee"),
    ("radiates to both feet", "radiation both foot"),
    ("no pain down left leg", "radiation left none [down leg]"),
    ("denies pain into the r leg", "radiation right none [into leg]"),
    ("denies leg pain l", "radiation left none"),
    ("no pain down the legs", "radiation none [down legs]"),
    ("pain down right leg, no pain down left leg", "radiation right leg; radiation left none [down leg]"),
    ("dull, down both legs", "pain_character dull; both_legs present"),
]

LEFT = [
    "no pain down both legs",
    "no pain down left legs",
    "no pain down leg b",
    "no pain down left leg to the foot",
    "no pain into left buttock",
    "no pain down left leg or numbness",
    "no pain down left leg?",
    "no longer pain down left leg",
    "no radiation to the foot l",
    "pain down left leg?",
    "pain down left leg gone",
    "was pain down left leg",
    "pain down left leg 2 weeks ago",
    "pain down left leg denied",
    "leg pain l, denied",
    "pain down l r leg",
    "pain into left buttock and right leg",
    "pain into left legs",
    "pain in left knee",
    "foot pain l",
    "pain to the left of the back",
    "burning pain into left buttock",
    "pain radiates",
    "down",
]


@pytest.mark.parametrize(("text", "recorded"), READ)
def test_where_pain_goes_is_read_with_its_side_and_how_far(read_line, text, recorded):
    assert read_line("symptoms", text) == (recorded, "")
    assert read_line("onset", text) == (recorded, "")


@pytest.mark.parametrize("text", LEFT)
def test_a_place_that_is_denied_or_not_understood_whole_stays_as_words(read_line, text):
    assert read_line("symptoms", text) == ("", text)


def test_what_goes_down_the_leg_is_no_pain_where_numbness_was_said_before(read_line):
    assert read_line("symptoms", "numb, down both legs") == ("numbness present", "down both legs")


def test_pain_down_the_leg_after_a_denial_is_neither_there_nor_not(read_line):
    typed = "denies numbness, pain down left leg"
    assert read_line("symptoms", typed) == ("numbness absent", typed)


def test_every_way_that_reaches_the_leg_is_a_sign_of_a_nerve(catalogue):
    radiation = next(one for one in catalogue.section("symptoms").findings if one.key == "radiation")
    signs = {choice.key for choice in radiation.choices if choice.nerve_sign}
    assert signs == {"leg", "thigh", "knee", "below_knee", "foot"}


@pytest.mark.parametrize(
    "typed", ["into both buttocks and legs", "down both legs", "burning pain l leg", "pain down left leg"]
)
def test_what_is_read_of_the_leg_raises_the_nerve_banner(catalogue, typed):
    symptoms = catalogue.section("symptoms")
    found = LineReaders(catalogue).reader(symptoms).read(typed)
    definitions = {finding.key: finding for finding in symptoms.findings}
    assert nerve_signs(definitions, dict(found.entries))
    assert not found.left_over
