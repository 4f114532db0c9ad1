"""Adding a patient: a few fields, who it may already be, and one button."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Protocol

from charting.domain.patient import PatientAlert, PatientDetails
from charting.errors import TellTheUser
from charting.services import patients
from charting.services.chart import Chart
from ui.presenters.announcements import Announcements, PatientChanged
from ui.presenters.patient.patient_fields import (
    BIRTH,
    NAMES,
    UNNAMED,
    AlertLine,
    Read,
    alert_lines,
    read_field,
    texts_of,
    with_alert,
)
from ui.presenters.typed_dates import day_words


@dataclass(frozen=True, kw_only=True)
class Namesake:
    """A patient who may be the same person."""

    id: int
    words: str


class NewPatientView(Protocol):
    """What the presenter asks of the page."""

    def show_texts(self, texts: dict[str, str]) -> None:
        """Show every field's text."""

    def show_alerts(self, alerts: tuple[AlertLine, ...]) -> None:
        """Show which alerts are set."""

    def show_problem(self, name: str, words: str) -> None:
        """Say by a field what is wrong with it; empty when nothing is."""

    def show_understood(self, name: str, words: str) -> None:
        """Say by a field what was read from it."""

    def show_namesakes(self, namesakes: tuple[Namesake, ...]) -> None:
        """Point out who may be the same person."""


class NewPatientPresenter:
    """Holds what is typed until the patient is added."""

    def __init__(
        self,
        chart: Chart,
        view: NewPatientView,
        announcements: Announcements,
        open_patient: Callable[[int], None],
    ) -> None:
        self._chart = chart
        self._view = view
        self._announcements = announcements
        self._open_patient = open_patient
        self._texts: dict[str, str] = {}
        self._alerts: tuple[PatientAlert, ...] = ()

    def start(self) -> None:
        """Show an empty form."""
        self._texts, self._alerts = texts_of(PatientDetails()), ()
        self._view.show_texts(dict(self._texts))
        self._view.show_alerts(alert_lines(tuple(self._chart.catalogue.alerts.values()), ()))
        self._view.show_namesakes(())
        for name in (*NAMES, BIRTH):
            self._view.show_problem(name, "")
            self._view.show_understood(name, "")

    def edit(self, name: str, text: str) -> None:
        """The practitioner typed in a field."""
        self._texts[name] = text
        read = self._read(name)
        self._view.show_understood(name, read.understood)
        self._view.show_problem(name, "")
        if name in NAMES:
            self._view.show_problem(NAMES[0], "")
        if name in (*NAMES, BIRTH):
            self._point_out_namesakes()

    def finish_field(self, name: str) -> None:
        """The practitioner left a field: now say what is wrong with it."""
        self._view.show_problem(name, self._read(name).problem)

    def set_alert(self, key: str, is_set: bool, detail: str = "") -> None:
        """The practitioner set an alert, took it away, or wrote beside it."""
        self._alerts = with_alert(self._alerts, key, is_set, detail)

    def open_namesake(self, patient_id: int) -> None:
        """It is the same person: open their chart, nothing is added."""
        self._open_patient(patient_id)

    def add(self) -> bool:
        """Add the patient and open the chart. False, with the reason by the field, when it cannot be."""
        problems = {name: self._read(name).problem for name in self._texts}
        if not any(self._texts[name].strip() for name in NAMES):
            problems[NAMES[0]] = UNNAMED
        for name, words in problems.items():
            self._view.show_problem(name, words)
        if any(problems.values()):
            return False
        try:
            patient_id = patients.create_patient(self._chart, self._details())
        except TellTheUser as told:
            self._view.show_problem(NAMES[0], str(told))
            return False
        self._announcements.tell(PatientChanged(patient_id), self)
        # They are in the chart now: nothing is left to put aside
        self._texts = texts_of(PatientDetails())
        self._open_patient(patient_id)
        return True

    def typed(self) -> dict[str, str]:
        """What was typed so far, by field; empty texts left out."""
        usual = texts_of(PatientDetails())
        return {name: text for name, text in self._texts.items() if text != usual[name]}

    def restore(self, typed: dict[str, str]) -> None:
        """Put typed words back, as after unlocking."""
        self._view.show_texts({**self._texts, **typed})
        for name, text in typed.items():
            self.edit(name, text)

    def _read(self, name: str) -> Read:
        return read_field(name, self._texts[name], today=self._today())

    def _details(self) -> PatientDetails:
        values: dict[str, Any] = {name: self._read(name).value for name in self._texts}
        known = {field.name: values[field.name] for field in fields(PatientDetails) if field.name in values}
        return PatientDetails(**known, alerts=self._alerts)

    def _point_out_namesakes(self) -> None:
        found = patients.possible_duplicates(self._chart, self._details())
        self._view.show_namesakes(
            tuple(
                Namesake(
                    id=one.id, words=_namesake_words(one.name, one.date_of_birth, one.phone, one.archived)
                )
                for one in found
            )
        )

    def _today(self) -> date:
        return self._chart.clock().astimezone().date()


def _namesake_words(name: str, born: date | None, phone: str, archived: bool) -> str:
    parts = (
        name,
        f"born {day_words(born)}" if born else "",
        phone,
        "archived" if archived else "",
    )
    return ", ".join(part for part in parts if part)
