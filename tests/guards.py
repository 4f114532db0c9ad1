"""What every test is watched for: windows and timers left behind, unexpected warnings, the real home."""

import gc
import itertools
import logging
import os
import shutil
import sys
import time
from contextlib import contextmanager

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Tests name days and hours of the practice's clock: a zone east of London would call many the next day
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):  # not on Windows
    time.tzset()

# A slow machine is no failure. On CI the same examples each time: a red run can be run again.
hypothesis.settings.register_profile("shenshu", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("shenshu")

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}
"""Where each platform looks for a person's folders, and where inside a home they are."""


@pytest.fixture(scope="session")
def _home(tmp_path_factory):
    """A home inside the test run, set once: a thread that reads the environment then may crash."""
    home = tmp_path_factory.getbasetemp() / "home"
    with pytest.MonkeyPatch.context() as patch:
        for name, inside in HOMES.items():
            patch.setenv(name, str(home / inside))
        yield home


@pytest.fixture(autouse=True)
def _an_empty_home(_home):
    """Sends whatever a test keeps for its person to a home that is empty again for the next test."""
    yield
    if _home.exists():
        shutil.rmtree(_home)


@pytest.fixture(autouse=True)
def _no_unexpected_warnings(request):
    """Fails a test in which something was logged as WARNING or worse; one that expects it takes caplog."""
    if "caplog" in request.fixturenames:
        yield
        return
    with _warnings_kept() as kept:
        yield
    if kept:
        said = "\n".join(f"  {each.name}: {each.levelname}: {each.getMessage()}" for each in kept)
        pytest.fail(f"Unexpected in the log (take caplog to expect it):\n{said}", pytrace=False)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    """From here on cycles are collected between tests, on the main thread, as the app does it.

    In a background thread a closed page's widgets would be taken apart where Qt crashes. What was read so
    far stays to the end, so later collections pass over it; so do those of every TESTS_KEPT tests.
    """
    gc.disable()
    _collect_everything()


TESTS_KEPT = 100
"""After so many tests, what is still there is taken to stay: the vocabulary, the templates."""

_tests_begun = itertools.count(1)


def _collect_everything():
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_left_on_the_screen():
    """Fails a test that leaves a window showing or a timer of ours running."""
    if next(_tests_begun) % TESTS_KEPT:
        gc.collect(1)  # what the test before left, now that its fixtures are gone
    else:
        _collect_everything()
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    windows = [each for each in widgets.QApplication.topLevelWidgets() if each.isVisible()]
    left = [f"a window still showing: {_called(each)}" for each in windows]
    for each in windows:
        each.close()  # or every later test would fail too
    if _running_timers():
        gc.collect(0)  # a timer that nobody can reach any more is not left running
    for timer in _running_timers():
        left.append(f"a timer still running every {timer.interval()} ms: {_called(timer)}")
        timer.stop()
    if left:
        pytest.fail("The test left behind\n  " + "\n  ".join(left), pytrace=False)


def _running_timers():
    """The running timers that this test made in Python; Qt's own have no Python object, so are not seen."""
    from PySide6.QtCore import QTimer
    from shiboken6 import Shiboken

    young = (*gc.get_objects(0), *gc.get_objects(1))  # all that was made since the test began
    timers = [each for each in young if type(each) is QTimer]
    return [each for each in timers if Shiboken.isValid(each) and each.isActive()]


def _called(thing):
    holder = thing.parent()
    inside = f" in {type(holder).__name__}" if holder else ""
    return f"{type(thing).__name__} {thing.objectName() or '(no name)'}{inside}"


@contextmanager
def _warnings_kept():
    """Keeps every log record of WARNING or worse while it lasts."""
    kept = []

    class Keep(logging.Handler):
        def emit(self, record):
            kept.append(record)

    handler = Keep(level=logging.WARNING)
    logging.getLogger().addHandler(handler)
    try:
        yield kept
    finally:
        logging.getLogger().removeHandler(handler)
