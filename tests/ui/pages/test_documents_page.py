from hashlib import sha256
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt

from charting.domain.visit_note import ProseField
from charting.services import handout_paper, handouts, visits
from tests.handout_desk import words_of
from tests.handouts import visit_with_strain
from tests.practice import charted_visit, new_patient
from ui.pages.documents_page import DocumentsPage
from ui.presenters.announcements import Announcements, HandoutIssued, VisitChanged
from ui.presenters.documents.documents_presenter import DocumentsPresenter
from ui.presenters.documents.giving import GivingDialogs, PrintEnd, PrintOutcome


class Shelf:
    """The documents page on a real chart."""

    def __init__(self, chart, folder, background):
        self.chart = chart
        self.background = background
        self.printed, self.names = [], []
        self.where = folder / "again.pdf"
        self.outcome = PrintOutcome(PrintEnd.PRINTED)
        self.announcements = Announcements()
        self.page = DocumentsPage()
        self.presenter = DocumentsPresenter(
            chart,
            self.page,
            run=background.run,
            announcements=self.announcements,
            dialogs=GivingDialogs(self._print, self._ask_where),
        )
        self.page.attach(self.presenter)

    def _print(self, pdf, name, done):
        self.printed.append(pdf)
        self.names.append(name)
        done(self.outcome)

    def _ask_where(self, name):
        self.names.append(name)
        return self.where

    def open(self, patient_id):
        self.presenter.open(patient_id)
        self.background.finish()

    def press(self, name):
        self.page.findChild(object, name).click()
        self.background.finish()

    @property
    def titles(self):
        return [line.title for line in self.page.list.lines]

    @property
    def logged(self):
        with self.chart.sessions() as session:
            rows = session.connection().exec_driver_sql("SELECT what, subject FROM activity ORDER BY seq")
            return [tuple(row) for row in rows]


def give(chart, visit_id, template=0):
    """Give a handout of the visit and tell its id and its bytes."""
    handout = handouts.compose_for_visit(chart, visit_id, chart.catalogue.handouts[template])
    pdf = handout_paper.pdf_of(handout_paper.sheet_of(chart, handout))
    return handouts.issue_handout(chart, visit_id, handout, pdf, "printed"), pdf


@pytest.fixture
def visit_id(handout_chart):
    return visit_with_strain(handout_chart)


@pytest.fixture
def patient_id(handout_chart, visit_id):
    return visits.visit(handout_chart, visit_id).patient_id


@pytest.fixture
def shelf(qtbot, handout_chart, tmp_path, background):
    folder = tmp_path / "folder"
    folder.mkdir()
    made = Shelf(handout_chart, folder, background)
    qtbot.addWidget(made.page)
    made.page.resize(1000, 700)
    made.page.show()
    return made


def test_a_patient_without_documents_is_told_how_to_get_one(qtbot, shelf, handout_chart):
    shelf.open(new_patient(handout_chart))
    assert shelf.page.empty.isVisible()
    with qtbot.waitSignal(shelf.page.handout_requested):
        shelf.page.empty.action.click()


def test_what_was_given_is_listed_newest_first_and_the_newest_is_shown(
    shelf, handout_chart, visit_id, patient_id, clock
):
    give(handout_chart, visit_id)
    clock.forward(days=2)
    give(handout_chart, visit_id, template=2)
    shelf.open(patient_id)
    assert shelf.titles == ["Looking after your back", "Your back after training"]
    assert shelf.page.preview.page_count == 1
    assert "Looking after your back" in shelf.page.preview.accessibleDescription()


def test_a_line_says_day_language_how_and_checksum(shelf, handout_chart, visit_id, patient_id):
    _, pdf = give(handout_chart, visit_id)
    shelf.open(patient_id)
    (line,) = shelf.page.list.lines
    assert line.details == f"English · printed · checksum {sha256(pdf).hexdigest()[:8]}"
    assert "Feb 2026" in line.when


