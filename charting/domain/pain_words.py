"""What a pain drawing says: one sentence, the share of the body, and what it calls on to be asked."""

from collections.abc import Iterable, Iterator, Mapping

from charting.domain.body_map import BodyMap, Region, marks_in, share_of
from charting.domain.pain_drawing import Found, Mark, PainDrawing, Quality
from charting.domain.text import in_words

LEAST_RUN = 3
"""So many regions in a row are said as one: `left buttock to calf`."""

Sides = tuple[bool, bool, bool]
"""Whether left, right and the middle are marked."""

GROUPS: tuple[Sides, ...] = (
    (True, True, True),
    (True, True, False),
    (False, False, True),
    (True, False, True),
    (True, False, False),
    (False, True, True),
    (False, True, False),
)
"""In the order in which they are said."""


def found(body: BodyMap, drawing: PainDrawing) -> Found:
    """What the drawing says now."""
    marks = marks_in(body, drawing)
    return Found(marks=marks, share=share_of(body, drawing), words=sentence(body, marks))


def sentence(body: BodyMap, marks: Iterable[Mark]) -> str:
    """The marks in words: `Ache, right lower back; burning, left buttock to calf`."""
    by_quality: dict[Quality, list[Mark]] = {}
    for mark in marks:
        by_quality.setdefault(mark.quality, []).append(mark)
    phrases = [
        ", ".join([quality.label, *_where(body, by_quality[quality])])
        for quality in Quality
        if quality in by_quality
    ]
    return "; ".join(
        phrase if not number else phrase[:1].lower() + phrase[1:] for number, phrase in enumerate(phrases)
    )


def questions(body: BodyMap, marks: Iterable[Mark]) -> tuple[str, ...]:
    """What the marked regions call on to be asked, a sentence each; nothing is answered by drawing.

    Below the gluteal fold speaks for a nerve root, the saddle area for the cauda equina
    (the article; Finucane 2020).
    """
    known = [(body.regions[mark.region], mark.side) for mark in marks if mark.region in body.regions]
    below = {side for region, side in known if region.below_gluteal_fold}
    asked = []
    if below:
        where = "both sides" if len(below - {""}) == 2 else next(iter(sorted(below, reverse=True)))
        asked.append(
            f"Marked below the gluteal fold, {where}: ask about numbness, weakness, "
            "and whether a cough or sneeze makes it worse."
        )
    if any(region.saddle for region, _ in known):
        asked.append("Marked in the saddle area: ask about numbness there, the bladder and the bowels.")
    return tuple(asked)


def side_words(region: Region, sides: Sides) -> str:
    """A region on the marked sides: `left buttock`, `lower back on both sides`."""
    left, right, middle = sides
    if not region.sided:
        return region.name
    if left and right:
        return f"{region.name} on both sides"
    if middle and not (left or right):
        return f"middle of the {region.name}"
    side = ("left" if left else "right") + (" and middle" if middle else "")
    return region.said.format(side=side)


def _where(body: BodyMap, marks: Iterable[Mark]) -> Iterator[str]:
    """The places of one quality, runs of regions drawn together."""
    marked: dict[str, set[str]] = {}
    for mark in marks:
        marked.setdefault(mark.region, set()).add(mark.side)
    sides = {key: ("left" in at, "right" in at, "" in at) for key, at in marked.items()}
    for group in GROUPS:
        keys = [key for key in body.regions if sides.get(key) == group]
        yield from _runs(body, keys, sides)
    yield from sorted(in_words(key) for key in marked if key not in body.regions)


def _runs(body: BodyMap, keys: list[str], sides: Mapping[str, Sides]) -> Iterator[str]:
    left = list(keys)
    for key in keys:
        if key not in left:
            continue
        run = _longest_run(body, key, left)
        said = side_words(body.regions[run[0]], sides[run[0]])
        if len(run) > 1:
            last = body.regions[run[-1]].name
            said, both, rest = said.partition(" on both sides")
            said = f"{said} to {last}{both}{rest}"
        yield said
        left = [one for one in left if one not in run]


def _longest_run(body: BodyMap, first: str, marked: list[str]) -> list[str]:
    """The regions in a row from the first one on that are all marked; it alone when they are few."""
    best = [first]
    for run in body.runs:
        if first not in run:
            continue
        together = []
        for key in run[run.index(first) :]:
            if key not in marked:
                break
            together.append(key)
        if len(together) >= LEAST_RUN and len(together) > len(best):
            best = together
    return best
