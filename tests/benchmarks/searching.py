"""Finding in the vocabulary as one types: each key of sixty texts beside one plain pass of rapidfuzz."""

import statistics
from pathlib import Path

from rapidfuzz import fuzz, process

from charting.content import finder
from charting.content.catalogue import Catalogue, read_catalogue
from charting.content.finder import find_anything
from charting.services import usage
from tests.benchmarks.charts import unlocked
from tests.benchmarks.measure import Clock, Row, timed

ROUNDS = 5
WORST_MS = 16

TYPED = (
    "bl23", "UB 40", "ub40", "Kid 3", "B-40", "shenshu", "shèn shū", "腎俞", "肾俞", "kidney shu", "23",
    "ling gu", "huatuojiaji", "weizong", "ear kidney", "水金", "doms", "si joint", "pirformis",
    "rhabdo", "disc herniation", "Blood Yu", "Kidney Yang Xu", "肾阳虚", "腎陽虛", "gan qi yu jie",
    "spleen qi def", "damp heat", "气滞", "kidny yang xu", "numbness", "no numbness", "stifness",
    "worse sitting", "cough", "slr pos", "lasegue", "kemp", "flexion", "quadratus", "erector tender",
    "teeth marks", "pale tongue", "tongue pale", "弦", "wiry pulse", "electro", "电针", "gua sha",
    "moxa ginger", "sliding cup", "dense disperse", "du huo", "獨活寄生湯", "LBP", "m54.16",
    "lumbar radiculopathy", "腰痛", "roland", "zzzzzzzz",
)  # fmt: skip
"""Sixty, over every kind: codes, pinyin, both scripts, English, short forms, slips, and what is not there."""


def rows(place: Path) -> list[Row]:
    """Over the whole vocabulary, as the palette asks it, and over points alone; then the count of use."""
    catalogue = read_catalogue()
    catalogue.warm()
    finder.prepare(catalogue)
    return [
        _searched(catalogue, "everything", finder.KINDS),
        _searched(catalogue, "points", ("point",)),
        _count(place),
    ]


def _searched(catalogue: Catalogue, what: str, kinds: tuple[str, ...]) -> Row:
    names = [name for one in finder.everything(catalogue) for name in one.names.squeezed]
    typed = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    floors, ours = [], []
    for text in typed:
        floors.append(_least(timed(lambda text=text: process.extract(text, names, scorer=fuzz.ratio))))
        ours.append(_least(timed(lambda text=text: find_anything(catalogue, text, kinds=kinds))))
    worst = max(range(len(typed)), key=ours.__getitem__)
    return Row(
        what=f"Search {what}, one key",
        floor=statistics.median(floors),
        ours=statistics.median(ours),
        most=1.0,
        note=f"{len(typed)} keys; worst {ours[worst]:.2f} ms at {typed[worst]!r} (at most {WORST_MS})",
    )


def _count(place: Path) -> Row:
    chart, opened = unlocked(place / "small")
    ours = _least(timed(lambda: usage.usage(chart)))
    opened.lock()
    return Row(
        what="Count what was chosen in the last year", ours=ours, note="in a thread, once for an opening"
    )


def _least(clock: Clock) -> float:
    return min(clock() for _ in range(ROUNDS))
