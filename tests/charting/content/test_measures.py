"""The shipped measures: what may be shown, and what each published rule comes to."""

from dataclasses import replace

import pytest

from charting.content.check import main
from charting.content.check_measures import total_problems
from charting.domain.scoring import change, entered, is_recovered, score


@pytest.mark.parametrize(("key", "items"), [("nrs", 1), ("rmdq", 24), ("psfs", 5), ("peg", 3), ("grc", 1)])
def test_measures_whose_licence_allows_it_come_with_their_items(catalogue, key, items):
    measure = catalogue.measures[key]
    assert measure.wording_allowed
    assert len(measure.items) == items


@pytest.mark.parametrize("key", ["odi", "qbpds", "start_back", "promis_pi", "promis_pf"])
def test_measures_of_others_hold_no_word_of_them(catalogue, key):
    measure = catalogue.measures[key]
    assert (measure.wording_allowed, measure.items, measure.method) == (False, (), "entered")
    assert measure.licence


def test_mymop_is_left_out_for_its_licence(catalogue):
    assert "mymop" not in catalogue.measures


def test_every_measure_names_source_and_licence(catalogue):
    assert [one.key for one in catalogue.measures.values() if not (one.source and one.licence)] == []
    unsourced = [
        one.key
        for one in catalogue.measures.values()
        if (one.smallest_real_change or one.smallest_real_percent) and not one.change_source
    ]
    assert unsourced == []


def test_the_roland_morris_form_is_whole_and_in_its_order(catalogue):
    texts = [item.text for item in catalogue.measures["rmdq"].items]
    assert len(set(texts)) == 24
    assert texts[0].startswith("I stay at home")
    assert texts[8] == "I get dressed more slowly then usual because of my back."
    assert texts[-1].startswith("I stay in bed")


def test_a_roland_morris_with_blanks_counts_the_ticks(catalogue):
    answers = [1] * 11 + [None] * 13
    assert score(catalogue.measures["rmdq"], answers).total == 11


@pytest.mark.parametrize(("last", "real"), [(8, False), (7, True), (12, False), (13, True)])
def test_roland_morris_changes_are_real_from_thirty_percent(catalogue, last, real):
    """From a baseline of 10: 30 % is 3 points, worse as plainly as better (Ostelo 2008)."""
    assert change(catalogue.measures["rmdq"], 10, last).is_real is real


@pytest.mark.parametrize(
    ("key", "total", "recovered"),
    [
        ("rmdq", 2, True),
        ("rmdq", 3, False),
        ("nrs", 0, True),
        ("nrs", 1, False),
        ("psfs", 10, True),
        ("psfs", 9, False),
    ],
)
def test_recovered_follows_the_source(catalogue, key, total, recovered):
    assert is_recovered(catalogue.measures[key], total) is recovered


def test_peg_names_its_band(catalogue):
    assert score(catalogue.measures["peg"], [7, 8, 6]).band == "severe"


@pytest.mark.parametrize(("last", "real"), [(4.9, False), (5, True)])
def test_own_activities_change_from_two_points(catalogue, last, real):
    """Minimal detectable change of a mean: 2 points (Stratford 1995)."""
    moved = change(catalogue.measures["psfs"], 3, last)
    assert (moved.is_real, moved.direction) == (real, "better")


def test_global_change_runs_from_worse_to_recovered(catalogue):
    grc = catalogue.measures["grc"]
    assert [score(grc, [answer]).total for answer in (-5, 0, 5)] == [-5, 0, 5]


def test_an_oswestry_total_is_kept_as_entered(catalogue):
    assert entered(catalogue.measures["odi"], 34).total == 34


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "totals_only.toml",
            "wording_allowed = false",
            "wording_allowed = true",
            "odi: only a measure whose wording",
        ),
        (
            "short_scales.toml",
            "wording_allowed = true",
            "wording_allowed = false",
            "nrs: items belong to measures",
        ),
        ("totals_only.toml", 'licence = "Handled', 'licence = "" # "', "odi: a measure needs its licence"),
        ("totals_only.toml", "lowest = 0", "lowest = 100", "odi: lowest must be below highest"),
        (
            "rmdq.toml",
            'change_source = "5 points',
            'change_source = "" # "',
            "rmdq: a smallest real change needs",
        ),
        ("short_scales.toml", "least_answered = 3", "", "psfs: say how many answers"),
        (
            "short_scales.toml",
            'bands_source = "0 to',
            'bands_source = "" # "',
            "peg: bands need their source",
        ),
        (
            "short_scales.toml",
            "lowest = 4, highest = 6.9",
            "lowest = 3, highest = 6.9",
            "mild and moderate overlap",
        ),
        (
            "short_scales.toml",
            "lowest = 7, highest = 10",
            "lowest = 7, highest = 11",
            "severe is outside the score",
        ),
    ],
)
def test_a_measure_that_breaks_a_rule_is_said(folder, rewrite, name, old, new, said):
    rewrite(f"measures/{name}", old, new)
    told = []
    assert main([str(folder)], told.append) == 1
    assert any(said in one for one in told), told


def test_every_measure_has_a_finding_for_its_total_and_a_differing_range_is_named(catalogue):
    assert list(total_problems(catalogue.measures, catalogue.definitions)) == []
    rmdq = replace(catalogue.measures["rmdq"], highest=23)
    without = {key: one for key, one in catalogue.definitions.items() if key != "total_odi"}
    assert list(total_problems({"rmdq": rmdq, "odi": catalogue.measures["odi"]}, without))[:2] == [
        "total_rmdq: name, range and unit must be those of the measure",
        "odi: there is no finding total_odi for its total",
    ]
