"""From the closed chart to the open one and back: unlocking, locking, restoring, closing."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from charting.errors import Trouble
from charting.settings import Settings
from ui.pages.unlock_page import UnlockPage
from ui.shell.chart_door import ChartDoor
from ui.shell.gates import Gatekeeper, first_run_gate, recovery_gate, restore_gate, unlock_gate
from ui.shell.idle import IdleWatch
from ui.shell.locked_bell import LockedBell
from ui.shell.place import Place
from ui.shell.qt_delay import QtDelay
from ui.shell.surroundings import Surroundings
from ui.shell.system import utc_now

if TYPE_CHECKING:
    from charting.content.catalogue import Catalogue
    from charting.services.opened_chart import OpenedChart
    from ui.shell.workspace import Left, Workspace

LEAVE_AFTER_MS = 1_000


class ChartSession(QObject):
    """Decides what the window shows. One chart at a time; `workspace` is None while it is closed."""

    opened = Signal()
    leaving = Signal()
    """The chart is about to be left; the page and its words are still there."""
    closed = Signal()
    """The chart is open, or not open any more: menus follow."""

    def __init__(self, folder: Path, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._keeper = Gatekeeper(
            door=ChartDoor(folder),
            run=around.background.run,
            dialogs=around.dialogs,
            opened=self.take,
            made=self._made,
        )
        self.window = around.window
        self.workspace: Workspace | None = None
        self.chart: OpenedChart | None = None
        """The open chart; also one that waits for its recovery code to be kept."""
        self.unlock_note = ""
        """Said beside the passphrase field; the demo says its passphrase."""
        self._begin_with: Settings | None = None
        self._left: Left | None = None
        self._bell_note = ""
        self._bell = LockedBell(utc_now, QtDelay(), self._say_locked)
        self.idle = IdleWatch(self.lock, self._rest, parent=self)

    def start(self) -> None:
        """Show the first page: set up the practice, or unlock."""
        if self._keeper.door.leads_somewhere:
            self.show_unlock()
        else:
            self.show_first_run()

    def show_first_run(self) -> None:
        """Show the page that makes a chart."""
        self._put(first_run_gate(self._keeper, self.show_restore))

    def show_unlock(self, note: str = "") -> None:
        """Show the page that asks for the passphrase."""
        notes = self._notes(note or self.unlock_note)
        self._put(unlock_gate(self._keeper, self._show_recovery, self.show_restore, notes))

    def show_restore(self) -> None:
        """Put the open chart away and show the page that restores a backup."""
        words = self._words_outside()
        if words and not self._may_lose(words):
            return
        if self.workspace is not None:
            self._put_down()
        # Another chart may come back: the place, and what was typed there, belong to this one
        self._left = None
        self._put(restore_gate(self._keeper, self.start))

    def take(self, chart: "OpenedChart") -> None:
        """Show an open chart, where it was left if it was locked."""
        self.chart = chart
        # The vocabulary is read by now, or waited for where that does not freeze the window
        self._around.background.run(
            self._around.preload.catalogue, lambda found: self._show(chart, found), self._unreadable
        )

    def lock(self) -> None:
        """Hide everything at once, save, and forget the key. Words that cannot be saved stay in memory."""
        if self.workspace is None:
            return
        try:
            self._put_down()
        finally:
            self.show_unlock()

    def flush(self) -> None:
        """Save what waits, for instance when another window takes the keyboard."""
        if self.workspace is not None:
            self.workspace.flush()

    def _show(self, chart: "OpenedChart", catalogue: "Catalogue") -> None:
        if chart is not self.chart:
            return  # closed while the vocabulary was read
        from ui.shell.ahead import Ahead
        from ui.shell.compose import make_workspace
        from ui.shell.compose_patient import make_patient_ahead

        self.workspace = make_workspace(
            chart,
            catalogue,
            self._around,
            begin_with=self._begin_with,
            settings_changed=self._obey,
            restore=self.show_restore,
        )
        self._begin_with = None
        self._bell.stop()
        self._bell_note = ""
        self._obey(self.workspace.settings)
        left, self._left = self._left, None
        if left is None:
            self.workspace.open(self._place_kept(self.workspace))
        else:
            self.workspace.resume(left)
        if self.workspace.timers is not None:
            self.workspace.timers.start(after_restart=left is None)
        self.window.put(self.workspace.frame)
        self.workspace.take_keyboard()
        self.opened.emit()
        self._keep_up(chart)
        Ahead(make_patient_ahead(self.workspace), lambda: self.idle.quiet_seconds, self.workspace.frame)

    def _unreadable(self, error: Exception) -> None:
        """The app's own files are damaged: nothing can be charted, and nothing is lost."""
        self._put_down()
        self.show_unlock(
            "The app's own vocabulary files cannot be read. Install the app again; the chart is safe."
        )
        raise error

    def close(self) -> None:
        """Put the chart away and close the window, or stay if words would be lost."""
        chart = self.chart
        words = self._words_outside()
        if words and not self._may_lose(words):
            return
        if self.workspace is not None:
            self._leave()
        self._bell.stop()
        if chart is None:
            self.window.let_close()
        elif self._around.is_demo:
            chart.abandon()
            self.window.let_close()
        else:
            self._put_away(chart)

    def _words_outside(self) -> str:
        """What is not in the chart and cannot be saved into it now, as text."""
        if self.workspace is not None:
            self.workspace.flush()
            return self.workspace.unsaved_words()
        return self._left.words if self._left is not None else ""

    def _put_down(self) -> None:
        """Leave the pages and lock the chart in the background."""
        chart, self.chart = self.chart, None
        timers = self.workspace.timers if self.workspace is not None else None
        self._left = self._leave()
        self._bell.watch(timers.to_come() if timers is not None else ())
        close_popups(self.window)
        clear_own(QGuiApplication.clipboard())
        self._around.dialogs.abandon_printing()
        self._around.background.forget_results()
        if chart is not None:
            self._around.background.run(chart.lock, or_else=self._lock_failed)

    def _notes(self, note: str) -> str:
        return "\n".join(one for one in (note, self._bell_note) if one)

    def _say_locked(self, words: str) -> None:
        """A line on the locked screen; another page of a closed chart only rings."""
        self._bell_note = words
        page = self.window.shown
        if isinstance(page, UnlockPage):
            page.show_note(self._notes(self.unlock_note))

    def _leave(self) -> "Left | None":
        self.leaving.emit()
        workspace, self.workspace = self.workspace, None
        self.idle.stop()
        left = workspace.leave() if workspace is not None else None
        if workspace is not None and left is not None:
            self._keep_place(workspace, left.place)
        self.closed.emit()
        return left

    def _lock_failed(self, error: Exception) -> None:
        # The key is gone all the same, and what was saved is read at the next unlock
        if not isinstance(error, Trouble):
            raise error
        self.show_unlock(str(error))

    def _may_lose(self, words: str) -> bool:
        """Whether the app may close: the words were kept in a file, or are not wanted."""
        answer = self._around.dialogs.ask_unsaved("")
        if answer == "keep in a file":
            return self._kept_in_a_file(words)
        return answer == "close without"

    def _kept_in_a_file(self, words: str) -> bool:
        path = self._around.dialogs.ask_text_path("unsaved-words.txt")
        if path is None:
            return False
        try:
            path.write_text(words, "utf-8")
        except OSError as error:
            self._around.dialogs.tell(f"They could not be written there: {error.strerror}.", "", lambda: None)
            return False
        return True

    def _put_away(self, chart: "OpenedChart") -> None:
        from ui.pages.closing_page import ClosingPage

        page = ClosingPage("Closing: backing up what changed…", "Close without waiting for the backup")
        page.leave_asked.connect(self._around.leave_at_once)
        patience = QtDelay(LEAVE_AFTER_MS)
        patience.start(page.offer_to_leave)
        self._put(page)

        def done(_nothing: None) -> None:
            patience.cancel()
            self.chart = None
            self.window.let_close()

        def failed(error: Exception) -> None:
            patience.cancel()
            self.chart = None
            page.leave_asked.disconnect()
            page.leave_asked.connect(self.window.let_close)
            reason = str(error) if isinstance(error, Trouble) else "The backup failed unexpectedly."
            page.show_problem(f"{reason} Your words are saved in the chart.", "Close without a backup")
            if not isinstance(error, Trouble):
                raise error

        self._around.background.run(chart.close, done, failed)

    def _made(self, chart: "OpenedChart", settings: Settings) -> None:
        """A new chart waits for its recovery code to be kept."""
        self.chart, self._begin_with = chart, settings

    def _show_recovery(self) -> None:
        self._put(recovery_gate(self._keeper, self.show_unlock))

    def _obey(self, settings: Settings) -> None:
        self._around.theme.apply(settings.appearance)
        self.idle.start(settings.idle_minutes)

    def _rest(self) -> None:
        """Nobody has typed for a minute: upkeep that the practitioner does not wait for."""
        chart, workspace = self.chart, self.workspace
        if chart is None or workspace is None:
            return
        workspace.flush()
        self._keep_place(workspace, workspace.place())
        self._keep_up(chart)

    def _keep_place(self, workspace: "Workspace", place: Place) -> None:
        """In the chart, for a restart; only comfort is lost where that fails."""
        from charting.services import last_place
        from ui.shell.kept_place import as_text

        if self._around.is_demo:
            return
        chart = workspace.chart
        with suppress(Trouble):
            last_place.keep_place(chart, as_text(place, chart.clock().astimezone().date()))

    def _place_kept(self, workspace: "Workspace") -> Place:
        from charting.services import last_place
        from ui.shell.kept_place import from_text

        chart = workspace.chart
        return from_text(last_place.last_place(chart), chart.clock().astimezone().date())

    def _keep_up(self, chart: "OpenedChart") -> None:
        """A backup if one is due, such as the first of the day, and everything into the one file."""
        if self._around.is_demo:
            return

        def upkeep() -> None:
            if chart.is_open:
                chart.back_up_if_due()
                chart.rest()

        self._around.background.run(upkeep, or_else=self._upkeep_failed)

    def _upkeep_failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        if self.workspace is not None:
            self.workspace.frame.notice.say(str(error))

    def _put(self, widget: QWidget) -> None:
        self.window.put(widget)


def close_popups(window: QWidget) -> None:
    """Close every dialog, list and menu that still floats over the window."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()


def clear_own(clipboard: QClipboard) -> None:
    """Empty the clipboard if what is in it came from here."""
    if clipboard.ownsClipboard():
        clipboard.clear()
