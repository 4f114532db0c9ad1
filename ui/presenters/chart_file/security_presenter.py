"""Changing the passphrase and making a new recovery code."""

from collections.abc import Callable
from typing import Protocol

from charting.errors import TellTheUser, Trouble
from ui.presenters.chart_file.passphrase import problem_with
from ui.presenters.run_work import RunWork


class SecurityView(Protocol):
    """What the presenter asks of the security card."""

    def show_passphrase_result(self, sentence: str, is_problem: bool) -> None:
        """What came of changing the passphrase."""

    def show_new_code_result(self, sentence: str, is_problem: bool) -> None:
        """What came of making a recovery code."""

    def show_busy(self, is_busy: bool) -> None:
        """Keys are being made: nothing can be pressed."""


class SecurityPresenter:
    """Hands the secrets on and keeps none."""

    def __init__(
        self,
        view: SecurityView,
        *,
        change_passphrase: Callable[[str, str], None],
        new_recovery_code: Callable[[str], str],
        show_code: Callable[[str], None],
        run: RunWork,
    ) -> None:
        self._view = view
        self._change_passphrase = change_passphrase
        self._new_recovery_code = new_recovery_code
        self._show_code = show_code
        self._run = run

    def change(self, old: str, first: str, again: str) -> None:
        """Replace the passphrase."""
        problem = "" if old else "Type the present passphrase."
        problem = problem or problem_with(first, again)
        if problem:
            self._view.show_passphrase_result(problem, is_problem=True)
            return
        self._view.show_busy(True)
        self._run(lambda: self._change_passphrase(old, first), self._changed, self._not_changed)

    def make_code(self, passphrase: str) -> None:
        """Replace the recovery code and show the new one once."""
        if not passphrase:
            self._view.show_new_code_result("Type the passphrase first.", is_problem=True)
            return
        self._view.show_busy(True)
        self._run(lambda: self._new_recovery_code(passphrase), self._made, self._not_made)

    def _changed(self, _nothing: None) -> None:
        self._view.show_busy(False)
        self._view.show_passphrase_result(
            "The passphrase is changed. The recovery code stays as it is.", is_problem=False
        )

    def _not_changed(self, error: Exception) -> None:
        self._view.show_busy(False)
        if not isinstance(error, TellTheUser | Trouble):
            raise error
        self._view.show_passphrase_result(str(error), is_problem=True)

    def _made(self, code: str) -> None:
        self._view.show_busy(False)
        self._view.show_new_code_result("The earlier code no longer opens the chart.", is_problem=False)
        self._show_code(code)

    def _not_made(self, error: Exception) -> None:
        self._view.show_busy(False)
        if not isinstance(error, TellTheUser | Trouble):
            raise error
        self._view.show_new_code_result(str(error), is_problem=True)
