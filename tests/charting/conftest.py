"""A chart in a folder of its own, for the tests of the chart file."""

import subprocess
import sys
from pathlib import Path

import pytest

import charting
from tests.charts import make_chart

ROOT = Path(charting.__file__).parents[1]


@pytest.fixture(scope="session")
def chart_template(tmp_path_factory):
    """A closed chart, made once and copied for each test."""
    return make_chart(tmp_path_factory.mktemp("template") / "chart")


@pytest.fixture
def folder(chart_template, tmp_path):
    """A closed chart with one patient and a signed visit, in a folder of its own."""
    return chart_template.copy_to(tmp_path / "practice")


@pytest.fixture
def opened(folder):
    """That chart, unlocked; closed without ceremony afterwards."""
    chart = folder.unlock()
    yield chart
    chart.abandon()


@pytest.fixture(scope="session")
def subprocess_modules():
    """A function that gives the modules loaded in a fresh Python after importing one module."""

    def modules_after(name: str) -> set[str]:
        code = f"import sys, {name}; print(chr(10).join(sys.modules))"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        )
        return set(done.stdout.split())

    return modules_after
