"""What can be said on the command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from charting.settings import Appearance


@dataclass(frozen=True, kw_only=True)
class Arguments:
    """How the app was started."""

    demo: bool = False
    chart: Path | None = None
    """A folder that holds a chart, or the chart.db in it."""
    size: tuple[int, int] | None = None
    """The window's width and height, for pictures of it."""
    appearance: Appearance | None = None


def read_arguments(arguments: Sequence[str]) -> Arguments:
    """The arguments as values; wrong ones end the program with a sentence, as usual on a command line."""
    parser = argparse.ArgumentParser(prog="main.py", description="Shenshu, a chart for acupuncturists.")
    parser.add_argument("--demo", action="store_true", help="a throw-away practice of invented patients")
    parser.add_argument("--chart", type=Path, metavar="PATH", help="open the chart in this folder")
    parser.add_argument("--size", type=_size, metavar="WxH", help="the window's size, such as 1280x800")
    parser.add_argument("--appearance", choices=("light", "dark"), help="not as the system says")
    found = parser.parse_args(list(arguments))
    return Arguments(
        demo=found.demo,
        chart=found.chart,
        size=found.size,
        appearance=cast("Appearance | None", found.appearance),
    )


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError("write it as 1280x800")
    return int(width), int(height)
