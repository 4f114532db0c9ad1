"""What tests of every room share: an invented practice in a real chart file of its own."""

import shutil

import pytest

from charting.services.chart import Chart
from charting.store.engine import open_engine, session_factory
from tests import handouts
from tests.practice import KEY, WHO, Clock, catalogue, make_empty_chart

pytest_plugins = ["tests.guards", "tests.application"]


@pytest.fixture(scope="session")
def empty_chart_file(tmp_path_factory):
    """A chart file with the newest schema, made once and copied for each test."""
    path = tmp_path_factory.mktemp("empty") / "chart.db"
    make_empty_chart(path)
    return path


@pytest.fixture
def clock():
    """The practice's clock, moved by hand."""
    return Clock()


@pytest.fixture
def chart(empty_chart_file, tmp_path, clock):
    """An open chart of its own."""
    path = tmp_path / "chart.db"
    shutil.copy(empty_chart_file, path)
    engine = open_engine(path, KEY)
    yield Chart(sessions=session_factory(engine), catalogue=catalogue(), clock=clock, who=WHO)
    engine.dispose()


@pytest.fixture
def handout_chart(chart):
    """An open chart of a practice with a letterhead, whose vocabulary has handouts."""
    return handouts.with_handouts(chart)
