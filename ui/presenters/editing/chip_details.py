"""The details of one chip as named fields, and what typing in them does to the note."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

from charting.content.point_marks import CUN
from charting.domain.text import folded, kept
from charting.domain.visit_note import ListField, Value, VisitNote
from ui.presenters.editing.chips import Action
from ui.presenters.editing.visit_editing import VisitEditing

DetailKind = Literal["line", "number", "pick"]

NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?) ?(?:mm|min|minutes)?")


@dataclass(frozen=True, kw_only=True)
class DetailField:
    """One thing that can be said about the chip."""

    name: str
    label: str
    value: str = ""
    kind: DetailKind = "line"
    choices: tuple[tuple[str, str], ...] = ()
    """Of a pick: each answer with its words."""
    default: str = ""
    """What holds while nothing is charted here, or what can be typed; shown greyed."""
    problem: str = ""
    """One sentence about the value; it is kept all the same."""


@dataclass(frozen=True, kw_only=True)
class Details:
    """All that is shown about one chip."""

    chip_id: Hashable
    title: str
    fields: tuple[DetailField, ...]
    last: str = ""
    """What the last visit had: shown beside, never filled in."""
    cited: str = ""
    """What a source says, with the source."""
    warnings: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


class ChipDetails(ABC):
    """Reads and writes the details of the chips of one list; the fields are the list's own."""

    def __init__(
        self,
        editing: VisitEditing,
        name: str,
        before: Callable[[], VisitNote | None],
        alerts: Callable[[], tuple[str, ...]],
    ) -> None:
        """`before` gives the note of the visit before, `alerts` the keys of the patient's needling alerts."""
        self._editing = editing
        self._before = before
        self._alerts = alerts
        self._field = ListField(name)  # type: ignore[arg-type]
        self._earlier: VisitNote | None = None
        """The visit before, as it was when details were opened: typing reads no chart."""
        self._unsettled: Value | None = None
        """The list as it was before typing began."""
        self._at: Hashable = None
        """The chip that is typed at."""
        self._unread: dict[str, str] = {}
        """What stands in a field and could not be read as its number, by the field's name."""

    def opened(self, chip_id: Hashable) -> Details | None:
        """The details of a chip that is about to be shown; None where it has none."""
        self.settle()
        self._earlier = self._before()
        return self.details(chip_id)

    @abstractmethod
    def details(self, chip_id: Hashable) -> Details | None:
        """What is charted about a chip; None where it has no details."""

    @abstractmethod
    def _replaced(self, place: int, name: str, text: str) -> tuple[object, ...] | None:
        """The list with a detail set; None where the text cannot be read as one."""

    @abstractmethod
    def _noted(self, place: int, words: str) -> tuple[object, ...]:
        """The list with words added to the chip's note."""

    def type(self, chip_id: Hashable, name: str, text: str) -> str:
        """Keep what stands in a field as it is typed; says why it cannot be read, or nothing."""
        if chip_id != self._at:
            self.settle()
        if self._unsettled is None:
            self._at, self._unsettled = chip_id, self._editing.note.value(self._field)
        clean = kept(text).strip()
        changed = self._replaced(_place(chip_id), name, clean)
        if changed is None:
            self._unread[name] = clean
            emptied = self._replaced(_place(chip_id), name, "")
            if emptied is not None:  # the first letters may have been a number: `1 cun` is none
                self._put(emptied, is_step=False)
            return f"“{clean}” cannot be read here. It will be kept in the note."
        self._unread.pop(name, None)
        self._put(changed, is_step=False)
        return ""

    def choose(self, chip_id: Hashable, name: str, key: str) -> None:
        """An answer was picked or taken away: a step of its own."""
        self.settle()
        changed = self._replaced(_place(chip_id), name, key)
        if changed is not None:
            self._put(changed, is_step=True)

    def settle(self) -> None:
        """What was typed is one step now; what could not be read goes into the chip's note."""
        unread, self._unread = self._unread, {}
        if unread and self.details(self._at) is not None:
            named = (_kept_as(name, text) for name, text in unread.items())
            self._put(self._noted(_place(self._at), ", ".join(named)), is_step=False)
        if self._unsettled is not None:
            self._editing.remember(self._field, self._unsettled)
        self._unsettled = None

    def act(self, chip_id: Hashable, action: str) -> Hashable:  # noqa: ARG002 - the list's own actions
        """Do one of the actions; gives the chip whose details are shown after it."""
        return chip_id

    def _put(self, values: tuple[object, ...], *, is_step: bool) -> None:
        self._editing.put(self._field, values, is_step=is_step)  # type: ignore[arg-type]


def number_in(text: str) -> tuple[bool, float | None]:
    """Whether the text can be read as a number of millimetres or minutes, and the number; empty is none."""
    if not text:
        return True, None
    match = NUMBER.fullmatch(text)
    return (True, float(match[1].replace(",", "."))) if match else (False, None)


def _kept_as(name: str, text: str) -> str:
    """The words for the note; a depth in cun says what it is, as it does in a typed line."""
    if name == "depth_mm" and CUN.fullmatch(folded(text)):
        return folded(text)
    return f"{name.removesuffix('_mm').replace('_', ' ')} {text}"


def _place(chip_id: Hashable) -> int:
    return chip_id if isinstance(chip_id, int) else -1
