"""Takes the README's pictures from the running demo: `python -m tests.screenshots FOLDER`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.pages.patient_page import PatientPage
from ui.shell import application
from ui.shell.main_window import MainWindow

SIZE = "1440x900"
PATIENT = "mira"
A_MOMENT_MS = 400
FOR_THE_PREVIEW_MS = 3000


def main(folder: Path) -> None:
    """Start the demo once in light and once in dark, and picture its pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for appearance in ("light", "dark"):
        if os.fork() == 0:
            _take(folder, appearance)
            os._exit(0)
        _pid, status = os.wait()
        if status:
            raise SystemExit(f"the pictures in {appearance} failed")


def _take(folder: Path, appearance: str) -> None:
    steps = _steps(folder, appearance)

    def go_on() -> None:
        try:
            pause = next(steps)
        except StopIteration:
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        QTimer.singleShot(pause, go_on)

    application.make_application()
    QTimer.singleShot(A_MOMENT_MS, go_on)
    application.run(["--demo", "--size", SIZE, "--appearance", appearance])


def _steps(folder: Path, appearance: str) -> Iterator[int]:
    """Each step does something and says how long to wait for it."""
    while not (frame := _find("workspace")):
        yield A_MOMENT_MS
    window = frame.window()

    def picture(name: str) -> None:
        window.grab().save(str(folder / f"{name}-{appearance}.png"))

    yield A_MOMENT_MS
    picture("today")
    field = frame.sidebar.find_field  # type: ignore[attr-defined]
    field.setFocus()
    QTest.keyClicks(field, PATIENT)
    yield A_MOMENT_MS
    QTest.keyClick(field, Qt.Key.Key_Return)
    yield A_MOMENT_MS
    page = window.findChild(PatientPage)
    for tab in ("progress", "documents", "history", "details", "visit"):
        page.tabs.setCurrentIndex(("visit", "progress", "documents", "history", "details").index(tab))
        yield A_MOMENT_MS * 2
        picture(tab)
    page.handout_requested.emit()
    yield FOR_THE_PREVIEW_MS
    picture("handout")


def _find(name: str) -> QWidget | None:
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    found = windows[0].findChild(QWidget, name) if windows else None
    return found if found is not None and found.isVisible() else None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
