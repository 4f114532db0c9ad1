"""Totals of questionnaires on the one time axis, with what change is real and who says so."""

from dataclasses import replace

import pytest

from charting.content.catalogue import read_catalogue
from charting.domain.visit_note import Observation, ObservationField
from charting.services import timeline, visits
from tests.practice import charted_visit, new_episode, new_patient
from ui.presenters.patient.progress_measures import measure_changes, measure_tracks, real_changes, scored
from ui.presenters.patient.progress_picture import Band, ChangeLine, make_picture


@pytest.fixture
def progress_of(chart, clock):
    """A function that charts weekly visits with these totals and gives them as progress reads them."""
    whole = replace(chart, catalogue=read_catalogue())
    patient_id = new_patient(whole)
    episode = new_episode(whole, patient_id)

    def chart_them(*found):
        for totals in found:
            charted_visit(whole, episode, {f"total_{key}": value for key, value in totals.items()})
            clock.forward(days=7)
        return timeline.progress(whole, patient_id)

    chart_them.measures = whole.catalogue.measures
    chart_them.chart = whole
    return chart_them


def tracks(progress_of, *found, with_bands=True):
    seen = progress_of(*found)
    return measure_tracks(seen, scored(seen, progress_of.measures), with_bands=with_bands)


def changes(progress_of, *found):
    return measure_changes(scored(progress_of(*found), progress_of.measures))


def test_each_measure_is_a_line_over_its_own_range_in_the_order_they_are_asked(progress_of):
    odi, rmdq = {"odi": "34"}, {"rmdq": "14", "psfs": "3.3"}
    shown = tracks(progress_of, odi, rmdq, {}, {"rmdq": "9"})
    assert [(one.label, one.scale, one.highest) for one in shown] == [
        ("RMDQ", "0 to 24, ↓ better", 24),
        ("PSFS", "0 to 10, ↑ better", 10),
        ("ODI", "0 to 100%, ↓ better", 100),
    ]
    assert [(dot.mark, dot.value, dot.words) for dot in shown[0].dots] == [(1, 14, "14"), (3, 9, "9")]
    assert shown[0].runs == ((0, 1),)
    assert [one.ticks for one in shown] == [(0, 12, 24), (0, 5, 10), (0, 50, 100)]


@pytest.mark.parametrize(
    ("key", "first", "band"),
    [
        # 5 points or 30 % of the first score (Ostelo 2008, Spine 33:90-94)
        ("rmdq", "14", Band(lowest=0, highest=9, words="meaningful: 5 or more below 14", tone="better")),
        ("rmdq", "10", Band(lowest=0, highest=7, words="meaningful: 3 or more below 10", tone="better")),
        ("odi", "60", Band(lowest=0, highest=50, words="meaningful: 10 or more below 60", tone="better")),
        # 2 points on the mean of several activities (Stratford 1995)
        ("psfs", "3.5", Band(lowest=5.5, highest=10, words="meaningful: 2 or more above 3.5", tone="better")),
    ],
)
def test_the_band_begins_where_a_change_from_the_first_total_is_real(progress_of, key, first, band):
    assert tracks(progress_of, {key: first})[0].bands == (band,)


def test_the_worse_side_is_marked_once_it_was_reached(progress_of):
    (track,) = tracks(progress_of, {"psfs": "6"}, {"psfs": "3"})
    assert [band.words for band in track.bands if band.tone == "worse"] == ["worse: 2 or more below 6"]


def test_without_a_published_limit_and_across_complaints_no_band_is_drawn(progress_of):
    assert tracks(progress_of, {"promis_pi": "60"})[0].bands == ()
    assert tracks(progress_of, {"rmdq": "14"}, with_bands=False)[-1].bands == ()


@pytest.mark.parametrize(
    ("key", "first", "last", "line"),
    [
        ("rmdq", "14", "4", ChangeLine(words="RMDQ 14 → 4", amount="−10 · meaningful")),
        ("rmdq", "14", "11", ChangeLine(words="RMDQ 14 → 11", amount="−3 · not meaningful")),
        ("psfs", "3.3", "8", ChangeLine(words="PSFS 3.3 → 8", amount="+4.7 · meaningful")),
        ("psfs", "8", "5", ChangeLine(words="PSFS 8 → 5", amount="−3 · meaningful, worse", is_worse=True)),
        ("promis_pi", "60", "62", ChangeLine(words="PROMIS PI 60 → 62", amount="+2 · worse", is_worse=True)),
        ("promis_pi", "60", "58", ChangeLine(words="PROMIS PI 60 → 58", amount="−2")),
        ("grc", "1", "3", ChangeLine(words="GRC +3", amount="better")),
        ("grc", "1", "-2", ChangeLine(words="GRC −2", amount="worse", is_worse=True)),
    ],
)
def test_a_change_says_by_how_much_and_whether_it_is_real(progress_of, key, first, last, line):
    assert changes(progress_of, {key: first}, {}, {key: last}) == (line,)


def test_one_total_is_no_change_but_a_rating_of_change_is_one_by_itself(progress_of):
    assert changes(progress_of, {"rmdq": "14", "grc": "3"}) == (ChangeLine(words="GRC +3", amount="better"),)


def test_what_is_real_is_said_with_its_source(progress_of):
    said = real_changes(scored(progress_of({"rmdq": "14", "promis_pi": "60"}), progress_of.measures))
    assert said == (
        "RMDQ: 5 points or 30 % of the first score (Ostelo 2008, Spine 33:90-94).",
        "PROMIS PI: Smallest real change 2 to 6 points (unverified), so none is marked.",
    )


def test_a_questionnaire_filled_in_on_another_day_says_so(progress_of):
    episode = timeline.newest_episode(progress_of.chart, 1)
    field = ObservationField("total_rmdq")
    visit_id = visits.start_visit(progress_of.chart, episode or 1)
    visits.save_visit(
        progress_of.chart, visit_id, {field: Observation(value="14", details="on=2026-02-07 version=1")}
    )
    seen = timeline.progress(progress_of.chart, 1)
    catalogue = progress_of.chart.catalogue
    picture = make_picture(
        seen,
        definitions=catalogue.definitions,
        short_names=catalogue.short_names,
        methods=catalogue.methods,
        with_bands=True,
        measured=measure_tracks(seen, scored(seen, catalogue.measures), with_bands=True),
    )
    assert picture.description == "9 Feb 2026, visit 1 · RMDQ 14 (filled in 7 Feb)"
