import gc
import threading
import weakref

import pytest

from ui.shell.background import Background
from ui.shell.tidying import Tidying, tidy_when_due


class Page:
    """A closed page: it refers to itself, so only the collector takes it apart."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.stop()


@pytest.fixture
def collected_in():
    """The threads in which closed pages were taken apart."""
    return []


@pytest.fixture
def close_a_page(collected_in):
    """A function that leaves a closed page behind."""

    def close():
        weakref.finalize(Page(), lambda: collected_in.append(threading.get_ident()))

    gc.collect()
    return close


def make_much():
    """Makes enough for Python to collect, were it left to itself."""
    return len([[number] for number in range(200_000)])


def test_left_to_itself_python_takes_pages_apart_in_the_background(background, close_a_page, collected_in):
    gc.enable()
    try:
        close_a_page()
        background.run(make_much)
        background.finish()
    finally:
        gc.disable()
    assert collected_in
    assert collected_in != [threading.get_ident()]


def test_while_it_is_tidied_pages_are_taken_apart_on_the_main_thread(
    background, close_a_page, collected_in, request
):
    tidying = Tidying()
    request.addfinalizer(gc.disable)
    request.addfinalizer(tidying.stop)
    close_a_page()
    background.run(make_much)
    background.finish()
    assert collected_in == []
    keep = [[number] for number in range(2_000)]
    tidy_when_due()
    assert keep
    assert collected_in == [threading.get_ident()]
