"""The handout's PDF, warm and first in a run, beside the same content set with ReportLab's own paragraphs."""

import json
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from charting import paths
from charting.content.catalogue import read_catalogue
from charting.documents import handout_pdf
from charting.domain.handout import Block, Handout, HandoutFacts, Letterhead, Role, compose
from tests.benchmarks.measure import Row, by_turns, medians, timed

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 25
FIRSTS = 7
FULL_FONT = "Full"
"""The largest face there is: parsed once, and a subset taken from it for each document."""

IMPORTS = "reportlab.pdfbase.ttfonts, reportlab.pdfgen.canvas, reportlab.platypus"
FIRST = """
import json, sys, time
began = time.perf_counter()
{work}
print(json.dumps((time.perf_counter() - began) * 1000))
"""
FIRST_HANDOUT = """
from charting.documents import handout_pdf
import pickle
handout, letterhead = pickle.loads(bytes.fromhex(sys.stdin.read()))
handout_pdf.render(handout, letterhead)
"""


def rows(_place: Path) -> list[Row]:
    """Warm, and the first of a run beside a warm one and the imports."""
    handout, practice = _handout(), _practice()
    _register()
    floor, ours = medians(
        by_turns(
            timed(lambda: with_paragraphs(handout, practice)),
            timed(lambda: handout_pdf.render(handout, practice)),
            ROUNDS,
            warm=4,
        )
    )
    imports, first = medians(
        ([_import_ms() for _ in range(FIRSTS)], [_first_ms(handout, practice) for _ in range(FIRSTS)])
    )
    return [
        Row(what="Handout PDF, warm", floor=floor, ours=ours, most=0.8),
        Row(what="Handout PDF, first in a run", floor=imports + ours, ours=first, most=1.3),
    ]


def with_paragraphs(handout: Handout, practice: Letterhead) -> bytes:
    """The same words on one page as anyone would set them with ReportLab and a full font."""
    body = ParagraphStyle("body", fontName=FULL_FONT, fontSize=9, leading=12)
    head = ParagraphStyle("head", fontName=f"{FULL_FONT}-Bold", fontSize=11, leading=14)
    written = BytesIO()
    parts: list[object] = [Paragraph(practice.practice, head), Paragraph(", ".join(practice.lines), body)]
    parts += [Paragraph(handout.title, head), Spacer(1, 6)]
    lists = [_block(block, head, body) for block in handout.blocks if block.role in (Role.DO, Role.AVOID)]
    others = [
        part
        for block in handout.blocks
        if block.role not in (Role.DO, Role.AVOID)
        for part in _block(block, head, body)
    ]
    SimpleDocTemplate(written, pagesize=LETTER, invariant=1).build([*parts, Table([lists]), *others])
    return written.getvalue()


def _block(block: Block, head: ParagraphStyle, body: ParagraphStyle) -> list[Paragraph]:
    texts = [Paragraph(block.heading, head)] if block.heading else []
    texts += [Paragraph(text, body) for text in block.paragraphs]
    return texts + [Paragraph(f"• {text}", body) for text in block.bullets]


def _register() -> None:
    for name, file in ((FULL_FONT, "NotoSansSC-Regular"), (f"{FULL_FONT}-Bold", "NotoSansSC-Bold")):
        font = TTFont(name, str(paths.resources() / "fonts" / f"{file}.ttf"))
        # ReportLab has one font for each face: under its own name it would be ours too
        font.face.name = name.encode()
        pdfmetrics.registerFont(font)


def _handout() -> Handout:
    template = next(one for one in read_catalogue().handouts if one.key == "strain_first_days")
    facts = HandoutFacts(
        name="Ines",
        on=date(2026, 3, 16),
        found=("The muscles along your lower back took more load than they were ready for.",),
        meaning=("Qi and Blood are stuck along the Bladder channel 气滞血瘀.",),
    )
    return compose(template, facts)


def _practice() -> Letterhead:
    return Letterhead(
        practice="Quiet Needle", practitioner="Robin Reed", credentials="L.Ac.", lines=("12 Elm St",)
    )


def _import_ms() -> float:
    return _said(FIRST.format(work=f"import {IMPORTS}"), "")


def _first_ms(handout: Handout, practice: Letterhead) -> float:
    import pickle

    return _said(FIRST.format(work=FIRST_HANDOUT), pickle.dumps((handout, practice)).hex())


def _said(code: str, given: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, input=given, capture_output=True, text=True, check=True
    )
    return float(json.loads(done.stdout))
