"""Every check of `python3 main.py test`: the style, types, directions and content, then the tests."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS: Mapping[str, Sequence[str]] = {
    "mypy": ("-m", "mypy"),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "ruff check": ("-m", "ruff", "check", "."),
    "import directions": ("-c", "from importlinter.cli import lint_imports_command as check; check()"),
    "content": ("-m", "charting.content.check"),
}
"""What is checked, and how Python runs it. Not as programs: their first lines break when a folder moves."""


def run_every_check(pytest_arguments: Sequence[str]) -> int:
    """Runs the checks two at a time, then pytest; 0 only if all were clean. pytest's summary comes last."""
    with ThreadPoolExecutor(max_workers=2) as workers:
        clean = list(workers.map(_is_clean, CHECKS))
    failed = [name for name, passed in zip(CHECKS, clean, strict=True) if not passed]
    if failed:
        print(f"Not clean: {', '.join(failed)} (see above). The tests follow.", flush=True)
    tests = subprocess.run(_pytest(pytest_arguments), cwd=ROOT, check=False).returncode
    return tests or int(bool(failed))


def _is_clean(name: str) -> bool:
    """True if the check passed; prints one line for it, and what it said if it failed."""
    command = [sys.executable, *CHECKS[name]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    passed = done.returncode == 0
    said = "" if passed else f"\n{done.stdout}{done.stderr}"
    print(f"{name}: {'clean' if passed else 'NOT CLEAN'}{said}", flush=True)
    return passed


def _pytest(arguments: Sequence[str]) -> list[str]:
    """The command for the tests, on two processes unless the arguments say how many."""
    says_how_many = any(each.startswith(("-n", "--numprocesses")) for each in arguments)
    return [sys.executable, "-m", "pytest", *(() if says_how_many else ("-n", "2")), *arguments]
