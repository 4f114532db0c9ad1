import re
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from charting.services import chart_file, practice
from charting.services.opened_chart import BACKUPS
from charting.settings import Settings
from tests.charts import PASSPHRASE
from ui.presenters.chart_file.recovery_code_presenter import NAMES

LONG = 30_000
NEW = "lantern oats willow nine"


def code_on(panel):
    """The recovery code as the panel shows it."""
    return [panel.findChild(QLabel, f"code_group_{place}").text() for place in range(7)]


def type_back(panel):
    """Tick the box and type the group that is asked for."""
    groups = code_on(panel)
    asked = next(place for place, name in enumerate(NAMES) if f"the {name} group" in panel.row.label.text())
    panel.written_down.setChecked(True)
    panel.typed_back.setText(groups[asked].lower())
    panel.done.click()


def fill(page, **other):
    """Fill the first page in."""
    typed = {
        "practice": "Riverbend Acupuncture",
        "practitioner": "Robin Reed",
        "credentials": "L.Ac.",
        "passphrase": NEW,
        "again": NEW,
        **other,
    }
    for name, text in typed.items():
        getattr(page, name).setText(text)
    page.make.click()


@pytest.fixture
def first_run(make_session, tmp_path):
    """A session over an empty folder."""
    return make_session(tmp_path / "new" / "practice")


@pytest.fixture
def code_shown(qtbot, first_run):
    """A session whose new chart waits for its recovery code to be kept."""
    page = first_run.window.shown
    fill(page)
    qtbot.waitUntil(page.code_panel.isVisible, timeout=LONG)
    return first_run


@pytest.fixture
def at_recovery(qtbot, session):
    """A session at the page that asks for the recovery code."""
    session.window.shown.recovery.click()
    return session


@pytest.fixture
def backed_up(chart_folder):
    """The folder of a closed chart that has one proven backup."""
    opened = chart_folder.unlock()
    opened.back_up_now()
    opened.lock()
    return chart_folder


def test_the_first_page_says_what_is_missing_beside_each_field(first_run):
    page = first_run.window.shown
    fill(page, practice="", practitioner=" ", again="something else")
    assert page._rows["practice"].problem.isVisible()
    assert page._rows["practitioner"].problem.isVisible()
    assert page._rows["again"].problem.text() == "The two entries differ. Type the passphrase once more."
    assert not first_run._keeper.door.leads_somewhere


def test_what_was_missing_on_the_first_page_is_said_no_more_once_it_is_there(qtbot, first_run):
    page = first_run.window.shown
    fill(page, practice="", practitioner=" ", again="something else")
    qtbot.keyClicks(page.practice, "Riverbend")
    assert page._rows["practice"].problem.isHidden()
    assert page._rows["practitioner"].problem.isVisible()


def test_the_first_page_says_how_good_the_passphrase_is(qtbot, first_run):
    page = first_run.window.shown
    qtbot.keyClicks(page.passphrase, "maple")
    assert page.strength.text() == "Too short: 5 of 10 characters."
    qtbot.keyClicks(page.passphrase, " lantern seven oats")
    assert page.strength.text() == "Strong."


def test_both_lost_is_said_before_a_chart_is_made(first_run):
    words = [one.text() for one in first_run.window.shown.findChildren(QLabel)]
    assert any("If both are lost, the records are lost for good." in one for one in words)


def test_a_first_start_leads_through_the_recovery_code_to_an_empty_chart(qtbot, code_shown):
    type_back(code_shown.window.shown.code_panel)
    qtbot.waitUntil(lambda: code_shown.workspace is not None, timeout=LONG)
    home = code_shown.workspace.page.widget
    assert home.empty.action.text() == "Add your first patient"
    assert home.empty.action.isVisible()
    kept = practice.settings(code_shown.workspace.chart)
    assert kept == Settings(practice="Riverbend Acupuncture", practitioner="Robin Reed", credentials="L.Ac.")
    assert code_shown.workspace.chart.who == "Robin Reed"


def test_the_recovery_code_must_be_written_down_and_typed_back(code_shown):
    panel = code_shown.window.shown.code_panel
    panel.done.click()
    assert "tick the box" in panel.row.problem.text()
    panel.written_down.setChecked(True)
    panel.typed_back.setText("0000")
    panel.done.click()
    assert "That is not the" in panel.row.problem.text()
    assert code_shown.workspace is None


def test_the_recovery_sheet_is_saved_as_a_pdf_with_the_whole_code(qtbot, code_shown, answers, tmp_path):
    panel = code_shown.window.shown.code_panel
    answers.pdf_path = tmp_path / "sheet.pdf"
    panel.findChild(object, "save_code").click()
    qtbot.waitUntil(panel.sheet_result.isVisible, timeout=LONG)
    assert panel.sheet_result.text() == "Saved as sheet.pdf."
    text = re.sub(r"\s", "", pypdf.PdfReader(answers.pdf_path).pages[0].extract_text())
    assert all(group in text for group in code_on(panel))


