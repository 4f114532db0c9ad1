"""The handout on paper: what stands on it, on how many pages, and what it must never hold."""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import charting
from charting.documents import handout_pdf
from charting.documents.type_sizes import SMALLEST_POINTS
from charting.domain.handout import Letterhead, Role

ROOT = Path(charting.__file__).parents[1]
LONG = "Walk a little every day and notice what changes in the back and in the leg. "


@pytest.fixture
def render(letterhead):
    """The handout as a PDF under the practice's letterhead."""
    return lambda handout, **how: handout_pdf.render(handout, letterhead, **how)


def all_said(handout):
    for block in handout.blocks:
        yield from (block.heading, *block.paragraphs, *block.bullets)


def type_sizes(page):
    """The sizes of all words on a page, in points."""
    sizes = set()
    page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: text.strip() and sizes.add(size))
    return sizes


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_word_of_every_block_is_on_the_paper(
    handout, render, words, without_spaces, paper, large_print
):
    text = words(render(handout, paper=paper, large_print=large_print))
    for said in (
        handout.title,
        "For Ines · 16 March 2026",
        "Pain 7 → 2 over seven visits.",
        *all_said(handout),
    ):
        assert without_spaces(said) in text


def test_the_letterhead_stands_on_the_paper(handout, render, words):
    text = words(render(handout))
    for said in ("QuietHarbourAcupuncture", "RobinReed,L.Ac.", "12ExampleStreet", "5550100"):
        assert said in text


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_full_handout_takes_one_page(handout, render, read, paper):
    assert len(read(render(handout, paper=paper))) == 1


