"""Totals of questionnaires: typed by name, kept with version and day, refused only outside the range."""

from datetime import UTC, datetime

import pytest

from charting.domain.note_words import note_lines
from charting.domain.visit_note import ObservationField
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue


@pytest.fixture
def desk(chart, clock):
    clock.now = datetime(2026, 11, 22, 15, tzinfo=UTC)
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    return desk


def kept(desk, measure):
    seen = desk.presenter.editing.note.observations.get(ObservationField(f"total_{measure}"))
    return seen and (seen.value, seen.details)


def said(desk):
    return desk.view.problems[("measures", "")]


@pytest.mark.parametrize(
    ("typed", "measure", "value"),
    [
        ("rmdq 12", "rmdq", "12"),
        ("Roland Morris 12/24", "rmdq", "12"),
        ("odi 34 %", "odi", "34"),
        ("oswestry: 34%", "odi", "34"),
        ("psfs 5,25", "psfs", "5.25"),
        ("peg 6.0", "peg", "6"),
        ("grc +3", "grc", "3"),
        ("grc -2", "grc", "-2"),
        ("start back 6", "start_back", "6"),
        ("promis pf 41.5", "promis_pf", "41.5"),
        ("nrs 5 points", "nrs", "5"),
        ("rmdq 0", "rmdq", "0"),
        ("rmdq 24", "rmdq", "24"),
    ],
)
def test_a_total_is_kept_with_the_version_of_its_measure(desk, typed, measure, value):
    assert desk.source("measures").enter(typed) == ""
    assert kept(desk, measure) == (value, "version=1")
    assert said(desk) == ""


@pytest.mark.parametrize("typed", ["rmdq 25", "rmdq -1", "odi 101 %", "grc 6"])
def test_an_impossible_total_stays_as_words_with_the_reason(desk, typed):
    assert desk.source("measures").enter(typed) == typed
    desk.source("measures").leave(typed)
    assert desk.presenter.editing.words("measures") == typed
    assert not desk.presenter.editing.note.observations.keys() & {
        ObservationField("total_rmdq"), ObservationField("total_odi"), ObservationField("total_grc"),
    }  # fmt: skip
    assert "stays as words" in said(desk)


def test_a_line_of_several_totals_keeps_what_is_possible_and_every_other_word(desk):
    rest = desk.source("measures").enter("rmdq 12, odi 134, filled in with help, peg 6")
    assert (kept(desk, "rmdq"), kept(desk, "peg")) == (("12", "version=1"), ("6", "version=1"))
    assert rest == "odi 134, filled in with help"


def test_a_total_filled_in_on_another_day_keeps_that_day(desk):
    desk.source("measures").enter("rmdq 12 on 20 Nov 2026")
    assert kept(desk, "rmdq") == ("12", "on=2026-11-20 version=1")
    lines = note_lines(desk.presenter.sections, desk.presenter.editing.note)
    assert [one.words for one in lines] == ["RMDQ 12 (on 20 Nov 2026)"]


@pytest.mark.parametrize("day", ["next week", "23 Nov 2026", "2026"])
def test_a_day_that_cannot_be_is_said_and_the_words_stay(desk, day):
    assert desk.source("measures").enter(f"rmdq 12 on {day}") == f"rmdq 12 on {day}"
    assert said(desk) == f"The day of RMDQ cannot be read: {day}."


def test_the_name_alone_asks_for_the_total_with_its_range(desk):
    (offer, *_) = desk.source("measures").offers("rmdq")
    assert (offer.lead, offer.faint, offer.completes) == ("RMDQ", "type the total, 0 to 24", "RMDQ ")


def test_a_range_with_a_published_name_is_shown_on_the_chip(desk):
    desk.source("measures").enter("peg 6.5")
    (chip,) = desk.source("measures").chips()
    assert (chip.text, chip.faint) == ("PEG 6.5", "moderate")


def test_total_and_subscale_of_start_back_say_their_group_or_that_they_do_not_fit(desk):
    desk.source("measures").enter("start back 6, start back subscale 4")
    assert said(desk) == "STarT Back: high risk (Keele)."
    desk.source("measures").enter("start back 3")
    assert "Please check both" in said(desk)


def test_words_that_name_no_measure_are_kept(desk):
    desk.source("measures").leave("did not want to fill in anything today")
    assert desk.presenter.editing.words("measures") == "did not want to fill in anything today"
