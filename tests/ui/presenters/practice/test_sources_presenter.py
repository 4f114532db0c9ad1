"""The list of sources: every entry is there, and words narrow it down."""

import pytest

from tests.visit_desk import whole_catalogue
from ui.presenters.practice.sources_presenter import Sources


@pytest.fixture(scope="module")
def sources():
    return Sources(whole_catalogue())


def test_every_kind_of_entry_is_listed_with_source_and_review_state(sources):
    lines = sources.find("")
    kinds = {line.kind for line in lines}
    assert kinds >= {
        "finding", "red flag", "cause", "pattern", "point", "caution", "method",
        "alert", "formula", "measure", "codes", "code", "handout", "place",
    }  # fmt: skip
    assert all(line.source and line.review in ("draft", "reviewed") for line in lines)
    assert len(lines) > 1_000


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("BL23 shenshu", "BL23"),
        ("rmdq", "Roland-Morris"),
        ("sf01", "SF01"),
        ("caulo doms", "Muscle"),
    ],
)
def test_typed_words_leave_what_holds_them_all_in_any_column(sources, typed, first):
    found = sources.find(typed)
    assert any(line.label.startswith(first) for line in found)
    assert 0 < len(found) < len(sources.find(""))


def test_the_count_says_how_many_are_left_and_what_to_do_when_none_is(sources):
    assert sources.count_words(sources.find("qqqq")).endswith("Take a word away.")
    assert " of " in sources.count_words(sources.find("tongue"))
    assert " of " not in sources.count_words(sources.find(""))


def test_a_line_is_copied_with_all_its_columns(sources):
    (line,) = sources.find("code sf01 stasis")
    assert line.copied.split("\t")[:2] == ["code", "SF01 Blood stasis pattern (TM1)"]


@pytest.mark.parametrize(
    "credit", ["World Health Organization", "BY-ND 3.0 IGO", "Lucide", "Noto Sans", "RMDQ", "Keele"]
)
def test_who_must_be_credited_is(sources, credit):
    assert any(credit in sentence for sentence in sources.credits())
