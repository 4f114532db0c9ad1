"""The repository holds only what belongs in it."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "LICENSE",
    "README.md",
    "charting",
    "main.py",
    "migrations",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "resources",
    "tests",
    "ui",
}

# In pieces, so that this file does not hold what it forbids
FORBIDDEN = {
    "a folder of the machine it was made on": r"(?<![\w.~])/(?:"
    + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me"])
    + r")/\w",
    "a temporary folder": r"(?<![\w.])/" + "t" + r"mp/\w",
    "a package index": "|".join(
        ["pyp" + r"i\.org", "pythonhost" + r"ed\.org", "--(?:extra-)?ind" + "ex-url", "find-" + "links"]
    ),
}


def tracked() -> list[str]:
    """Every path that git keeps; none where the files did not come through git."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git work tree")
    return [path for path in listed.split("\0") if path and (ROOT / path).is_file()]


def unwanted(text: str) -> list[str]:
    """What must not be in a tracked file, and is."""
    return [f"{what}: {found[0]}" for what, sign in FORBIDDEN.items() if (found := re.search(sign, text))]


def test_the_top_level_holds_only_what_is_allowed():
    assert {path.partition("/")[0] for path in tracked()} <= TOP_LEVEL


def test_no_tracked_file_tells_of_the_machine_it_was_made_on():
    found = {}
    for path in tracked():
        text = (ROOT / path).read_bytes().decode("utf-8", errors="ignore")
        if problems := unwanted(text):
            found[path] = problems
    assert found == {}


@pytest.mark.parametrize(
    "sign", ["/wo" + "rk/main", "open('/t" + "mp/x')", "https://pyp" + "i.org/simple", "--ind" + "ex-url x"]
)
def test_what_must_not_be_in_a_file_is_noticed(sign):
    assert unwanted(f"a line with {sign} in it")


@pytest.mark.parametrize(
    "fine", ["at work/rest", "tmp_path / 'chart.db'", "https://example.org/home/page", "~/home/"]
)
def test_ordinary_words_are_left_alone(fine):
    assert unwanted(fine) == []


def test_the_tests_lock_holds_the_apps_lock():
    app, tests = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-dev.txt")
    )
    pins = [re.findall(r"^(\S+==\S+)", text, re.MULTILINE) for text in (app, tests)]
    assert pins[0]
    assert set(pins[0]) <= set(pins[1])


def test_every_locked_package_is_held_by_a_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"^(?=\S+==)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
