"""Files, functions and classes stay small enough to read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("charting", "ui", "migrations", "main.py")

LINES_IN_A_FILE = 400
LINES_IN_A_FUNCTION = 40
PUBLIC_METHODS_IN_A_CLASS = 15

EXCEPTIONS = {
    "migrations/versions/0001_patients_and_visits.py": "the first schema whole, one table after another",
}
"""What may be larger, as `charting/rooms/file.py` or `charting/rooms/file.py: name`, and the reason."""


def our_files() -> list[Path]:
    """Every Python file of the app."""
    found = [
        [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py")) for place in PLACES
    ]
    return [path for several in found for path in several]


def too_large(source: str) -> dict[str, str]:
    """What is over a limit in a file's source, by name ("" for the file), and by how much."""
    lines = len(source.splitlines())
    found = {"": f"{lines} lines, over {LINES_IN_A_FILE}"} if lines > LINES_IN_A_FILE else {}
    for name, node in _named(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            methods = _public_methods(node)
            if len(methods) > PUBLIC_METHODS_IN_A_CLASS:
                found[name] = f"{len(methods)} public methods, over {PUBLIC_METHODS_IN_A_CLASS}"
        elif _lines(node) > LINES_IN_A_FUNCTION:
            found[name] = f"{_lines(node)} lines, over {LINES_IN_A_FUNCTION}"
    return found


def _named(node: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield inside + child.name, child
            yield from _named(child, f"{inside}{child.name}.")
        else:
            yield from _named(child, inside)


def _lines(node: ast.AST) -> int:
    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    return node.end_lineno - first + 1


def _public_methods(node: ast.ClassDef) -> list[str]:
    """The public methods; Qt's overrides, the only names in camel case, are not counted."""
    names = {each.name for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
    return sorted(name for name in names if not name.startswith("_") and name == name.lower())


def test_every_file_function_and_class_is_within_its_limit():
    found = {}
    for path in our_files():
        place = path.relative_to(ROOT).as_posix()
        for name, excess in too_large(path.read_text(encoding="utf-8")).items():
            found[f"{place}: {name}" if name else place] = excess
    assert {place: excess for place, excess in found.items() if place not in EXCEPTIONS} == {}
    assert sorted(set(EXCEPTIONS) - set(found)) == [], "within its limit now: take it off the list"


def test_the_apps_files_are_looked_at():
    looked_at = {path.relative_to(ROOT).as_posix() for path in our_files()}
    assert {"main.py", "charting/paths.py", "ui/widgets/chip.py", "migrations/env.py"} <= looked_at


@pytest.mark.parametrize("over", [0, 1])
def test_a_file_may_have_its_limit_and_no_line_more(over):
    assert ("" in too_large("x = 1\n" * (LINES_IN_A_FILE + over))) == bool(over)


@pytest.mark.parametrize("over", [0, 1])
def test_a_method_may_have_its_limit_and_no_line_more(over):
    source = "class Chart:\n  @property\n  def open(self):\n" + "    x = 1\n" * (
        LINES_IN_A_FUNCTION - 2 + over
    )
    assert ("Chart.open" in too_large(source)) == bool(over)


@pytest.mark.parametrize("over", [0, 1])
def test_a_class_may_have_its_limit_and_no_public_method_more(over):
    private_and_qt = "  def _hidden(self): ...\n  def mousePressEvent(self, event): ...\n"
    public = "".join(f"  def do_{number}(self): ...\n" for number in range(PUBLIC_METHODS_IN_A_CLASS + over))
    assert ("Page" in too_large("class Page:\n" + private_and_qt + public)) == bool(over)
