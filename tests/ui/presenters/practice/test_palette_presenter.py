"""The palette ranks what every source finds, and does what is taken with itself out of the way."""

from datetime import date

import pytest

from charting.services import patients
from tests.practice import new_patient
from ui.presenters.practice.palette_presenter import MOST, Command, PalettePresenter, Target, fit


class View:
    """What the palette would show."""

    def __init__(self):
        self.rows, self.is_open, self.done = (), True, []

    def show_rows(self, rows):
        self.rows = rows

    def put_away(self):
        self.is_open = False

    @property
    def words(self):
        return [row.words for row in self.rows]


@pytest.fixture
def palette(chart):
    """A palette over a real chart, with its view, its targets and what it did."""

    class Palette:
        def __init__(self):
            self.view, self.done, self.targets, self.hidden = View(), [], [], False
            self.can_fill = True
            self.commands = [self.command("Settings"), self.command("Sign visit", is_here=True)]
            self.presenter = PalettePresenter(
                self.view,
                commands=lambda: self.commands,
                find_patients=lambda typed: patients.find_patients(chart, typed, limit=5),
                recent_patients=lambda: patients.recent_patients(chart, 5),
                open_patient=lambda patient_id: self.did(f"patient {patient_id}"),
                find_targets=lambda typed: self.targets,
                fill=lambda field, text: self.did(f"{field}: {text}"),
                can_fill=lambda: self.can_fill,
                names_hidden=lambda: self.hidden,
            )

        def command(self, words, **more):
            return Command(words=words, do=lambda: self.did(words), **more)

        def did(self, what):
            self.done.append((what, self.view.is_open))

        def find(self, typed):
            self.presenter.open()
            self.presenter.type(typed)
            return self.view.words

        def take(self, place=0):
            self.presenter.take(self.view.rows[place])

    return Palette()


def test_with_nothing_typed_the_page_comes_first_then_patients_then_the_rest(chart, palette):
    new_patient(chart, "Sara", "Sample")
    assert palette.find("") == ["Sign visit", "Sara Sample", "Settings"]


def test_an_action_whose_name_begins_so_comes_before_the_findings(palette):
    palette.commands.append(palette.command("About and sources"))
    palette.targets = [Target(words="Age about", where="History", field="history", text="about", rank=0)]
    assert palette.find("about") == ["About and sources", "Age about"]


def test_how_well_it_fits_decides_before_what_it_is(chart, palette):
    new_patient(chart, "Sett", "Ings")
    palette.targets = [Target(words="Chronic setting", where="x", field="f", rank=2)]
    assert palette.find("set") == ["Settings", "Sett Ings", "Chronic setting"]


def test_of_equals_a_field_comes_before_an_action_before_a_patient(chart, palette):
    new_patient(chart, "Si", "Anders")
    palette.targets = [Target(words="Sinew", where="x", field="f", rank=1)]
    assert palette.find("si") == ["Sinew", "Sign visit", "Si Anders"]


def test_no_kind_crowds_the_others_out(chart, palette):
    palette.commands = [palette.command(f"Zoom {place}") for place in range(30)]
    palette.targets = [Target(words=f"zoo {place}", where="x", field="f", rank=1) for place in range(30)]
    new_patient(chart, "Zoe", "Zoo")
    words = palette.find("zoo")
    assert len(words) == MOST["field"] + MOST["action"] + 1
    assert "Zoe Zoo" in words


def test_a_patient_found_by_telephone_comes_last_but_comes(chart, palette):
    new_patient(chart, "Sara", "Sample", phone="555 0199")
    palette.commands.append(palette.command("Room 0199"))
    assert palette.find("0199") == ["Room 0199", "Sara Sample"]


def test_what_is_taken_is_done_once_the_palette_is_gone(chart, palette):
    patient_id = new_patient(chart, "Sara", "Sample")
    palette.find("sara")
    palette.take()
    palette.targets = [Target(words="Numbness", where="Symptoms", field="symptoms", text="Numbness")]
    palette.find("numb")
    palette.take()
    palette.find("settings")
    palette.take()
    assert palette.done == [
        (f"patient {patient_id}", False),
        ("symptoms: Numbness", False),
        ("Settings", False),
    ]


def test_nothing_found_says_so_and_cannot_be_taken(palette):
    assert palette.find("xyzzy") == ["Nothing found."]
    palette.take()
    assert palette.view.is_open
    assert palette.done == []


def test_a_hidden_name_shows_neither_the_name_nor_the_year_of_birth(chart, palette):
    new_patient(chart, "Sara", "Sample", date_of_birth=date(1990, 5, 1))
    palette.find("sara")
    assert palette.view.rows[0].spoken == "Sara Sample, born 1990"
    palette.hidden = True
    palette.find("sara")
    assert palette.view.rows[0].spoken == "S··· S···, Patient"


@pytest.mark.parametrize(
    ("name", "rank"),
    [("settings", 0), ("settings of old", 1), ("the settings", 2), ("resettings", 3), ("seating", None)],
)
def test_a_name_fits_by_where_the_text_stands_in_it(name, rank):
    assert fit("settings", [name]) == rank


def test_the_best_name_counts_and_words_may_stand_in_any_order():
    assert fit("visit sign", ["handout", "sign visit"]) == 2
    assert fit("sig", ["x", "resign", "sign"]) == 1


def test_without_a_visit_it_says_where_a_point_goes_and_offers_only_what_can_be_done(chart, palette):
    new_patient(chart, "Bladimir", "Twenty")
    palette.targets = [Target(words="BL23 Shenshu", where="Point", field="points", text="BL23")]
    palette.can_fill = False
    assert palette.find("bl23") == ["BL23 Shenshu: open a visit that is not signed yet, then choose it."]
    assert palette.view.rows[0].do is None
    assert palette.find("bla") == ["Bladimir Twenty"]
