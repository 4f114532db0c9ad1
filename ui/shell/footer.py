"""The line at the bottom: what is saved, where we are, and the keys of the page."""

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from ui.widgets.cards import button, empty_out, label
from ui.widgets.palette import set_kind

SaveTone = Literal["saved", "waiting", "failed"]
LOOKS = {"saved": "soft", "waiting": "faint", "failed": "error"}
Hints = tuple[tuple[str, str], ...]
"""Pairs of what a key does and its name: `("Sign", "Ctrl Enter")`."""


class Footer(QFrame):
    """Three places: saving and place at the left, work that runs, keys at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.setObjectName("footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 6, 19, 6)
        row.setSpacing(18)
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
        self._keys.setSpacing(6)
        row.addLayout(self._keys)
        self.show_timers("")
        self.show_work("")

    def show_saved(self, text: str, state: SaveTone = "saved") -> None:
        """Say how the words on the screen stand to the chart: saved, waiting or failed."""
        self.saved.setText(text)
        self.saved.setAccessibleName(text)
        set_kind(self.saved, LOOKS[state])

    def show_place(self, text: str) -> None:
        """Say where we are: `Draft, visit 6`. Never a name."""
        self.place.setText(text)

    def show_timers(self, text: str) -> None:
        """Say how the needle timers stand, without a name; empty when none runs."""
        self.timers.setText(text)
        self.timers.setVisible(bool(text))

    def show_work(self, text: str, stop_text: str = "") -> None:
        """Say what runs, with a moving line and a way out of it; empty when nothing runs."""
        self.work.setText(text)
        self.stop_work.setText(stop_text)
        self.stop_work.setAccessibleName(stop_text)
        self.work.setVisible(bool(text))
        self.bar.setVisible(bool(text))
        self.stop_work.setVisible(bool(stop_text))

    def show_hints(self, hints: Hints) -> None:
        """The keys that matter on this page."""
        empty_out(self._keys)
        for words, key in hints:
            self._keys.addSpacing(10)
            self._keys.addWidget(label(words, "soft"))
            self._keys.addWidget(label(key, "key"))

    def forget(self) -> None:
        """Say nothing any more: used when the chart is locked."""
        self.show_saved("")
        self.show_place("")
        self.show_timers("")
        self.show_work("")
        self.show_hints(())
