from io import BytesIO

import pypdf

from charting.services import handouts, visits
from tests.handout_desk import Desk, words_of
from tests.handouts import visit_with_nerve_signs, visit_with_strain
from ui.presenters.announcements import HandoutIssued
from ui.presenters.documents.giving import PrintEnd, PrintOutcome
from ui.presenters.documents.handout_draft import HandoutDrafts


def test_paper_and_large_print_change_the_pdf(strain):
    strain.press("paper_a4")
    strain.press("large_print")
    strain.print()
    box = pypdf.PdfReader(BytesIO(strain.printed[-1])).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    strain.press("large_print")
    strain.print()
    assert strain.printed[0] != strain.printed[1]


def test_what_is_printed_is_what_is_kept(strain):
    strain.type("days", "paragraphs", "Walk.")
    strain.print()
    (given,) = strain.given
    assert (given.how, given.title) == ("printed", "Your back after training")
    assert handouts.issued_pdf(strain.chart, given.id) == strain.printed[0]
    assert "kept under Documents" in strain.page.result.words.text()
    assert strain.told == [HandoutIssued(visits.visit(strain.chart, strain.visit_id).patient_id)]


def test_what_is_saved_is_what_is_kept(strain):
    strain.press("handout_save")
    (given,) = strain.given
    assert given.how == "saved"
    assert strain.where.read_bytes() == handouts.issued_pdf(strain.chart, given.id)


def test_the_preview_and_the_paper_are_the_same_bytes(strain):
    strain.print()
    strain.press("handout_save")
    assert strain.where.read_bytes() == strain.printed[0]


def test_a_cancelled_print_keeps_nothing(strain):
    strain.outcome = PrintOutcome(PrintEnd.CANCELLED)
    strain.print()
    assert strain.given == ()
    assert not strain.page.result.isVisible()
    assert strain.page.print_button.isEnabled()


def test_a_failed_print_keeps_nothing_and_says_why(strain):
    strain.outcome = PrintOutcome(PrintEnd.FAILED, "No printer is set up on this computer.")
    strain.print()
    assert strain.given == ()
    assert strain.page.result.words.text() == "No printer is set up on this computer."


def test_no_place_chosen_saves_and_keeps_nothing(strain):
    strain.where = None
    strain.press("handout_save")
    assert strain.given == ()
    assert strain.page.save_button.isEnabled()


def test_a_file_that_cannot_be_written_keeps_everything_and_says_why(strain):
    strain.type("days", "paragraphs", "Walk.")
    strain.where = strain.where.parent / "gone" / "given.pdf"
    strain.press("handout_save")
    assert strain.given == ()
    assert "the folder is not there" in strain.page.result.words.text()
    assert strain.page.blocks.row("days").body.paragraphs.value == "Walk."
    strain.where = strain.where.parents[1] / "given.pdf"
    strain.press("handout_save")
    assert "Walk." in words_of(strain.where.read_bytes())


def test_no_suggested_name_holds_the_patients(strain):
    strain.print()
    strain.press("handout_save")
    day = visits.visit(strain.chart, strain.visit_id).began_at.astimezone().date()
    assert strain.names == [f"handout-{day.isoformat()}", f"handout-{day.isoformat()}.pdf"]


def test_what_was_prepared_is_there_on_coming_back(qtbot, strain, tmp_path):
    strain.type("days", "paragraphs", "Walk.")
    strain.page.blocks.row("helps").printed.click()
    strain.page.words.setPlainText("Ice.")
    other = visit_with_nerve_signs(strain.chart)
    first = strain.visit_id
    strain.open(other)
    assert strain.page.words.value == "Hinge drill with a broomstick."
    strain.open(first)
    assert strain.page.words.value == "Ice."
    text = strain.print()
    assert "Walk." in text
    assert "How acupuncture helps" not in text


def test_what_was_prepared_survives_the_page_itself(qtbot, handout_chart, tmp_path, background):
    drafts = HandoutDrafts()
    visit_id = visit_with_strain(handout_chart)
    for words in ("Hinge drill with a broomstick.", "Ice."):
        desk = Desk(handout_chart, tmp_path, background, drafts)
        qtbot.addWidget(desk.page)
        desk.open(visit_id)
        assert desk.page.words.value == words
        desk.page.words.setPlainText("Ice.")
        desk.presenter.close()


def test_another_patients_page_is_gone_at_once(strain):
    other = visit_with_nerve_signs(strain.chart)
    strain.presenter.open(other)
    assert strain.page.preview.page_count == 0
    strain.settle()
    assert strain.page.preview.page_count == 1


def test_a_print_that_ends_after_the_page_was_left_is_kept_all_the_same(strain):
    waiting = []
    strain.hold = lambda done: waiting.append(done)
    strain.press("handout_print")
    assert not strain.page.print_button.isEnabled()
    strain.presenter.close()
    waiting[0](PrintOutcome(PrintEnd.PRINTED))
    (given,) = strain.given
    assert handouts.issued_pdf(strain.chart, given.id) == strain.printed[0]
    assert not strain.page.result.isVisible()


def test_a_name_without_an_ending_becomes_a_pdf(strain):
    strain.where = strain.where.with_name("for the patient")
    strain.press("handout_save")
    assert [path.name for path in strain.where.parent.iterdir()] == ["for the patient.pdf"]


def test_a_file_nobody_asked_about_is_not_replaced(strain):
    strain.where.write_bytes(b"another")
    strain.where = strain.where.with_suffix("")
    strain.press("handout_save")
    assert "given.pdf is there already" in strain.page.result.words.text()
    assert (strain.where.parent / "given.pdf").read_bytes() == b"another"
    assert strain.given == ()