def test_printing_again_gives_the_same_bytes_and_is_logged(shelf, handout_chart, visit_id, patient_id):
    kept, pdf = give(handout_chart, visit_id)
    shelf.open(patient_id)
    shelf.press("document_print")
    assert shelf.printed == [pdf]
    assert shelf.logged[-1] == ("print", f"handout:{kept}")
    assert shelf.page.result.words.text() == "Printed again, as it was given."
    assert len(shelf.titles) == 1


def test_saving_again_gives_the_same_bytes_and_is_logged(shelf, handout_chart, visit_id, patient_id):
    kept, pdf = give(handout_chart, visit_id)
    shelf.open(patient_id)
    shelf.press("document_save")
    assert shelf.where.read_bytes() == pdf
    assert shelf.logged[-1] == ("export", f"handout:{kept}")


def test_a_changed_visit_does_not_change_what_was_given(shelf, handout_chart, visit_id, patient_id):
    _, pdf = give(handout_chart, visit_id)
    visits.save_visit(handout_chart, visit_id, {ProseField("advice"): "Something else."})
    shelf.open(patient_id)
    shelf.press("document_print")
    assert shelf.printed == [pdf]
    assert "Hinge drill with a broomstick." in words_of(shelf.printed[0])


@pytest.mark.parametrize(
    "outcome",
    [PrintOutcome(PrintEnd.CANCELLED), PrintOutcome(PrintEnd.FAILED, "The printer is out of paper.")],
)
def test_what_was_not_printed_is_not_logged(shelf, handout_chart, visit_id, patient_id, outcome):
    give(handout_chart, visit_id)
    shelf.open(patient_id)
    before = shelf.logged
    shelf.outcome = outcome
    shelf.press("document_print")
    assert shelf.logged == before
    assert shelf.page.result.words.text() == outcome.reason
    assert shelf.page.print_button.isEnabled()


def test_a_file_that_cannot_be_written_says_why_and_is_not_logged(shelf, handout_chart, visit_id, patient_id):
    give(handout_chart, visit_id)
    shelf.open(patient_id)
    before = shelf.logged
    shelf.where = shelf.where.parent / "gone" / "again.pdf"
    shelf.press("document_save")
    assert "the folder is not there" in shelf.page.result.words.text()
    assert shelf.logged == before


def test_a_document_that_differs_from_its_checksum_is_said_and_not_given(
    shelf, handout_chart, visit_id, patient_id
):
    give(handout_chart, visit_id)
    with handout_chart.sessions.begin() as session:
        driver = session.connection()
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'issued_handout'"
        for (name,) in driver.exec_driver_sql(triggers).fetchall():
            driver.exec_driver_sql(f"DROP TRIGGER {name}")
        driver.exec_driver_sql("UPDATE issued_handout SET pdf = x'00'")
    shelf.open(patient_id)
    assert "checksum" in shelf.page.problem.words.text()
    assert shelf.page.preview.page_count == 0
    assert not shelf.page.print_button.isEnabled()


def test_another_document_is_chosen_with_the_arrow_keys(
    qtbot, shelf, handout_chart, visit_id, patient_id, clock
):
    _, older = give(handout_chart, visit_id)
    clock.forward(days=2)
    give(handout_chart, visit_id, template=2)
    shelf.open(patient_id)
    shelf.page.focus_first()
    qtbot.keyClick(shelf.page.list, Qt.Key.Key_Down)
    shelf.background.finish()
    shelf.press("document_print")
    assert shelf.printed == [older]


def test_a_signed_visit_is_listed_and_printed_with_all_its_words(shelf, handout_chart, visit_id, patient_id):
    visits.sign_visit(handout_chart, visit_id, "Robin Reed, L.Ac.")
    shelf.open(patient_id)
    assert shelf.titles == ["Visit 3"]
    assert shelf.page.print_button.text() == "Print visit…"
    shelf.press("document_print")
    assert "Hinge drill with a broomstick." in words_of(shelf.printed[0])
    assert shelf.logged[-1] == ("print", f"visit:{visit_id}")


