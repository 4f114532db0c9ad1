"""The marks that stand around points in a typed line: side, technique, depth, angle, time, electro, moxa."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from charting.domain.text import folded
from charting.domain.treatment import FREQUENCY, Angle, PointUse, Technique

SIDES: Mapping[str, Literal["left", "right", "both"]] = {
    **dict.fromkeys(("l", "left", "lt", "左", "左側", "左侧"), "left"),
    **dict.fromkeys(("r", "right", "rt", "右", "右側", "右侧"), "right"),
    **dict.fromkeys(("b", "both", "bilateral", "bilaterally", "bilat", "bilat.", "bil"), "both"),
    **dict.fromkeys(("雙", "双", "雙側", "双侧", "兩側", "两侧"), "both"),
}

TECHNIQUE_MARKS: Mapping[str, Technique] = {
    **dict.fromkeys(("+", "reinforce", "reinforced", "reinforcing", "補", "补", "補法", "补法"), "reinforce"),
    **dict.fromkeys(("tonify", "tonified", "tonifying"), "reinforce"),
    **dict.fromkeys(("-", "−", "–", "reduce", "reduced", "reducing", "瀉", "泻", "瀉法", "泻法"), "reduce"),
    **dict.fromkeys(("sedate", "sedated", "sedating", "disperse", "dispersed", "dispersing"), "reduce"),
    **dict.fromkeys(("=", "even", "平", "平補平瀉", "平补平泻"), "even"),
}

ANGLES: Mapping[str, Angle] = {
    **dict.fromkeys(("perpendicular", "perp", "straight", "直刺"), "perpendicular"),
    **dict.fromkeys(("oblique", "obl", "斜刺"), "oblique"),
    **dict.fromkeys(("transverse", "horizontal", "平刺"), "transverse"),
}

METHOD_MARKS: Mapping[str, str] = {
    **dict.fromkeys(("e", "ea", "electro", "e-stim", "estim", "電針", "电针"), "electro"),
    **dict.fromkeys(("m", "moxa", "moxibustion", "灸", "艾灸"), "moxa"),
}
"""Marks that do something more with the points before them, by the method's key."""

CUN = re.compile(r"\d+(?:[.,]\d+)?(?:[-–]\d+(?:[.,]\d+)?)? ?(?:cun|寸)")
DEPTH = re.compile(r"(\d{1,3}(?:\.\d+)?) ?mm")
MINUTES = re.compile(r"(\d{1,3}) ?(?:mins?\.?|minutes|分|['′’])")
HERTZ = re.compile(rf"({FREQUENCY.pattern}) ?hz")

STUCK = "\x1f"
"""Stands before a mark that was typed without a space; no keyboard types it."""

SIGNS = "+-−–="
BRACKETED = re.compile(rf"(.*?)[(（]({'|'.join(sorted(SIDES, key=len, reverse=True))})[)）]", re.I)
"""A side in brackets, with the point it may be stuck to: `(R)`, `bl23(b)`."""
SIDE_FIRST = re.compile("([左右雙双兩两][側侧]?)([㐀-鿿]{2,})")
"""As Chinese says it: `雙側腎俞`."""
SIDED_CODE = re.compile(r"([A-Za-z-]*\d+)([lrbLRB左右雙双])|([㐀-鿿]{2,})([左右雙双補补瀉泻灸])")


NOTHING_SAID = PointUse(point="")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark: what it says of the needle, or what it does besides."""

    use: PointUse = NOTHING_SAID
    """What it says of a point, as a use without one."""
    method: str = ""
    minutes: int | None = None
    hz: str = ""
    words: int = 1
    """How many words it took."""

    @property
    def is_measure(self) -> bool:
        """Whether it is a number with a unit, which can never be a point."""
        return bool(self.use.note or self.hz or self.minutes is not None or self.use.depth_mm is not None)


def read_mark(words: Sequence[str]) -> Mark | None:
    """The mark that a line begins with, or None."""
    if not words:
        return None
    two = _measured(folded(" ".join(words[:2]))) if len(words) > 1 else None
    if two is not None:
        return replace(two, words=2)
    typed = folded(words[0].removeprefix(STUCK))
    if typed in METHOD_MARKS:
        return Mark(method=METHOD_MARKS[typed])
    return _simple(typed) or _measured(typed)


def _simple(typed: str) -> Mark | None:
    if typed in SIDES:
        return Mark(use=PointUse(point="", side=SIDES[typed]))
    if typed in TECHNIQUE_MARKS:
        return Mark(use=PointUse(point="", technique=TECHNIQUE_MARKS[typed]))
    return Mark(use=PointUse(point="", angle=ANGLES[typed])) if typed in ANGLES else None


def _measured(typed: str) -> Mark | None:
    """A depth in cun is the patient's own measure and stays in words; its number is no point."""
    if CUN.fullmatch(typed):
        return Mark(use=PointUse(point="", note=typed))
    if depth := DEPTH.fullmatch(typed):
        return Mark(use=PointUse(point="", depth_mm=float(depth[1])))
    if minutes := MINUTES.fullmatch(typed):
        return Mark(minutes=int(minutes[1]))
    hertz = HERTZ.fullmatch(typed)
    return Mark(hz=hertz[1]) if hertz else None


def marked(use: PointUse, mark: Mark, *, is_paired: bool) -> PointUse:
    """The use with what the mark says of it; what the use says already stays."""
    said = mark.use
    return replace(
        use,
        side=use.side or (said.side if is_paired else ""),
        technique=use.technique or said.technique,
        depth_mm=use.depth_mm if use.depth_mm is not None else said.depth_mm,
        angle=use.angle or said.angle,
        note=f"{use.note} {said.note}".strip(),
        retention_minutes=mark.minutes if use.retention_minutes is None else use.retention_minutes,
    )


def apart(words: Iterable[str]) -> Iterator[str]:
    """Marks stuck to a word stand apart and say so: `36+` gives `36`, STUCK `+`; so does `bl23b`."""
    for word in words:
        if bracketed := BRACKETED.fullmatch(word):
            name, side = bracketed.groups()
            yield from (name, STUCK + side) if name else (side,)
            continue
        if first := SIDE_FIRST.fullmatch(word):
            yield from (first[2], STUCK + first[1])
            continue
        bare = word.rstrip(SIGNS)
        if not bare:
            yield from word
            continue
        sided = SIDED_CODE.fullmatch(bare)
        name, side = [part for part in sided.groups() if part] if sided else (bare, "")
        yield name
        yield from (STUCK + mark for mark in side + word[len(bare) :])


def is_stuck(word: str) -> bool:
    """Whether a mark was typed without a space before it."""
    return word.startswith(STUCK)
