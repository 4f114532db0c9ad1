"""Opening the chart with the passphrase or with the recovery code, and slowing down wrong tries."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from charting.errors import TellTheUser, Trouble
from ui.presenters.chart_file.passphrase import problem_with
from ui.presenters.run_work import RunWork

if TYPE_CHECKING:
    from charting.services.opened_chart import (
        OpenedChart,
    )  # at run time it would load the database before the first paint
    from ui.presenters.autosave import Delay


class UnlockView(Protocol):
    """What the unlock page shows."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong; empty to clear."""

    def show_opening(self) -> None:
        """The chart is being opened: nothing can be pressed."""

    def show_ready(self) -> None:
        """A try can be made."""

    def show_countdown(self, seconds: int) -> None:
        """The next try can be made in so many seconds."""

    def ask_new_passphrase(self) -> None:
        """The recovery code opened the chart: ask for a new passphrase."""


class UnlockPresenter:
    """Decides when a try is made and what follows."""

    def __init__(
        self,
        view: UnlockView,
        *,
        with_passphrase: "Callable[[str], OpenedChart]",
        with_recovery_code: "Callable[[str], OpenedChart]",
        renew_passphrase: Callable[[str, str], None],
        opened: "Callable[[OpenedChart], None]",
        pause_after: Callable[[int], int],
        is_wrong_try: Callable[[Exception], bool],
        run: RunWork,
        delay: "Delay",
    ) -> None:
        self._view = view
        self._with_passphrase = with_passphrase
        self._with_recovery_code = with_recovery_code
        self._renew_passphrase = renew_passphrase
        self._opened = opened
        self._pause_after = pause_after
        self._is_wrong_try = is_wrong_try
        self._run = run
        self._delay = delay
        self._tries = 0
        self._held_up = False
        self._recovered: OpenedChart | None = None
        self._code = ""

    def try_passphrase(self, passphrase: str) -> None:
        """Open the chart, if a try is allowed now."""
        if not passphrase:
            self._view.show_problem("Type the passphrase.")
            return
        self._try(lambda: self._with_passphrase(passphrase), self._succeeded)

    def try_recovery_code(self, code: str) -> None:
        """Open the chart with the recovery code; then a new passphrase is asked for."""
        if not code.strip():
            self._view.show_problem("Type the recovery code from your printed sheet.")
            return
        self._code = code
        self._try(lambda: self._with_recovery_code(code), self._recovered_chart)

    def choose_passphrase(self, first: str, again: str) -> None:
        """Give the chart that the recovery code opened a new passphrase, and go on."""
        problem = problem_with(first, again)
        if problem:
            self._view.show_problem(problem)
            return
        chart, code = self._recovered, self._code
        if chart is None:
            return
        self._try(lambda: self._renew_passphrase(code, first), lambda _: self._succeeded(chart))

    def leave(self) -> "OpenedChart | None":
        """Stop counting; gives the chart that was opened by the recovery code but not yet taken, or None."""
        self._delay.cancel()
        chart, self._recovered, self._code = self._recovered, None, ""
        return chart

    def _try(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        if self._held_up:
            return
        self._held_up = True
        self._view.show_problem("")
        self._view.show_opening()
        self._run(work, then, self._failed)

    def _succeeded(self, chart: "OpenedChart") -> None:
        self._tries = 0
        self._held_up = False
        self._recovered, self._code = None, ""
        self._opened(chart)

    def _recovered_chart(self, chart: "OpenedChart") -> None:
        self._tries = 0
        self._held_up = False
        self._recovered = chart
        self._view.ask_new_passphrase()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, TellTheUser | Trouble):
            self._ready()
            self._view.show_problem("The chart could not be opened because of a fault in the app.")
            raise error
        self._view.show_problem(str(error))
        if self._is_wrong_try(error):
            self._tries += 1
            self._count_down(self._pause_after(self._tries))
        else:
            self._ready()

    def _count_down(self, seconds: int) -> None:
        if seconds <= 0:
            self._ready()
            return
        self._view.show_countdown(seconds)
        self._delay.start(lambda: self._count_down(seconds - 1), 1000)

    def _ready(self) -> None:
        self._held_up = False
        self._view.show_ready()
