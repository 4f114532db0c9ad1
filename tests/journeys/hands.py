"""A practitioner's hands: keys go to whatever has the keyboard, the mouse to what is named."""

import os
import re
import sys
import time
import traceback
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

PATIENCE_S = 30
"""For a machine that is busy with other things; what is waited for is there long before."""

GROUP_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


class Hands:
    """Works the app's window as a person does, and waits for what it shows."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for char in text:
            QTest.keyClicks(self._focus(), char)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each such as `Tab` or `Ctrl+Return`."""
        for key in keys:
            together = QKeySequence(key)[0]
            QTest.keyClick(self._focus(), together.key(), together.keyboardModifiers())

    def click(self, name: str) -> None:
        """Click what has this object name, scrolled into view."""
        found = self.wait_for(name)
        assert found.isEnabled(), f"{name} cannot be clicked now"
        self._scroll_to(found)
        middle = QPoint(min(found.width() // 2, 60), found.height() // 2)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)

    def see(self, name: str) -> QWidget | None:
        """What has this object name and is shown, or None."""
        shown = (one for one in self.window.findChildren(QWidget, name) if one.isVisible())
        return next(shown, None)

    def wait_for(self, name: str) -> QWidget:
        """What has this object name, as soon as it is shown."""
        self.until(lambda: self.see(name) is not None, f"no {name} on the screen")
        found = self.see(name)
        assert found is not None
        return found

    def until(self, happened: Callable[[], bool], otherwise: str) -> None:
        """Let the app go on until this has happened. Raises AssertionError after a long patience."""
        end = time.monotonic() + PATIENCE_S
        while not happened():
            if time.monotonic() > end:
                raise AssertionError(f"{otherwise}; on the screen: {self.words()[:2000]}")
            QTest.qWait(5)

    def words(self) -> str:
        """Every label that is shown."""
        return " | ".join(one.text() for one in self.window.findChildren(QLabel) if one.isVisible())

    def _focus(self) -> QWidget:
        # As Qt does: keys go to the window where nothing in it has the keyboard
        return QApplication.focusWidget() or self.window

    def _scroll_to(self, widget: QWidget) -> None:
        holder = widget.parentWidget()
        while holder is not None:
            if isinstance(holder, QScrollArea):
                holder.ensureWidgetVisible(widget)
            holder = holder.parentWidget()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def soon(work: Callable[[], None]) -> None:
    """Do this once the event in hand is done; an error ends the process, not a dialog."""

    def do_or_die() -> None:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    QTimer.singleShot(0, do_or_die)


def first_run(hands: Hands, practice: str, practitioner: str, passphrase: str) -> str:
    """Set the practice up, keep the recovery code, and give it."""
    hands.click("practice")
    hands.type(practice)
    hands.press("Tab")
    hands.type(practitioner)
    hands.press("Tab")
    hands.type("L.Ac.")
    hands.press("Tab")
    hands.type(passphrase)
    hands.click("again")
    hands.type(passphrase)
    hands.press("Return")
    groups = [_text(hands.wait_for(f"code_group_{place}")) for place in range(7)]
    hands.click("written_down")
    question = hands.wait_for("typed_back").accessibleName()
    asked = next(place for place, name in enumerate(GROUP_NAMES) if re.search(rf"\b{name}\b", question))
    hands.click("typed_back")
    hands.type(groups[asked])
    hands.press("Return")
    hands.wait_for("home_page")
    return "-".join(groups)


def add_patient(hands: Hands, given: str, family: str) -> None:
    """Add a patient from the keyboard."""
    hands.press("Ctrl+N")
    hands.wait_for("new_patient_page")
    hands.type(given)
    hands.press("Tab")
    hands.type(family)
    hands.press("Ctrl+Return")
    hands.wait_for("episode_panel")


def begin_episode(hands: Hands, complaint: str, onset: str) -> None:
    """Say what brings the patient in, and begin the first visit."""
    hands.type(complaint)
    hands.press("Tab")
    hands.type(onset)
    hands.press("Ctrl+Return")
    hands.wait_for("visit_page")


def type_chips(hands: Hands, name: str, *entries: str) -> None:
    """Type chips into a field, each ended by Enter."""
    hands.click(f"{name}_input")
    for entry in entries:
        hands.type(entry)
        hands.press("Return")


def wait_until_saved(hands: Hands) -> None:
    """Wait until the footer says that everything is in the chart."""
    hands.until(lambda: _text(hands.see("saved_badge")).startswith("Saved "), "not saved")


def sign(hands: Hands) -> None:
    """Sign the visit from the keyboard."""
    hands.press("Ctrl+Return")
    hands.wait_for("sign_now")
    hands.press("Space")
    hands.wait_for("open_addendum")


def save_handout(hands: Hands) -> None:
    """Open the visit's handout, wait until its pages are drawn, and save it where the dialog says."""
    hands.press("Ctrl+P")
    hands.wait_for("handout_page")
    wait_for_pages(hands)
    hands.press("Ctrl+Shift+S")
    hands.until(lambda: "kept under Documents" in hands.words(), "the handout was not saved")


def wait_for_pages(hands: Hands) -> None:
    """Wait until the preview shows a page."""
    preview = hands.wait_for("page_preview")
    hands.until(lambda: preview.page_count > 0, "no page was drawn")  # type: ignore[attr-defined]


def unlock(hands: Hands, passphrase: str) -> None:
    """Type the passphrase and wait for the open chart."""
    hands.wait_for("unlock_page")
    hands.type(passphrase)
    hands.press("Return")
    hands.wait_for("workspace")


def find_patient(hands: Hands, typed: str) -> None:
    """Find a patient as one types and open the first."""
    hands.press("Ctrl+F")
    hands.type(typed)
    hands.press("Return")
    hands.wait_for("patient_page")


def _text(widget: QWidget | None) -> str:
    return widget.text() if isinstance(widget, QLabel) else ""
