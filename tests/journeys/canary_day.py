"""Program: a day in which one name and some words are typed wherever a patient's words can be typed.

It takes the app's own data folder, so give it a home and a temporary folder of its own. Arguments: that
place, to be searched while the chart is open and while it is locked, and where to save the handout.
It writes what was found as JSON; nothing should be.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from tests.journeys import hands as do
from ui.shell import application

NAME = "Quillcanary"
WORDS = "Zephyrcanary"
PASSPHRASE = "willow lantern seven oats"

WRITINGS = tuple(
    spelt.encode(coding)
    for word in (NAME, WORDS)
    for spelt in (word, word.lower(), word.upper())
    for coding in ("utf-8", "utf-16-le", "utf-16-be")
)


def places_of_the_canary(root: Path) -> list[str]:
    """The files under a folder that hold the name or the words in clear, by name or content."""
    return [str(path.relative_to(root)) for path in sorted(root.rglob("*")) if _has_canary(path)]


def _has_canary(path: Path) -> bool:
    name = path.name.encode("utf-8", "surrogateescape")
    content = path.read_bytes() if path.is_file() else b""
    return any(writing in name or writing in content for writing in WRITINGS)


class Day:
    """The steps of the day, in the app's window."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.found: dict[str, list[str]] = {}
        window = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "main_window")
        window.activateWindow()
        self.window, self.hands = window, do.Hands(window)

    def live(self) -> None:
        """Set up, chart, sign, hand out; then stumble and go on."""
        hands = self.hands
        do.first_run(hands, "Riverbend Acupuncture", "Robin Reed", PASSPHRASE)
        do.add_patient(hands, NAME, NAME)
        do.begin_episode(hands, f"Pain of {WORDS}", "2024")
        self._chart_visit()
        do.sign(hands)
        do.save_handout(hands)
        # Both from the app's own loop: an error inside a wait of ours would come out of the wait
        QTimer.singleShot(0, self._stumble)
        do.soon(self.live_on)

    def live_on(self) -> None:
        """Read what is said of the crash, then lock, unlock, close."""
        hands = self.hands
        self._read_of_the_crash()
        hands.press("Ctrl+F")
        hands.type(NAME)
        self._look("open")
        hands.press("Ctrl+L")
        hands.wait_for("unlock_page")
        self._look("locked")
        do.unlock(hands, PASSPHRASE)
        do.find_patient(hands, NAME[:4])
        self.window.close()

    def _chart_visit(self) -> None:
        hands = self.hands
        hands.press("7")
        do.type_chips(hands, "onset", "2 days later")
        do.type_chips(hands, "symptoms", "tender l", "stiffness")
        hands.click("add_muscle_strain_doms")
        hands.click("symptoms_input")
        hands.type(f"{WORDS} half typed")
        hands.click("session_notes")
        hands.type(f"{NAME} said: {WORDS}")
        hands.press("Ctrl+A", "Ctrl+C")
        do.wait_until_saved(hands)

    def _stumble(self) -> None:
        """An error with the words in it that nobody catches."""
        raise ValueError(f"{NAME}: {WORDS}")

    def _read_of_the_crash(self) -> None:
        self.hands.until(lambda: bool(_boxes()), "the crash was not said")
        for box in _boxes():
            said = f"{box.text()} {box.informativeText()}".encode()
            assert not any(writing in said for writing in WRITINGS)
            box.accept()
        self.window.activateWindow()  # as a window manager would

    def _look(self, when: str) -> None:
        self.found[when] = places_of_the_canary(self._root)


def _boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def main(root: Path, handout: Path) -> None:
    """Run the app, live through the day, and write what was found."""
    days: list[Day] = []

    def begin() -> None:
        days.append(Day(root))
        days[0].live()

    QFileDialog.getSaveFileName = staticmethod(lambda *_: (str(handout), ""))
    code = application.run([], at_first_paint=lambda: do.soon(begin))
    print(json.dumps(days[0].found))
    sys.exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
