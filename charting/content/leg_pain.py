"""Read where pain goes, in ordinary words: `pain radiates down left leg to the knee`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from charting.content.chip_entry import Entry
from charting.content.chip_marks import SIDES
from charting.domain.visit_note import Observation, ObservationField, Side

SMALL_WORDS = frozenset({"the", "his", "her", "their", "my"})

QUALITIES = {
    "burning": ("burning", "present"),
    "dull": ("pain_character", "dull"),
    "aching": ("pain_character", "aching"),
    "sharp": ("pain_character", "sharp"),
    "stabbing": ("pain_character", "stabbing"),
    "throbbing": ("pain_character", "throbbing"),
    "shooting": ("pain_character", "electric"),
    "electric": ("pain_character", "electric"),
}
"""What may stand before `pain` that goes into a leg, and what it records."""

PLACES = {
    "buttock": ("buttock", "buttocks", "glute", "glutes"),
    "leg": ("leg", "legs"),
    "thigh": ("thigh", "thighs"),
    "knee": ("knee", "knees"),
    "below_knee": ("below knee", "below knees", "calf", "calves", "shin", "shins", "ankle", "ankles"),
    "foot": ("foot", "feet", "toe", "toes", "big toe", "little toe", "heel", "heels", "sole", "soles"),
}
"""How far pain goes, nearest first, the answers of the finding `radiation`."""
HOW_FAR = {word: place for place, words in PLACES.items() for word in words}
SEVERAL = frozenset(
    {"buttocks", "glutes", "legs", "thighs", "knees", "calves", "shins", "ankles", "feet", "heels", "soles"}
)

_PLACE = "(?:{})".format("|".join(sorted(HOW_FAR, key=len, reverse=True)))
_PART = (
    "(?:back|front|outside|inside|outer side|inner side|side) of |(?:outer|inner|lateral|medial|posterior) "
)
_AT = rf"(?:{_PART})?{_PLACE}"
_WAY = "(?:all way )?(?:down(?: into| to| along| through| as far as)?|into|to|as far as)"
_PATH = rf"{_AT}(?:(?: and)? {_WAY} {_AT}| and {_AT})*"
_GOES = "(?:rad|radiat(?:es|ing|ion)|goes|going|travels|travell?ing|runs|running|spreads|spreading|shoots)"
_QUALITY = "(?:(?P<quality>{}) )?".format("|".join(QUALITIES))

LINES = tuple(
    re.compile(line)
    for line in (
        rf"{_QUALITY}pain (?:(?:which |that )?{_GOES} )?(?P<path>{_WAY} {_PATH})",
        rf"{_GOES} (?P<path>{_WAY} {_PATH})",
        rf"{_QUALITY}(?:pain )?(?:rad|radiates|radiating) (?P<path>{_AT})",
        rf"(?P<path>(?:down|into) {_PATH})",
        rf"{_QUALITY}(?P<path>legs?) pain",
        rf"{_QUALITY}leg pain (?P<path>{_WAY} {_PATH})",
        rf"{_QUALITY}pain (?:in )?(?P<path>legs?)",
    )
)
"""The ways to say it, with no word over; without `pain` it must say that something goes there."""

BURNING = re.compile(rf"burning (?:in |down |into )?(?P<path>{_AT})")
"""Burning with its place; without one it may be the back that burns, and nothing is said of a leg."""

DENIED = tuple(
    re.compile(rf"(?:no|denies|denied|without|w/o) {line}")
    for line in (rf"pain (?P<path>{_WAY} legs?)", r"(?P<path>legs?) pain", r"pain (?P<path>in legs?)")
)
"""The ways to deny it; pain that goes not as far as the foot may still go to the knee: only the whole leg."""


class LegPain:
    """Reads parts of a line that say that pain goes into buttock or leg, where the line has such findings."""

    def __init__(self, findings: Iterable[str]) -> None:
        """`findings` are the keys of the line's findings."""
        self._is_known = {"radiation", "both_legs", "both_buttocks", "burning"} <= set(findings)

    def read(self, words: Sequence[str]) -> list[Entry]:
        """What the words record, or nothing unless every one of them is understood.

        One side holds for all places; a plural without a side is both. Whatever the answer
        does not say (`back of the leg`) becomes its note. A denial is read for a whole leg.
        """
        sides = {SIDES[word] for word in words if word in SIDES}
        if not self._is_known or len(sides) > 1:
            return []
        bare = " ".join(word for word in words if word not in SIDES and word not in SMALL_WORDS)
        denied = next((found["path"] for line in DENIED if (found := line.fullmatch(bare))), "")
        if denied:
            return _none(denied, next(iter(sides), ""))
        burning = BURNING.fullmatch(bare)
        if burning:
            return _burning(burning["path"], next(iter(sides), ""))
        said = next((found for line in LINES if (found := line.fullmatch(bare))), None)
        if said is None:
            return []
        places = re.findall(rf"\b{_PLACE}\b", said["path"])
        quality = said.groupdict().get("quality")
        several = [place in SEVERAL for place in places]
        if any(several) and not sides and not all(several):
            return []
        side: Side = next(iter(sides), "both" if any(several) else "")
        if any(several) and side != "both":
            return []
        return list(_entries([HOW_FAR[place] for place in places], said["path"], side, quality))

    def needs_pain_before(self, words: Sequence[str]) -> bool:
        """Whether the words leave open what goes there: after `numb,` it need not be pain."""
        return not {"pain", "burning"} & set(words)


def _burning(path: str, side: Side) -> list[Entry]:
    """Burning somewhere in the leg, its place as the note; a plural without a side is left open."""
    place = re.findall(rf"\b{_PLACE}\b", path)[-1]
    if HOW_FAR[place] == "buttock" or (place in SEVERAL and side != "both"):
        return []
    note = "" if place == path == "leg" else path
    return [Entry(ObservationField("burning", side), Observation(value="present", note=note))]


def _none(path: str, side: Side) -> list[Entry]:
    """No pain into one leg, or into any; `not into both` leaves one open."""
    if side == "both" or (side and path.endswith("legs")):
        return []
    note = "" if path in ("leg", "legs") else path
    return [Entry(ObservationField("radiation", side), Observation(value="none", note=note))]


def _entries(places: Sequence[str], path: str, side: Side, quality: str | None) -> Iterator[Entry]:
    far = max((place for place in places if place != "leg"), key=list(PLACES).index, default="leg")
    if far == "buttock" and "leg" in places:
        far = "leg"
    finding, value = QUALITIES[quality] if quality else ("", "")
    if finding == "burning" and far == "buttock":
        return  # that finding is about the leg
    if finding:
        yield Entry(ObservationField(finding, side if finding == "burning" else ""), Observation(value=value))
    if side == "both" and set(places) <= {"buttock", "leg"} and not re.search(_PART, path):
        for place, key in (("buttock", "both_buttocks"), ("leg", "both_legs")):
            if place in places:
                yield Entry(ObservationField(key), Observation(value="present"))
        return
    yield Entry(ObservationField("radiation", side), Observation(value=far, note=_note(path, places, far)))


def _note(path: str, places: Sequence[str], far: str) -> str:
    """The way in words, where the answer does not say all of it."""
    plain = {"leg", far}
    exact = {"buttock", "leg", "thigh", "knee", "foot", "below knee", "feet", "legs", "thighs", "knees"}
    named = set(re.findall(rf"\b{_PLACE}\b", path))
    says_all = set(places) <= plain and named <= exact and not re.search(_PART, path)
    return "" if says_all else path
