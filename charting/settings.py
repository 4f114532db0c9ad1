"""What the practitioner sets once: the practice, its letterhead, and how the app behaves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, cast

Appearance = Literal["system", "light", "dark"]
PaperName = Literal["letter", "a4"]

SHORTEST_IDLE_MINUTES = 1
LONGEST_IDLE_MINUTES = 30

NEEDLE_LIMITS: Mapping[str, tuple[float, float]] = {
    "needle_gauge_mm": (0.05, 2),
    "needle_length_mm": (1, 200),
    "needle_minutes": (1, 240),
}
"""What a default needle can be; further out it is a slip of the keyboard."""

NORMAL = re.compile(r"([a-z0-9_]+) (-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The practice's settings, kept in the encrypted chart so that they travel with its backups."""

    practice: str = ""
    practitioner: str = ""
    credentials: str = ""
    address: str = ""
    """One or more lines, as they stand on paper."""
    phone: str = ""
    hours: str = ""
    """A line such as `By appointment only`."""
    paper: PaperName = "letter"
    idle_minutes: int = 10
    """Minutes without a key or the mouse until the chart locks, 1-30."""
    appearance: Appearance = "system"
    needle_gauge_mm: float | None = None
    """Diameter of the needle that the practice uses unless something else is charted."""
    needle_length_mm: float | None = None
    needle_minutes: int | None = None
    """How long needles stay unless something else is charted."""
    document_language: str = "en"
    """IETF tag of what a patient is given who has no language of their own in the chart."""
    normal_values: str = ""
    """The practice's own normal ranges, `flexion 40 60; extension 10 25`: see `own_normals`."""

    @property
    def signer(self) -> str:
        """The practitioner as a signature gives them: name and credentials."""
        return ", ".join(part for part in (self.practitioner, self.credentials) if part)


def from_texts(texts: dict[str, str]) -> Settings:
    """Settings from their kept texts; what is missing or out of range takes its default."""
    known: dict[str, object] = {
        field.name: texts[field.name] for field in fields(Settings) if field.name in texts
    }
    if "idle_minutes" in known:
        known["idle_minutes"] = _idle_minutes(cast("str", known["idle_minutes"]))
    for name in NEEDLE_LIMITS.keys() & known.keys():
        number = needle_number(name, cast("str", known[name]))
        known[name] = int(number) if name == "needle_minutes" and number is not None else number
    if known.get("paper") not in ("letter", "a4"):
        known.pop("paper", None)
    if known.get("appearance") not in ("system", "light", "dark"):
        known.pop("appearance", None)
    if not known.get("document_language"):
        known.pop("document_language", None)
    return Settings(**known)  # type: ignore[arg-type]


def as_texts(settings: Settings) -> dict[str, str]:
    """Each setting as the text that is kept; what is not set is an empty one."""
    return {field.name: _text(getattr(settings, field.name)) for field in fields(Settings)}


def needle_number(name: str, text: str) -> float | None:
    """The number of a needle's default; None for an empty text and for one that is no such number."""
    lowest, highest = NEEDLE_LIMITS[name]
    shape = r"\d{1,3}" if name == "needle_minutes" else r"\d{1,3}(?:[.,]\d{1,3})?"
    number = float(text.strip().replace(",", ".")) if re.fullmatch(shape, text.strip(), re.ASCII) else None
    return number if number is not None and lowest <= number <= highest else None


def own_normals(text: str) -> dict[str, tuple[float, float]]:
    """The practice's own normal range of each finding: lowest, highest. Nonsense is left out."""
    read = (NORMAL.fullmatch(part.strip()) for part in text.split(";"))
    ranges = {match[1]: (float(match[2]), float(match[3])) for match in read if match}
    return {key: ends for key, ends in ranges.items() if ends[0] <= ends[1]}


def normals_text(normals: Mapping[str, tuple[float, float]]) -> str:
    """The ranges as the one text that is kept."""
    return "; ".join(f"{key} {lowest:g} {highest:g}" for key, (lowest, highest) in sorted(normals.items()))


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _idle_minutes(text: str) -> int:
    minutes = int(text) if text.isdigit() else Settings.idle_minutes
    return min(max(minutes, SHORTEST_IDLE_MINUTES), LONGEST_IDLE_MINUTES)
