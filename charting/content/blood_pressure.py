"""A blood pressure as it is typed: `120/80`, `bp 120/80`."""

import re

PRESSURE = re.compile(
    r"\b(?:(bp|rr|blood pressure) *:? *)?([6-9]\d|[12]\d\d)/([3-9]\d|1\d\d)\b(?: *mm ?hg)?", re.I
)


def pressure_written_out(part: str, is_known: bool) -> str:
    """The part with its pressure by the names of its two numbers.

    `is_known`: whether `120/80` alone can be nothing else; else it must be said to be one.
    """

    def written_out(found: re.Match[str]) -> str:
        if not (found[1] or is_known):
            return found[0]
        return f" systolic blood pressure {found[2]} diastolic blood pressure {found[3]} "

    return PRESSURE.sub(written_out, part)
