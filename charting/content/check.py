"""Rules between the content files: `python -m charting.content.check`.

Each entry by itself is checked as it is read; here is what only all of them together
can break. `--release` adds today's keys to the list of released ones.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from charting.content.catalogue import Catalogue, read_catalogue
from charting.content.check_measures import measure_problems, total_problems
from charting.content.codes import Codes
from charting.content.read import ContentError
from charting.domain.assessment import Assessable, Sign
from charting.domain.contradictions import NEGATIVE
from charting.domain.finding import ANSWERS, Editor, FindingDefinition, Kind
from charting.domain.handout import PLACEHOLDERS, HandoutTemplate
from charting.domain.red_flags import Urgency
from charting.paths import resources

RELEASED = "released_keys.txt"
KEY = re.compile(r"[a-z][a-z0-9_]*")
POINT_KEY = re.compile(r"[A-Z]{2}\d{1,2}|EX-[A-Z]{1,2}\d{1,2}|[a-z][a-z0-9_]*")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}?|\}")
NUMERIC = (Kind.SCORE, Kind.NUMBER)
DETAILS = ("painful", "familiar", "angle")

NOT_OFFERED = ("SG60", "SH40", "M54.5")
"""Two that a search for Taiyang or the low back finds wrongly, and a header that is not billable."""


def problems(catalogue: Catalogue, codes: Codes, released: Iterable[str]) -> list[str]:
    """Everything that is wrong between the files, one sentence each."""
    return [
        *_repeated_keys(catalogue),
        *_odd_keys(catalogue),
        *_findings(catalogue),
        *_assessables(catalogue, codes),
        *_alerts(catalogue),
        *measure_problems(catalogue.measures.values()),
        *total_problems(catalogue.measures, catalogue.definitions),
        *_points(catalogue),
        *_handouts(catalogue),
        *_needle_regions(catalogue),
        *_codes(codes),
        *_unsourced(catalogue, codes),
        *(
            f"{key} was released and is gone; mark it retired instead"
            for key in vanished(catalogue, released)
        ),
    ]


def keys(catalogue: Catalogue) -> tuple[str, ...]:
    """Every key that a chart may hold, as `kind:key`; a choice as `choice:finding.choice`."""
    named: Sequence[tuple[str, Iterable[str]]] = (
        ("finding", catalogue.definitions),
        ("cause", (one.key for one in catalogue.causes)),
        ("pattern", (one.key for one in catalogue.patterns)),
        ("point", catalogue.points),
        ("method", catalogue.methods),
        ("formula", catalogue.formulas),
        ("measure", catalogue.measures),
        ("alert", catalogue.alerts),
        ("handout", (one.key for one in catalogue.handouts)),
        ("event", catalogue.adverse_events),
        ("section", (one.key for one in catalogue.sections)),
        ("choice", _choice_keys(catalogue)),
    )
    return tuple(sorted({f"{kind}:{key}" for kind, each in named for key in each}))


def vanished(catalogue: Catalogue, released: Iterable[str]) -> list[str]:
    """Released keys that no content file defines any more: old charts would lose their words."""
    return sorted(set(released) - set(keys(catalogue)))


def released_keys(folder: Path) -> list[str]:
    """The keys that were ever shipped."""
    path = folder / RELEASED
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in lines if line and not line.startswith("#")]


def release(folder: Path) -> int:
    """Add today's keys to the released ones and say how many were new; none is ever taken away."""
    released = released_keys(folder)
    new = [key for key in keys(read_catalogue(folder)) if key not in set(released)]
    head = "# Every key ever shipped. Charts hold them: none may disappear (retire it instead).\n"
    lines = "".join(f"{key}\n" for key in [*released, *new])
    (folder / RELEASED).write_text(head + lines, encoding="utf-8")
    return len(new)


