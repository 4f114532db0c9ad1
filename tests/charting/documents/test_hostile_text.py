"""Words that look like markup, commands or nothing at all are printed as typed, or refused by name."""

import unicodedata
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from charting.documents import fonts, handout_pdf
from charting.domain.handout import Block, Role

HOSTILE = (
    '<b>&"',
    "</para>",
    '<img src="/etc/hostname"/>',
    '<img src="file:///etc/hostname" width="10"/>',
    '<a href="https://example.org">x</a>',
    '<link href="x">',
    '<font name="Courier">',
    "<!--",
    "]]>",
    "&amp;&lt;&#0;&nbsp;&bogus;",
    "<onDraw name='x' label='y'/>",
    "\0",
    "\x07\x1b[31m",
    "\u202eback to front\u202c",
    "\u2066\u2069\u200d\ufeff\xad",
    "\ud800",
    "\udfff",
    "\r\n\t\v\f",
    "{found} {name} %s %(x)s ${x}",
    "(a) \\( \\) \\n endstream endobj",
    "BT /F1 12 Tf ET",
    "e\u0301\u0323",
    "氣滯 气滞 “通”",
    "W" * 30,
    "\xa0\u2003 \u3000",
    "=cmd|' /C calc'!A0",
)
typed = st.lists(
    st.sampled_from(HOSTILE) | st.text("abcäēǎЯ <>&\"'/\\()[]{}", max_size=12), min_size=1, max_size=6
).map("".join)
anything = st.text(st.characters(exclude_categories=()), max_size=30)
as_often_as_it_takes = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def visible(text):
    """What a reader sees of a text, without its spaces: no controls, surrogates or direction marks."""
    seen = (char for char in text if unicodedata.category(char)[0] not in "CZ")
    return unicodedata.normalize("NFC", "".join(seen))


def filled_with(handout, *texts):
    """A handout in which every place that can be typed into holds one of the texts."""
    title, name, heading, paragraph, bullet = texts
    # a heading over nothing is left out by rule, so each block has one more point
    roles = (Role.FOUND, Role.MEANING, Role.DO, Role.WORDS, Role.SEEK_CARE, Role.TEXT)
    blocks = tuple(
        Block(
            key=role.value,
            role=role,
            heading=heading,
            paragraphs=(paragraph,),
            bullets=(bullet, "and a point"),
        )
        for role in roles
    )
    return replace(handout, title=title, name=name, blocks=blocks)


@as_often_as_it_takes
@given(texts=st.tuples(typed, typed, typed, typed, typed))
def test_hostile_text_is_printed_as_typed_without_pictures_or_links(handout, letterhead, read, words, texts):
    pdf = handout_pdf.render(filled_with(handout, *texts), replace(letterhead, practice=texts[0]))
    printed = words(pdf)
    for text in texts:
        assert visible(text) in printed
    for page in read(pdf):
        assert not page.images
        assert "/Annots" not in page


@as_often_as_it_takes
@given(text=anything)
def test_any_text_is_printed_or_refused_by_the_character(handout, letterhead, text):
    refused = ""
    try:
        pdf = handout_pdf.render(filled_with(handout, *[text] * 5), letterhead)
    except fonts.Undrawable as error:
        refused, pdf = error.char, b""
    assert (refused and refused in fonts.printable(text)) or pdf.startswith(b"%PDF")


@as_often_as_it_takes
@given(text=typed)
def test_markup_never_fails_on_what_was_typed(text):
    paragraph = Paragraph(fonts.markup(text), ParagraphStyle("plain", fontName=fonts.latin()))
    paragraph.wrap(400, 400)
    assert not [frag for frag in paragraph.frags if hasattr(frag, "cbDefn") or getattr(frag, "link", None)]
