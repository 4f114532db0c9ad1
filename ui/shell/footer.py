"""The line at the bottom: what is saved, where we are, and the keys of the page."""

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from ui.widgets.cards import button, empty_out, label
from ui.widgets.palette import set_kind
from ui.widgets.zoom import ZOOM_CHANGES

SaveTone = Literal["saved", "waiting", "failed"]
LOOKS = {"saved": "soft", "waiting": "faint", "failed": "error"}
MARGIN, SPACING = 19, 18
Hints = tuple[tuple[str, str], ...]
"""Pairs of what a key does and its name: `("Sign", "Ctrl Enter")`."""


class Footer(QFrame):
    """Three places: saving and place at the left, work that runs, keys at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.setObjectName("footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        row.setSpacing(SPACING)
        self.saved = label("", "soft", name="saved_badge")
        self.place = label("", "soft", name="place")
        self.timers = label("", "soft", name="timer_words")
        self.work = label("", "soft", name="work_words")
        self.bar = QProgressBar()
        self.bar.setObjectName("work_bar")
        self.bar.setAccessibleName("Work in progress")
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.stop_work = button("", "link", name="stop_work")
        for widget in (self.saved, self.place, self.timers, self.work, self.bar, self.stop_work):
            row.addWidget(widget)
        row.addStretch(1)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(16)
        row.addLayout(self._keys)
        self._hints: list[QWidget] = []
        self._shown_hints: Hints = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_timers("")
        self.show_work("")

    def show_saved(self, text: str, state: SaveTone = "saved") -> None:
        """Say how the words on the screen stand to the chart: saved, waiting or failed."""
        if text == self.saved.text():
            return
        self.saved.setText(text)
        self.saved.setAccessibleName(text)
        set_kind(self.saved, LOOKS[state])
        self._fit_hints()

    def show_place(self, text: str) -> None:
        """Say where we are: `Draft, visit 6`. Never a name."""
        if text == self.place.text():
            return
        self.place.setText(text)
        self._fit_hints()

    def show_timers(self, text: str) -> None:
        """Say how the needle timers stand, without a name; empty when none runs."""
        self.timers.setText(text)
        self.timers.setVisible(bool(text))
        self._fit_hints()

    def show_work(self, text: str, stop_text: str = "") -> None:
        """Say what runs, with a moving line and a way out of it; empty when nothing runs."""
        self.work.setText(text)
        self.stop_work.setText(stop_text)
        self.stop_work.setAccessibleName(stop_text)
        self.work.setVisible(bool(text))
        self.bar.setVisible(bool(text))
        self.stop_work.setVisible(bool(stop_text))
        self._fit_hints()

    def show_hints(self, hints: Hints) -> None:
        """The keys that matter on this page; told at every letter, so the same ones are left alone."""
        if hints == self._shown_hints:
            return
        self._shown_hints = hints
        empty_out(self._keys)
        self._hints = [_hint(words, key) for words, key in hints]
        for one in self._hints:
            self._keys.addWidget(one)
        self._fit_hints()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: as many keys as there is room for."""
        super().resizeEvent(event)
        self._fit_hints()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters leave room for fewer."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            self._fit_hints()

    def _fit_hints(self) -> None:
        """A key is shown whole or not at all; the last ones, which end the page's work, stay longest."""
        others = (self.saved, self.place, self.timers, self.work, self.bar, self.stop_work)
        taken = sum(one.sizeHint().width() + SPACING for one in others if not one.isHidden())
        room = self.width() - 2 * MARGIN - taken
        for one in reversed(self._hints):
            room -= one.sizeHint().width() + self._keys.spacing()
            one.setVisible(room >= 0)

    def forget(self) -> None:
        """Say nothing any more: used when the chart is locked."""
        self.show_saved("")
        self.show_place("")
        self.show_timers("")
        self.show_work("")
        self.show_hints(())


def _hint(words: str, key: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(label(words, "soft"))
    row.addWidget(label(key, "key"))
    return made
