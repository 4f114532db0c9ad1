"""The sidebar: open visits and recent patients, or those who match what is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from ui.presenters.announcements import Announcement, Announcements, PatientChanged, VisitChanged
from ui.presenters.day_words import draft_since, when_seen
from ui.presenters.shown_name import shown_name

if TYPE_CHECKING:
    # At run time they would load the database before the first paint
    from charting.services.patients import PatientLine
    from charting.services.unsigned import OpenVisitLine

RECENT = 9


@dataclass(frozen=True, kw_only=True)
class SidebarRow:
    """One line of the sidebar: a heading, a patient, or a remark."""

    kind: Literal["heading", "patient", "remark"]
    text: str
    detail: str = ""
    patient_id: int | None = None
    visit_id: int | None = None
    is_current: bool = False


class SidebarView(Protocol):
    """What the presenter asks of the sidebar."""

    def show_rows(self, rows: tuple[SidebarRow, ...], choose_first: bool) -> None:
        """Show these lines; with `choose_first`, Enter opens the first patient."""

    def clear_typed(self) -> None:
        """Empty the find field without telling."""


class SidebarPresenter:
    """Knows what is typed, who is open, and whether names are hidden."""

    def __init__(
        self,
        view: SidebarView,
        *,
        find: "Callable[[str], tuple[PatientLine, ...]]",
        recent: "Callable[[], tuple[PatientLine, ...]]",
        open_visits: "Callable[[], tuple[OpenVisitLine, ...]]",
        count_open_visits: Callable[[], int],
        open_patient: Callable[[int, int | None], None],
        clock: Callable[[], datetime],
        announcements: Announcements,
    ) -> None:
        self._view = view
        self._find = find
        self._recent = recent
        self._open_visits = open_visits
        self._count_open_visits = count_open_visits
        self._open_patient = open_patient
        self._clock = clock
        self._typed = ""
        self._current: int | None = None
        self._names_hidden = False
        self._read_on: date | None = None
        announcements.listen(self, self._heard)

    def refresh(self) -> None:
        """Read the lists anew."""
        self._read_on = self._today()
        rows = self._found_rows() if self._typed.strip() else self._usual_rows()
        self._view.show_rows(rows, bool(self._typed.strip()))

    def find(self, typed: str) -> None:
        """Show who matches, as typed; nothing typed shows the usual lists."""
        self._typed = typed
        self.refresh()

    def choose(self, patient_id: int, visit_id: int | None) -> None:
        """Open a patient, at the open visit if the line is one."""
        self._typed = ""
        self._view.clear_typed()
        self._open_patient(patient_id, visit_id)

    def show_current(self, patient_id: int | None) -> None:
        """Mark whose chart is open."""
        self._current = patient_id
        self.refresh()

    def hide_names(self, hidden: bool) -> None:
        """Show initials instead of names, or names again."""
        self._names_hidden = hidden
        self.refresh()

    def _usual_rows(self) -> tuple[SidebarRow, ...]:
        open_visits = self._open_visits()
        today = self._today()
        rows = [
            self._row(one.patient_id, one.name, draft_since(one.began_at, today), one.visit_id)
            for one in open_visits
        ]
        if rows:
            rows.insert(0, SidebarRow(kind="heading", text="Open visits"))
        more = self._count_open_visits() - len(open_visits)
        if more > 0:
            rows.append(SidebarRow(kind="remark", text=f"and {more} more under Today"))
        in_work = {one.patient_id for one in open_visits}
        recent = [one for one in self._recent() if one.id not in in_work][:RECENT]
        if recent:
            rows.append(SidebarRow(kind="heading", text="Recent"))
        rows.extend(self._row(one.id, one.name, when_seen(one.seen_at, today)) for one in recent)
        return tuple(rows)

    def _found_rows(self) -> tuple[SidebarRow, ...]:
        found = self._find(self._typed)
        if not found:
            return (SidebarRow(kind="remark", text="Nobody found. Ctrl N adds a patient."),)
        heading = SidebarRow(kind="heading", text="Found")
        return (heading, *(self._row(one.id, one.name, _born(one.date_of_birth)) for one in found))

    def _row(self, patient_id: int, name: str, detail: str, visit_id: int | None = None) -> SidebarRow:
        return SidebarRow(
            kind="patient",
            text=shown_name(name, self._names_hidden),
            detail="" if self._names_hidden and visit_id is None and self._typed else detail,
            patient_id=patient_id,
            visit_id=visit_id,
            is_current=patient_id == self._current,
        )

    def _today(self) -> date:
        return self._clock().astimezone().date()

    def _heard(self, announcement: Announcement) -> None:
        """A note saved every second changes no line, unless a new day began."""
        is_save = isinstance(announcement, VisitChanged) and announcement.is_save
        if is_save and self._read_on == self._today():
            return
        if isinstance(announcement, PatientChanged | VisitChanged):
            self.refresh()


def _born(born: date | None) -> str:
    return f"b. {born.year}" if born else ""
