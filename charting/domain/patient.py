"""Who a patient is, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from charting.domain.finding import Review


@dataclass(frozen=True, kw_only=True)
class AlertDefinition:
    """Something about a patient that matters before a needle goes in; shown in the header all the time."""

    key: str
    label: str
    short: str
    """For the chart's header: `Pacemaker: no electro`."""
    tone: Literal["danger", "warning"]
    advice: str
    source: str
    detail_prompt: str = ""
    """What to ask beside it: `due date`, `side`."""
    evidence: str = ""
    """How strong the evidence for the advice is, in words; empty where none was weighed."""
    shown_by: tuple[str, ...] = ()
    """Findings whose presence means it, also while it is not in the patient's details."""
    review: Review = Review.DRAFT
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class PatientAlert:
    """An alert recorded for a patient."""

    key: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class PatientDetails:
    """What is kept about a person; an empty text means not asked."""

    given_name: str = ""
    family_name: str = ""
    preferred_name: str = ""
    date_of_birth: date | None = None
    sex: str = ""
    pronouns: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    emergency_contact: str = ""
    language: str = ""
    """Of what they are given, as an IETF tag; empty means the practice's own choice."""
    occupation: str = ""
    training: str = ""
    """Sport, sessions a week, main lifts."""
    medical_history: str = ""
    medicines: str = ""
    allergies: str = ""
    alerts: tuple[PatientAlert, ...] = field(default=())

    @property
    def full_name(self) -> str:
        """Given and family name as one line."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def called(self) -> str:
        """How the person is addressed: the preferred name, else the given one."""
        return self.preferred_name or self.given_name or self.family_name
