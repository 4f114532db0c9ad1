"""What went wrong, in own words, is never read as how the patient responded, nor the other way round."""

import pytest

from charting.domain.note_words import note_lines
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue
from ui.presenters.visit.sign_sheet import sign_sheet


@pytest.fixture
def desk(chart):
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    for row, words in (("adverse_events", "small bruise bl40 l"), ("relief", "felt lighter")):
        desk.source(row).enter(words)
        desk.source(row).leave("")
    return desk


def test_each_row_shows_its_own_words(desk):
    assert desk.texts("adverse_events") == ["“small bruise bl40 l”"]
    assert desk.texts("relief") == ["“felt lighter”"]


def test_before_signing_they_are_named_by_their_row(desk):
    said = " ".join(sign_sheet(desk.presenter))
    assert "Adverse event “small bruise bl40 l”" in said
    assert "Response “felt lighter”" in said


def test_the_record_says_which_words_are_of_an_adverse_event(desk):
    lines = note_lines(desk.presenter.sections, desk.presenter.editing.note)
    assert [line.words for line in lines] == ["felt lighter, adverse event: small bruise bl40 l"]
