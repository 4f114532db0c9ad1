import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import charting
from charting.services.opened_chart import BACKUPS
from ui.shell.application import chart_folder as folder_said
from ui.shell.application import size_window
from ui.shell.arguments import Arguments, read_arguments
from ui.shell.crash import Crashes
from ui.shell.idle import IdleWatch
from ui.shell.log import Log, places
from ui.shell.look_file import Look
from ui.shell.main_window import MainWindow
from ui.shell.single_instance import SingleInstance

ROOT = Path(charting.__file__).parents[1]
NOT_YET = (
    "sqlalchemy",
    "alembic",
    "reportlab",
    "pypdfium2",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
    "charting.content",
    "charting.domain.visit_note",
    "ui.widgets.picture_reading",
    "PixelMetric",  # stands for the types of QStyle, which take as long as all our own modules
)
FIRST_PAINT = """
import sys
from enum import Enum, IntEnum
from PySide6.QtWidgets import QApplication
from ui.shell import application

def painted():
    enums = [one.__name__ for one in (*Enum.__subclasses__(), *IntEnum.__subclasses__())]
    print("painted", *[name for name in {names!r} if name in sys.modules or name in enums])
    window = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "main_window")
    window.let_close()

sys.exit(application.run(["--chart", sys.argv[1]], at_first_paint=painted))
"""