def counts(catalogue: Catalogue, codes: Codes) -> Mapping[str, int]:
    """How many entries there are of each kind."""
    return {
        "sections": len(catalogue.sections),
        "findings": sum(len(section.findings) for section in catalogue.sections),
        "red flags": len(catalogue.red_flags),
        "causes": len(catalogue.causes),
        "patterns": len(catalogue.patterns),
        "points": len(catalogue.points),
        "cautions": sum(len(point.cautions) for point in catalogue.points.values()),
        "channels": len(catalogue.channels),
        "methods": len(catalogue.methods),
        "formulas": len(catalogue.formulas),
        "measures": len(catalogue.measures),
        "alerts": len(catalogue.alerts),
        "adverse events": len(catalogue.adverse_events),
        "needle regions": len(catalogue.needle_regions),
        "handouts": len(catalogue.handouts),
        "codes": len(codes.known),
    }


def main(arguments: Sequence[str], say: Callable[[str], object] = print) -> int:
    """Check the product's content, or a folder's; 0 when nothing is wrong."""
    folders = [Path(one) for one in arguments if not one.startswith("-")]
    folder = folders[0] if folders else resources() / "content"
    try:
        if "--release" in arguments:
            say(f"{release(folder)} keys released")
        catalogue = read_catalogue(folder)
        catalogue.warm()
    except ContentError as error:
        say(str(error))
        return 1
    codes = catalogue.codes
    found = problems(catalogue, codes, released_keys(folder))
    for problem in found:
        say(problem)
    if not found:
        say(", ".join(f"{number} {kind}" for kind, number in counts(catalogue, codes).items()))
    return 1 if found else 0


def _choice_keys(catalogue: Catalogue) -> Iterator[str]:
    for finding in catalogue.definitions.values():
        yield from (f"{finding.key}.{choice.key}" for choice in finding.choices)
    for method in catalogue.methods.values():
        yield from (f"{method.key}.{choice.key}" for choice in (*method.waveforms, *method.intensities))


def _repeated_keys(catalogue: Catalogue) -> Iterator[str]:
    """One name, one meaning: a finding and a cause of the same key would be mixed up."""
    named = [key.partition(":") for key in keys(catalogue) if not key.startswith(("choice:", "section:"))]
    for key, number in Counter(key for *_, key in named).items():
        if number > 1:
            kinds = " and ".join(kind for kind, _, other in named if other == key)
            yield f"{key} is the key of a {kinds}"
    sections = Counter(section.key for section in catalogue.sections)
    yield from (f"two sections have the key {key}" for key, number in sections.items() if number > 1)
    assessed = Counter(one.key for one in (*catalogue.causes, *catalogue.patterns))
    yield from (f"{key} is defined twice" for key, number in assessed.items() if number > 1)


def _odd_keys(catalogue: Catalogue) -> Iterator[str]:
    for named in keys(catalogue):
        kind, _, key = named.partition(":")
        shape = POINT_KEY if kind == "point" else KEY
        if not all(shape.fullmatch(part) for part in key.split(".")) and kind != "choice":
            yield f"{kind} {key}: a key is small letters, digits and _"
        if kind == "choice" and not re.fullmatch(r"[a-z0-9_]+", key.rpartition(".")[2]):
            yield f"choice {key}: a key is small letters, digits and _"


def _findings(catalogue: Catalogue) -> Iterator[str]:
    for section in catalogue.sections:
        for finding in section.findings:
            yield from (f"{section.key}.{finding.key}: {what}" for what in _finding(finding))
        if section.editor is Editor.SCORES and any(one.kind is not Kind.SCORE for one in section.findings):
            yield f"{section.key}: a section of scores holds scores only"
    answers = {*catalogue.definitions, *_choice_keys(catalogue)}
    for finding in catalogue.definitions.values():
        yield from (
            f"{finding.key}: denies {key}, which is not there" for key in finding.denies if key not in answers
        )
        can_deny = finding.kind in ANSWERS or any(one.key in NEGATIVE for one in finding.choices)
        if finding.denies and not can_deny:
            yield f"{finding.key}: has no answer that denies"
    for flag in catalogue.red_flags:
        yield from (
            f"{flag.key}: called for by {key}, which is not there"
            for key in flag.called_for_by
            if key not in answers and key.removesuffix(".present") not in catalogue.definitions
        )


