import pytest

from charting.domain.needle_ledger import (
    NeedleRegion,
    all_out,
    by_the_points,
    count_problem,
    ledger_words,
    staying_words,
    taken_over,
    totals,
)
from charting.domain.needling import NeedleCount
from charting.domain.treatment import PointUse
from charting.domain.visit_note import Observation, ObservationField, VisitNote
from tests.visit_desk import whole_catalogue

REGIONS = (
    NeedleRegion(name="Low back", points=("BL22-26", "BL51"), source="invented"),
    NeedleRegion(name="Leg", points=("BL36-40", "EX-LE*"), source="invented", sided=True),
)


def counted(*needles, **typed):
    observations = {ObservationField(key): Observation(value=value) for key, value in typed.items()}
    return VisitNote(needles=needles, observations=observations)


def test_the_list_of_points_is_counted_by_region_with_both_sides_apart():
    uses = (PointUse(point="BL40", side="both"), PointUse(point="BL23", side="both"), PointUse(point="BL36"))
    assert by_the_points(uses, REGIONS) == (("Low back", 2), ("Left leg", 1), ("Right leg", 1), ("Leg", 1))


def test_a_free_point_belongs_where_its_place_names_a_point():
    uses = (PointUse(point="ashi", place="near bl24"), PointUse(point="ashi", place="where it hurts"))
    assert by_the_points(uses, REGIONS) == (("Low back", 1), ("Elsewhere", 1))


@pytest.mark.parametrize(
    ("point", "region"),
    [("BL23", "Low back"), ("BL40", "Leg"), ("GB20", "Neck"), ("LI4", "Arm"), ("shenmen_ear", "Ear")],
)
def test_the_shipped_regions_hold_the_points(point, region):
    assert [one.name for one in whole_catalogue().needle_regions if one.holds(point)] == [region]


def test_taking_the_count_over_leaves_other_regions_and_what_stays_in():
    before = (NeedleCount(region="Low back", placed=3, press_needles=1), NeedleCount(region="Jaw", placed=2))
    after = taken_over(before, (("Low back", 4), ("Left leg", 1)))
    assert after == (
        NeedleCount(region="Low back", placed=4, press_needles=1),
        NeedleCount(region="Jaw", placed=2),
        NeedleCount(region="Left leg", placed=1),
    )


def test_all_out_counts_no_needle_out_that_was_never_in():
    assert all_out((NeedleCount(placed=4, removed=1), NeedleCount(ear_seeds=2))) == (
        NeedleCount(placed=4, removed=4),
        NeedleCount(ear_seeds=2),
    )


def test_without_regions_the_total_is_what_was_typed():
    assert totals(counted(needles_in="9", needles_out="8")) == ("9", "8")
    assert totals(counted(NeedleCount(placed=4), NeedleCount(placed=2, removed=2))) == ("6", "2")


@pytest.mark.parametrize(
    ("note", "problem"),
    [
        (counted(), ""),
        (counted(needles_in="9", needles_out="09"), ""),
        (counted(needles_in="9"), "Needles in (9) and out (not counted) differ."),
        (counted(NeedleCount(region="Low back", placed=2, removed=2)), ""),
        (counted(NeedleCount(region="Ear", ear_seeds=3)), ""),
        (
            counted(NeedleCount(region="Low back", placed=8), NeedleCount(region="Leg", placed=1, removed=1)),
            "Low back in (8) and out (not counted) differ.",
        ),
        (
            # One too few here and one too many there is no agreement
            counted(
                NeedleCount(region="A", placed=2, removed=1), NeedleCount(region="B", placed=1, removed=2)
            ),
            "A in (2) and out (1); B in (1) and out (2) differ.",
        ),
        (
            counted(NeedleCount(placed=2, removed=2), needles_in="3"),
            "By region 2 needles are in, the total says 3: these differ.",
        ),
        (counted(NeedleCount(placed=2, removed=2), needles_in="2", needles_out="2"), ""),
    ],
)
def test_needles_come_out_even_in_every_region_and_in_all(note, problem):
    assert count_problem(note) == problem


def test_what_stays_in_on_purpose_is_said_apart():
    note = counted(
        NeedleCount(region="Low back", placed=2, removed=2, press_needles=1),
        NeedleCount(region="Left ear", ear_seeds=3),
    )
    assert ledger_words(note) == "Low back 2 in, 2 out, 1 press needle left in; Left ear 3 ear seeds left in"
    assert staying_words(note) == "1 press needle, low back; 3 ear seeds, left ear"
