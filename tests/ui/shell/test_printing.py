from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from charting.documents.preview import page_images
from charting.errors import Trouble
from charting.services import handout_paper, handouts, practice
from charting.services.handout_paper import Sheet
from tests.handouts import visit_with_strain
from ui.presenters.documents.giving import PrintEnd
from ui.shell import printing
from ui.shell.background import Background
from ui.shell.printing import Printing


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.stop()


@pytest.fixture
def sheet(handout_chart):
    template = handout_chart.catalogue.handouts[0]
    handout = handouts.compose_for_visit(handout_chart, visit_with_strain(handout_chart), template)
    letterhead = practice.letterhead(practice.settings(handout_chart))
    return Sheet(handout=handout, letterhead=letterhead, paper="letter")


@pytest.fixture
def one_page(sheet):
    return handout_paper.pdf_of(sheet)


@pytest.fixture
def two_pages(sheet):
    long = tuple(
        replace(block, paragraphs=block.paragraphs * 25) if block.key == "days" else block
        for block in sheet.handout.blocks
    )
    return handout_paper.pdf_of(replace(sheet, handout=replace(sheet.handout, blocks=long)))


def printing_into(path, background, **more):
    """Printing on a printer that writes its pages into a file."""

    def choose(printer):
        printer.setOutputFileName(str(path))
        return True

    options = {"printers": lambda: ["Paper in a file"], "choose": choose, **more}
    return Printing(None, background.run, handout_paper.page, **options)


@pytest.fixture(autouse=True)
def fewer_dots(request, monkeypatch):
    """Coarser printing, for speed, wherever a test does not look at the print itself."""
    if "looks_like" not in request.node.name:
        monkeypatch.setattr(printing, "DPI", 75)


def difference(one, other):
    """How much two pages differ in the middle of every 16th pixel, 0 to 255."""
    pairs = list(zip(one.pixels[::64], other.pixels[::64], strict=True))
    return sum(abs(a - b) for a, b in pairs) / len(pairs)


def test_what_is_printed_looks_like_the_page_on_the_screen(background, two_pages, tmp_path):
    outcome = printing_into(tmp_path / "printed.pdf", background).print_and_wait(
        two_pages, "handout-2026-03-16"
    )
    assert outcome.end is PrintEnd.PRINTED
    meant = page_images(two_pages, 100)
    printed = page_images((tmp_path / "printed.pdf").read_bytes(), 100)
    assert len(meant) == len(printed) == 2
    assert [(page.width_points, page.height_points) for page in printed] == [(612, 792)] * 2
    for one, other in zip(meant, printed, strict=True):
        assert difference(one, other) < 6


def test_the_comparison_of_pages_can_fail(one_page, two_pages):
    assert difference(page_images(one_page, 100)[0], page_images(two_pages, 100)[1]) > 6


def test_the_paper_comes_from_the_pdf(background, sheet, tmp_path):
    tall = handout_paper.pdf_of(replace(sheet, paper="a4"))
    printing_into(tmp_path / "printed.pdf", background).print_and_wait(tall, "handout")
    (page,) = page_images((tmp_path / "printed.pdf").read_bytes(), 36)
    assert (round(page.width_points), round(page.height_points)) == (595, 842)


def test_on_other_paper_the_page_is_fitted_and_not_cut(background, one_page, tmp_path):
    def chose_a5(printer):
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        return True

    outcome = printing_into(tmp_path, background, choose=chose_a5).print_and_wait(one_page, "handout")
    assert outcome.end is PrintEnd.PRINTED
    (page,) = page_images((tmp_path / "printed.pdf").read_bytes(), 72)
    first_ink = next(at for at, value in enumerate(page.pixels) if value < 128 and at % 4 != 3)
    assert 0 < first_ink // page.stride < page.height / 6
    assert (round(page.width_points), round(page.height_points)) == (420, 595)


def test_no_printer_is_said_in_one_sentence_and_nobody_is_asked(background, one_page):
    asked = []
    without = Printing(None, background.run, handout_paper.page, printers=list, choose=asked.append)
    outcome = without.print_and_wait(one_page, "handout")
    assert outcome.end is PrintEnd.FAILED
    assert "No printer is set up" in outcome.reason
    assert "Save as PDF" in outcome.reason
    assert asked == []


def test_a_cancelled_dialog_prints_nothing(background, one_page, tmp_path):
    cancelled = printing_into(tmp_path / "printed.pdf", background, choose=lambda printer: False)
    assert cancelled.print_and_wait(one_page, "handout").end is PrintEnd.CANCELLED
    assert not (tmp_path / "printed.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_the_page_is_said(background, one_page, tmp_path):
    nowhere = printing_into(tmp_path / "gone" / "printed.pdf", background)
    outcome = nowhere.print_and_wait(one_page, "handout")
    assert outcome.end is PrintEnd.FAILED
    assert "did not take the page" in outcome.reason


def test_a_page_that_cannot_be_drawn_ends_the_printing_with_its_reason(background, tmp_path):
    def fails(pdf, at, dpi):
        raise Trouble("The chart is locked. Unlock it to go on; nothing was lost.")

    broken = Printing(None, background.run, fails, printers=lambda: ["Any"], choose=lambda printer: True)
    outcome = broken.print_and_wait(b"", "handout")
    assert (outcome.end, "locked" in outcome.reason) == (PrintEnd.FAILED, True)


def test_the_print_queue_sees_the_name_it_is_given(background, one_page, tmp_path):
    seen = []

    def look(printer):
        seen.append((printer.docName(), printer.fullPage()))
        return False

    printing_into(tmp_path, background, choose=look).print_and_wait(one_page, "handout-2026-03-16")
    assert seen == [("handout-2026-03-16", True)]


def test_a_second_document_waits_to_be_asked_for_again(qtbot, background, one_page, tmp_path):
    ends = []
    busy = printing_into(tmp_path / "printed.pdf", background)
    busy.print_pdf(one_page, "first", ends.append)
    busy.print_pdf(one_page, "second", ends.append)
    qtbot.waitUntil(lambda: len(ends) == 2)
    assert [one.end for one in ends] == [PrintEnd.FAILED, PrintEnd.PRINTED]


def test_the_window_lives_while_a_page_is_drawn(qtbot, background, one_page, tmp_path):
    ticks, ends = [], []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(0)
    printing_into(tmp_path / "printed.pdf", background).print_pdf(one_page, "handout", ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    timer.stop()
    assert len(ticks) > 8


def test_abandoned_printing_tells_nobody_and_frees_the_printer(qtbot, background, two_pages, tmp_path):
    ends = []
    job = printing_into(tmp_path / "printed.pdf", background)
    job.print_pdf(two_pages, "handout", ends.append)
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists())
    job.abandon()
    background.finish()
    assert ends == []
    again = printing_into(tmp_path / "again.pdf", background)
    assert again.print_and_wait(two_pages, "handout").end is PrintEnd.PRINTED


def test_printing_needs_no_file_of_ours(background, one_page, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    printing_into(tmp_path / "printed.pdf", background).print_and_wait(one_page, "handout")
    assert list(folder.iterdir()) == []


def test_a_document_of_no_page_is_printed_with_a_sentence(qapp, one_page, monkeypatch):
    monkeypatch.setattr(printing, "installed_printers", list)
    window = QWidget()
    assert "No printer is set up" in printing.print_pdf(one_page, window)
    window.deleteLater()
