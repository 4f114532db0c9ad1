"""The handouts that come with the product, filled with what a full visit puts into them."""

from datetime import date

import pytest

from charting.content.catalogue import read_catalogue
from charting.documents import handout_pdf
from charting.domain.handout import HandoutFacts, Role, compose

CATALOGUE = read_catalogue()


@pytest.fixture
def facts():
    """Two causes, two patterns, seven visits, two lines of the practitioner's own words."""
    return HandoutFacts(
        name="Ines",
        on=date(2026, 3, 16),
        practice="Quiet Harbour",
        phone="555 0100",
        found=tuple(one.for_patient for one in CATALOGUE.causes[:2]),
        meaning=tuple(one.for_patient for one in CATALOGUE.patterns[:2]),
        meaning_chinese="气滞血瘀",
        words="Hinge drill with a broomstick, 3 × 8, every morning.\nBring your training log.",
        next_visit="23 March, 10:30",
        series=tuple((date(2026, 2, 7 + visit), 7 - visit) for visit in range(7)),
    )


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("template", CATALOGUE.handouts, ids=lambda template: template.key)
def test_a_shipped_handout_of_a_full_visit_takes_one_page(template, paper, facts, letterhead, read):
    assert len(read(handout_pdf.render(compose(template, facts), letterhead, paper=paper))) == 1


@pytest.mark.parametrize("one", [*CATALOGUE.causes, *CATALOGUE.patterns], ids=lambda one: one.key)
def test_what_a_patient_is_told_can_be_printed(one, with_blocks, letterhead, words, without_spaces):
    names = f"{one.pinyin} {one.traditional} {one.simplified}"
    text = words(handout_pdf.render(with_blocks((Role.TEXT, "", (one.for_patient, names))), letterhead))
    assert without_spaces(one.for_patient) in text
    assert without_spaces(names) in text
