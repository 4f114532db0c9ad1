"""The command palette of the window: its sources are the menus, the open page, and the chart's patients."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from charting.services.patients import PatientLine
    from ui.pages.palette_page import PalettePage
    from ui.presenters.practice.palette_presenter import Command, PalettePresenter, Target
    from ui.presenters.visit.palette_targets import VisitTargets
    from ui.shell.chart_session import ChartSession
    from ui.shell.main_window import MainWindow
    from ui.shell.workspace import Workspace

PALETTE_ACTION = "menu_commandpalette"
MOST_PATIENTS = 5
CARDS = (
    ("Quick phrases", "phrases"),
    ("Combinations of points", "combinations"),
    ("Practice and practitioner", "practice"),
    ("Default needle", "needles"),
    ("Normal values", "normals"),
    ("Paper and language", "computer"),
)
"""Cards of the settings that no menu leads to, by what they hold and the card's name."""


class PaletteDoor:
    """Opens the palette over an open chart; nothing of it is loaded or kept while the chart is closed."""

    def __init__(self, window: "MainWindow", session: "ChartSession") -> None:
        self._window = window
        self._session = session
        self._page: PalettePage | None = None
        self._presenter: PalettePresenter | None = None
        self._targets: VisitTargets | None = None
        self._is_reading = False
        session.leaving.connect(self._close)

    def open(self) -> None:
        """Show the palette, or put it away when it is there."""
        if self._session.workspace is None:
            return
        if self._page is not None and self._page.isVisible():
            self._page.put_away()
            return
        if self._page is None:
            self._make()
        if self._page is not None:
            self._read_targets()
            self._page.open()

    def refresh(self) -> None:
        """Show anew what is typed, after names were hidden or the vocabulary was read."""
        if self._page is not None and self._page.isVisible() and self._presenter is not None:
            self._presenter.type(self._page.line.text())

    def _make(self) -> None:
        from ui.pages.palette_page import PalettePage
        from ui.presenters.practice.palette_presenter import PalettePresenter

        page = self._page = PalettePage(self._window)
        self._presenter = PalettePresenter(
            page,
            commands=self._commands,
            find_patients=self._find_patients,
            recent_patients=self._recent_patients,
            open_patient=self._open_patient,
            find_targets=self._find_targets,
            fill=self._fill,
            can_fill=self._can_fill,
            names_hidden=lambda: self._session.workspace is not None and self._session.workspace.names_hidden,
        )
        page.attach(self._presenter)

    def _close(self) -> None:
        """The chart is being left: give the keyboard back first, so that its place is remembered."""
        page, self._page, self._presenter = self._page, None, None
        self._is_reading = False
        if page is not None:
            if page.isVisible():
                page.put_away()
            page.setParent(None)
            page.deleteLater()

    def _commands(self) -> "Sequence[Command]":
        workspace = self._session.workspace
        of_page = workspace.page.commands() if workspace is not None and workspace.page is not None else ()
        of_settings = settings_commands(workspace) if workspace is not None else ()
        return (*of_page, *menu_commands(self._window.menuBar()), *of_settings)

    def _find_patients(self, typed: str) -> "tuple[PatientLine, ...]":
        from charting.services import patients

        workspace = self._session.workspace
        return patients.find_patients(workspace.chart, typed, limit=MOST_PATIENTS) if workspace else ()

    def _recent_patients(self) -> "tuple[PatientLine, ...]":
        from charting.services import patients

        workspace = self._session.workspace
        return patients.recent_patients(workspace.chart, MOST_PATIENTS) if workspace else ()

    def _open_patient(self, patient_id: int) -> None:
        if self._session.workspace is not None:
            self._session.workspace.open_patient(patient_id)

    def _find_targets(self, typed: str) -> "Sequence[Target]":
        workspace = self._session.workspace
        if workspace is None or self._targets is None:
            return ()
        return self._targets.find(typed, workspace.chart.usage.counts)

    def _can_fill(self) -> bool:
        workspace = self._session.workspace
        return workspace is not None and workspace.page is not None and workspace.page.fill() is not None

    def _fill(self, field: str, text: str) -> None:
        workspace = self._session.workspace
        fill = workspace.page.fill() if workspace is not None and workspace.page is not None else None
        if fill is not None:
            fill(field, text)

    def _read_targets(self) -> None:
        """Make the index of the vocabulary away from the screen's thread, once."""
        workspace = self._session.workspace
        if self._targets is not None or self._is_reading or workspace is None:
            return
        from ui.presenters.visit.palette_targets import VisitTargets

        def take(made: "VisitTargets") -> None:
            self._targets, self._is_reading = made, False
            self.refresh()

        self._is_reading = True
        catalogue = workspace.chart.catalogue
        workspace.background.run(lambda: VisitTargets(catalogue), take)


def menu_commands(bar: QMenuBar) -> "Iterator[Command]":
    """Every usable action of the menus, with its key and its menu's name."""
    from ui.presenters.practice.palette_presenter import Command

    for heading in bar.actions():
        menu = heading.menu()
        if not isinstance(menu, QMenu):
            continue
        menu.aboutToShow.emit()  # some actions are named when their menu opens
        for action in menu.actions():
            if action.text() and action.isEnabled() and action.objectName() != PALETTE_ACTION:
                yield Command(
                    words=plain(action.text()),
                    do=action.trigger,
                    key=key_words(action),
                    group=plain(heading.text()),
                )


def settings_commands(workspace: "Workspace") -> "Iterator[Command]":
    """The ways to the cards of the settings."""
    from ui.presenters.practice.palette_presenter import Command
    from ui.shell.place import Place

    def open_card(card: str) -> None:
        workspace.open(Place(page="settings", tab=card))

    for words, card in CARDS:
        yield Command(words=words, group="Settings", do=partial(open_card, card))


def plain(text: str) -> str:
    """A menu's words without the mark of their quick key."""
    return text.replace("&", "")


def key_words(action: "QAction") -> str:
    """An action's key as the app writes keys: `Ctrl N`."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return re.sub(r"(?<=\w)\+", " ", keys)
