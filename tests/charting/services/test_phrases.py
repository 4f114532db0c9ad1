"""Quick phrases are made, found, renamed and removed."""

import pytest
from sqlalchemy import text

from charting.errors import TellTheUser
from charting.services import phrases


def wordings(chart):
    """What the change log holds of phrases: field, earlier and later wording."""
    query = text("SELECT field, old, new FROM change WHERE subject LIKE 'phrase:%' ORDER BY id")
    with chart.sessions() as session:
        return [tuple(row) for row in session.execute(query)]


def names(chart, typed=""):
    return [one.name for one in phrases.find_phrases(chart, typed)]


def test_a_phrase_is_kept_under_its_name_in_small_letters(chart):
    phrases.save_phrase(chart, None, ".Hinge", " Hip-hinge drill, {} sets ")
    (kept,) = phrases.phrases(chart)
    assert (kept.name, kept.text) == ("hinge", "Hip-hinge drill, {} sets")


def test_phrases_are_found_by_how_their_names_begin(chart):
    for name in ("hinge", "hip", "sleep"):
        phrases.save_phrase(chart, None, name, "words")
    assert names(chart, ".hi") == ["hinge", "hip"]
    assert names(chart, "HIN") == ["hinge"]
    assert names(chart, "x") == []
    assert names(chart) == ["hinge", "hip", "sleep"]


def test_an_edited_phrase_replaces_the_one_before_and_its_old_words_stay_in_the_log(chart):
    phrase_id = phrases.save_phrase(chart, None, "hinge", "old words")
    assert phrases.save_phrase(chart, phrase_id, "hinge", "new words") == phrase_id
    assert [one.text for one in phrases.phrases(chart)] == ["new words"]
    assert wordings(chart)[-1] == ("text", "old words", "new words")


def test_saving_what_is_kept_already_changes_nothing(chart):
    phrase_id = phrases.save_phrase(chart, None, "hinge", "words")
    before = wordings(chart)
    phrases.save_phrase(chart, phrase_id, ".HINGE", "words ")
    assert wordings(chart) == before


def test_a_name_that_is_taken_is_refused(chart):
    phrases.save_phrase(chart, None, "hinge", "words")
    other = phrases.save_phrase(chart, None, "squat", "other words")
    for phrase_id in (None, other):
        with pytest.raises(TellTheUser, match=r"\.hinge already"):
            phrases.save_phrase(chart, phrase_id, "Hinge", "more")
    assert names(chart) == ["hinge", "squat"]


@pytest.mark.parametrize(("name", "words"), [("", "words"), ("hip hinge", "words"), ("hinge", "  ")])
def test_a_phrase_without_a_usable_name_or_words_is_refused(chart, name, words):
    with pytest.raises(TellTheUser):
        phrases.save_phrase(chart, None, name, words)
    assert phrases.phrases(chart) == ()


def test_a_removed_phrase_is_gone_and_its_words_stay_in_the_log(chart):
    phrase_id = phrases.save_phrase(chart, None, "hinge", "words")
    phrases.remove_phrase(chart, phrase_id)
    phrases.remove_phrase(chart, phrase_id)
    assert phrases.phrases(chart) == ()
    assert wordings(chart)[-1] == ("text", "words", None)


def test_the_activity_log_names_fields_and_never_their_words(chart):
    phrases.save_phrase(chart, None, "secretname", "secret words")
    with chart.sessions() as session:
        rows = session.execute(text("SELECT what, subject, fields FROM activity")).all()
    assert rows[-1] == ("create", "phrase:1", "name text")
    assert "secret" not in str(rows)


@pytest.mark.parametrize("words", ["a\0b", "\ud800", "{" * 5000, "‮ turned"])
def test_hostile_words_are_kept_as_far_as_they_can_be(chart, words):
    phrases.save_phrase(chart, None, "odd", f"x{words}")
    (kept,) = phrases.phrases(chart)
    assert kept.text == f"x{words}".replace("\0", "\ufffd").replace("\ud800", "\ufffd")
