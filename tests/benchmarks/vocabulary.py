"""Reading the clinical vocabulary, beside parsing the same files and nothing more."""

import tomllib
from pathlib import Path

from charting import paths
from charting.content.catalogue import read_catalogue
from tests.benchmarks.measure import Row, by_turns, medians, timed

ROUNDS = 9


def rows(_place: Path) -> list[Row]:
    """One row."""
    files = sorted((paths.resources() / "content").rglob("*.toml"))

    def parse() -> None:
        for path in files:
            tomllib.loads(path.read_text("utf-8"))

    floor, ours = medians(by_turns(timed(parse), timed(read_catalogue), ROUNDS))
    return [Row(what="Read the vocabulary", floor=floor, ours=ours, note=f"{len(files)} files, in a thread")]
