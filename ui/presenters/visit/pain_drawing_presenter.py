"""The pain drawing of the opened visit: brushes, eraser, regions by name, and what it all says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from charting.content.body import read_body
from charting.content.point_map import dots_of
from charting.domain.body_map import BodyMap, Region, reach, with_mark, without_mark
from charting.domain.pain_drawing import (
    FINDING,
    Found,
    Mark,
    MarkSide,
    PainDrawing,
    Quality,
    Stroke,
    Unreadable,
    View,
    drawing_from,
    erased,
    found_in,
    recorded_words,
    share_words,
    thinned,
    to_text,
    with_stroke,
)
from charting.domain.pain_words import found, questions
from charting.domain.point_dots import LOCATION_AID, PointDots
from charting.domain.treatment import PointUse
from charting.domain.visit_note import Observation, ObservationField, VisitNote
from ui.presenters.editing.edit_steps import step_name
from ui.presenters.editing.visit_editing import VisitEditing

FIELD = ObservationField(FINDING)
OUTSIDE = "That was beside the figure, so nothing was marked."


@dataclass(frozen=True, kw_only=True)
class ShownDrawing:
    """Everything that the small figure and the large one show."""

    drawing: PainDrawing
    marks: frozenset[Mark]
    """Every region with every quality in it, drawn or marked by name."""
    words: str
    """The sentence; empty while nothing is marked."""
    share: str
    """How much of the body it covers, in words."""
    questions: tuple[str, ...]
    """What the marked regions call on to be asked."""
    brush: Quality | None
    """What the next stroke draws; None erases."""
    earlier: PainDrawing | None
    """The last visit's drawing while it is to lie underneath."""
    earlier_words: str
    """What the last visit's drawing says, or that there is none, while it is asked for."""
    points: PointDots
    """Today's treated points."""
    earlier_points: PointDots
    """Those of the last visit, while it is to lie underneath."""
    undoes: bool
    redoes: bool
    is_read_only: bool
    notice: str
    """Why the last gesture did nothing; empty when it did something."""

    @property
    def described(self) -> str:
        """The figure for a screen reader: what is drawn, then where the points are."""
        return "\n".join(part for part in (self.words, *self.points.lines) if part)

    def point_words(self, *, with_names: bool) -> str:
        """What stands near the figure: that dots are a location aid, and which points have none."""
        names = f"Points: {self.points.short}." if with_names else "Dots: points of this visit."
        unplaced = self.points.unplaced
        parts = (
            names if self.points.dots else "",
            f"{LOCATION_AID}." if self.points.dots or self.earlier_points.dots else "",
            f"No place on the figure: {unplaced}." if unplaced else "",
        )
        return " ".join(part for part in parts if part)


class PainDrawingView(Protocol):
    """What the presenter asks of whatever shows the drawing."""

    def show_drawing(self, shown: ShownDrawing) -> None:
        """The drawing, a brush or what lies underneath changed."""