def test_the_recovery_sheet_goes_to_the_printer(qtbot, code_shown, answers):
    code_shown.window.shown.code_panel.findChild(object, "print_code").click()
    qtbot.waitUntil(lambda: bool(answers.printed), timeout=LONG)
    assert answers.printed[0].startswith(b"%PDF")


def test_the_shown_code_opens_the_new_chart(qtbot, code_shown):
    code = "-".join(code_on(code_shown.window.shown.code_panel))
    type_back(code_shown.window.shown.code_panel)
    qtbot.waitUntil(lambda: code_shown.workspace is not None, timeout=LONG)
    code_shown.lock()
    qtbot.waitUntil(lambda: not code_shown._around.background.is_busy, timeout=LONG)
    chart_file.unlock(code_shown._keeper.door.folder, recovery_code=code).abandon()


def test_a_folder_that_cannot_be_written_to_is_said_on_the_page(qtbot, make_session, tmp_path):
    (tmp_path / "file").write_text("in the way")
    session = make_session(tmp_path / "file" / "practice")
    page = session.window.shown
    fill(page)
    qtbot.waitUntil(page.page_problem.isVisible, timeout=LONG)
    assert "nothing was changed" in page.page_problem.words.text()
    assert page.make.isEnabled()


def test_a_mistyped_recovery_code_is_explained_and_does_not_slow_down(qtbot, at_recovery):
    page = at_recovery.window.shown
    page.code.setText("ABCD-EFGH")
    page.use_code.click()
    qtbot.waitUntil(page.code_row.problem.isVisible, timeout=LONG)
    assert "28 letters and digits" in page.code_row.problem.text()
    assert page.use_code.isEnabled()


def test_the_recovery_code_leads_to_a_new_passphrase_and_then_to_the_chart(qtbot, at_recovery, chart_folder):
    page = at_recovery.window.shown
    page.code.setText(chart_folder.code.lower().replace("-", " "))
    page.use_code.click()
    qtbot.waitUntil(page.new_card.isVisible, timeout=LONG)
    assert at_recovery.workspace is None
    page.first.setText(NEW)
    page.again.setText(NEW)
    page.choose.click()
    qtbot.waitUntil(lambda: at_recovery.workspace is not None, timeout=LONG)
    at_recovery.lock()
    qtbot.waitUntil(lambda: not at_recovery._around.background.is_busy, timeout=LONG)
    chart_file.unlock(chart_folder.path, passphrase=NEW).abandon()
    with pytest.raises(Exception, match="does not open"):
        chart_file.unlock(chart_folder.path, passphrase=PASSPHRASE)


def test_leaving_the_recovery_page_halfway_locks_the_chart_again(qtbot, at_recovery, chart_folder):
    page = at_recovery.window.shown
    opened = []
    page.code.setText(chart_folder.code)
    page.use_code.click()
    qtbot.waitUntil(page.new_card.isVisible, timeout=LONG)
    opened.append(page.kept_with[0]._recovered)
    at_recovery.show_unlock()
    assert opened[0] is not None
    assert not opened[0].is_open


def test_the_way_back_from_the_recovery_code_is_the_passphrase(at_recovery):
    at_recovery.window.shown.back.click()
    assert at_recovery.window.shown.objectName() == "unlock_page"


@pytest.mark.parametrize("secret", ["passphrase", "recovery code"])
def test_a_new_computer_restores_from_a_backup_folder(
    qtbot, make_session, backed_up, answers, tmp_path, secret
):
    session = make_session(tmp_path / "other" / "practice")
    session.window.shown.restore.click()
    page = session.window.shown
    answers.folder = backed_up.path / BACKUPS
    page.folder.click()
    assert page.backups.count() == 1
    page.with_code.setChecked(secret == "recovery code")
    page.secret.setText(backed_up.code if secret == "recovery code" else PASSPHRASE)
    page.go.click()
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=LONG)
    rows = session.window.frame.sidebar.rows.rows
    assert [one.text for one in rows if one.kind == "patient"] == ["Ines Invented"]


def test_restoring_with_a_wrong_passphrase_changes_nothing(qtbot, make_session, backed_up):
    before = backed_up.files()
    session = make_session(backed_up.path)
    session.show_restore()
    page = session.window.shown
    page.secret.setText("not the passphrase")
    qtbot.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(page.problem.isVisible, timeout=LONG)
    assert "does not open" in page.problem.words.text()
    assert backed_up.files() == before


def test_a_folder_without_backups_is_said(session, answers, tmp_path):
    session.show_restore()
    answers.folder = tmp_path
    session.window.shown.folder.click()
    assert "no backup in this folder" in session.window.shown.problem.words.text()


def test_the_door_knows_a_chart_when_it_sees_one(chart_folder, tmp_path):
    from ui.shell.chart_door import ChartDoor

    assert ChartDoor(chart_folder.path).leads_somewhere
    assert not ChartDoor(tmp_path).leads_somewhere
    Path(chart_folder.path / "chart.db").unlink()
    assert ChartDoor(chart_folder.path).leads_somewhere
