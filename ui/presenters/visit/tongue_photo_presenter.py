"""The photo of the tongue: attached, looked at beside an earlier one, taken out before signing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from charting.domain.tongue_photo import Picture, day_words, photo_words
from charting.errors import TellTheUser, Trouble
from charting.services import tongue_photos, visits
from charting.services.chart import Chart
from charting.services.tongue_photos import KeptPhoto
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.run_work import RunWork
from ui.presenters.visit.last_visit import section_words

Decoded = TypeVar("Decoded")


@dataclass(frozen=True, kw_only=True)
class ShownPhoto:
    """What the visit's row says of its photo."""

    jpeg: bytes | None
    words: str
    """`Kept, taken 4 Mar 2026`."""
    offered_day: str = ""
    """What the attached file says of its day, where that may be kept: `4 Mar 2026`."""
    notice: str = ""
    is_read_only: bool = False
    is_busy: bool = False
    asks_removal: bool = False
    """Whether removing was asked for and waits for a word."""
    can_compare: bool = False


@dataclass(frozen=True, kw_only=True)
class ComparedPhoto:
    """One of two photos beside each other."""

    title: str
    jpeg: bytes | None
    words: str
    """What was recorded of the tongue, in words; the app reads nothing from the picture."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Today's photo and an earlier one."""

    today: ComparedPhoto
    earlier: ComparedPhoto | None
    has_older: bool
    has_newer: bool


class TonguePhotoView(Protocol):
    """What the presenter asks of the row."""

    def show_photo(self, shown: ShownPhoto) -> None:
        """The photo, or what is said of it, changed."""


class TonguePhotoPresenter:
    """Holds the photo of the opened visit between its row and the chart."""

    def __init__(
        self, chart: Chart, editing: VisitEditing, run: RunWork, changed: Callable[[int], None]
    ) -> None:
        """`changed` is told the visit whose photo came or went."""
        self._chart = chart
        self._editing = editing
        self._run = run
        self._changed = changed
        self._view: TonguePhotoView | None = None
        self._visit_id = 0
        self._kept: tuple[KeptPhoto, ...] = ()
        self._offered: date | None = None
        self._notice = ""
        self._busy_with = 0
        self._asks_removal = False
        self._place = 0

    def show_in(self, view: TonguePhotoView) -> None:
        """Show the photo there, from now on."""
        self._view = view

    def open(self, visit_id: int) -> None:
        """Another visit was opened."""
        self._visit_id = visit_id
        self._offered, self._notice, self._asks_removal = None, "", False
        self._refresh()

    def attach(self, read: Callable[[], Picture]) -> None:
        """Keep a picture; reading it takes a while and is done elsewhere. Only one at a time."""
        if self._editing.is_signed or self._busy_with:
            return
        visit_id = self._busy_with = self._visit_id
        self._notice, self._asks_removal = "", False
        self._show()

        def then(picture: Picture) -> None:
            self._busy_with = 0
            if self._change(lambda: tongue_photos.attach(self._chart, visit_id, picture), visit_id):
                self._offered = picture.taken_on if visit_id == self._visit_id else None
            self._refresh()

        def or_else(error: Exception) -> None:
            self._busy_with = 0
            if not isinstance(error, TellTheUser | Trouble):
                raise error
            if visit_id == self._visit_id:
                self._notice = str(error)
            self._show()

        self._run(read, then, or_else)

    def keep_day(self) -> None:
        """Keep the day that the attached file named."""
        day, self._offered = self._offered, None
        if day is not None:
            self._change(lambda: tongue_photos.keep_day(self._chart, self._visit_id, day), self._visit_id)
        self._refresh()

    def forget_day(self) -> None:
        """The day stays out of the chart."""
        self._offered = None
        self._show()

    def ask_removal(self, is_asked: bool) -> None:
        """Removing is for good, so it is asked once."""
        self._asks_removal = is_asked
        self._show()

    def remove(self) -> None:
        """Take the photo out of the visit."""
        self._offered, self._asks_removal = None, False
        self._change(lambda: tongue_photos.remove(self._chart, self._visit_id), self._visit_id)
        self._refresh()

    def compare(self, step: int = 0) -> Comparison:
        """Today's photo and an earlier one; a step of 1 goes to an older, -1 to a newer one."""
        earlier = [one for one in self._kept if one.visit_id != self._visit_id]
        self._place = min(max(self._place + step, 0), max(len(earlier) - 1, 0)) if step else 0
        return Comparison(
            today=ComparedPhoto(
                title="This visit",
                jpeg=tongue_photos.jpeg_of(self._chart, self._visit_id),
                words=section_words(self._chart.catalogue, self._editing.note, "tongue"),
            ),
            earlier=self._compared(earlier[self._place]) if earlier else None,
            has_older=self._place + 1 < len(earlier),
            has_newer=self._place > 0,
        )

    def decode(self, jpeg: bytes, how: Callable[[bytes], Decoded], then: Callable[[Decoded], None]) -> None:
        """Make a picture for the screen out of a JPEG, elsewhere."""
        self._run(lambda: how(jpeg), then)

    def _compared(self, kept: KeptPhoto) -> ComparedPhoto:
        local = kept.began_at.astimezone().date().isoformat()
        taken = f", taken {day_words(kept.taken_on)}" if kept.taken_on not in ("", local) else ""
        return ComparedPhoto(
            title=f"Visit {kept.number}, {day_words(local)}{taken}",
            jpeg=tongue_photos.jpeg_of(self._chart, kept.visit_id),
            words=section_words(
                self._chart.catalogue, visits.visit(self._chart, kept.visit_id).note, "tongue"
            ),
        )

    def _change(self, change: Callable[[], None], visit_id: int) -> bool:
        try:
            change()
        except (TellTheUser, Trouble) as told:
            if visit_id == self._visit_id:
                self._notice = str(told)
            return False
        self._notice = ""
        self._changed(visit_id)
        return True

    def _refresh(self) -> None:
        """Read what is kept now, and show it."""
        self._kept = tongue_photos.kept_until(self._chart, self._visit_id) if self._visit_id else ()
        self._show()

    def _show(self) -> None:
        if self._view is None:
            return
        own = [one for one in self._kept if one.visit_id == self._visit_id]
        words = photo_words(visits.visit(self._chart, self._visit_id).note.photos) if own else ""
        self._view.show_photo(
            ShownPhoto(
                jpeg=tongue_photos.jpeg_of(self._chart, self._visit_id) if own else None,
                words=words[:1].upper() + words[1:],
                offered_day=day_words(self._offered.isoformat()) if own and self._offered else "",
                notice=self._notice,
                is_read_only=self._editing.is_signed,
                is_busy=bool(self._busy_with) and self._busy_with == self._visit_id,
                asks_removal=bool(own) and self._asks_removal,
                can_compare=len(self._kept) > len(own),
            )
        )