class PainDrawingPresenter:
    """Turns gestures into strokes, and strokes into one finding of the visit being edited."""

    def __init__(
        self,
        editing: VisitEditing,
        earlier: Callable[[], VisitNote | None],
        read: Callable[[], BodyMap] = read_body,
    ) -> None:
        """`earlier` gives the note of the visit before; it is asked only when it is to be shown."""
        self._editing = editing
        self._earlier = earlier
        self._read = read
        self._views: list[PainDrawingView] = []
        self._brush: Quality | None = Quality.ACHE
        self._gesture: list[tuple[float, float]] = []
        self._view: View = "back"
        self._under: PainDrawing | None = None
        self._under_words = ""
        self._under_points = PointDots()
        self._dotted: tuple[tuple[PointUse, ...], PointDots] = ((), PointDots())
        self._notice = ""

    @property
    def body(self) -> BodyMap:
        """The figures and their regions."""
        return self._read()

    @property
    def regions(self) -> tuple[Region, ...]:
        """Every region that can be marked by name, head to foot."""
        return tuple(self.body.regions.values())

    @property
    def drawing(self) -> PainDrawing:
        """What is recorded; empty where a later version recorded what this one cannot read."""
        try:
            return drawing_from(self._text)
        except Unreadable:
            return PainDrawing()

    def show_in(self, view: PainDrawingView) -> None:
        """Show the drawing there too, from now on."""
        self._views.append(view)

    def open(self) -> None:
        """Another visit was opened."""
        self._gesture = []
        self._under, self._under_words, self._notice = None, "", ""
        self._under_points = PointDots()
        self.refresh()

    def refresh(self) -> None:
        """Show what is recorded now, as after undoing."""
        shown = self._shown()
        for view in self._views:
            view.show_drawing(shown)

    def choose(self, brush: Quality | None) -> None:
        """Take a brush, or with None the eraser."""
        self.finish()
        self._brush = brush
        self._notice = ""
        self.refresh()

    def begin(self, view: View, across: float, down: float) -> None:
        """A gesture begins on a figure."""
        self.finish()
        if self._is_read_only:
            return
        self._view = view
        self._notice = ""
        self._gesture = [(across, down)]

    def go_on(self, across: float, down: float) -> None:
        """The gesture goes on to a place of the same figure."""
        if self._gesture:
            self._gesture.append((across, down))

    def finish(self) -> None:
        """The gesture is over: it becomes a stroke, or what it rubbed out is gone. Safe at any time."""
        gesture, self._gesture = self._gesture, []
        if gesture and self._brush is None:
            self._record(erased(self.drawing, self._view, thinned(gesture)))
        elif gesture and self._brush is not None:
            stroke = Stroke(quality=self._brush, view=self._view, points=thinned(gesture))
            if reach(self.body, stroke).places:
                self._record(with_stroke(self.drawing, stroke))
            else:
                self._notice = OUTSIDE
                self.refresh()

    def toggle(self, region: str, side: MarkSide) -> None:
        """Mark a region by name with the brush, or take the brush's quality from it; the eraser takes all."""
        self.finish()
        self._notice = ""
        if self._is_read_only:
            return
        drawing = self.drawing
        marked = {one.quality for one in self._found().marks if (one.region, one.side) == (region, side)}
        if self._brush is not None and self._brush not in marked:
            self._record(with_mark(self.body, drawing, Mark(self._brush, region, side)))
            return
        for quality in sorted(marked) if self._brush is None else (self._brush,):
            drawing = without_mark(self.body, drawing, Mark(quality, region, side))
        self._record(drawing)

    def clear(self) -> None:
        """Take everything away; it can be undone."""
        self.finish()
        self._record(PainDrawing())

    def undo(self) -> None:
        """Take the last change of the drawing back; changes elsewhere in the visit stay."""
        self.finish()
        if self._editing.steps.undo_name == self._step_name:
            self._editing.undo()
        self.refresh()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.finish()
        if self._editing.steps.redo_name == self._step_name:
            self._editing.redo()
        self.refresh()

    def show_earlier(self, is_shown: bool) -> None:
        """Lay the last visit's drawing and points underneath, or take them away."""
        self._under, self._under_words = None, ""
        self._under_points = PointDots()
        if is_shown:
            note = self._earlier()
            self._under_points = self._dots_of(note.points if note else ())
            text = note.text_of(FINDING) if note else ""
            self._under_words = recorded_words(text) or "The last visit has no drawing."
            try:
                self._under = drawing_from(text)
            except Unreadable:
                self._under = None
            if self._under_points.short:
                self._under_words = f"{self._under_words.rstrip('.')}. Points: {self._under_points.short}"
        self.refresh()

    @property
    def _text(self) -> str:
        return self._editing.note.text_of(FINDING)

    @property
    def _is_read_only(self) -> bool:
        return self._editing.is_signed or not _is_readable(self._text)

    @property
    def _step_name(self) -> str:
        definition = self._editing.definitions.get(FINDING)
        return step_name(FIELD, definition.label if definition else "")

    def _dots_of(self, uses: tuple[PointUse, ...]) -> PointDots:
        """Where treated points are on the figures."""
        return dots_of(self._editing.catalogue.points, uses)

    def _points(self) -> PointDots:
        """Today's, looked up again only when they changed: a stroke must not wait for them."""
        uses = self._editing.note.points
        if uses != self._dotted[0]:
            self._dotted = (uses, self._dots_of(uses))
        return self._dotted[1]

    def _found(self) -> Found:
        try:
            return found_in(self._text)
        except Unreadable:
            return Found(words=recorded_words(self._text).capitalize())

    def _record(self, drawing: PainDrawing) -> None:
        """Keep the drawing with what it says; nothing drawn is nothing recorded."""
        before = self._editing.note.observations.get(FIELD)
        if self._is_read_only:
            return
        text = "" if drawing.is_empty else to_text(drawing, found(self.body, drawing))
        note = before.note if before else ""
        self._editing.put(FIELD, Observation(value=text, note=note) if text or note else None)
        self.refresh()

    def _shown(self) -> ShownDrawing:
        said = self._found()
        steps = self._editing.steps
        can_change = not self._is_read_only
        return ShownDrawing(
            drawing=self.drawing,
            marks=frozenset(said.marks),
            words=said.words,
            share=share_words(said.share) if said.marks else "",
            questions=questions(self.body, said.marks) if said.marks else (),
            brush=self._brush,
            earlier=self._under,
            earlier_words=self._under_words,
            points=self._points(),
            earlier_points=self._under_points,
            undoes=can_change and steps.undo_name == self._step_name,
            redoes=can_change and steps.redo_name == self._step_name,
            is_read_only=not can_change,
            notice=self._notice,
        )


def _is_readable(text: str) -> bool:
    try:
        drawing_from(text)
    except Unreadable:
        return False
    return True