def started(code, *arguments):
    """A second Python with the app in it."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("state", ["no chart yet", "a chart to unlock"])
def test_nothing_heavy_is_loaded_before_the_first_window_is_painted(chart_folder, tmp_path, state):
    folder = tmp_path / "fresh" if state == "no chart yet" else chart_folder.path
    said, complaints = started(FIRST_PAINT.format(names=NOT_YET), str(folder)).communicate(timeout=60)
    assert said.strip() == "painted", complaints


def test_the_list_of_what_is_not_loaded_yet_would_notice(chart_folder):
    code = "import sqlalchemy\nfrom PySide6.QtWidgets import QStyle\n" + FIRST_PAINT.format(names=NOT_YET)
    said, _ = started(code, str(chart_folder.path)).communicate(timeout=60)
    assert said.strip() == "painted sqlalchemy PixelMetric"


def test_a_second_start_raises_the_first_window_and_ends(qtbot, chart_folder):
    first, raised = SingleInstance(chart_folder.path), []
    assert first.is_first()
    first.listen(lambda: raised.append(True))
    second = started(
        "import sys\nfrom ui.shell.application import run\nsys.exit(run(['--chart', sys.argv[1]]))",
        str(chart_folder.path),
    )
    qtbot.waitUntil(lambda: bool(raised), timeout=30_000)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    said, complaints = second.communicate()
    first.release()
    assert (second.returncode, said, raised) == (0, "", [True]), complaints


def test_the_lock_is_free_once_the_first_app_ended(chart_folder):
    first, second = SingleInstance(chart_folder.path), SingleInstance(chart_folder.path)
    assert first.is_first()
    assert not second.is_first()
    first.release()
    assert second.is_first()
    second.release()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ([], Arguments()),
        (["--demo"], Arguments(demo=True)),
        (["--chart", "x/y", "--size", "1280x800"], Arguments(chart=Path("x/y"), size=(1280, 800))),
        (["--appearance", "dark"], Arguments(appearance="dark")),
    ],
)
def test_arguments_are_read(typed, expected):
    assert read_arguments(typed) == expected


def test_a_wrong_size_is_explained(capsys):
    with pytest.raises(SystemExit):
        read_arguments(["--size", "large"])
    assert "write it as 1280x800" in capsys.readouterr().err


def test_a_chart_is_named_by_its_folder_or_its_file(chart_folder):
    assert folder_said(Arguments(chart=chart_folder.path)) == chart_folder.path
    assert folder_said(Arguments(chart=chart_folder.file)) == chart_folder.path


def test_a_crash_leaves_its_type_and_place_in_the_log_and_no_words(tmp_path):
    log, told = Log(tmp_path), []
    try:
        raise ValueError("Ines Invented")
    except ValueError as error:
        Crashes(log, lambda sentence, detail, done: told.append((sentence, detail))).caught(
            ValueError, error, error.__traceback__
        )
    line = json.loads(log.path.read_text())
    assert (line["event"], line["type"]) == ("crash", "ValueError")
    assert line["place"].startswith("test_application.py:")
    assert "Ines" not in log.path.read_text() + told[0][0] + told[0][1]


def test_many_crashes_show_one_dialog_at_a_time(tmp_path):
    told = []
    crashes = Crashes(Log(tmp_path), lambda sentence, detail, done: told.append(done))
    for _ in range(3):
        crashes.caught(RuntimeError, RuntimeError(), None)
    assert len(told) == 1
    told[0]()
    crashes.caught(RuntimeError, RuntimeError(), None)
    assert len(told) == 2


def test_the_log_refuses_fields_that_are_not_on_its_list(tmp_path):
    with pytest.raises(KeyError, match="name"):
        Log(tmp_path).write("open", name="Ines Invented")


def test_the_log_begins_a_new_file_when_it_is_large(tmp_path):
    log = Log(tmp_path)
    log.write("start", version="0")
    log.path.write_bytes(b"x" * 600_000)
    log.write("start", version="1")
    assert log.path.stat().st_size < 500
    assert (tmp_path / "shenshu.log.1").exists()


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path):
    (tmp_path / "logs").write_text("in the way")
    Log(tmp_path / "logs").write("start", version="1")


def test_places_name_the_innermost_first():
    def inner():
        raise KeyError

    try:
        inner()
    except KeyError as error:
        first, second = places(error.__traceback__).split(" < ")
    assert first.endswith("inner")
    assert second.endswith("test_places_name_the_innermost_first")


class Idle:
    """An idle watch whose time is moved by hand."""

    def __init__(self):
        self.now = 1_000.0
        self.gone, self.rested = [], []
        self.watch = IdleWatch(
            lambda: self.gone.append(self.now), lambda: self.rested.append(self.now), lambda: self.now
        )

    def after(self, seconds):
        """Look every five seconds for so long."""
        end = self.now + seconds
        while self.now < end:
            self.now += 5
            self.watch.look()


@pytest.fixture
def idle(qapp):
    made = Idle()
    made.watch.start(2)
    yield made
    made.watch.stop()


def test_two_quiet_minutes_lock_and_not_a_moment_less(idle):
    idle.after(115)
    assert idle.gone == []
    idle.after(5)
    assert idle.gone == [1_120.0]


def test_a_quiet_minute_is_used_for_upkeep_once(idle):
    idle.after(110)
    assert idle.rested == [1_060.0]


def test_a_key_in_any_window_is_a_sign_of_life(idle, qtbot):
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    idle.watch._watch(window.windowHandle())
    idle.after(115)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(window.windowHandle(), key)
    idle.after(115)
    assert idle.gone == []


def test_waking_from_sleep_locks(idle):
    idle.now += 90
    idle.watch.look()
    assert idle.gone == [1_090.0]


def test_a_patients_name_is_found_nowhere_beside_the_chart(qtbot, unlocked):
    from tests.practice import new_patient

    folder = unlocked.chart.folder
    new_patient(unlocked.workspace.chart, "Quillfeather", "Canary")
    unlocked.workspace.frame.sidebar.find_field.setText("Quillfeather")
    Log(folder / "logs").write("start", version="0")
    unlocked.window.close()
    qtbot.waitUntil(lambda: not unlocked.window.isVisible(), timeout=30_000)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(BACKUPS in path.parts for path in files)
    assert len(files) > 5
    for path in files:
        assert b"Quillfeather" not in path.read_bytes(), path.name


def test_a_size_that_was_asked_for_is_taken_as_it_is_and_a_remembered_one_fits_the_screen(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    beyond = (room.width() + 300, room.height() + 300)
    size_window(window, beyond, Look())
    assert (window.width(), window.height()) == beyond
    size_window(window, None, Look(width=beyond[0], height=beyond[1]))
    assert (window.width(), window.height()) == (room.width(), room.height())
