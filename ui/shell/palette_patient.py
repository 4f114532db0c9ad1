"""What the command palette can do in a patient's chart, and with a page that is printed."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtWidgets import QPushButton

from ui.pages.needling_rows import Actions
from ui.pages.patient_page import PatientPage
from ui.presenters.patient.patient_presenter import TABS
from ui.presenters.practice.palette_presenter import Command
from ui.shell.place import Fill


def patient_commands(
    page: PatientPage,
    *,
    sign: Callable[[], None],
    bring_forward: Callable[[], None],
    hand_out: Callable[[], None] | None,
    fill: Fill | None,
    of_visit: Actions,
    has_points: bool,
    add_addendum: Callable[[], None] | None,
    of_patient: Actions,
) -> Iterator[Command]:
    """The actions of the open patient; those of charting only while a visit can be changed."""
    if add_addendum is not None:
        yield _visit_command("Add addendum", "", add_addendum)
    if fill is not None:
        yield _visit_command("Sign visit", "Ctrl Enter", sign)
        yield _visit_command("Bring forward from the last visit", "Ctrl D", bring_forward)
        yield from (_visit_command(words, key.replace("+", " "), do) for words, key, do in of_visit)
    if fill is not None and has_points:
        yield _visit_command("Keep the points as a combination…", "", lambda: fill("points", "."))
    if hand_out is not None:
        yield _visit_command("Handout", "Ctrl P", hand_out)
    for place, name in enumerate(TABS):
        if name != page.current_tab:
            yield _tab_command(page, place, name)
    for words, key, do in of_patient:
        yield Command(words=words, key=key, group="Patient", do=do, is_here=True)


def giving_commands(print_button: QPushButton, save_button: QPushButton) -> Iterable[Command]:
    """What prints and saves the paper that is shown."""
    for one, key in ((print_button, "Ctrl P"), (save_button, "Ctrl Shift S")):
        if one.isEnabled():
            yield Command(words=one.text(), key=key, group="Paper", do=one.click, is_here=True)


def _visit_command(words: str, key: str, do: Callable[[], None]) -> Command:
    return Command(words=words, key=key, group="Visit", do=do, is_here=True)


def _tab_command(page: PatientPage, place: int, name: str) -> Command:
    return Command(
        words=f"Go to {name.capitalize()}",
        key=f"Alt {place + 1}",
        group="Patient",
        do=lambda: page.tabs.setCurrentIndex(place),
        is_here=True,
    )
