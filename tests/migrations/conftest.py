"""A chart of today's version with data, and versions to come."""

import pytest

from tests.charts import make_chart
from tests.next_version import write_next_version


@pytest.fixture(scope="session")
def chart_template(tmp_path_factory):
    """A chart of today's version, made once."""
    return make_chart(tmp_path_factory.mktemp("template") / "chart")


@pytest.fixture
def folder(chart_template, tmp_path):
    """A closed chart of today's version with data."""
    return chart_template.copy_to(tmp_path / "practice")


@pytest.fixture
def next_version(tmp_path):
    """A function that gives the migrations of a next version which does these steps."""
    return lambda steps: write_next_version(tmp_path, steps)
