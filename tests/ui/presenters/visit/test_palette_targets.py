"""Everything the palette finds in a visit leads to a field that takes it."""

import pytest

from charting.domain.finding import Editor
from tests.visit_desk import PageDesk, RecordingView, VisitDesk, whole_catalogue, with_whole_catalogue
from ui.presenters.practice.palette_presenter import Target
from ui.presenters.visit.palette_targets import VisitTargets, answers_of, fields_of
from ui.widgets.chip_field import ChipField


@pytest.fixture(scope="module")
def targets():
    return VisitTargets(whole_catalogue())


def everything():
    catalogue = whole_catalogue()
    return [target for make in (fields_of, answers_of) for _, target in make(catalogue)]


def first(targets, typed):
    found = min(targets.find(typed), key=lambda one: one.rank)
    return found.words, found.field


@pytest.mark.parametrize(
    ("typed", "words", "field"),
    [
        ("bl23", "BL23 Shenshu 肾俞", "points"),
        ("UB 23", "BL23 Shenshu 肾俞", "points"),
        ("shèn shū", "BL23 Shenshu 肾俞", "points"),
        ("腎俞", "BL23 Shenshu 肾俞", "points"),
        ("shensu", "BL23 Shenshu 肾俞", "points"),
        ("ashi", "Ashi 阿是穴", "points"),
        ("tongue", "Tongue", "tongue"),
        ("pain now", "Pain now", "pain_now"),
        ("session", "Session notes", "session_notes"),
        ("numbness", "Numbness", "symptoms"),
        ("slr pos", "SLR +", "tests"),
        ("kidney deficiency", "Kidney deficiency", "patterns"),
        ("独活寄生", "Du Huo Ji Sheng Tang 獨活寄生湯", "methods"),
        ("m54.16", "M54.16 Radiculopathy, lumbar region", "codes"),
        ("rmdq", "Roland-Morris Disability Questionnaire", "measures"),
        ("achilles refl", "Achilles reflex", "neuro"),
    ],
)
def test_what_a_practitioner_types_is_found_first(targets, typed, words, field):
    assert first(targets, typed) == (words, field)


def test_there_are_hundreds_of_answers_and_points_and_no_two_of_the_same(targets):
    found = [one for one in everything() if one.text]
    assert len(found) > 1000
    doubled = [one for one in set(found) if found.count(one) > 1]
    assert doubled == []


def test_every_text_put_into_a_field_is_offered_there_first(chart):
    """So that Enter after the palette records what was chosen in it."""
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    lost = []
    for target in everything():
        if target.text and target.field in desk.presenter._sources:
            offers = desk.source(target.field).offers(target.text)
            if not offers or not _means(offers[0], target):
                lost.append((target.field, target.text, [offer.label for offer in offers[:2]]))
    assert lost == []


def _means(offer, target: Target) -> bool:
    said = f"{offer.lead} {offer.label}".casefold()
    text = target.text.strip().casefold()
    return text in said or text.replace(" minutes", " min") in said  # what is read as minutes says so


def test_every_field_is_on_the_page_and_every_text_has_chips_to_go_to(qtbot, chart):
    desk = PageDesk(with_whole_catalogue(chart), qtbot)
    names = {one.objectName() for one in desk.page.findChildren(object)}
    chips = {one.objectName() for one in desk.page.findChildren(ChipField)}
    assert {target.field for target in everything()} - names == set()
    assert {target.field for target in everything() if target.text} - chips == set()


@pytest.mark.parametrize("typed", ["", "  ", "%", "\n", "\0", "🙂", "a" * 5000])
def test_odd_text_finds_nothing_and_breaks_nothing(targets, typed):
    assert targets.find(typed) == ()


def test_the_drawing_is_left_to_the_figure():
    drawn = [one.key for one in whole_catalogue().sections if one.editor is Editor.DRAWING]
    assert not {target.field for target in everything()} & set(drawn)
