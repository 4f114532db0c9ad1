"""Showing the recovery code once, and making sure that it was written down."""

from collections.abc import Callable
from typing import Protocol

from charting.errors import TellTheUser, Trouble
from ui.presenters.run_work import RunWork

LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
"""Letters that the code never uses, read as the digits they are mistaken for."""

NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class RecoveryCodeView(Protocol):
    """What the recovery code panel shows."""

    def show_code(self, groups: tuple[str, ...], question: str) -> None:
        """The code in groups, and which group is asked back."""

    def show_code_problem(self, sentence: str) -> None:
        """What is missing or wrong; empty to clear."""

    def show_sheet_result(self, sentence: str) -> None:
        """Whether the sheet was printed or saved."""


class RecoveryCodePresenter:
    """Asks one group back, so that the code is really on paper before the app goes on."""

    def __init__(
        self,
        view: RecoveryCodeView,
        *,
        make_sheet: Callable[[tuple[str, ...]], bytes],
        print_sheet: Callable[[bytes, Callable[[str], None]], None],
        save_sheet: Callable[[bytes], str],
        choose: Callable[[int], int],
        done: Callable[[], None],
        run: RunWork,
    ) -> None:
        self._view = view
        self._make_sheet = make_sheet
        self._print_sheet = print_sheet
        self._save_sheet = save_sheet
        self._choose = choose
        self._done = done
        self._run = run
        self._groups: tuple[str, ...] = ()
        self._asked = 0

    def show(self, code: str) -> None:
        """Show this code; it is kept nowhere but here, until `confirm`."""
        self._groups = tuple(code.split("-"))
        self._asked = self._choose(len(self._groups))
        self._view.show_code(self._groups, f"Type the {NAMES[self._asked]} group of the code")

    def print_code(self) -> None:
        """Print the sheet through the system's dialog."""
        self._with_sheet(lambda sheet: self._print_sheet(sheet, self._view.show_sheet_result))

    def save_code(self) -> None:
        """Save the sheet as a PDF where the practitioner says."""
        self._with_sheet(lambda sheet: self._view.show_sheet_result(self._save_sheet(sheet)))

    def confirm(self, is_written_down: bool, typed: str) -> None:
        """Go on if the code was written down and the asked group is right."""
        if not is_written_down:
            self._view.show_code_problem("Print the code, save it or write it down first, then tick the box.")
        elif same_group(typed, self._groups[self._asked]):
            self._groups = ()
            self._view.show_code_problem("")
            self._done()
        else:
            name = NAMES[self._asked]
            self._view.show_code_problem(f"That is not the {name} group. Compare it with what you kept.")

    def _with_sheet(self, use: Callable[[bytes], None]) -> None:
        groups = self._groups
        self._run(lambda: self._make_sheet(groups), use, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, TellTheUser | Trouble):
            raise error
        self._view.show_sheet_result(str(error))


def same_group(typed: str, group: str) -> bool:
    """Whether the typed letters are the group, whatever their case, with O for 0 and I or L for 1."""
    bare = "".join(char for char in typed.upper() if char.isalnum()).translate(LOOKS_LIKE)
    return bare == group.upper().translate(LOOKS_LIKE)
