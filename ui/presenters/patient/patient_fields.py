"""The fields of a patient's form: what each is called, how it is typed, what is wrong with it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from charting.domain.dates import age_on
from charting.domain.patient import AlertDefinition, PatientAlert, PatientDetails
from ui.presenters.typed_dates import birth_unread, day_from, day_words

FieldKind = Literal["line", "notes", "day", "language"]
Part = Literal["who", "contact", "health"]

NAMES = ("given_name", "family_name")
NAMING_FIELDS = frozenset({*NAMES, "preferred_name", "email", "emergency_contact"})
"""What tells a name to whoever looks over the shoulder."""

BIRTH = "date_of_birth"
UNNAMED = "Type at least a given or a family name."
NOT_LIVED = "The date of birth must be a day in the past, after 1880."
EARLIEST_BIRTH = date(1880, 1, 1)


@dataclass(frozen=True, kw_only=True)
class FormField:
    """One field of the form, known by the name of what it holds in PatientDetails."""

    name: str
    label: str
    part: Part = "who"
    kind: FieldKind = "line"
    prompt: str = ""
    is_first: bool = False
    """Whether a new patient's short form asks for it."""


FIELDS = (
    FormField(name="given_name", label="Given name", is_first=True),
    FormField(name="family_name", label="Family name", is_first=True),
    FormField(name="preferred_name", label="Called", prompt="If it is another name than the given one"),
    FormField(
        name="date_of_birth",
        label="Date of birth",
        kind="day",
        is_first=True,
        prompt="12 Apr 1990, 1990-04-12",
    ),
    FormField(name="sex", label="Sex", prompt="As it matters for care"),
    FormField(name="pronouns", label="Pronouns"),
    FormField(name="phone", label="Phone", part="contact", is_first=True),
    FormField(name="email", label="E-mail", part="contact"),
    FormField(name="address", label="Address", part="contact", kind="notes"),
    FormField(name="emergency_contact", label="Emergency", part="contact", prompt="Name and phone"),
    FormField(name="language", label="Handouts in", part="contact", kind="language"),
    FormField(name="occupation", label="Occupation", part="health"),
    FormField(
        name="training",
        label="Training",
        part="health",
        prompt="Barbell training, 3 a week: squat, deadlift",
    ),
    FormField(name="medical_history", label="History", part="health", kind="notes"),
    FormField(name="medicines", label="Medicines", part="health", kind="notes"),
    FormField(name="allergies", label="Allergies", part="health"),
)
"""In the order of the form."""

LANGUAGES = (
    ("en", "English"),
    ("zh-Hant", "繁體中文 Chinese, traditional"),
    ("zh-Hans", "简体中文 Chinese, simplified"),
    ("es", "Español Spanish"),
    ("ko", "한국어 Korean"),
    ("ru", "Русский Russian"),
)
"""Of what the patient is given, by IETF tag."""

AS_THE_PRACTICE = ("", "As set for the practice")


@dataclass(frozen=True, kw_only=True)
class AlertLine:
    """An alert that can be set, and how it stands."""

    key: str
    label: str
    tone: Literal["danger", "warning"]
    advice: str
    detail_prompt: str
    is_set: bool
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Read:
    """A field as it was typed, read into what can be kept."""

    value: object
    problem: str = ""
    """Why it cannot be kept, as a sentence; the words stay on the screen."""
    understood: str = ""
    """What the app read, where that is not plain from the words."""


def texts_of(details: PatientDetails) -> dict[str, str]:
    """Each field's text as the form shows it."""
    texts = {field.name: getattr(details, field.name) for field in FIELDS if field.kind != "day"}
    return {**texts, BIRTH: day_words(details.date_of_birth)}


def read_field(name: str, text: str, *, today: date) -> Read:
    """A typed field as it can be kept, or what is wrong with it."""
    if name != BIRTH:
        return Read(value=text)
    if not text.strip():
        return Read(value=None)
    day = day_from(text, today=today)
    if day is None:
        return Read(value=None, problem=birth_unread(text, today=today))
    if not EARLIEST_BIRTH <= day <= today:
        return Read(value=None, problem=NOT_LIVED)
    return Read(value=day, understood=f"{day_words(day)} · {age_on(day, today)} years")


def alert_lines(
    definitions: tuple[AlertDefinition, ...], recorded: tuple[PatientAlert, ...]
) -> tuple[AlertLine, ...]:
    """Every alert that can be set or is set; a retired one shows only while it is set."""
    details = {one.key: one.detail for one in recorded}
    return tuple(
        AlertLine(
            key=one.key,
            label=one.label,
            tone=one.tone,
            advice=one.advice,
            detail_prompt=one.detail_prompt,
            is_set=one.key in details,
            detail=details.get(one.key, ""),
        )
        for one in definitions
        if one.key in details or not one.retired
    )


def with_alert(
    alerts: tuple[PatientAlert, ...], key: str, is_set: bool, detail: str = ""
) -> tuple[PatientAlert, ...]:
    """The alerts after one was set, changed or taken away."""
    if not is_set:
        return tuple(one for one in alerts if one.key != key)
    if any(one.key == key for one in alerts):
        return tuple(replace(one, detail=detail) if one.key == key else one for one in alerts)
    return (*alerts, PatientAlert(key=key, detail=detail))
