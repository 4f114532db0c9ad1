"""Quick phrases as they are made and edited: kept once whole, never dropped while they are not."""

import pytest

from charting.errors import Trouble
from charting.services import phrases
from tests.recording import HandMovedDelay
from ui.presenters.practice.phrases_presenter import Draft, PhrasesPresenter


class View:
    """What the card would show."""

    def __init__(self):
        self.names, self.chosen, self.fields, self.removed = (), None, ("", ""), ""
        self.problems = {"name": "", "text": ""}

    def show_list(self, lines, chosen):
        self.names, self.chosen = tuple(line.name for line in lines), chosen

    def show_fields(self, name, text):
        self.fields = (name, text)

    def show_problem(self, field, sentence):
        self.problems[field] = sentence

    def show_removed(self, name):
        self.removed = name


@pytest.fixture
def desk(chart):
    """A presenter over a real chart, with its view and its pause."""

    class Desk:
        def __init__(self):
            self.view, self.delay, self.saved = View(), HandMovedDelay(), 0
            self.presenter = PhrasesPresenter(
                self.view,
                load=lambda: phrases.phrases(chart),
                save=self.save,
                remove=lambda phrase_id: phrases.remove_phrase(chart, phrase_id),
                delay=self.delay,
                saved=self.count,
            )
            self.trouble = None
            self.presenter.open()

        def save(self, phrase_id, name, text):
            if self.trouble:
                raise self.trouble
            return phrases.save_phrase(chart, phrase_id, name, text)

        def count(self):
            self.saved += 1

        def type(self, name=None, text=None):
            if name is not None:
                self.presenter.edit("name", name)
            if text is not None:
                self.presenter.edit("text", text)
            self.delay.ring()

        @property
        def kept(self):
            return {one.name: one.text for one in phrases.phrases(chart)}

        def id_of(self, name):
            return next(one.id for one in phrases.phrases(chart) if one.name == name)

    return Desk()


@pytest.fixture
def two(desk):
    """A desk with two phrases, the second one shown."""
    desk.type("hinge", "Hip-hinge drill")
    desk.presenter.begin_new()
    desk.type("sleep", "Sleeps well")
    return desk


def test_a_phrase_is_kept_soon_after_both_its_parts_are_typed(desk):
    desk.type(name="hinge")
    assert (desk.kept, desk.view.problems["text"]) == ({}, "")
    desk.type(text="Hip-hinge drill")
    assert desk.kept == {"hinge": "Hip-hinge drill"}
    assert (desk.view.names, desk.view.chosen, desk.saved) == (("hinge",), desk.id_of("hinge"), 1)


def test_going_on_typing_changes_the_same_phrase(desk):
    desk.type("hin", "drill")
    desk.type("hinge", "Hip-hinge drill")
    assert desk.kept == {"hinge": "Hip-hinge drill"}


def test_choosing_shows_what_is_kept_and_keeps_what_was_being_typed(two):
    two.presenter.edit("text", "Sleeps badly")
    two.presenter.choose(two.id_of("hinge"))
    assert two.view.fields == ("hinge", "Hip-hinge drill")
    assert two.kept["sleep"] == "Sleeps badly"


@pytest.mark.parametrize(("name", "said"), [("hip hinge", "letters and digits"), (".HINGE", "already")])
def test_a_name_that_cannot_be_used_is_said_and_its_words_stay(two, name, said):
    two.type(name=name)
    assert said in two.view.problems["name"]
    two.presenter.choose(two.id_of("hinge"))
    assert two.view.chosen == two.id_of("sleep")
    assert not two.presenter.begin_new()
    assert two.presenter.draft == Draft(id=two.id_of("sleep"), name=name, text="Sleeps well")


def test_words_without_a_name_are_put_back_when_the_page_opens_again(desk):
    desk.type(text="Hip-hinge drill")
    assert not desk.presenter.flush()
    draft = desk.presenter.draft
    desk.presenter.open()
    desk.presenter.restore(draft)
    assert desk.view.fields == ("", "Hip-hinge drill")
    desk.type(name="hinge")
    assert desk.kept == {"hinge": "Hip-hinge drill"}


def test_empty_fields_are_nothing_to_keep(desk):
    desk.type("x", "y")
    desk.presenter.begin_new()
    desk.type(" ", "")
    assert desk.presenter.flush()
    assert desk.presenter.draft is None
    assert desk.kept == {"x": "y"}


def test_emptying_a_kept_phrase_keeps_it_until_it_is_removed(two):
    two.type(text="")
    assert "remove it" in two.view.problems["text"]
    assert two.kept["sleep"] == "Sleeps well"


def test_a_removed_phrase_can_be_had_back(two):
    two.presenter.remove()
    assert (two.kept, two.view.removed) == ({"hinge": "Hip-hinge drill"}, ".sleep")
    assert (two.view.fields, two.view.chosen) == (("", ""), None)
    two.presenter.take_back()
    assert two.kept == {"hinge": "Hip-hinge drill", "sleep": "Sleeps well"}
    assert two.view.removed == ""


def test_the_way_back_ends_with_the_next_thing_done(two):
    two.presenter.remove()
    two.presenter.choose(two.id_of("hinge"))
    assert two.view.removed == ""
    two.presenter.take_back()
    assert set(two.kept) == {"hinge"}


def test_a_chart_that_cannot_be_written_says_so_and_the_words_wait(desk):
    desk.trouble = Trouble("The disk is full.")
    desk.type("hinge", "drill")
    assert desk.view.problems["text"] == "The disk is full."
    desk.trouble = None
    assert desk.presenter.flush()
    assert desk.kept == {"hinge": "drill"}


def test_opening_keeps_nothing(two):
    two.saved = 0
    two.presenter.open()
    two.delay.ring()
    assert two.presenter.flush()
    assert two.saved == 0
