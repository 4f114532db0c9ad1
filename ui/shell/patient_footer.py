"""What the footer says on a patient's pages: the saving, the place and the keys of the tab that is shown."""

from collections.abc import Mapping

from ui.presenters.autosave import SaveKind, SaveState
from ui.shell.footer import Footer, Hints, SaveTone

DRAFT_HINTS: Hints = (
    ("Next field", "Tab"),
    ("Bring forward", "Ctrl D"),
    ("Handout", "Ctrl P"),
    ("Sign", "Ctrl Enter"),
)
SIGNED_HINTS: Hints = (
    ("Next part", "F6"),
    ("Today", "Ctrl T"),
    ("Next patient", "Ctrl F"),
    ("Handout", "Ctrl P"),
)
START_HINTS: Hints = (("Next field", "Tab"), ("Start visit", "Ctrl Enter"))
OTHER_HINTS: Hints = (("Next part", "F6"), ("Visit", "Alt 1"))
TONES: Mapping[SaveKind, SaveTone] = {
    SaveKind.SAVED: "saved",
    SaveKind.WAITING: "waiting",
    SaveKind.FAILED: "failed",
}


class PatientFooter:
    """Says nothing of a visit that is not on the screen; what could not be saved is said everywhere."""

    def __init__(self, footer: Footer) -> None:
        self._footer = footer
        self._tab = "visit"
        self._has_visit = False
        self._number = 0
        self._is_signed = False
        self._saved: dict[str, SaveState] = {}

    @property
    def hints(self) -> Hints:
        """The keys of the tab that is shown."""
        if self._tab != "visit":
            return OTHER_HINTS
        if not self._has_visit:
            return START_HINTS
        return SIGNED_HINTS if self._is_signed else DRAFT_HINTS

    def show(self, tab: str, has_visit: bool) -> None:
        """Stand on a tab; on Visit with a visit or with the panel that begins one."""
        self._tab, self._has_visit = tab, has_visit
        self._say()

    def open_visit(self, number: int, is_signed: bool) -> None:
        """A visit was opened or signed."""
        self._number, self._is_signed = number, is_signed
        self._say()

    def note_saved(self, tab: str, state: SaveState) -> None:
        """How the words of a tab stand to the chart."""
        self._saved[tab] = state
        self._say()

    def forget(self) -> None:
        """Another patient: nothing that was saved concerns them."""
        self._saved.clear()

    def _say(self) -> None:
        on_visit = self._tab == "visit" and self._has_visit
        signed = "Signed" if self._is_signed else "Draft"
        self._footer.show_place(f"{signed}, visit {self._number}" if on_visit else "")
        state = self._state(on_visit)
        if state is None:
            self._footer.show_saved("")
        else:
            self._footer.show_saved(saved_words(state), TONES[state.kind])
        self._footer.show_hints(self.hints)

    def _state(self, on_visit: bool) -> SaveState | None:
        failed = (one for one in self._saved.values() if one.kind is SaveKind.FAILED)
        shown = self._saved.get(self._tab) if on_visit or self._tab != "visit" else None
        return next(failed, shown)


def saved_words(state: SaveState) -> str:
    """What the footer says of saving: `Saved 10:42:07`."""
    if state.kind is SaveKind.FAILED:
        return f"Not saved: {state.reason}"
    if state.kind is SaveKind.WAITING or state.at is None:
        return "Saving…"
    return f"Saved {state.at.astimezone():%H:%M:%S}"
