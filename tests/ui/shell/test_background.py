import gc
import sys
import threading
import weakref

import pytest

from ui.shell.background import Background
from ui.shell.qt_delay import QtDelay


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.stop()


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot, background):
    here = threading.get_ident()
    told = []
    background.run(threading.get_ident, lambda there: told.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    there, back = told[0]
    assert there != here
    assert back == here


def test_a_failure_is_told_to_the_one_who_asked(qtbot, background):
    told = []

    def fails():
        raise OSError("disk full")

    background.run(fails, told.append, lambda error: told.append(str(error)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["disk full"]


def test_work_keeps_its_order(qtbot, background):
    told = []
    for number in range(20):
        background.run(lambda number=number: number, told.append)
    background.finish()
    assert told == list(range(20))


def test_results_for_pages_that_are_gone_are_not_told(qtbot, background):
    told = []
    may_end = threading.Event()
    background.run(may_end.wait, told.append)
    background.forget_results()
    may_end.set()
    background.finish()
    assert told == []


@pytest.fixture
def often():
    """Lets the threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


class Page:
    """Known to nobody but the job."""


@pytest.mark.parametrize("fails", [False, True])
def test_what_only_a_job_knew_is_let_go_on_the_main_thread(qtbot, background, often, fails):
    let_go = []

    def run(page):
        weakref.finalize(page, lambda: let_go.append(threading.get_ident()))

        def work():
            return 1 / (0 if fails and page else 1)

        background.run(work, lambda _result: page, lambda _error: page)

    for _ in range(200):
        run(Page())
    background.finish()
    gc.collect()
    assert len(let_go) == 200
    assert set(let_go) == {threading.get_ident()}


def test_a_delay_calls_back_once_after_the_latest_start(qtbot):
    rung = []
    delay = QtDelay()
    delay.start(lambda: rung.append("first"), 3)
    delay.start(lambda: rung.append("second"), 3)
    qtbot.waitUntil(lambda: bool(rung))
    assert rung == ["second"]
    assert not delay.is_running


def test_a_cancelled_delay_stays_silent(qtbot):
    rung = []
    delay, other = QtDelay(), QtDelay()
    delay.start(lambda: rung.append("cancelled"), 1)
    delay.cancel()
    other.start(lambda: rung.append("other"), 15)
    qtbot.waitUntil(lambda: bool(rung))
    assert rung == ["other"]