def _finding(finding: FindingDefinition) -> Iterator[str]:
    has_choices = finding.kind in (Kind.CHOICE, Kind.CHOICES)
    if has_choices != bool(finding.choices):
        yield "needs choices" if has_choices else "has choices but is not a choice"
    repeated = [key for key, number in Counter(one.key for one in finding.choices).items() if number > 1]
    yield from (f"the choice {key} is there twice" for key in repeated)
    if finding.kind is Kind.SCORE and (finding.lowest is None or finding.highest is None):
        yield "a score needs its lowest and highest"
    if finding.lowest is not None and finding.highest is not None and finding.lowest >= finding.highest:
        yield "lowest must be below highest"
    if finding.normal and finding.normal.lowest > finding.normal.highest:
        yield "the normal range is upside down"
    yield from (f"unknown detail {one}" for one in finding.details if one not in DETAILS)


def _assessables(catalogue: Catalogue, codes: Codes) -> Iterator[str]:
    channels = {channel.key for channel in catalogue.channels}
    for one in (*catalogue.causes, *catalogue.patterns):
        for sign in (*one.supports, *one.contradicts):
            yield from (f"{one.key}: {what}" for what in _sign(catalogue, sign))
        yield from (f"{one.key}: no channel {key}" for key in one.channels if key not in channels)
        yield from (f"{one.key}: {what}" for what in _assessed_codes(one, codes))
        yield from (
            f"{one.key}: no point {each.point}" for each in one.points if each.point not in catalogue.points
        )
        yield from (f"{one.key}: no formula {key}" for key in one.formulas if key not in catalogue.formulas)
        if not one.supports:
            yield f"{one.key}: nothing speaks for it"


def _sign(catalogue: Catalogue, sign: Sign) -> Iterator[str]:
    finding = catalogue.definitions.get(sign.finding)
    if finding is None:
        yield f"there is no finding {sign.finding}"
        return
    allowed = {choice.key for choice in finding.choices} | set(ANSWERS.get(finding.kind, ()))
    yield from (f"{sign.finding} has no answer {value}" for value in sign.values if value not in allowed)
    bounded = sign.at_least is not None or sign.at_most is not None
    if finding.kind in NUMERIC and not bounded:
        yield f"{sign.finding} is a number and needs at_least or at_most"
    if finding.kind not in NUMERIC and bounded:
        yield f"{sign.finding} is not a number"
    if finding.choices and not sign.values:
        yield f"{sign.finding} is a choice and needs values"
    if sign.weight not in (1, 2, 3):
        yield f"{sign.finding}: a weight is 1, 2 or 3"


def _assessed_codes(one: Assessable, codes: Codes) -> Iterator[str]:
    for code in one.codes:
        known = codes.known.get(code.code)
        if known is None:
            yield f"there is no code {code.code}"
        elif known.title != code.title:
            yield f"{code.code} is titled “{known.title}”"


def _alerts(catalogue: Catalogue) -> Iterator[str]:
    avoided = [
        *((one.key, one.avoid_with) for one in catalogue.methods.values()),
        *((one.key, one.avoid_with) for one in catalogue.formulas.values()),
    ]
    for name, alerts in avoided:
        yield from (f"{name}: no alert {key}" for key in alerts if key not in catalogue.alerts)
    for alert in catalogue.alerts.values():
        unknown = (key for key in alert.shown_by if key not in catalogue.definitions)
        yield from (f"{alert.key}: no finding {key}" for key in unknown)


