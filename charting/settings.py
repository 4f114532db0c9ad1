"""What the practitioner sets once: the practice, its letterhead, and how the app behaves."""

from dataclasses import dataclass, fields
from typing import Literal, cast

Appearance = Literal["system", "light", "dark"]
PaperName = Literal["letter", "a4"]

SHORTEST_IDLE_MINUTES = 1
LONGEST_IDLE_MINUTES = 30


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
    if known.get("paper") not in ("letter", "a4"):
        known.pop("paper", None)
    if known.get("appearance") not in ("system", "light", "dark"):
        known.pop("appearance", None)
    return Settings(**known)  # type: ignore[arg-type]


def as_texts(settings: Settings) -> dict[str, str]:
    """Each setting as the text that is kept."""
    return {field.name: str(getattr(settings, field.name)) for field in fields(Settings)}


def _idle_minutes(text: str) -> int:
    minutes = int(text) if text.isdigit() else Settings.idle_minutes
    return min(max(minutes, SHORTEST_IDLE_MINUTES), LONGEST_IDLE_MINUTES)
