"""The first start: name the practice, choose a passphrase, keep the recovery code."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from charting.errors import TellTheUser, Trouble
from ui.presenters.chart_file.passphrase import Strength, problem_with, strength
from ui.presenters.run_work import RunWork

if TYPE_CHECKING:
    from charting.services.opened_chart import (
        OpenedChart,
    )  # at run time it would load the database before the first paint


@dataclass(frozen=True, kw_only=True)
class NewPractice:
    """What the first page asks."""

    practice: str
    practitioner: str
    credentials: str
    passphrase: str
    again: str


class FirstRunView(Protocol):
    """What the first page shows."""

    def show_problem(self, field: str, sentence: str) -> None:
        """Say what is wrong by the field (`practice`, `practitioner`, `again`, or `page`); empty clears."""

    def show_strength(self, found: Strength) -> None:
        """How good the passphrase is."""

    def show_making(self) -> None:
        """The chart is being made: nothing can be pressed."""

    def show_ready(self) -> None:
        """The form can be used again."""

    def show_recovery_step(self) -> None:
        """The chart is made: the recovery code comes next."""


FIELDS = ("practice", "practitioner", "again", "page")


class FirstRunPresenter:
    """Makes the chart once everything needed is there."""

    def __init__(
        self,
        view: FirstRunView,
        *,
        create: "Callable[[NewPractice], tuple[OpenedChart, str]]",
        made: "Callable[[OpenedChart, str], None]",
        run: RunWork,
    ) -> None:
        self._view = view
        self._create = create
        self._made = made
        self._run = run
        self._is_busy = False
        self._is_refused = False

    def weigh(self, practice: NewPractice) -> None:
        """Say how good the passphrase is as it is typed; what was wrong and is mended is said no more."""
        known = (practice.practice, practice.practitioner)
        self._view.show_strength(strength(practice.passphrase, known))
        if self._is_refused:
            self._is_refused = self._say_problems(practice)

    def make(self, practice: NewPractice) -> None:
        """Make the chart, or say beside each field what is missing."""
        self._is_refused = self._say_problems(practice)
        if self._is_refused or self._is_busy:
            return
        self._is_busy = True
        self._view.show_making()
        self._run(lambda: self._create(practice), self._succeeded, self._failed)

    def _say_problems(self, practice: NewPractice) -> bool:
        """Say beside each field what is missing; whether anything is."""
        problems = {
            "practice": ""
            if practice.practice.strip()
            else "Name the practice; it heads every printed page.",
            "practitioner": "" if practice.practitioner.strip() else "Type the name you sign with.",
            "again": problem_with(practice.passphrase, practice.again),
            "page": "",
        }
        for field, sentence in problems.items():
            self._view.show_problem(field, sentence)
        return any(problems.values())

    def _succeeded(self, result: "tuple[OpenedChart, str]") -> None:
        self._is_busy = False
        chart, code = result
        self._view.show_recovery_step()
        self._made(chart, code)

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        self._view.show_ready()
        if not isinstance(error, TellTheUser | Trouble):
            self._view.show_problem("page", "The chart could not be made because of a fault in the app.")
            raise error
        self._view.show_problem("page", str(error))
