"""The menu bar: every action of the shell with its key, usable only where it makes sense."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from charting.settings import Appearance

APPEARANCES: tuple[tuple[Appearance, str], ...] = (
    ("system", "As the &system"),
    ("light", "&Light"),
    ("dark", "&Dark"),
)


@dataclass(frozen=True, kw_only=True)
class Commands:
    """What the menus do. Those above `quit` need an open chart."""

    new_patient: Callable[[], None]
    find_patient: Callable[[], None]
    home: Callable[[], None]
    settings: Callable[[], None]
    back: Callable[[], None]
    back_up: Callable[[], None]
    restore: Callable[[], None]
    security: Callable[[], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    edit_names: Callable[[], tuple[str, str]]
    """What undo takes back and what redo does again; empty when there is nothing."""
    hide_names: Callable[[bool], None]
    lock: Callable[[], None]
    palette: Callable[[], None]
    shortcuts: Callable[[], None]
    about: Callable[[], None]
    quit: Callable[[], None]
    appearance: Callable[[Appearance], None]
    zoom: Callable[[int], None]
    pane: Callable[[int], None]
    """Go to the next part of the window, or the one before."""


class Menus:
    """Builds the menu bar once; `set_open` follows the chart."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        self._window = window
        self._commands = commands
        self._needs_chart: list[QAction] = []
        bar = window.menuBar()
        bar.setObjectName("menu_bar")
        self._file(bar.addMenu("&File"))
        self._edit(bar.addMenu("&Edit"))
        self._patient(bar.addMenu("&Patient"))
        self._view(bar.addMenu("&View"))
        self._help(bar.addMenu("&Help"))
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Allow what needs an open chart, or not."""
        for action in self._needs_chart:
            action.setEnabled(is_open)
        if not is_open:
            self.hide_names.setChecked(False)

    def show_appearance(self, appearance: Appearance) -> None:
        """Tick the appearance in use."""
        self._appearances[appearance].setChecked(True)

    def _file(self, menu: QMenu) -> None:
        commands = self._commands
        self._add(menu, "&New patient", commands.new_patient, "Ctrl+N")
        menu.addSeparator()
        self._add(menu, "&Back up now", commands.back_up)
        self._add(menu, "&Restore from a backup…", commands.restore)
        menu.addSeparator()
        self._add(menu, "Change &passphrase…", commands.security)
        self._add(menu, "New recovery &code…", commands.security)
        self._add(menu, "&Settings", commands.settings, "Ctrl+,")
        menu.addSeparator()
        self._add(menu, "&Lock", commands.lock, "Ctrl+L")
        self._add(menu, "&Quit", commands.quit, "Ctrl+Q", needs_chart=False)

    def _edit(self, menu: QMenu) -> None:
        undo = self._add(menu, "&Undo", self._commands.undo, "Ctrl+Z")
        redo = self._add(menu, "&Redo", self._commands.redo, "Ctrl+Shift+Z")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])

        def show_names() -> None:
            for action, word, name in zip(
                (undo, redo), ("&Undo", "&Redo"), self._commands.edit_names(), strict=True
            ):
                action.setText(f"{word} {name}".rstrip())

        menu.aboutToShow.connect(show_names)

    def _patient(self, menu: QMenu) -> None:
        self._add(menu, "&Find patient", self._commands.find_patient, "Ctrl+F")
        self._add(menu, "&Today", self._commands.home, "Ctrl+T")
        self._add(menu, "&Back", self._commands.back, "Alt+Left")
        menu.addSeparator()
        self.hide_names = self._add(menu, "&Hide names", lambda: None, "F9")
        self.hide_names.setCheckable(True)
        self.hide_names.toggled.connect(self._commands.hide_names)

    def _view(self, menu: QMenu) -> None:
        group = QActionGroup(self._window)
        self._appearances: dict[Appearance, QAction] = {}
        for key, words in APPEARANCES:
            action = self._add(menu, words, partial(self._commands.appearance, key), needs_chart=False)
            action.setCheckable(True)
            group.addAction(action)
            self._appearances[key] = action
        menu.addSeparator()
        self._add(menu, "Next &part", partial(self._commands.pane, 1), "F6")
        self._add(menu, "Part &before", partial(self._commands.pane, -1), "Shift+F6")
        menu.addSeparator()
        for words, steps, shortcut in (
            ("Zoom &in", 1, "Ctrl++"),
            ("Zoom &out", -1, "Ctrl+-"),
            ("&Normal size", 0, "Ctrl+0"),
        ):
            action = self._add(menu, words, partial(self._commands.zoom, steps), shortcut, needs_chart=False)
            if steps == 1:
                # On many keyboards plus needs Shift; the unshifted key is meant too
                action.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])

    def _help(self, menu: QMenu) -> None:
        self._add(menu, "Command &palette", self._commands.palette, "Ctrl+K")
        shortcuts = self._add(menu, "&Keyboard shortcuts", self._commands.shortcuts, "Ctrl+/")
        shortcuts.setShortcuts([QKeySequence("Ctrl+/"), QKeySequence("F1")])
        self._add(menu, "&About and sources", self._commands.about)

    def _add(
        self,
        menu: QMenu,
        words: str,
        do: Callable[[], None],
        key: str = "",
        *,
        needs_chart: bool = True,
    ) -> QAction:
        action = QAction(words, self._window)
        action.setObjectName("menu_" + "".join(char for char in words.lower() if char.isalpha()))
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked: do())
        menu.addAction(action)
        if needs_chart:
            self._needs_chart.append(action)
        return action
