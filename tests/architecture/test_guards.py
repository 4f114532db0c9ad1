"""What every test is watched for is really noticed."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]

CARELESS = """
import logging
import os
import warnings
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_careful(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    QTimer(window).start(50)
    logging.getLogger("shenshu").info("fine")

def test_leaves_a_window(qtbot):
    window = QWidget(objectName="visit_window")
    window.show()
    kept.append(window)

def test_leaves_a_timer(qtbot):
    timer = QTimer(objectName="autosave_pause")
    timer.start(50)
    kept.append(timer)

def test_logs_a_warning():
    logging.getLogger("shenshu").warning("disk nearly full")

def test_expects_its_warning(caplog):
    logging.getLogger("shenshu").warning("disk nearly full")
    assert "nearly full" in caplog.text

def test_is_warned_by_python():
    warnings.warn("this will go away", DeprecationWarning)

def test_writes_to_its_own_home():
    assert Path.home() != Path(os.environ["REAL_HOME"])
    assert not Path.home().exists()
"""

NOTICED = {
    "test_leaves_a_window": "a window still showing: QWidget visit_window",
    "test_leaves_a_timer": "a timer still running every 50 ms: QTimer autosave_pause",
    "test_logs_a_warning": "shenshu: WARNING: disk nearly full",
    "test_is_warned_by_python": "DeprecationWarning: this will go away",
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory):
    """What pytest holds against each careless test, run with the project's own settings."""
    folder = tmp_path_factory.mktemp("careless")
    folder.joinpath("test_careless.py").write_text(CARELESS, encoding="utf-8")
    results = folder / "results.xml"
    command = [sys.executable, "-m", "pytest", "-p", "tests.guards", "-p", "no:cacheprovider"]
    command += [
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(folder),
        f"--junitxml={results}",
        str(folder),
    ]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "REAL_HOME": str(Path.home())}
    subprocess.run(command, capture_output=True, env=surroundings, cwd=ROOT, check=False)
    said = {}
    for case in ElementTree.parse(results).iter("testcase"):
        against = [each.text or "" for each in case if each.tag in ("failure", "error")]
        said[case.get("name")] = said.get(case.get("name"), "") + "".join(against)
    return said


@pytest.mark.parametrize("test", NOTICED)
def test_a_careless_test_fails_with_the_reason(complaints, test):
    assert NOTICED[test] in complaints[test]


@pytest.mark.parametrize("test", ["test_careful", "test_expects_its_warning", "test_writes_to_its_own_home"])
def test_a_careful_test_passes(complaints, test):
    assert complaints[test] == ""
