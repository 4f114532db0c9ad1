"""What the fault tests share: the longest runs only on request, and programs that are meant to be killed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import charting

ROOT = Path(charting.__file__).parents[1]


def pytest_collection_modifyitems(config, items):
    """Leave the longest runs out unless they are asked for with -m long."""
    if "long" in (config.option.markexpr or ""):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="a long run: ask for it with -m long"))


@pytest.fixture
def run_program():
    """A function that runs a program of this folder to its end and gives what it reported."""
    if not hasattr(sys.modules["os"], "fork"):
        pytest.skip("this system cannot fork")

    def run(name: str, *arguments: object) -> object:
        command = [sys.executable, "-m", f"tests.charting.faults.{name}", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=600)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return json.loads(done.stdout)

    return run