def _points(catalogue: Catalogue) -> Iterator[str]:
    channels = {channel.key for channel in catalogue.channels}
    for point in catalogue.points.values():
        if point.channel not in channels:
            yield f"{point.key}: no channel {point.channel}"
        if point.depth_mm and (len(point.depth_mm) != 2 or point.depth_mm[0] > point.depth_mm[1]):
            yield f"{point.key}: a depth is its least and its most"
        if bool(point.depth_mm) != bool(point.depth_source.strip()):
            yield f"{point.key}: a depth needs its source, and a source its depth"
        for caution in point.cautions:
            if caution.when != "always" and caution.when not in catalogue.alerts:
                yield f"{point.key}: no alert {caution.when}"
    typed = Counter(
        name for channel in catalogue.channels for name in {channel.key.lower(), *channel.aliases}
    )
    yield from (f"two channels are typed {name}" for name, number in typed.items() if number > 1)


def _handouts(catalogue: Catalogue) -> Iterator[str]:
    causes = {one.key for one in catalogue.causes}
    patterns = {one.key for one in catalogue.patterns}
    for one in catalogue.handouts:
        name = f"{one.key}.{one.language}"
        yield from (f"{name}: no cause {key}" for key in one.for_causes if key not in causes)
        yield from (f"{name}: no pattern {key}" for key in one.for_patterns if key not in patterns)
        yield from (f"{name}: {what}" for what in _blocks(one))
    if not any(one.for_nerve_signs for one in catalogue.handouts):
        yield "no handout is for nerve signs"
    served = {urgency for one in catalogue.handouts for urgency in one.for_urgency}
    yield from (f"no handout is for {urgency} red flags" for urgency in Urgency if urgency not in served)


def _blocks(one: HandoutTemplate) -> Iterator[str]:
    repeated = [key for key, number in Counter(block.key for block in one.blocks).items() if number > 1]
    yield from (f"two blocks have the key {key}" for key in repeated)
    texts = [
        one.title,
        *(text for block in one.blocks for text in (block.heading, *block.paragraphs, *block.bullets)),
    ]
    for text in texts:
        for found in PLACEHOLDER.finditer(text):
            if found[0] != "{" + (found[1] or "") + "}" or found[1] not in PLACEHOLDERS:
                yield f"unknown placeholder {found[0]}"
            elif found[1] in ("found", "meaning", "flags") and text != found[0]:
                yield f"{found[0]} must stand alone as a paragraph"


def _codes(codes: Codes) -> Iterator[str]:
    yield from (f"{code} must not be offered" for code in NOT_OFFERED if code in codes.known)
    for header in codes.headers:
        if header in codes.known:
            yield f"{header} is both a heading and a code"
        if not codes.children(header):
            yield f"the heading {header} has no code under it"
    for trap in codes.refused.values():
        yield from (f"{trap.code}: there is no code {one}" for one in trap.instead if one not in codes.known)
    for exclusion in codes.exclusions:
        for code in (*exclusion.codes, *exclusion.never_with):
            if code not in codes.known:
                yield f"excludes: there is no code {code}"


def _needle_regions(catalogue: Catalogue) -> Iterator[str]:
    """Every point that has a place of its own lies in one region, and every region has points."""
    for region in catalogue.needle_regions:
        if not any(region.holds(key) for key in catalogue.points):
            yield f"the region {region.name} holds no point"
    for key in catalogue.points:
        regions = [region.name for region in catalogue.needle_regions if region.holds(key)]
        if len(regions) > 1:
            yield f"{key} lies in {' and '.join(regions)}"


def _unsourced(catalogue: Catalogue, codes: Codes) -> Iterator[str]:
    for one in catalogue.sources():
        if not one.source.strip():
            yield f"{one.kind} {one.key} has no source"
    for point in catalogue.points.values():
        if any(not (one.source.strip() and one.evidence.strip()) for one in point.cautions):
            yield f"{point.key}: a caution needs its source and evidence"
    yield from (f"the list {each.system} has no source" for each in codes.lists if not each.source.strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
