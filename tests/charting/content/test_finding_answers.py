"""The chips of one section: the search finds its answers and no others."""

import pytest

from charting.content.finder import find_anything
from charting.content.measure_entry import MEASURES
from charting.content.options import options


def labels(catalogue, section, text, limit=10):
    findings = [finding.key for finding in catalogue.section(section).findings]
    found = find_anything(catalogue, text, kinds=["answer"], findings=findings, limit=limit)
    return [one.label for one in found]


@pytest.mark.parametrize(
    ("section", "text", "first"),
    [
        ("symptoms", "stiff", "Stiffness"),
        ("symptoms", "numb", "Numbness"),
        ("symptoms", "no n", "No numbness"),
        ("symptoms", "tingl", "Pins and needles"),
        ("symptoms", "below knee", "Leg pain below the knee"),
        ("symptoms", "knee below", "Leg pain below the knee"),
        ("symptoms", "stifness", "Stiffness"),
        ("symptoms", "sciatca", "Leg pain"),
        ("modifiers", "cough", "Worse with cough or sneeze"),
        ("modifiers", "sit", "Worse sitting"),
        ("onset", "24", "Peaked 24–72 h after training"),
        ("onset", "24–72", "Peaked 24–72 h after training"),
        ("tests", "slr", "SLR +"),
        ("tests", "lasegue", "SLR +"),
        ("tests", "thom", "Thomas +"),
        ("movement", "flex", "Flexion"),
        ("muscles", "ql", "Quadratus lumborum tenderness"),
        ("tongue", "red", "Red tongue"),
        ("tongue", "thin w", "Thin white coat"),
        ("tongue", "齿痕", "Teeth marks"),
        ("tongue", "紫", "Purple tongue"),
        ("pulse", "wi", "Wiry pulse"),
        ("pulse", "弦", "Wiry pulse"),
        ("pulse", "chi d", "Deep chi pulse"),
        ("channels", "taiy", "Taiyang · Bladder"),
        ("channels", "膀胱", "Taiyang · Bladder"),
        ("asking", "tired", "Low energy"),
    ],
)
def test_the_meant_answer_comes_first(catalogue, section, text, first):
    assert labels(catalogue, section, text)[0] == first


def test_a_present_finding_gives_present_and_absent(catalogue):
    assert labels(catalogue, "symptoms", "pins and") == ["Pins and needles", "No pins and needles"]


def test_a_test_gives_its_three_answers(catalogue):
    assert labels(catalogue, "tests", "kemp") == ["Kemp +", "Kemp −", "Kemp unable"]


def test_a_number_gives_one_answer_that_still_needs_it(catalogue):
    (found,) = find_anything(catalogue, "fingertip", kinds=["answer"], findings=["fingertip_to_floor"])
    assert (found.label, found.key) == ("Fingertip to floor", "fingertip_to_floor=")


@pytest.mark.parametrize("text", ["", "   ", "qqqq", "zz"])
def test_nothing_is_offered_where_nothing_fits(catalogue, text):
    assert labels(catalogue, "symptoms", text) == []


def test_retired_findings_are_not_offered(folder, rewrite):
    from charting.content.catalogue import read_catalogue

    rewrite("findings/symptoms.toml", 'key = "numbness"', 'key = "numbness"\nretired = true')
    assert "Numbness" not in labels(read_catalogue(folder), "symptoms", "numb")


def test_every_answer_is_found_by_its_own_label(catalogue):
    missed = []
    for section in catalogue.sections:
        for option in options(section) if section.key != MEASURES else ():  # found as measures
            first = labels(catalogue, section.key, option.label, 1)
            if first != [option.label]:
                missed.append((option.label, first))
    assert missed == []
