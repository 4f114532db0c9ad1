"""The practice's own normal ranges of movements, beside those that a source gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from charting.domain.finding import FindingDefinition, in_figures
from charting.settings import normals_text, own_normals
from ui.presenters.editing.chip_details import number_in

End = Literal["lowest", "highest"]
HALF = "Type both ends of the range, or leave both empty."
NO_NUMBER = "Type numbers only, such as 50 and 60."
UPSIDE_DOWN = "The first number must be the smaller one."


@dataclass(frozen=True, kw_only=True)
class NormalLine:
    """One movement in the settings."""

    key: str
    label: str
    unit: str
    lowest: str
    """The practice's own, as it stands in the field; empty means the sourced range holds."""
    highest: str
    sourced: tuple[str, str]
    source: str


class NormalValues:
    """Holds both ends as they are typed; a range counts once it is whole."""

    def __init__(self, findings: Iterable[FindingDefinition]) -> None:
        """`findings` of the movement section; those without a sourced range are left out."""
        self._findings = tuple(one for one in findings if one.normal and not one.retired)
        self._kept: dict[str, tuple[float, float]] = {}
        self._typed: dict[str, dict[End, str]] = {}

    def open(self, text: str) -> tuple[NormalLine, ...]:
        """Every movement with its range, from the setting's text."""
        self._kept = own_normals(text)
        self._typed = {
            key: {"lowest": in_figures(ends[0]), "highest": in_figures(ends[1])}
            for key, ends in self._kept.items()
        }
        return tuple(self._line(one) for one in self._findings)

    def edit(self, key: str, end: End, text: str) -> str:
        """One end was typed; says what is wrong, and then the range that was kept before still holds."""
        typed = self._typed.setdefault(key, {"lowest": "", "highest": ""})
        typed[end] = text.strip()
        lowest, highest = typed["lowest"], typed["highest"]
        if not lowest and not highest:
            self._kept.pop(key, None)
            return ""
        if not lowest or not highest:
            return HALF
        ends = _number(lowest), _number(highest)
        if ends[0] is None or ends[1] is None:
            return NO_NUMBER
        if ends[0] > ends[1]:
            return UPSIDE_DOWN
        self._kept[key] = (ends[0], ends[1])
        return ""

    @property
    def text(self) -> str:
        """The ranges as the setting keeps them."""
        return normals_text(self._kept)

    def _line(self, finding: FindingDefinition) -> NormalLine:
        normal, typed = finding.normal, self._typed.get(finding.key, {})
        sourced = (in_figures(normal.lowest), in_figures(normal.highest)) if normal else ("", "")
        return NormalLine(
            key=finding.key,
            label=finding.label,
            unit=finding.unit,
            lowest=typed.get("lowest", ""),
            highest=typed.get("highest", ""),
            sourced=sourced,
            source=normal.source if normal else "",
        )


def _number(text: str) -> float | None:
    sign = -1 if text[:1] in "-−" else 1
    is_read, number = number_in(text.lstrip("-−"))
    return sign * number if is_read and number is not None else None
