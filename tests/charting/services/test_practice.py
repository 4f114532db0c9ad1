"""The practice's settings: kept in the chart, safe against nonsense, on every printed page."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from charting.domain.treatment import UsualNeedle
from charting.errors import TellTheUser
from charting.records.change import Change
from charting.services import practice
from charting.settings import Settings, normals_text, own_normals

RIVERSIDE = Settings(
    practice="Riverside",
    practitioner="Robin Reed",
    credentials="L.Ac.",
    address="12 Willow Street\nAnytown",
    phone="555 0199",
    hours="By appointment only",
    paper="a4",
    idle_minutes=5,
    appearance="dark",
    needle_gauge_mm=0.25,
    needle_length_mm=40.0,
    needle_minutes=20,
    document_language="zh-Hant",
    normal_values="extension 10 25; flexion 40 60",
)


def test_a_new_chart_has_the_usual_settings(chart):
    assert practice.settings(chart) == Settings()


def test_settings_are_read_back_as_they_were_saved(chart):
    practice.save_settings(chart, RIVERSIDE)
    assert practice.settings(chart) == RIVERSIDE


def test_only_what_changed_is_logged_with_its_earlier_value(chart):
    practice.save_settings(chart, RIVERSIDE)
    with chart.sessions() as session:
        before = len(session.scalars(select(Change)).all())
    practice.save_settings(chart, replace(RIVERSIDE, phone="555 0123"))
    with chart.sessions() as session:
        newest = session.scalars(select(Change).order_by(Change.id)).all()[before:]
    assert [(one.field, one.old, one.new) for one in newest] == [("phone", "555 0199", "555 0123")]


@pytest.mark.parametrize("missing", ["practice", "practitioner"])
def test_a_letterhead_without_a_name_is_refused(chart, missing):
    with pytest.raises(TellTheUser, match="need a name"):
        practice.save_settings(chart, replace(RIVERSIDE, **{missing: "  "}))
    assert practice.settings(chart) == Settings()


@pytest.mark.parametrize(
    ("key", "kept", "used"),
    [
        ("idle_minutes", "0", 1),
        ("idle_minutes", "31", 30),
        ("idle_minutes", "soon", 10),
        ("paper", "parchment", "letter"),
        ("appearance", "sepia", "system"),
        ("needle_gauge_mm", "thin", None),
        ("needle_gauge_mm", "25", None),
        ("needle_gauge_mm", "0,25", 0.25),
        ("needle_minutes", "20.5", None),
        ("needle_minutes", "", None),
        ("document_language", "", "en"),
    ],
)
def test_a_value_that_makes_no_sense_is_read_as_the_nearest_that_does(chart, key, kept, used):
    practice.save_settings(chart, RIVERSIDE)
    with chart.sessions.begin() as session:
        session.execute(text("UPDATE setting SET value = :kept WHERE key = :key"), {"kept": kept, "key": key})
    assert getattr(practice.settings(chart), key) == used


def test_the_letterhead_leaves_out_empty_lines():
    head = practice.letterhead(replace(RIVERSIDE, address="12 Willow Street\n\n", hours=""))
    assert head.lines == ("12 Willow Street", "555 0199")


def test_the_signer_is_named_with_the_credentials():
    assert RIVERSIDE.signer == "Robin Reed, L.Ac."
    assert replace(RIVERSIDE, credentials="").signer == "Robin Reed"


def test_a_practice_without_defaults_has_no_usual_needle():
    assert practice.usual_needle(Settings()) is None
    assert practice.usual_needle(Settings(needle_minutes=20)) == UsualNeedle(retention_minutes=20)


def test_own_normal_values_stand_in_for_the_sourced_ones_and_name_them(chart):
    known = practice.definitions(chart, replace(RIVERSIDE, normal_values="flexion 40 50; gone 1 2; slr x y"))
    normal = known["flexion"].normal
    assert (normal.lowest, normal.highest) == (40, 50)
    assert normal.source == "the practice's own, see Settings; 55 to 65 by invented for tests"
    assert set(known) == set(chart.catalogue.definitions)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", {}),
        ("flexion 40 60", {"flexion": (40, 60)}),
        ("flexion 60 40; extension -5 25.5", {"extension": (-5, 25.5)}),
        ("flexion 40; nonsense;; ", {}),
    ],
)
def test_nonsense_among_normal_values_is_left_out(text, read):
    assert own_normals(text) == read
    assert own_normals(normals_text(read)) == read
