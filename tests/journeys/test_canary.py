"""A patient's name and words, typed everywhere on a first day, are found in clear nowhere on the disk."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

import charting
from tests.guards import HOMES
from tests.journeys.canary_day import NAME, WORDS, WRITINGS, places_of_the_canary

ROOT = Path(charting.__file__).parents[1]


@pytest.fixture
def place(tmp_path):
    """A home and a temporary folder that nothing else uses, searched as one."""
    made = tmp_path / "place"
    for folder in ("home", "temporary", "runtime"):
        (made / folder).mkdir(parents=True, mode=0o700)
    return made


@pytest.fixture
def day(place, tmp_path):
    """The day, lived by the whole app in a process of its own; ends with the window closed."""
    homes = {name: str(place / "home" / inside) for name, inside in HOMES.items()}
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(place / "temporary"))
    runtime = {"XDG_RUNTIME_DIR": str(place / "runtime"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.canary_day", str(place), str(tmp_path / "given.pdf")]
    environment = {**os.environ, **homes, **temporary, **runtime}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=180)


def test_the_canary_is_in_clear_in_no_file_and_in_nothing_said(day, place, tmp_path):
    complaints = day.stderr.decode()
    assert day.returncode == 0, complaints
    assert json.loads(day.stdout) == {"open": [], "locked": []}
    assert places_of_the_canary(place) == []
    assert not any(writing in day.stdout + day.stderr for writing in WRITINGS), complaints
    names = {path.name for path in place.rglob("*") if path.is_file()}
    assert {"chart.db", "keys.json", "head.json", "shenshu.log"} <= names
    (log,) = place.rglob("shenshu.log")
    assert '"type": "ValueError"' in log.read_text("ascii")
    assert len(list(place.rglob("backups/*"))) > 0
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "given.pdf").pages)
    assert NAME in text  # the day was lived, and the patient's own paper names the patient


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word", [NAME, WORDS])
def test_the_search_finds_the_canary_where_it_is(tmp_path, word, coding):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "plain").write_bytes(b"x" + word.encode(coding) + b"x")
    assert places_of_the_canary(tmp_path) == [str(Path("deep", "plain"))]


def test_the_search_looks_at_names_of_files_too(tmp_path):
    (tmp_path / f"{NAME}.pdf").touch()
    assert places_of_the_canary(tmp_path) == [f"{NAME}.pdf"]
