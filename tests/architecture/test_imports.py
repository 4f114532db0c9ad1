"""Presenters and the charting rooms work where there is no Qt; the first steps stay light and old."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIRST_STEPS = ("main.py", "charting/__init__.py", "charting/bootstrap.py", "charting/this_computer.py")
"""What an old Python meets before it is told that it is too old."""

WITHOUT_QT = """
import importlib, sys
sys.modules["PySide6"] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
print(len(sys.argv) - 1)
"""


def modules_under(*places: str) -> list[str]:
    """The dotted names of every module in these folders."""
    files = [path for place in places for path in sorted((ROOT / place).rglob("*.py"))]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]
    return [name.removesuffix(".__init__") for name in names]


def run_without_qt(*modules: str) -> subprocess.CompletedProcess[str]:
    """Imports the modules in a Python that has no PySide6."""
    command = [sys.executable, "-c", WITHOUT_QT, *modules]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_every_presenter_and_charting_room_is_imported_without_qt():
    modules = modules_under("ui/presenters", "charting")
    done = run_without_qt(*modules)
    assert done.stderr == ""
    assert done.stdout.strip() == str(len(modules))


def test_a_module_that_needs_qt_is_noticed():
    assert "PySide6" in run_without_qt("ui.widgets.chip").stderr


@pytest.mark.parametrize("place", FIRST_STEPS)
def test_an_old_python_can_read_the_first_steps(place):
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"), feature_version=(3, 6))
    assert too_new_for_3_6(tree) == []


@pytest.mark.parametrize(
    "source",
    [
        "from __future__ import annotations",
        "def f(x: list[str]): ...",
        "def f() -> str | None: ...",
        "x: dict[str, int] = {}",
        "print(f'{x=}')",
        "from dataclasses import dataclass",
        "import tomllib",
    ],
)
def test_what_python_3_6_does_not_know_is_noticed(source):
    assert too_new_for_3_6(ast.parse(source)) != []


@pytest.mark.parametrize("place", FIRST_STEPS)
def test_the_first_steps_speak_plain_ascii(place):
    assert (ROOT / place).read_text(encoding="utf-8").isascii()


def too_new_for_3_6(tree: ast.AST) -> list[str]:
    """What Python 3.6 reads but cannot run: new annotations, f"{x=}", modules it does not have."""
    nodes = list(ast.walk(tree))
    annotations = [getattr(node, part, None) for node in nodes for part in ("annotation", "returns")]
    found = [
        ast.unparse(each)
        for each in annotations
        if each is not None and not isinstance(each, ast.Constant | ast.Name | ast.Attribute)
    ]
    found += [
        ast.unparse(node) for node in nodes if isinstance(node, ast.JoinedStr) and _shows_its_name(node)
    ]
    newer = {"__future__", "dataclasses", "tomllib", "graphlib", "zoneinfo", "contextvars"}
    for node in tree.body if isinstance(tree, ast.Module) else ():
        names = [node.module] if isinstance(node, ast.ImportFrom) else []
        names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
        found += [name for name in names if name in newer]
    return found


def _shows_its_name(text: ast.JoinedStr) -> bool:
    """True for f"{x=}", which the parser turns into the text "x=" and the value's repr."""
    pairs = zip(text.values, text.values[1:], strict=False)
    return any(
        isinstance(before, ast.Constant)
        and isinstance(value, ast.FormattedValue)
        and str(before.value).endswith(f"{ast.unparse(value.value)}=")
        for before, value in pairs
    )
