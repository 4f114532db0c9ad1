"""The needled points of a visit as chips."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import cast

from charting.content.name_index import NAME
from charting.content.point_entry import PointLine, read_points
from charting.domain.listed_points import with_methods, with_points
from charting.domain.text import in_words, listed
from charting.domain.treatment import TECHNIQUES, MethodUse, Point, PointUse, Technique, joined_points
from charting.domain.treatment_words import detail_words, methods_words, point_title
from charting.domain.visit_note import Field, ListField, Side, Value, VisitNote
from ui.presenters.editing.chips import Action, Chip, Offer, is_meant
from ui.presenters.editing.chips_with_words import ChipsWithWords
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.treatment.caution_reasons import Warned
from ui.presenters.treatment.method_warnings import alerts_recorded
from ui.presenters.treatment.point_combinations import KeepAs, NoCombinations
from ui.presenters.treatment.point_details import PointDetails, cautions_of

SIDE_ACTIONS: tuple[tuple[Side, str, str], ...] = (
    ("left", "Left", "L"),
    ("right", "Right", "R"),
    ("both", "Both sides", "B"),
)
MOST_REMEMBERED = 200
"""Chips made that are kept."""
TECHNIQUE_KEYS = {"even": "=", "reinforce": "+", "reduce": "-"}


class PointChips(ChipsWithWords):
    """The prescription, in its order."""

    def __init__(
        self,
        editing: VisitEditing,
        combinations: NoCombinations | None = None,
        before: Callable[[], VisitNote | None] = lambda: None,
    ) -> None:
        """`before` gives the note of the visit before."""
        super().__init__(editing, "points")
        self.details = PointDetails(editing, "points", before, self._alerts)
        self._combinations = combinations or NoCombinations()
        self._went = ""
        # With each point added all are asked for again
        self._chip = lru_cache(MOST_REMEMBERED)(self._make_chip)
        self.alerts: tuple[str, ...] = ()
        """Keys of the patient's needling alerts, which decide the cautions shown."""

    def chips(self) -> tuple[Chip, ...]:
        """Each needled point with its side and technique."""
        uses = self._editing.note.points
        return (*map(self._chip, range(len(uses)), uses), *self._own_words.chips())

    @property
    def aside(self) -> str:
        """What of the last line was done besides needling."""
        return self._went

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Combinations of that name first, then a line of several points as a whole, then single points."""
        if not text.strip():
            return ()
        own = self._combinations.offers(text, self._editing.note.points)
        line = self._read(text)
        uses = line.uses
        is_one_bare_point = len(uses) == 1 and uses[0] == PointUse(point=uses[0].point)
        is_named = any(isinstance(offer.payload, PointLine) and offer.payload.uses == uses for offer in own)
        is_whole = bool(uses or line.methods) and not (
            line.left_over or (is_one_bare_point and not line.methods) or is_named
        )
        whole = (self._line_offer(line),) if is_whole else ()
        return (*own, *whole, *self._single_points(text))

    def typing(self, text: str) -> None:
        """Keep what is being typed."""
        self._combinations.hush()
        if text.strip():
            self._went = ""
        super().typing(text)

    def take(self, offer: Offer) -> None:
        """Add the picked points, or keep those of the visit under the typed name."""
        if isinstance(offer.payload, tuple | PointLine | KeepAs):
            self._own_words.clear_pending()
        if isinstance(offer.payload, tuple):
            self._add(PointLine(offer.payload))
        elif isinstance(offer.payload, PointLine):
            self._add(offer.payload)
        elif isinstance(offer.payload, KeepAs):
            self._combinations.keep(offer.payload.name, self._editing.note.points)

    def enter(self, text: str) -> str:
        """Add every point of the line that is understood; give back the rest."""
        line = self._read(text)
        rest = line.left_over if line.uses or line.methods else text.strip()
        self._own_words.typing(rest)
        self._add(line)
        return rest

    def _settle(self, text: str) -> None:
        """A line of nothing but points and methods becomes these; a sentence that names one stays one."""
        line = self._read(text)
        if (line.uses or line.methods) and not line.left_over:
            self.enter(text)
        else:
            super()._settle(text)

    def _act(self, chip_id: Hashable, action: str) -> None:
        """Remove a point, or set its side or technique; what is set already is taken off."""
        uses = list(self._editing.note.points)
        place = cast("int", chip_id)
        verb, _, what = action.partition(":")
        if not 0 <= place < len(uses):
            return
        use = uses[place]
        if verb == "remove":
            del uses[place]
        elif verb == "side":
            uses[place] = replace(use, side=cast("Side", "" if use.side == what else what))
        elif verb == "technique":
            uses[place] = replace(use, technique=cast("Technique", "" if use.technique == what else what))
        self._editing.put_list("points", tuple(uses))

    def set_note(self, chip_id: Hashable, note: str) -> None:
        """Keep a note with a point."""
        uses = self._editing.note.points
        self._editing.put_list(
            "points",
            tuple(replace(use, note=note) if place == chip_id else use for place, use in enumerate(uses)),
        )

    def cautions(self) -> tuple[Warned, ...]:
        """Reasons to think at the points chosen; points that share one stand before it together."""
        alerts = self._alerts()
        codes: dict[str, dict[str, None]] = {}
        for use in self._editing.note.points:
            point = self._editing.catalogue.points.get(use.point)
            for caution in cautions_of(point, alerts):
                words = f"{caution.words} ({caution.evidence})"
                codes.setdefault(words, {})[use.point] = None
        return tuple(Warned(listed(points), words) for words, points in codes.items())

    def _alerts(self) -> tuple[str, ...]:
        """The patient's alerts, and those that today's findings mean."""
        return (*self.alerts, *alerts_recorded(self._editing.catalogue, self._editing.note))

    def _single_points(self, text: str) -> Iterator[Offer]:
        """Points that the text may mean; none is certain where several have that very name."""
        found = self._editing.search.find(text, "point")
        named = [one for one in found if one.rank <= NAME]
        is_shared = len(named) > 1 and not text.strip().isdigit()
        for one in found:
            is_certain = not is_shared and is_meant(one, text)
            yield _point_offer(self._editing.catalogue.points[one.key], is_certain=is_certain)

    def _read(self, text: str) -> PointLine:
        """What a typed line says, combinations written out."""
        catalogue = self._editing.catalogue
        line = read_points(catalogue.points, catalogue.channels, self._combinations.written_out(text))
        return self._editing.lines.methods().among_points(line) if line.left_over else line

    def _add(self, line: PointLine) -> None:
        """Add the points and what is done besides as one step; of the latter is said where it went."""
        note, points = self._editing.note, self._editing.catalogue.points
        changes: dict[Field, Value | None] = {}
        if line.uses:
            free = {use.point for use in line.uses if use.point in points and points[use.point].free}
            changes[ListField("points")] = with_points(note.points, line.uses, free)
        if line.methods:
            changes[ListField("methods")] = with_methods(note.methods, line.methods)
        if changes and not self._editing.is_signed:
            self._went = f"Put into Also: {self._methods_words(line)}" if line.methods else ""
            self._editing.put_together(changes, "points")

    def _methods_words(self, line: PointLine) -> str:
        return methods_words(line.methods, self._editing.catalogue.methods)

    def _line_offer(self, line: PointLine) -> Offer:
        if not line.uses:
            return Offer(label=self._methods_words(line), payload=line)
        return _line_offer(line)

    def _make_chip(self, place: int, use: PointUse) -> Chip:
        point = self._editing.catalogue.points.get(use.point)
        said = (use.place, use.side, use.technique, *detail_words(use))
        return Chip(
            id=place,
            text=point_title(use.point, point),
            faint=" · ".join(part for part in said if part),
            has_details=True,
            actions=tuple(_actions(use, point)),
            note=use.note,
            tip=point.location if point else "",
        )


def _called(point: Point) -> str:
    """Its name in pinyin; a point of no tradition has only an English one."""
    return point.pinyin or point.english


def _point_offer(point: Point, *, is_certain: bool) -> Offer:
    if point.free:
        called = _called(point)
        return Offer(
            label=called,
            faint="type where: ashi bl24 r",
            completes=f"{called} ",
            is_certain=is_certain,
        )
    name = f"{point.pinyin} {point.simplified}"
    return Offer(
        lead=point.key if point.key.isupper() else "",
        label=f"{name} — {point.location}" if point.location else name,
        faint="" if point.location else point.english,
        is_certain=is_certain,
        payload=(PointUse(point=point.key),),
    )


def _line_offer(line: PointLine) -> Offer:
    count = len(line.uses)
    besides = " · ".join(_besides(method) for method in line.methods)
    words = ", ".join(_short(use) for use in line.uses)
    return Offer(lead=f"{count} ×" if count > 1 else "", label=words, faint=besides, payload=line)


def _besides(method: MethodUse) -> str:
    """What is done besides on the points: `electro BL23–BL25`."""
    joined = "–".join(map(in_words, joined_points(method)))
    parts = (in_words(method.method), joined, f"{method.hz} Hz" if method.hz else "")
    return " ".join(part for part in parts if part)


def _short(use: PointUse) -> str:
    side = {"left": "L", "right": "R", "both": "both"}.get(use.side, "")
    depth = f"{use.depth_mm:g} mm" if use.depth_mm is not None else ""
    minutes = f"{use.retention_minutes} min" if use.retention_minutes is not None else ""
    marks = (use.place, side, use.technique, depth, use.note, use.angle, minutes)
    return " ".join(part for part in (in_words(use.point), *marks) if part)


def _actions(use: PointUse, point: Point | None) -> Iterator[Action]:
    if point is None or point.paired:
        for side, label, key in SIDE_ACTIONS:
            yield Action(name=f"side:{side}", label=label, checked=use.side == side, key=key)
    for technique in TECHNIQUES:
        yield Action(
            name=f"technique:{technique}",
            label=technique.capitalize(),
            checked=use.technique == technique,
            key=TECHNIQUE_KEYS[technique],
        )
