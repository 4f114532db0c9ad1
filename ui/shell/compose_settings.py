"""The settings page with its presenters."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer

from charting.services import chart_file, practice
from charting.settings import Settings
from ui.pages.settings_page import SettingsPage
from ui.presenters.announcements import SettingsChanged
from ui.presenters.chart_file.backup_presenter import BackupPresenter
from ui.presenters.chart_file.security_presenter import SecurityPresenter
from ui.presenters.findings.normal_values import NormalValues
from ui.presenters.patient.patient_fields import LANGUAGES
from ui.presenters.practice.settings_presenter import SettingsPresenter
from ui.shell.compose_phrases import ShorthandCards
from ui.shell.gates import join_recovery_code
from ui.shell.place import OpenPage, Place, keep_with
from ui.shell.qt_delay import QtDelay
from ui.shell.workspace import Workspace

FIRST_FIELDS = {"practice": "practice", "needles": "needle_gauge_mm", "computer": "paper"}
"""Cards of plain fields, by the field that comes first."""


def make_settings(workspace: Workspace, place: Place, unsaved: object | None) -> OpenPage:
    """The settings; `tab` names the card to begin with."""
    page = SettingsPage(_languages(workspace))
    page.card_wanted.connect(lambda name: show_card(page, name))
    presenter = _settings_presenter(page, workspace)
    _join_security(page, workspace)
    _join_backups(page, workspace)
    presenter.open()
    shorthands = ShorthandCards(page, workspace.chart, lambda: _say_saved(workspace))
    shorthands.open(unsaved)

    def go_to(new: Place) -> bool:
        if new.page != "settings":
            return False
        show_card(page, new.tab)
        return True

    def flush() -> bool:
        # What breaks a rule is said by its field; the kept settings stay, and the page can be left
        presenter.flush()
        shorthands.flush()
        return True

    # Once the page has its size: before, nothing can be scrolled to
    QTimer.singleShot(0, page, lambda: show_card(page, place.tab))
    return OpenPage(
        widget=page,
        place=lambda: place,
        hints=lambda: (("Back", "Alt Left"),),
        flush=flush,
        unsaved=shorthands.unsaved,
        unsaved_words=shorthands.unsaved_words,
        go_to=go_to,
    )


def show_card(page: SettingsPage, name: str) -> None:
    """Bring a card into view, with the keyboard in it."""
    if name in FIRST_FIELDS:
        field = page.field(FIRST_FIELDS[name])
        field.setFocus()
        page.ensureWidgetVisible(field)
    elif name == "normals":
        page.normals.focus_first()
        page.ensureWidgetVisible(page.normals)
    elif name == "security":
        page.security.old.setFocus()
        page.ensureWidgetVisible(page.security)
    elif name == "backups":
        page.backups.back_up.setFocus()
        page.ensureWidgetVisible(page.backups)
    elif name in ("phrases", "combinations"):
        card = page.phrases if name == "phrases" else page.combinations
        card.name.setFocus()
        page.ensureWidgetVisible(card)


def _languages(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """The languages that there are handouts in, in the usual order."""
    written = {one.language for one in workspace.chart.catalogue.handouts} | {"en"}
    return tuple((tag, name) for tag, name in LANGUAGES if tag in written)


def _settings_presenter(page: SettingsPage, workspace: Workspace) -> SettingsPresenter:
    def changed(settings: Settings) -> None:
        workspace.settings = settings
        workspace.settings_changed(settings)
        workspace.announcements.tell(SettingsChanged(), presenter)
        _say_saved(workspace)

    presenter = SettingsPresenter(
        page,
        load=lambda: practice.settings(workspace.chart),
        save=lambda settings: practice.save_settings(workspace.chart, settings),
        changed=changed,
        delay=QtDelay(),
        normals=NormalValues(workspace.chart.catalogue.section("movement").findings),
    )
    page.normals.edited.connect(presenter.edit_normal)
    page.edited.connect(presenter.edit)
    keep_with(page, presenter)
    return presenter


def _say_saved(workspace: Workspace) -> None:
    workspace.footer.show_saved(f"Saved {datetime.now().astimezone():%H:%M:%S}")


def _join_security(page: SettingsPage, workspace: Workspace) -> None:
    card, folder = page.security, workspace.opened.folder
    code_presenter = join_recovery_code(
        card.code_panel,
        workspace.background.run,
        workspace.dialogs,
        lambda: workspace.settings.practice,
        card.code_panel.hide,
    )

    def show_code(code: str) -> None:
        card.code_panel.show()
        code_presenter.show(code)
        card.code_panel.typed_back.setFocus()

    presenter = SecurityPresenter(
        card,
        change_passphrase=lambda old, new: chart_file.change_passphrase(folder, old, new),
        new_recovery_code=lambda passphrase: chart_file.new_recovery_code(folder, passphrase),
        show_code=show_code,
        run=workspace.background.run,
    )
    card.change_asked.connect(presenter.change)
    card.code_asked.connect(presenter.make_code)
    keep_with(card, presenter, code_presenter)


def _join_backups(page: SettingsPage, workspace: Workspace) -> None:
    card, opened = page.backups, workspace.opened
    presenter = BackupPresenter(
        card,
        backups=lambda: chart_file.backups(opened.folder),
        back_up=opened.back_up_now,
        run=workspace.background.run,
    )

    def elsewhere() -> None:
        folder: Path | None = workspace.dialogs.ask_folder("A folder on another disk")
        if folder is not None:
            presenter.back_up_to(lambda: opened.back_up_now(folder))

    card.back_up_asked.connect(presenter.back_up_now)
    card.copy_asked.connect(elsewhere)
    card.restore_asked.connect(workspace.restore)
    keep_with(card, presenter)
    presenter.refresh()
