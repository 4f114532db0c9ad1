"""The fonts of every printed page, and which of them can draw what."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from charting.errors import TellTheUser

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"

LATIN = "NotoSans"
SIGNS = "NotoSansSigns"
CHINESE = ("NotoSansSC", "NotoSansTC")
KOREAN = "NotoSansKR"
"""Asked in this order for what the first two lack, Korean first where there is any.

A face is opened only when it is asked.
"""

MONO = "NotoSansMono-SemiBold"
"""The evenly spaced face of the recovery code."""

_SHARED_MARKS = frozenset("“”‘’…—·")
"""Written in Latin and in Chinese; they take the face of what they touch."""

WORDS_KNOWN = 4096
"""So many words are measured once: a page is set several times until it fits."""

SUBSETS_KEPT = 8
"""Of each face: a document is set again for each look and change, mostly with the letters it had before."""

_LINE_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_REGISTERING = Lock()


class Undrawable(TellTheUser):
    """A character that none of our fonts has."""

    def __init__(self, char: str) -> None:
        self.char = char
        name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        super().__init__(f"“{char}” ({name}) cannot be printed: take it out or write it another way.")


def open_usual_faces() -> None:
    """Open what nearly every document needs, so that the first one need not wait for it.

    Not the bold Chinese face: headings seldom need it, and it takes 5 MB.
    """
    for family in (LATIN, SIGNS):
        for bold in (False, True):
            _face(family, bold)
    _face(CHINESE[0], False)


def printable(text: str) -> str:
    """The text without what has no shape of its own: controls, surrogates, direction and joining marks.

    Every kind of line break becomes a newline, tabs become spaces, and letters are joined with their accents.
    """
    if text.isascii() and text.isprintable():
        return text
    lines = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", "".join(char for char in lines if char == "\n" or _has_shape(char)))


def one_line(text: str) -> str:
    """The printable text with single spaces only."""
    return " ".join(printable(text).split())


def runs(text: str, bold: bool = False) -> list[tuple[str, str]]:
    """The printable text in stretches of one font each, as (font, stretch).

    All Chinese in a text has one face where one has it all. Raises Undrawable.
    """
    shown = printable(text)
    if shown.isascii():
        return [(_face(LATIN, bold), shown)] if shown else []
    pieces: list[tuple[str, str]] = []
    for font, piece in _stretches(shown, bold):
        if pieces and pieces[-1][0] == font:
            pieces[-1] = (font, pieces[-1][1] + piece)
        else:
            pieces.append((font, piece))
    return pieces


def markup(text: str, bold: bool = False) -> str:
    """The text as ReportLab paragraph markup in which nothing that was typed is read as markup.

    For documents set with ReportLab's own paragraphs. The weight is named here: a face overrules
    `<b>` around it. Raises Undrawable.
    """
    parts = runs(text, bold)
    for family in {font.removesuffix("-Bold") for font, _ in parts}:
        _pair_weights(family)
    return "".join(
        f'<font name="{font}">{escape(piece, quote=False)}</font>' for font, piece in parts
    ).replace("\n", "<br/>")


def latin(bold: bool = False) -> str:
    """The name of the Latin face, ready to use."""
    return _face(LATIN, bold)


@cache
def mono() -> str:
    """The name of the evenly spaced face, ready to use; it has ASCII only."""
    with _REGISTERING:
        pdfmetrics.registerFont(_opened(MONO, f"{MONO}.ttf"))
    return MONO


def width(text: str, face: str, size: float) -> float:
    """How wide a registered face sets the text, in points; quicker than ReportLab without its C parts."""
    return _thousandths(text, face) * size / 1000


def draws(face: str, char: str) -> bool:
    """Whether a registered face has a shape for the character."""
    return ord(char) in pdfmetrics.getFont(face).face.charToGlyph


@lru_cache(maxsize=WORDS_KNOWN)
def _thousandths(text: str, face: str) -> float:
    widths = pdfmetrics.getFont(face).face.charWidths
    total: float = sum([widths[ord(char)] for char in text])
    return total


def _has_shape(char: str) -> bool:
    # variation selectors pick a colour or an old form of the character before them and draw nothing
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs") and not "\ufe00" <= char <= "\ufe0f"


def _face(family: str, bold: bool) -> str:
    """The registered name of a family's face; each is opened when it is first needed."""
    # two threads registering one face would part the page from the glyphs it was measured with
    with _REGISTERING:
        return _registered(family, bold)


@cache
def _pair_weights(family: str) -> None:
    regular, bold = _face(family, False), _face(family, True)
    pdfmetrics.registerFontFamily(family, normal=regular, bold=bold, italic=regular, boldItalic=bold)


def _opened(name: str, file: str) -> TTFont:
    # ReportLab would put all of ASCII into every document's font, drawn or not
    font = TTFont(name, str(FOLDER / file), asciiReadable=0)
    kept = lru_cache(maxsize=SUBSETS_KEPT)(font.face.makeSubset)
    font.face.makeSubset = lambda letters: kept(tuple(letters))
    return font


@cache
def _registered(family: str, bold: bool) -> str:
    name = f"{family}-Bold" if bold else family
    pdfmetrics.registerFont(_opened(name, f"{family}-{'Bold' if bold else 'Regular'}.ttf"))
    return name


def _stretches(text: str, bold: bool) -> Iterator[tuple[str, str]]:
    face = _face(LATIN, bold)
    has = pdfmetrics.getFont(face).face.charToGlyph
    beyond = [char != "\n" and ord(char) not in has for char in text]
    if not any(beyond):
        if text:
            yield face, text
        return
    beyond = _with_shared_marks(text, beyond)
    others = _faces_beyond([char for char, is_beyond in zip(text, beyond, strict=True) if is_beyond], bold)
    for is_beyond, char in zip(beyond, text, strict=True):
        yield others[char] if is_beyond else face, char


def _with_shared_marks(text: str, beyond: list[bool]) -> list[bool]:
    """Also true for quotes, dashes and dots that touch a Chinese character."""
    widened = list(beyond)
    for at, char in enumerate(text):
        if char in _SHARED_MARKS:
            follows = at > 0 and widened[at - 1] and (text[at - 1] in _SHARED_MARKS or _is_wide(text[at - 1]))
            widened[at] = follows or _is_wide(text[at + 1 : at + 2])
    return widened


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef"


def _faces_beyond(chars: list[str], bold: bool) -> dict[str, str]:
    """A face for each character that the Latin one lacks, East Asian all in one where that is possible."""
    signs = _face(SIGNS, bold)
    faces = {char: signs for char in chars if draws(signs, char)}
    wide = [char for char in chars if char not in faces]
    families = (KOREAN, *CHINESE) if any(map(_is_korean, wide)) else CHINESE
    for family in families if wide else ():
        face = _face(family, bold)
        if all(draws(face, char) for char in wide):
            return faces | dict.fromkeys(wide, face)
    return faces | {char: _any_face(char, families, bold) for char in wide}


def _is_korean(char: str) -> bool:
    return "\u3131" <= char <= "\u318e" or "\uac00" <= char <= "\ud7a3"


def _any_face(char: str, families: tuple[str, ...], bold: bool) -> str:
    for family in (*families, LATIN):
        if draws(_face(family, bold), char):
            return _face(family, bold)
    raise Undrawable(char)
