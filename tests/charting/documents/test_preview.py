"""A PDF as pictures and text."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

from pypdfium2 import PdfDocument

from charting.documents import handout_pdf
from charting.documents.preview import page_image, page_images, page_texts


def pixel(image, x, y):
    at = y * image.stride + x * 4
    return tuple(image.pixels[at : at + 3])


def test_every_page_becomes_a_picture_of_its_size(handout, letterhead):
    [image] = page_images(handout_pdf.render(handout, letterhead), dpi=72)
    assert (image.width, image.height) == (612, 792)
    assert (image.width_points, image.height_points) == (612, 792)
    assert len(image.pixels) == image.stride * image.height


def test_resolution_makes_more_pixels_of_the_same_paper(handout, letterhead):
    [image] = page_images(handout_pdf.render(handout, letterhead, paper="a4"), dpi=144)
    assert abs(image.width - 595.28 * 2) <= 1
    assert round(image.width_points) == 595


def test_paper_is_white_and_the_practices_rule_is_teal_in_blue_green_red_order(handout, letterhead):
    [image] = page_images(handout_pdf.render(handout, letterhead), dpi=288)
    assert pixel(image, 20, 20) == (255, 255, 255)
    column = {pixel(image, 400, y) for y in range(240, 440)}
    assert (0x78, 0x6F, 0x1F) in column


def test_the_text_of_each_page_can_be_read(handout, letterhead):
    pages = page_texts(handout_pdf.render(handout, letterhead, large_print=True))
    assert len(pages) > 1
    assert "Your back after training" in pages[0]
    assert "气滞血瘀" in "".join(pages)


def test_one_thread_waits_while_another_has_a_document_open(handout, letterhead, monkeypatch):
    pdf = handout_pdf.render(handout, letterhead)
    both_have_one_open = Barrier(2, timeout=0.3)

    class Document(PdfDocument):
        def __init__(self, *given):
            super().__init__(*given)
            with suppress(BrokenBarrierError):
                both_have_one_open.wait()

    monkeypatch.setattr("pypdfium2.PdfDocument", Document)
    with ThreadPoolExecutor(2) as threads:
        drawn = list(threads.map(lambda at: page_image(pdf, at, 20), (0, 0)))
    assert both_have_one_open.broken
    assert drawn[0] == drawn[1]
