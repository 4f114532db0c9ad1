"""The demo practice: plausible, whole, and in words that the vocabulary knows."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from charting.content.catalogue import read_catalogue
from charting.demo.people import people
from charting.demo.practice import fill
from charting.demo.reading import Reader
from charting.demo.storylines import STORYLINES
from charting.records.visit import Visit
from charting.services import signatures, visits


@pytest.fixture(scope="module")
def whole_catalogue():
    return read_catalogue()


@pytest.mark.parametrize("key", STORYLINES)
def test_every_word_of_a_storyline_is_understood(whole_catalogue, key):
    story, reader = STORYLINES[key], Reader(whole_catalogue)
    for typed in (story.first, story.later):
        assert reader.chips(typed)
    assert reader.points(story.points)
    assert reader.points(story.later_points)
    assert all(reader.method(words) for words in story.methods)


@pytest.mark.parametrize("key", STORYLINES)
def test_a_storyline_names_causes_and_patterns_that_exist(whole_catalogue, key):
    story = STORYLINES[key]
    names = [*(key for key, _ in story.causes), *(key for key, _ in story.patterns)]
    assert all(whole_catalogue.assessable(name) for name in names)
    assert all(len(degrees) == len(story.pain) for _, degrees in story.patterns)


def test_the_demo_covers_the_articles_causes_and_patterns(whole_catalogue):
    told = {key for story in STORYLINES.values() for key, _ in (*story.causes, *story.patterns)}
    assert {
        "muscle_strain_doms",
        "poor_form",
        "disc_nerve",
        "core_instability",
        "muscular_imbalance",
        "overtraining",
        "bladder_channel_stagnation",
        "kidney_deficiency",
        "deep_obstruction_kidney_deficiency",
        "weak_central_qi",
        "channel_imbalance_qi_stagnation",
    } <= told


def test_the_practice_has_thirty_patients_and_a_year_of_signed_visits(chart, whole_catalogue):
    fill(replace(chart, catalogue=whole_catalogue))
    with chart.sessions() as session:
        patients, charted, unsigned, days = session.execute(
            text(
                "SELECT (SELECT count(*) FROM patient), count(*), sum(signed_at IS NULL),"
                " julianday(max(began_at)) - julianday(min(began_at)) FROM visit"
            )
        ).one()
    assert (patients, unsigned) == (len(people()), 2)
    assert patients >= 30
    assert charted >= 200
    assert 300 <= days <= 400
    assert signatures_that_do_not_hold(chart) == []


def signatures_that_do_not_hold(chart):
    """The signed visits of a chart that are not as they were signed."""
    with chart.sessions() as session:
        signed = session.scalars(text("SELECT id FROM visit WHERE signed_at IS NOT NULL")).all()
    return [one for one in signed if signatures.difference(chart, visits.visit(chart, one))]


def test_nothing_in_the_demo_was_saved_later_than_now(chart, whole_catalogue):
    fill(replace(chart, catalogue=whole_catalogue))
    with chart.sessions() as session:
        newest = session.scalar(select(func.max(Visit.saved_at)))
    assert newest <= chart.clock()
