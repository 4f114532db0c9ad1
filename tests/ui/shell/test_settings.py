import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from charting.services import chart_file, practice
from tests.charts import PASSPHRASE
from ui.shell.place import Place

LONG = 30_000
NEW = "lantern oats willow nine"


@pytest.fixture
def page(unlocked):
    """The settings page of an open chart."""
    unlocked.workspace.settings_changed = unlocked._obey
    unlocked.workspace.open(Place(page="settings"))
    shown = unlocked.workspace.page.widget
    shown.session = unlocked
    return shown


def kept(page):
    """The settings in the chart."""
    return practice.settings(page.session.workspace.chart)


def fill_names(page, qtbot):
    for name, text in (("practice", "Riverbend"), ("practitioner", "Robin Reed")):
        page.field(name).clear()
        qtbot.keyClicks(page.field(name), text)


def test_a_setting_is_kept_soon_after_it_was_typed(qtbot, page):
    fill_names(page, qtbot)
    qtbot.waitUntil(lambda: kept(page).practice == "Riverbend")
    assert kept(page).practitioner == "Robin Reed"
    assert page.session.workspace.footer.saved.text().startswith("Saved ")


def test_leaving_the_page_keeps_what_was_just_typed(qtbot, page):
    fill_names(page, qtbot)
    page.field("address").setPlainText("12 Willow Street\nAnytown")
    page.session.workspace.open(Place(page="home"))
    assert kept(page).address == "12 Willow Street\nAnytown"


def test_a_practice_without_a_name_is_said_by_the_field_and_not_kept(qtbot, page):
    fill_names(page, qtbot)
    page.session.workspace.flush()
    page.field("practice").clear()
    page.field("practice").textEdited.emit("")
    page.session.workspace.flush()
    assert "heads every printed page" in page._rows["practice"].problem.text()
    assert kept(page).practice == "Riverbend"


def test_appearance_and_idle_time_are_obeyed_at_once(qtbot, page):
    fill_names(page, qtbot)
    box = page.field("appearance")
    box.setCurrentIndex(box.findData("dark"))
    box.activated.emit(box.currentIndex())
    page.field("idle_minutes").setValue(3)
    page.session.workspace.flush()
    assert QApplication.instance().property("shenshu_appearance") == "dark"
    assert page.session.idle._limit_seconds == 180


def test_defaults_of_needles_and_own_normal_values_are_kept(qtbot, page):
    fill_names(page, qtbot)
    qtbot.keyClicks(page.field("needle_gauge_mm"), "0.25")
    for end, text in (("lowest", "40"), ("highest", "55")):
        qtbot.keyClicks(page.findChild(QLineEdit, f"normal_flexion_{end}"), text)
    page.session.workspace.flush()
    assert (kept(page).needle_gauge_mm, kept(page).normal_values) == (0.25, "flexion 40 55")


def test_every_card_is_one_key_away_from_the_head_of_the_page(qtbot, page):
    for name, field in (("needles", "needle_gauge_mm"), ("computer", "paper"), ("practice", "practice")):
        qtbot.keyClick(page.findChild(QPushButton, f"go_{name}"), Qt.Key.Key_Return)
        assert page.window().focusWidget().objectName() == field
    for name in ("normals", "phrases", "combinations", "security", "backups"):
        before = page.window().focusWidget()
        qtbot.keyClick(page.findChild(QPushButton, f"go_{name}"), Qt.Key.Key_Return)
        assert page.window().focusWidget() not in (before, None)


def test_only_languages_that_something_is_written_in_are_offered(page):
    box = page.field("document_language")
    assert [box.itemData(row) for row in range(box.count())] == ["en"]


def test_opening_the_page_keeps_nothing(qtbot, page):
    before = kept(page)
    page.session.workspace.open(Place(page="home"))
    assert kept(page) == before


def test_the_passphrase_is_changed_from_the_settings(qtbot, page):
    card, folder = page.security, page.session.chart.folder
    qtbot.keyClicks(card.old, PASSPHRASE)
    qtbot.keyClicks(card.first, NEW)
    qtbot.keyClicks(card.again, NEW)
    qtbot.mouseClick(card.change, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(card.passphrase_result.text()), timeout=LONG)
    assert card.passphrase_result.text().startswith("The passphrase is changed")
    assert (card.old.text(), card.first.text(), card.again.text()) == ("", "", "")
    chart_file.change_passphrase(folder, NEW, PASSPHRASE)


@pytest.mark.parametrize(
    ("old", "first", "again", "said"),
    [
        ("", NEW, NEW, "Type the present passphrase."),
        (PASSPHRASE, "short", "short", "at least 10 characters"),
        (PASSPHRASE, NEW, NEW + "x", "The two entries differ"),
        ("not the passphrase", NEW, NEW, "does not open this chart"),
    ],
)
def test_a_passphrase_that_cannot_be_changed_says_why(qtbot, page, old, first, again, said):
    card = page.security
    for field, text in ((card.old, old), (card.first, first), (card.again, again)):
        field.setText(text)
    card.change.click()
    qtbot.waitUntil(lambda: said in card.passphrase_result.text(), timeout=LONG)
    assert card.passphrase_result.property("kind") == "error"


