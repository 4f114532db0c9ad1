"""The pages before a chart is open, joined to their presenters: first start, unlock, recovery, backup.

Each page is imported when it is made: the one that is painted first then waits for no other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charting.settings import Settings
from ui.pages.unlock_page import UnlockPage
from ui.presenters.chart_file.unlock_presenter import UnlockPresenter, UnlockView
from ui.presenters.run_work import RunWork
from ui.shell.chart_door import ChartDoor, recovery_sheet_today
from ui.shell.dialogs import Dialogs
from ui.shell.place import keep_with
from ui.shell.qt_delay import QtDelay

if TYPE_CHECKING:
    from charting.services.opened_chart import OpenedChart
    from ui.pages.first_run_page import FirstRunPage
    from ui.pages.recovery_page import RecoveryPage
    from ui.pages.restore_page import RestorePage
    from ui.presenters.chart_file.recovery_code_presenter import RecoveryCodePresenter
    from ui.widgets.recovery_code_panel import RecoveryCodePanel


@dataclass(frozen=True, kw_only=True)
class Gatekeeper:
    """What every gate needs."""

    door: ChartDoor
    run: RunWork
    dialogs: Dialogs
    opened: "Callable[[OpenedChart], None]"
    """The chart is open: show it."""
    made: "Callable[[OpenedChart, Settings], None]"
    """A chart was made with these settings, and is shown once its recovery code is kept."""


def first_run_gate(keeper: Gatekeeper, restore: Callable[[], None]) -> "FirstRunPage":
    """The page that makes a new chart."""
    from ui.pages.first_run_page import FirstRunPage
    from ui.presenters.chart_file.first_run_presenter import FirstRunPresenter

    page = FirstRunPage()
    made: list[OpenedChart] = []
    code_presenter = join_recovery_code(
        page.code_panel, keeper.run, keeper.dialogs, page.practice.text, lambda: keeper.opened(made[0])
    )

    def show_code(chart: "OpenedChart", code: str) -> None:
        made.append(chart)
        typed = page.typed()
        keeper.made(
            chart,
            Settings(
                practice=typed.practice.strip(),
                practitioner=typed.practitioner.strip(),
                credentials=typed.credentials.strip(),
            ),
        )
        code_presenter.show(code)

    presenter = FirstRunPresenter(page, create=keeper.door.create, made=show_code, run=keeper.run)
    page.edited.connect(presenter.weigh)
    page.make_asked.connect(presenter.make)
    page.restore_asked.connect(restore)
    keep_with(page, presenter, code_presenter)
    return page


def join_recovery_code(
    panel: "RecoveryCodePanel",
    run: RunWork,
    dialogs: Dialogs,
    practice: Callable[[], str],
    done: Callable[[], None],
) -> "RecoveryCodePresenter":
    """Give a panel its presenter, with paper and PDF; `done` when a shown code is kept."""
    # `secrets` brings hashlib and OpenSSL with it
    from secrets import randbelow

    from ui.presenters.chart_file.recovery_code_presenter import RecoveryCodePresenter

    def finished() -> None:
        panel.forget()
        done()

    def make_sheet(groups: tuple[str, ...]) -> bytes:
        return recovery_sheet_today(groups, practice())

    presenter = RecoveryCodePresenter(
        panel,
        make_sheet=make_sheet,
        print_sheet=lambda sheet, told: print_sheet(dialogs, sheet, told),
        save_sheet=lambda sheet: dialogs.save_pdf(sheet, "recovery-sheet.pdf"),
        choose=randbelow,
        done=finished,
        run=run,
    )
    panel.print_asked.connect(presenter.print_code)
    panel.save_asked.connect(presenter.save_code)
    panel.confirmed.connect(presenter.confirm)
    keep_with(panel, presenter)
    return presenter


def print_sheet(dialogs: Dialogs, sheet: bytes, told: Callable[[str], None]) -> None:
    """Print the recovery sheet, and say what came of it."""
    words = {"printed": "Printed. Check that every character can be read.", "cancelled": "Not printed."}
    dialogs.print_pdf(
        sheet, "recovery-sheet", lambda outcome: told(outcome.reason or words.get(outcome.end.value, ""))
    )


def unlock_gate(
    keeper: Gatekeeper, recover: Callable[[], None], restore: Callable[[], None], note: str = ""
) -> UnlockPage:
    """The page that asks for the passphrase."""
    page = UnlockPage()
    page.show_note(note)
    presenter = _unlocking(page, keeper)
    page.passphrase_given.connect(presenter.try_passphrase)
    page.recovery_asked.connect(recover)
    page.restore_asked.connect(restore)
    page.left.connect(presenter.leave)
    keep_with(page, presenter)
    return page


def recovery_gate(keeper: Gatekeeper, back: Callable[[], None]) -> "RecoveryPage":
    """The page that asks for the recovery code and then for a new passphrase."""
    from ui.pages.recovery_page import RecoveryPage

    page = RecoveryPage()
    presenter = _unlocking(page, keeper)

    def put_away() -> None:
        unused = presenter.leave()
        if unused is not None:
            unused.lock()

    page.code_given.connect(presenter.try_recovery_code)
    page.passphrase_chosen.connect(presenter.choose_passphrase)
    page.back_asked.connect(back)
    page.left.connect(put_away)
    keep_with(page, presenter)
    return page


def restore_gate(keeper: Gatekeeper, back: Callable[[], None]) -> "RestorePage":
    """The page that brings a chart back from a backup; this chart's own backups are listed at once."""
    from ui.pages.restore_page import RestorePage
    from ui.presenters.chart_file.restore_presenter import RestorePresenter

    page = RestorePage()
    presenter = RestorePresenter(
        page,
        backups_in=keeper.door.backups_in,
        ask_folder=lambda: keeper.dialogs.ask_folder("The folder of the backups"),
        restore=keeper.door.restore,
        opened=keeper.opened,
        run=keeper.run,
    )
    page.folder_asked.connect(presenter.choose_folder)
    page.restore_asked.connect(presenter.restore)
    page.back_asked.connect(back)
    keep_with(page, presenter)
    if (keeper.door.folder / "backups").is_dir():
        presenter.look_in(keeper.door.folder)
    return page


def _unlocking(view: UnlockView, keeper: Gatekeeper) -> UnlockPresenter:
    door = keeper.door
    return UnlockPresenter(
        view,
        with_passphrase=door.with_passphrase,
        with_recovery_code=door.with_recovery_code,
        renew_passphrase=door.renew_passphrase,
        opened=keeper.opened,
        pause_after=door.pause_after,
        is_wrong_try=door.is_wrong_try,
        run=keeper.run,
        delay=QtDelay(),
    )