@pytest.mark.parametrize(("paper", "points"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_the_page_has_the_size_of_the_paper(handout, render, read, paper, points):
    box = read(render(handout, paper=paper))[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_the_same_handout_gives_the_same_bytes(handout, render):
    assert render(handout) == render(handout)


def test_other_handouts_between_change_nothing_in_the_bytes(handout, render):
    first = render(handout)
    for letter in "ÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ":
        assert render(replace(handout, title=f"{handout.title} {letter}")) != first
    assert render(handout) == first


def test_the_first_handout_does_not_wait_for_reportlabs_own_paragraphs():
    code = "import sys\nfrom charting.documents import handout_pdf\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    loaded = done.stdout.split()
    assert "reportlab.pdfgen.canvas" in loaded
    assert not {"reportlab.platypus", "reportlab.graphics", "urllib.request"} & set(loaded)


def test_a_little_too_much_is_set_closer_and_stays_on_one_page(handout, render, read):
    longer = tuple(
        replace(block, paragraphs=block.paragraphs * 5) if block.role in (Role.DAYS, Role.HELPS) else block
        for block in handout.blocks
    )
    usual, closer = render(handout), render(replace(handout, blocks=longer))
    assert len(read(closer)) == 1
    assert max(type_sizes(read(closer)[0])) < max(type_sizes(read(usual)[0]))
    assert min(type_sizes(read(closer)[0])) >= SMALLEST_POINTS


def test_much_too_much_goes_to_further_pages_in_the_usual_type(handout, render, read):
    plan = tuple(replace(handout.blocks[4], key=f"week{at}", paragraphs=(LONG * 6,)) for at in range(8))
    long = replace(handout, blocks=(*handout.blocks[:-1], *plan, handout.blocks[-1]))
    pages = read(render(long))
    assert len(pages) > 1
    assert type_sizes(pages[0]) >= type_sizes(read(render(handout))[0]) - {8.5}
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"Page {number} of {len(pages)}" in text
        assert "For education only" in text
        assert "Quiet Harbour Acupuncture" in text


def test_no_box_is_torn_when_it_fits_on_a_page(handout, render, read):
    plan = tuple(replace(handout.blocks[4], key=f"week{at}", paragraphs=(LONG * 6,)) for at in range(4))
    avoid = handout.blocks[3]
    pages = read(render(replace(handout, blocks=(*plan, *handout.blocks[:3], avoid))))
    [holding] = [text for text in (page.extract_text() for page in pages) if "Do not" in text]
    assert all(bullet.split()[0] in holding and bullet.split()[-1] in holding for bullet in avoid.bullets)


def test_words_without_a_ground_fill_the_page_before_they_go_on(with_blocks, read, letterhead):
    three = tuple((Role.TEXT, f"Part {at}", (LONG * 11,)) for at in range(3))
    pages = read(handout_pdf.render(with_blocks(*three), letterhead, large_print=True))
    assert "Part 1" in pages[0].extract_text()
    assert len(pages) > 1


def test_words_of_many_pages_are_printed_to_the_last(with_blocks, render, read, words, without_spaces):
    long = " ".join(f"word{at}" for at in range(4000))
    pdf = render(with_blocks((Role.WORDS, "From your practitioner", (long, "A" * 2000, "the very last"))))
    assert len(read(pdf)) > 3
    text = words(pdf)
    assert all(f"word{at}" in text for at in range(0, 4000, 37))
    assert "theverylast" in text
    assert text.count("A") >= 2000


def test_columns_longer_than_a_page_go_on_beside_each_other(with_blocks, render, words):
    do, avoid = (tuple(f"{what} number {at}." for at in range(90)) for what in ("Do", "Avoid"))
    text = words(render(with_blocks((Role.DO, "Do", (), do), (Role.AVOID, "Do not", (), avoid))))
    assert all(f"Donumber{at}." in text and f"Avoidnumber{at}." in text for at in range(90))


def test_any_order_of_blocks_prints_all_of_them(handout, render, words, without_spaces):
    dice = random.Random(23)
    for _ in range(25):
        shown = dice.sample(handout.blocks, dice.randint(1, len(handout.blocks)))
        some = replace(handout, blocks=tuple(shown))
        text = words(render(some, large_print=dice.random() < 0.3))
        assert all(without_spaces(said) in text for said in all_said(some))


@pytest.mark.parametrize("role", list(Role))
def test_a_block_of_each_role_prints_heading_paragraphs_and_points(with_blocks, render, words, role):
    text = words(render(with_blocks((role, "The heading", ("First words", "Second words"), ("A point",)))))
    for said in ("Theheading", "Firstwords", "Secondwords", "Apoint"):
        assert said in text


def test_a_handout_with_every_block_struck_is_still_a_page(handout, render, words):
    assert "Yourbackaftertraining" in words(render(replace(handout, blocks=())))


def left_edges(pdf, read, *said):
    edges = {}

    def note(text, _cm, tm, _font, _size):
        edges.update({one: tm[4] for one in said if text.strip().startswith(one)})

    read(pdf)[0].extract_text(visitor_text=note)
    return [edges[one] for one in said]


def test_partners_stand_side_by_side_and_one_alone_takes_the_width(with_blocks, render, read):
    found, meaning = (Role.FOUND, "Found", (LONG * 2,)), (Role.MEANING, "Meaning", (LONG * 2,))
    left, right = left_edges(render(with_blocks(found, meaning)), read, "Found", "Meaning")
    assert left < 100
    assert right > 300
    assert left_edges(render(with_blocks(meaning)), read, "Meaning")[0] < 100


def test_blocks_parted_by_another_do_not_become_columns(with_blocks, render, read):
    pdf = render(
        with_blocks((Role.DO, "Do", (), ("a",)), (Role.TEXT, "Text", ("b",)), (Role.AVOID, "Not", (), ("c",)))
    )
    edges = left_edges(pdf, read, "Do", "Not")
    assert all(one == two for one, two in pairwise(edges))


def test_a_disclaimer_too_long_for_a_footer_is_printed_once(with_blocks, render, read):
    pdf = render(with_blocks((Role.DISCLAIMER, "", (LONG * 20 + "The end.",))))
    assert sum(page.extract_text().count("The end.") for page in read(pdf)) == 1


def test_one_pain_score_draws_no_line_and_claims_no_change(handout, render, words):
    [progress] = [block for block in handout.blocks if block.role is Role.PROGRESS]
    alone = replace(progress, series=((date(2026, 3, 16), 4),), paragraphs=("Measured once.",))
    text = words(render(replace(handout, blocks=(alone,))))
    assert "Measuredonce." in text
    assert "→" not in text


def test_the_properties_name_the_handout_the_practice_and_the_language(handout, render, read):
    reader = read(render(handout))[0].pdf
    assert reader.metadata.title == "Your back after training"
    assert reader.metadata.author == "Robin Reed, L.Ac., Quiet Harbour Acupuncture"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_properties_never_name_the_patient(handout, render, read):
    named = replace(handout, title="Ines, your back after training")
    assert read(render(named))[0].pdf.metadata.title == "Handout"
    assert b"Ines" not in b"".join(
        str(value).encode() for value in read(render(named))[0].pdf.metadata.values()
    )


def test_fonts_are_embedded_and_nothing_else(handout, render, read):
    for page in read(render(handout)):
        resources = page["/Resources"]
        fonts_used = [font.get_object() for font in resources["/Font"].values()]
        embedded = [font for font in fonts_used if "/FontFile2" in font.get("/FontDescriptor", {})]
        # ReportLab names Helvetica on every page without drawing with it
        assert {font["/BaseFont"] for font in fonts_used if font not in embedded} <= {"/Helvetica"}
        assert len(embedded) >= 4
        assert not page.images
        assert "/Annots" not in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "Para Ines · 16 de marzo de 2026"),
        ("ru", "Пациент: Ines · 16 марта 2026 г."),
        ("zh-Hant", "疼痛 7 → 2，共 7 次就診。"),
        ("zh-Hans", "第 1 页，共 1 页"),
    ],
)
def test_the_fixed_words_are_in_the_handouts_language(handout, render, words, without_spaces, language, said):
    assert without_spaces(said) in words(render(replace(handout, language=language)))


def test_a_practice_without_details_prints_a_handout(handout, words):
    bare = Letterhead(practice="", practitioner="", credentials="")
    assert "Yourbackaftertraining" in words(handout_pdf.render(handout, bare))


def test_a_korean_name_is_printed(handout, letterhead, words):
    assert "김하늘" in words(handout_pdf.render(replace(handout, name="김하늘"), letterhead))
