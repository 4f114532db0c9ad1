"""What the visit's findings mean and the patient's alerts lack: offered, and added only when asked."""

from collections.abc import Callable
from typing import Protocol

from charting.errors import TellTheUser, Trouble
from charting.services import patients
from charting.services.chart import Chart
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.treatment.method_warnings import alerts_recorded


class AlertOfferView(Protocol):
    """Where the offer is made."""

    def offer(self, names: tuple[str, ...]) -> None:
        """Name what could be added; nothing for an empty tuple."""


class AlertsToAdd:
    """Knows the patient's alerts and compares what was found with them."""

    def __init__(
        self,
        chart: Chart,
        editing: VisitEditing,
        *,
        added: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        """`added` hears that the patient's alerts changed, `say` why they could not be."""
        self._chart = chart
        self._editing = editing
        self._added = added
        self._say = say
        self._view: AlertOfferView | None = None
        self._patient_id = 0
        self._offered: tuple[str, ...] = ()
        self.known: tuple[str, ...] = ()
        """Keys of the alerts that the patient's details have."""

    def show_in(self, view: AlertOfferView) -> None:
        """Make the offer here; once."""
        self._view = view

    def open(self, patient_id: int) -> tuple[str, ...]:
        """Read the alerts of this patient, and give their keys."""
        self._patient_id = patient_id
        details = patients.patient(self._chart, patient_id).details
        self.known = tuple(one.key for one in details.alerts)
        return self.known

    @property
    def wanted(self) -> tuple[str, ...]:
        """Keys of what could be added; none to a signed visit."""
        if self._editing.is_signed:
            return ()
        found = alerts_recorded(self._editing.catalogue, self._editing.note)
        return tuple(key for key in found if key not in self.known)

    def refresh(self) -> None:
        """Offer what the findings mean now."""
        self._offered = self.wanted
        if self._view is not None:
            self._view.offer(tuple(self._editing.catalogue.alerts[key].label for key in self._offered))

    def add(self) -> None:
        """Put what was offered, and no more, among the patient's alerts, where it stands at every visit."""
        wanted = tuple(key for key in self._offered if key in self.wanted)
        try:
            patients.add_alerts(self._chart, self._patient_id, wanted)
        except (TellTheUser, Trouble) as told:
            self._say(str(told))
            return
        self._added()
