"""The app killed in the middle of typing: what was typed a second before is in the chart, and it is whole."""

import os
import re
import signal
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import charting
from charting.domain.visit_note import VisitNote
from charting.services import visits
from tests.charts import ChartFolder, as_chart, make_chart
from tests.practice import charted_visit
from ui.shell.single_instance import SingleInstance

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill at once")

ROOT = Path(charting.__file__).parents[1]


@dataclass
class Report:
    """What the typist said before it was killed."""

    typed_at: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    """By field: when each word was in the app, in seconds."""
    kept: dict[str, int] = field(default_factory=lambda: {"notes": 0, "chips": 0})
    """By field: the last word that the footer had called saved."""
    last_sign_of_life: float = 0.0

    def hear(self, line: str) -> None:
        """Take in a line."""
        event, *numbers, at = line.split()
        self.last_sign_of_life = float(at)
        if event == "kept":
            self.kept = dict(zip(("notes", "chips"), map(int, numbers), strict=True))
        elif event != "ready":
            self.typed_at[event][int(numbers[0])] = float(at)

    @property
    def words(self) -> int:
        """How many words were typed."""
        return sum(map(len, self.typed_at.values()))

    def owed(self, name: str) -> int:
        """The last word of a field that must be in the chart: saved by the footer, or a second old."""
        old = [word for word, at in self.typed_at[name].items() if at <= self.last_sign_of_life - 1.0]
        return max([self.kept[name], *old])


def killed_while_typing(folder: ChartFolder, words: int, way: str = "app") -> Report:
    """Let the app be typed into, kill it after so many words, and give what it had reported."""
    report = Report()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(folder.path), way],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as app:
        for line in app.stdout:
            report.hear(line)
            if report.words == words:
                break
        app.kill()
        rest, complaints = app.communicate()
        for line in rest.splitlines(keepends=True):
            if line.endswith("\n"):
                report.hear(line)
    assert report.words >= words, complaints
    return report


@pytest.fixture(scope="module")
def draft_made_once(tmp_path_factory):
    """A closed chart whose patient has an unsigned visit."""
    folder = make_chart(tmp_path_factory.mktemp("draft") / "chart")
    opened = folder.unlock()
    charted_visit(as_chart(opened), 1, {"pain_now": "6"})
    opened.lock()
    return folder


def last_words(note: VisitNote) -> dict[str, int]:
    """By field: the last word of the unbroken row from the first one on."""
    texts = {"notes": note.prose["session_notes"], "chips": note.text_of("symptoms_words")}
    return {name: _end_of_row(re.findall(rf"\b{name[0]}(\d+)\b", text)) for name, text in texts.items()}


def _end_of_row(numbers: list[str]) -> int:
    return next((place for place, number in enumerate(numbers) if int(number) != place + 1), len(numbers))


def what_is_wrong(folder: ChartFolder, report: Report) -> list[str]:
    """What was lost, damaged or in the way of the next start, one sentence each."""
    next_start = SingleInstance(folder.path)
    wrong = [] if next_start.is_first() else ["the next start is held up by the killed one"]
    next_start.release()
    opened = folder.unlock()
    found = last_words(visits.visit(as_chart(opened), 2).note)
    wrong += [
        f"{name}: {report.owed(name)} owed, {found[name]} there"
        for name in found
        if found[name] < report.owed(name)
    ]
    wrong += [*opened.warnings, *opened.problems()]
    opened.lock()
    return wrong


@pytest.fixture
def killed_after(draft_made_once, tmp_path):
    """A function that gives the folders of apps killed after so many words each, with their reports."""

    def kill(words: tuple[int, ...]) -> list[tuple[ChartFolder, Report]]:
        folders = [draft_made_once.copy_to(tmp_path / f"killed{number}") for number in words]
        with ThreadPoolExecutor(max_workers=2) as two_at_a_time:
            reports = two_at_a_time.map(killed_while_typing, folders, words)
            return list(zip(folders, reports, strict=True))

    return kill


def check(killed: list[tuple[ChartFolder, Report]]) -> None:
    """Nothing is lost or damaged, and enough was owed for that to mean something."""
    assert max(report.owed("notes") for _, report in killed) > 10
    assert max(report.owed("chips") for _, report in killed) > 10
    assert [what_is_wrong(*one) for one in killed] == [[] for _ in killed]


def test_two_kills_lose_nothing_older_than_a_second_and_harm_no_chart(killed_after):
    check(killed_after((24, 58)))


@pytest.mark.long
def test_six_kills_lose_nothing_older_than_a_second_and_harm_no_chart(killed_after):
    check(killed_after((9, 24, 37, 58, 71, 83)))


def test_without_autosave_the_same_check_finds_the_words_lost(draft_made_once, tmp_path):
    """The control: if this finds nothing, the tests above show nothing."""
    folder = draft_made_once.copy_to(tmp_path / "killed")
    report = killed_while_typing(folder, 29, "forgetful")
    assert report.kept == {"notes": 0, "chips": 0}
    assert report.owed("notes") > 0
    assert what_is_wrong(folder, report) == [f"notes: {report.owed('notes')} owed, 0 there"]
