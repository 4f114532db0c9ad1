"""Which handouts suit what was recorded, and why, in words."""

from collections.abc import Iterator, Mapping, Sequence

from charting.domain.handout import HandoutTemplate
from charting.domain.red_flags import Raised
from charting.domain.text import in_words

Offer = tuple[HandoutTemplate, str]
"""A handout and the reason for it."""

FALLBACK_LANGUAGE = "en"


def offered(
    handouts: Sequence[HandoutTemplate],
    names: Mapping[str, str],
    causes: Sequence[str],
    patterns: Sequence[str],
    nerve_signs: bool,
    language: str,
    raised: Sequence[Raised] = (),
) -> tuple[Offer, ...]:
    """The handouts worth giving, best first, each once, with the strongest reason for it.

    An emergency or an urgent red flag comes first, then nerve signs, then causes, then
    patterns, both main one first, then red flags that can wait some days (a single yes is
    weak evidence: Verhagen 2016); what suits everybody comes last. Where a translation is
    missing the English one is offered and the reason says so.
    """
    templates = _in_language(handouts, language)
    first_reason: dict[str, Offer] = {}
    for template, reason in _reasons(templates, names, causes, patterns, nerve_signs, raised):
        if template.language != language:
            reason += "; in English, as there is no translation yet"
        first_reason.setdefault(template.key, (template, reason))
    return tuple(first_reason.values())


def _in_language(handouts: Sequence[HandoutTemplate], language: str) -> list[HandoutTemplate]:
    chosen: dict[str, HandoutTemplate] = {}
    for wanted in (FALLBACK_LANGUAGE, language):
        chosen.update({one.key: one for one in handouts if one.language == wanted})
    return sorted(chosen.values(), key=lambda one: one.order)


def _reasons(
    templates: Sequence[HandoutTemplate],
    names: Mapping[str, str],
    causes: Sequence[str],
    patterns: Sequence[str],
    nerve_signs: bool,
    raised: Sequence[Raised],
) -> Iterator[Offer]:
    yield from _flagged(templates, [one for one in raised if one.is_pressing])
    if nerve_signs:
        for template in templates:
            if template.for_nerve_signs:
                yield template, "because signs of an irritated nerve were recorded"
    yield from _recorded(templates, names, causes, "cause")
    yield from _recorded(templates, names, patterns, "pattern")
    yield from _flagged(templates, [one for one in raised if not one.is_pressing])
    for template in templates:
        called_for = template.for_nerve_signs or template.for_causes or template.for_patterns
        if not (called_for or template.for_urgency):
            yield template, "suits any back complaint"


def _flagged(templates: Sequence[HandoutTemplate], raised: Sequence[Raised]) -> Iterator[Offer]:
    for one in raised:
        urgency = one.flag.urgency
        reason = _why([other for other in raised if other.flag.urgency is urgency])
        for template in templates:
            if urgency in template.for_urgency:
                yield template, reason


def _why(raised: Sequence[Raised]) -> str:
    """The reason for what red flags of one urgency call for; that a question was not asked is said."""
    urgency = raised[0].flag.urgency
    answered = "; ".join(one.flag.finding.label for one in raised if not one.charted)
    unasked = "; ".join(", ".join(one.charted) for one in raised if one.charted)
    parts = (
        f"because a red flag was answered yes ({urgency}): {answered}" if answered else "",
        f"because this was charted and its red flag is not asked yet ({urgency}): {unasked}"
        if unasked
        else "",
    )
    return "; ".join(part for part in parts if part)


def _recorded(
    templates: Sequence[HandoutTemplate], names: Mapping[str, str], keys: Sequence[str], what: str
) -> Iterator[Offer]:
    for place, key in enumerate(keys):
        role = f"is the main {what}" if place == 0 else "was recorded"
        for template in templates:
            suited = template.for_causes if what == "cause" else template.for_patterns
            if key in suited:
                yield template, f"because {names.get(key, in_words(key))} {role}"
