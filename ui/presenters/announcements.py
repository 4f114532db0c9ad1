"""Tell open pages what changed, and who changed it, so that the others read anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charting.domain.visit_note import Field  # at run time it would be loaded before the first paint


@dataclass(frozen=True)
class PatientChanged:
    """A patient's details, alerts or archive mark changed."""

    patient_id: int


@dataclass(frozen=True)
class EpisodeChanged:
    """An episode of the patient was begun or edited."""

    patient_id: int


@dataclass(frozen=True)
class VisitChanged:
    """A visit was begun, saved, signed or added to."""

    patient_id: int
    visit_id: int
    fields: "frozenset[Field] | None" = None
    """What a save of the note changed, and nothing else; None where more may have changed."""

    @property
    def is_save(self) -> bool:
        """Whether only fields of the note changed: lists of visits say what they said before."""
        return self.fields is not None


@dataclass(frozen=True)
class HandoutIssued:
    """A handout was printed or saved for the patient."""

    patient_id: int


@dataclass(frozen=True)
class SettingsChanged:
    """The practice's settings changed."""


Announcement = PatientChanged | EpisodeChanged | VisitChanged | HandoutIssued | SettingsChanged
Listener = Callable[[Announcement], None]


class Announcements:
    """Passes each announcement to everyone who listens but the one who made it."""

    def __init__(self) -> None:
        self._listeners: dict[object, Listener] = {}

    def listen(self, who: object, listener: Listener) -> None:
        """Hear announcements made by others than `who`, until `stop`."""
        self._listeners[who] = listener

    def stop(self, who: object) -> None:
        """Hear no more."""
        self._listeners.pop(who, None)

    def tell(self, announcement: Announcement, initiator: object) -> None:
        """Tell everyone else."""
        for who, listener in list(self._listeners.items()):
            if who is not initiator:
                listener(announcement)