def test_no_name_of_a_file_or_print_job_holds_the_patients(shelf, handout_chart, visit_id, patient_id):
    give(handout_chart, visit_id)
    visits.sign_visit(handout_chart, visit_id, "Robin Reed, L.Ac.")
    shelf.open(patient_id)
    for key in ("handout:1", f"visit:{visit_id}"):
        shelf.presenter.choose(key)
        shelf.background.finish()
        shelf.press("document_print")
        shelf.press("document_save")
    day = visits.visit(handout_chart, visit_id).began_at.astimezone().date()
    assert shelf.names == [
        f"{what}-{day}{ending}" for what in ("handout", "visit") for ending in ("", ".pdf")
    ]
    for pdf in shelf.printed:
        assert "Invented" not in str(pypdf.PdfReader(BytesIO(pdf)).metadata)


def test_a_handout_given_meanwhile_appears_and_is_shown(shelf, handout_chart, visit_id, patient_id):
    give(handout_chart, visit_id)
    shelf.open(patient_id)
    _, newer = give(handout_chart, visit_id, template=2)
    shelf.announcements.tell(HandoutIssued(patient_id), initiator=None)
    shelf.background.finish()
    assert shelf.titles[0] == "Looking after your back"
    shelf.press("document_print")
    assert shelf.printed == [newer]


def test_a_visit_signed_meanwhile_appears_and_the_chosen_document_stays(
    shelf, handout_chart, visit_id, patient_id
):
    _, pdf = give(handout_chart, visit_id)
    shelf.open(patient_id)
    visits.sign_visit(handout_chart, visit_id, "Robin Reed, L.Ac.")
    shelf.announcements.tell(VisitChanged(patient_id, visit_id), initiator=None)
    shelf.background.finish()
    assert shelf.titles == ["Your back after training", "Visit 3"]
    shelf.press("document_print")
    assert shelf.printed == [pdf]


def test_news_of_another_patient_changes_nothing(shelf, handout_chart, visit_id, patient_id):
    shelf.open(patient_id)
    give(handout_chart, visit_id)
    shelf.announcements.tell(HandoutIssued(patient_id + 1), initiator=None)
    assert shelf.titles == []


def test_after_closing_it_hears_no_more(shelf, handout_chart, visit_id, patient_id):
    shelf.open(patient_id)
    shelf.presenter.close()
    give(handout_chart, visit_id)
    shelf.announcements.tell(HandoutIssued(patient_id), initiator=None)
    assert shelf.titles == []


def test_another_patients_document_is_gone_at_once(shelf, handout_chart, visit_id, patient_id):
    give(handout_chart, visit_id)
    shelf.open(patient_id)
    other = visits.visit(handout_chart, visit_with_strain(handout_chart)).patient_id
    shelf.presenter.open(other)
    assert shelf.page.preview.page_count == 0
    assert shelf.titles == []


def test_an_unsigned_visit_is_not_listed(shelf, handout_chart, visit_id, patient_id):
    visit = visits.visit(handout_chart, visit_id)
    charted_visit(handout_chart, visit.episode_id, {"pain_now": "1"})
    shelf.open(patient_id)
    assert shelf.titles == []


def test_a_hidden_page_reads_and_draws_nothing_until_it_is_shown(shelf, handout_chart, visit_id, patient_id):
    shelf.page.hide()
    give(handout_chart, visit_id)
    shelf.open(patient_id)
    shelf.announcements.tell(VisitChanged(patient_id, visit_id), initiator=None)
    assert not shelf.background.is_busy
    assert (shelf.titles, shelf.page.preview.page_count) == ([], 0)
    shelf.page.show()
    shelf.background.finish()
    assert shelf.titles == ["Your back after training"]
    assert shelf.page.preview.page_count == 1
