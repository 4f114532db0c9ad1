"""The answers that can be picked in a section, one for each chip."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charting.domain.finding import ANSWERS, FindingDefinition, Kind, Section, absent_words, spoken
from charting.domain.text import folded

SIGN_WORDS = {
    "positive": ("positive", "pos", "+ve", "+"),
    "negative": ("negative", "neg", "-ve", "-"),
    "unable": ("unable",),
}

DASHES = str.maketrans("–—−", "---")


@dataclass(frozen=True)
class Option:
    """One answer that can be picked; `value` is empty where a number must follow."""

    finding: FindingDefinition
    value: str
    label: str
    """As its chip will say it."""
    aliases: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    """Label and aliases as `compared` gives them, the label first."""


def options(section: Section) -> tuple[Option, ...]:
    """Every answer that can be picked in a section, in display order.

    A finding gives present and absent, a choice each of its choices, a test its three
    outcomes, a score or number one answer that still needs its number.
    """
    return tuple(
        option for finding in section.findings if not finding.retired for option in options_of(finding)
    )


def options_of(finding: FindingDefinition) -> Iterator[Option]:
    """The answers of one finding."""
    if finding.kind is Kind.PRESENT:
        yield _option(finding, "present", finding.label, finding.aliases)
        yield _option(finding, "absent", absent_words(finding), tuple(_absent_names(finding)))
    elif finding.kind in (Kind.CHOICE, Kind.CHOICES):
        for choice in finding.choices:
            yield _option(finding, choice.key, choice.label, choice.aliases)
    elif finding.kind in (Kind.TEST, Kind.QUESTION):
        for value in ANSWERS[finding.kind]:
            label = next(iter(spoken(finding, value)))
            yield _option(finding, value, label, tuple(_answer_names(finding, value)))
    elif finding.kind in (Kind.SCORE, Kind.NUMBER):
        yield _option(finding, "", finding.label, finding.aliases)


def compared(text: str) -> str:
    """The text as names are compared: folded, with one kind of dash and no commas.

    Plain letters skip the slow unfolding of accents: a section has hundreds of names.
    """
    plain = " ".join(text.casefold().split()) if text.isascii() else folded(text).translate(DASHES)
    return plain.replace(", ", " ")


def other_name(option: Option, typed: Sequence[str]) -> str:
    """The shortest name that the typed words begin, where they are not the label's: `choppy` of Rough pulse.

    `typed` as `compared` gives words, without marks. Empty where the label says them, or no name does.
    """
    label, *others = option.searched
    if not typed or label.startswith(" ".join(typed)) or _begins(typed, label):
        return ""
    found = min((name for name in others if _begins(typed, name)), key=len, default="")
    return next((alias for alias in option.aliases if alias.casefold() == found), found)


def chinese_name(option: Option) -> str:
    """The shortest name in Chinese characters; empty where there is none."""
    return min((name for name in option.searched if "㐀" <= name[:1] <= "鿿"), key=len, default="")


def _begins(typed: Sequence[str], name: str) -> bool:
    """Whether each typed word begins a word of the name."""
    if not all(one in name for one in typed):
        return False  # nearly always, and quickly told
    words = name.split()
    return all(any(word.startswith(one) for word in words) for one in typed)


def _option(finding: FindingDefinition, value: str, label: str, aliases: tuple[str, ...]) -> Option:
    searched = tuple(dict.fromkeys(compared(name) for name in (label, *aliases)))
    return Option(finding=finding, value=value, label=label, aliases=aliases, searched=searched)


def _absent_names(finding: FindingDefinition) -> Iterator[str]:
    for name in (finding.label, *finding.aliases):
        yield f"no {name}"
        yield f"not {name}"


def _answer_names(finding: FindingDefinition, value: str) -> Iterator[str]:
    for name in (finding.label, *finding.aliases):
        yield name
        yield from (f"{name} {word}" for word in SIGN_WORDS.get(value, (value,)))