def test_a_new_recovery_code_is_shown_once_and_opens_the_chart(qtbot, page):
    card, folder = page.security, page.session.chart.folder
    card.for_code.setText(PASSPHRASE)
    card.make_code.click()
    qtbot.waitUntil(card.code_panel.isVisible, timeout=LONG)
    groups = [card.code_panel.findChild(object, f"code_group_{place}").text() for place in range(7)]
    asked = card.code_panel.row.label.text()
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    place = next(place for place, name in enumerate(names) if f"the {name} group" in asked)
    card.code_panel.written_down.setChecked(True)
    card.code_panel.typed_back.setText(groups[place])
    card.code_panel.done.click()
    assert not card.code_panel.isVisible()
    assert card.code_panel.findChild(object, "code_group_0") is None
    page.session.lock()
    qtbot.waitUntil(lambda: not page.session._around.background.is_busy, timeout=LONG)
    chart_file.unlock(folder, recovery_code="-".join(groups)).abandon()


def test_a_backup_is_made_now_and_listed(qtbot, page):
    card = page.backups
    qtbot.waitUntil(lambda: not page.session._around.background.is_busy, timeout=LONG)
    before = len(chart_file.backups(page.session.chart.folder))
    card.back_up.click()
    qtbot.waitUntil(lambda: card.list.text().count("checked") == before + 1, timeout=LONG)
    assert card.result.text() == "Backed up; the copy was opened and checked."
    assert card.back_up.isEnabled()


def test_a_backup_goes_to_another_folder(qtbot, page, answers, tmp_path):
    answers.folder = tmp_path / "second disk"
    page.backups.copy.click()
    qtbot.waitUntil(lambda: bool(page.backups.result.text()), timeout=LONG)
    assert [path.suffix for path in sorted((tmp_path / "second disk").glob("*.db"))] == [".db"]


def test_restoring_from_the_settings_locks_the_chart_first(qtbot, page):
    page.backups.restore.click()
    assert page.session.workspace is None
    assert page.session.window.shown.objectName() == "restore_page"


@pytest.mark.parametrize("name", ["settings", "shortcuts", "about", "home"])
def test_every_page_is_wide_enough_for_a_small_window_and_scrolls(qtbot, unlocked, name):
    unlocked.window.resize(640, 420)
    unlocked.workspace.open(Place(page=name))
    assert unlocked.workspace.page.widget.minimumSizeHint().width() <= 640 - 224


def test_every_field_of_the_settings_has_a_name_for_screen_readers(page):
    from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox

    fields = [
        one
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QPushButton)
        for one in page.findChildren(kind)
        if one.objectName() != "qt_spinbox_lineedit"
    ]
    assert len(fields) > 15
    assert [one.objectName() for one in fields if not one.accessibleName()] == []


def test_about_names_the_source_of_every_clinical_entry(unlocked):
    from ui.widgets.source_table import SourceList

    unlocked.workspace.open(Place(page="about"))
    listed = unlocked.workspace.page.widget.findChild(SourceList)
    places = [line for line in listed.model.lines if line.kind == "place"]  # of points on the figure
    entries = list(unlocked.workspace.chart.catalogue.sources())
    assert len(places) > 100
    assert len(listed.model.lines) == len(entries) + len(places)
    assert all(line.source for line in listed.model.lines)
    assert listed.window().focusWidget() is listed.line


def test_back_leads_to_the_page_before(qtbot, unlocked):
    unlocked.workspace.open(Place(page="settings"))
    unlocked.workspace.open(Place(page="shortcuts"))
    unlocked.workspace.back()
    assert unlocked.workspace.page.widget.objectName() == "settings_page"


def test_the_view_menus_choice_is_kept_with_the_settings(qtbot, page):
    fill_names(page, qtbot)
    page.session.workspace.open(Place(page="home"))
    page.session.menus._appearances["dark"].trigger()
    assert QApplication.instance().property("shenshu_appearance") == "dark"
    assert kept(page).appearance == "dark"
    assert kept(page).practice == "Riverbend"


def test_backing_up_from_the_menu_says_so_in_the_footer(qtbot, unlocked):
    qtbot.waitUntil(lambda: not unlocked._around.background.is_busy, timeout=LONG)
    before = len(chart_file.backups(unlocked.chart.folder))
    unlocked.menus._commands.back_up()
    footer = unlocked.workspace.footer
    assert footer.work.text() == "Backing up…"
    qtbot.waitUntil(lambda: footer.saved.text() == "Backed up and checked", timeout=LONG)
    assert footer.work.text() == ""
    assert len(chart_file.backups(unlocked.chart.folder)) == before + 1
