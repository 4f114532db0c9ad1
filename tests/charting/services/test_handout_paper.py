from dataclasses import replace

import pytest

from charting.documents.preview import page_texts
from charting.errors import TellTheUser, Trouble
from charting.services import handout_paper, handouts
from tests.handouts import visit_with_strain


@pytest.fixture
def handout(handout_chart):
    template = handout_chart.catalogue.handouts[0]
    return handouts.compose_for_visit(handout_chart, visit_with_strain(handout_chart), template)


def text_of(pdf):
    return " ".join(" ".join(page_texts(pdf)).split())


def names_in(folder):
    return [path.name for path in folder.iterdir()]


def test_a_handout_is_printed_under_the_practices_letterhead(handout_chart, handout):
    pdf = handout_paper.pdf_of(handout_paper.sheet_of(handout_chart, handout))
    text = text_of(pdf)
    assert "Quiet Needle" in text
    assert "Robin Reed, L.Ac." in text
    assert "Hinge drill with a broomstick." in text


def test_the_same_sheet_gives_the_same_bytes(handout_chart, handout):
    sheet = handout_paper.sheet_of(handout_chart, handout)
    assert handout_paper.pdf_of(sheet) == handout_paper.pdf_of(sheet)


def test_the_practices_paper_is_taken_unless_another_is_chosen(handout_chart, handout):
    usual = handout_paper.sheet_of(handout_chart, handout)
    other = handout_paper.sheet_of(handout_chart, handout, paper="a4")
    (page,) = handout_paper.preview(handout_paper.pdf_of(usual), 36)
    (tall,) = handout_paper.preview(handout_paper.pdf_of(other), 36)
    assert (page.width_points, page.height_points) == (612, 792)
    assert (round(tall.width_points), round(tall.height_points)) == (595, 842)


def test_a_character_no_font_has_is_told_by_name(handout_chart, handout):
    strange = replace(handout, title="Back \N{OGHAM LETTER BEITH}")
    with pytest.raises(TellTheUser, match="ogham letter beith"):
        handout_paper.pdf_of(handout_paper.sheet_of(handout_chart, strange))


def test_a_pdf_is_written_where_it_was_wanted(tmp_path):
    handout_paper.write_pdf(tmp_path / "handout.pdf", b"%PDF")
    assert (tmp_path / "handout.pdf").read_bytes() == b"%PDF"
    assert names_in(tmp_path) == ["handout.pdf"]


def test_a_pdf_replaces_an_earlier_one(tmp_path):
    for content in (b"%PDF first", b"%PDF second"):
        handout_paper.write_pdf(tmp_path / "handout.pdf", content)
    assert (tmp_path / "handout.pdf").read_bytes() == b"%PDF second"


def test_a_folder_that_is_gone_is_said_so(tmp_path):
    with pytest.raises(Trouble, match=r"not saved: the folder is not there\. Choose another place"):
        handout_paper.write_pdf(tmp_path / "gone" / "handout.pdf", b"%PDF")


def test_a_folder_of_that_name_is_said_so_and_stays(tmp_path):
    (tmp_path / "handout.pdf").mkdir()
    with pytest.raises(Trouble, match="a folder has that name"):
        handout_paper.write_pdf(tmp_path / "handout.pdf", b"%PDF")
    assert names_in(tmp_path) == ["handout.pdf"]


def test_a_full_disk_is_said_so_and_leaves_no_half_file(tmp_path):
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(Trouble, match="the disk refused it"):
            handout_paper.write_pdf(tmp_path / "handout.pdf", b"%PDF" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert names_in(tmp_path) == []
