from dataclasses import replace
from datetime import date

import pytest

from charting.content.codes import KnownCode

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("chosen", "conflicting"),
    [
        (["M54.50", "S39.012A"], True),
        (["M54.59", "M54.41"], True),
        (["M54.16", "M51.16"], True),
        (["M54.16", "M47.26"], True),
        (["M62.830", "M79.18"], True),
        (["M62.85", "M53.2X6"], False),
        (["M54.50", "X50.0XXA", "Y93.B3"], False),
        (["M54.50"], False),
        ([], False),
    ],
)
def test_codes_that_exclude_each_other_are_explained(codes, chosen, conflicting):
    assert bool(codes.conflicts(chosen)) is conflicting


def test_a_conflict_names_both_codes(codes):
    (words,) = codes.conflicts(["S39.012A", "M54.50"])
    assert words == "M54.50 with S39.012A: Low back pain is already said by the other code"


@pytest.mark.parametrize("trap", ["SG60", "SH40", "M54.5"])
def test_codes_that_only_look_right_are_not_offered(codes, trap):
    assert trap not in codes.known


@pytest.mark.parametrize(
    ("on", "checked"),
    [
        (date(2025, 9, 30), False),
        (date(2025, 10, 1), True),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), True),
        (date(2027, 9, 30), True),
        (date(2027, 10, 1), False),
    ],
)
def test_a_code_is_checked_for_the_loaded_fiscal_years_only(codes, on, checked):
    assert codes.is_checked_for("M54.50", on) is checked


def test_traditional_medicine_codes_do_not_run_out(codes):
    assert codes.is_checked_for("SC61", date(2040, 1, 1))
    assert codes.known["SC61"].title == "Lumbago disorder (TM1)"


@pytest.mark.parametrize(
    ("header", "offered"),
    [
        ("M54.5", ["M54.50", "M54.51", "M54.59"]),
        ("m54.3", ["M54.30", "M54.31", "M54.32"]),
        ("S39.012", ["S39.012A", "S39.012D", "S39.012S"]),
    ],
)
def test_a_heading_is_refused_and_its_codes_offered(codes, header, offered):
    words = codes.objection(header, TODAY)
    assert "is a heading" in words
    assert all(code in words for code in offered)
    assert [one.code for one in codes.children(header.upper())] == offered


def test_the_heading_of_low_back_pain_says_since_when(codes):
    assert codes.objection("M54.5", TODAY) == (
        "M54.5 (Low back pain) is a heading since 2021-10-01 and cannot be used by itself. "
        "Choose M54.50, M54.51 or M54.59."
    )


@pytest.mark.parametrize(
    ("code", "asks"),
    [
        ("M54.30", True),
        ("M54.40", True),
        ("M25.559", True),
        ("G57.00", True),
        ("M54.31", False),
        ("M54.50", False),
        ("M51.16", False),
        ("S32.009A", False),
        ("SC61", False),
    ],
)
def test_the_side_is_asked_where_the_code_has_one(codes, code, asks):
    assert codes.asks_for_side(code) is asks
    assert bool(codes.objection(code, TODAY)) is asks


@pytest.mark.parametrize("code", ["M54.30", "M54.31", "M54.32"])
def test_left_and_right_of_a_diagnosis_are_known_from_either(codes, code):
    assert {side: one.code for side, one in codes.sides(code).items()} == {
        "right": "M54.31",
        "left": "M54.32",
    }


def test_a_code_of_the_other_side_is_pointed_out(codes):
    assert codes.objection("M54.31", TODAY, "left") == (
        "M54.31 is for the right side; left was charted. Choose M54.32."
    )
    assert codes.objection("M54.31", TODAY, "right") == ""


@pytest.mark.parametrize(("trap", "instead"), [("SG60", "SG26"), ("SH40", "SC61")])
def test_a_code_that_means_something_else_says_so_and_what_is_meant(codes, trap, instead):
    words = codes.objection(trap, TODAY)
    assert "not the Taiyang channel" in words.replace("not to the", "not the")
    assert instead in words


def test_a_date_outside_the_loaded_year_is_a_warning(codes):
    assert codes.objection("M54.50", date(2028, 1, 1)) == (
        "M54.50 was not checked for 2028-01-01: the list of that year is not loaded."
    )


@pytest.mark.parametrize(("on", "refused"), [(date(2021, 9, 30), True), (date(2021, 10, 1), False)])
def test_a_code_before_its_first_day_is_refused_with_the_reason(codes, on, refused):
    """M54.50 came on 1 October 2021; before that day M54.5 itself was the code."""
    assert bool(codes.refusal("M54.50", on)) is refused
    if refused:
        words = codes.objection("M54.50", on)
        assert words.startswith("M54.50 may be used from 2021-10-01 on, and this visit is of 2021-09-30.")
        assert "became a heading on 2021-10-01" in codes.refusal("M54.5", on)


def test_a_code_after_its_last_day_is_refused_and_what_took_its_place_is_offered(codes):
    known = {
        "Q1": KnownCode(code="Q1", title="Old", group="x", last_day="2026-09-30"),
        "Q1.0": KnownCode(code="Q1.0", title="New, first", group="x", first_day="2026-10-01"),
        "Q1.1": KnownCode(code="Q1.1", title="New, second", group="x", first_day="2026-10-01"),
    }
    changed = replace(codes, known=known)
    assert changed.refusal("Q1", date(2026, 9, 30)) == ""
    assert changed.refusal("Q1", TODAY) == (
        "Q1 could be used until 2026-09-30 only, and this visit is of 2026-11-22. Choose Q1.0 or Q1.1."
    )


def test_an_unknown_code_is_said_to_be_unknown(codes):
    assert codes.objection("A00.0", TODAY) == "A00.0 is not in the lists of this program."


@pytest.mark.parametrize(
    ("one", "other"),
    [("M54.31", "G57.01"), ("M43.06", "M43.16"), ("M24.551", "M62.451"), ("M80.08XA", "M48.56XA")],
)
def test_exclusions_of_the_newer_codes_are_explained(codes, one, other):
    (words,) = codes.conflicts([one, other])
    assert one in words
    assert other in words


def test_the_world_health_organization_is_credited_for_its_titles(codes):
    (tm1,) = [each for each in codes.lists if each.system == "icd11tm1"]
    assert "World Health Organization" in tm1.source
    assert "CC BY-ND 3.0 IGO" in tm1.source
    assert "unmodified" in tm1.source
    assert all(one.title.endswith("(TM1)") for one in tm1.code)
