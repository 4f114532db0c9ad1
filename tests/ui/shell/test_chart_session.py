import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import Shiboken

from charting.domain.visit_note import ProseField
from charting.services import chart_file, episodes, visits
from charting.store import audit, backup_shelf
from tests.charts import PASSPHRASE
from tests.practice import new_patient
from ui.shell.chart_session import clear_own
from ui.shell.place import HOME, OpenPage, Place

LONG = 20_000
SENTENCE = "Ines says the left side eased."


def words_on(widget):
    """Every word a widget and all within it hold, shown or not."""
    found = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
    for one in [widget, *widget.findChildren(QWidget)]:
        for read in ("text", "toPlainText", "accessibleName", "toolTip"):
            said = getattr(one, read, None)
            if callable(said):
                found.append(str(said()))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            model = one.model()
            found += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return "\n".join(found)


def note_page(kept):
    """A page with one free text whose words cannot be saved, and what is handed to it when it is made."""

    def make(workspace, place, unsaved):
        kept.append(unsaved)
        page = QWidget()
        text = QPlainTextEdit(page)
        text.setObjectName("session_notes")
        text.setPlainText(unsaved or "")
        return OpenPage(
            widget=page,
            place=lambda: place,
            flush=lambda: not text.toPlainText(),
            unsaved=text.toPlainText,
            unsaved_words=text.toPlainText,
        )

    return make


def destroy_now():
    """Let what waits to be deleted be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Clipboard:
    """A system's clipboard: the one of tests never says whose its text is."""

    def __init__(self, is_ours):
        self.is_ours = is_ours
        self.text = "Ines Invented"

    def ownsClipboard(self):
        return self.is_ours

    def clear(self):
        self.text = ""


def unlock(qtbot, session, passphrase=PASSPHRASE):
    session.window.shown.passphrase.setText(passphrase)
    session.window.shown.unlock.click()


def open_note(session, words):
    """Open a page that cannot save, with words in it."""
    kept = []
    session.workspace.makers = {**session.workspace.makers, "note": note_page(kept)}
    session.workspace.open(Place(page="note", patient_id=1))
    field = session.workspace.page.widget.findChild(QPlainTextEdit)
    field.setFocus()
    field.setPlainText(words)
    return field, kept


def test_a_wrong_passphrase_is_said_in_place_and_opens_nothing(qtbot, session):
    page = session.window.shown
    unlock(qtbot, session, "not the passphrase")
    qtbot.waitUntil(lambda: page.row.problem.isVisible(), timeout=LONG)
    assert "does not open this chart" in page.row.problem.text()
    assert session.workspace is None
    assert page.passphrase.text() == "not the passphrase"


def test_wrong_tries_hold_up_the_next_one_without_freezing(qtbot, session):
    page = session.window.shown
    for _ in range(2):
        qtbot.waitUntil(page.unlock.isEnabled, timeout=LONG)
        unlock(qtbot, session, "not the passphrase")
        qtbot.waitUntil(lambda: page.unlock.text() != "Opening…", timeout=LONG)
    assert page.unlock.text() == "Try again in 1 s"
    assert not page.unlock.isEnabled()
    qtbot.waitUntil(page.unlock.isEnabled, timeout=LONG)
    assert page.unlock.text() == "Unlock"


def test_the_passphrase_opens_the_chart_at_today(qtbot, unlocked):
    assert unlocked.window.frame is not None
    assert unlocked.workspace.page.widget.objectName() == "home_page"
    assert "Ines Invented" in words_on(unlocked.window.frame.sidebar)


def test_a_lock_leaves_no_patients_words_in_any_widget(qtbot, unlocked):
    frame = unlocked.window.frame
    frame.sidebar.find_field.setText("Ines")
    assert "Ines Invented" in words_on(unlocked.window)
    unlocked.lock()
    assert unlocked.window.frame is None
    destroy_now()
    assert not Shiboken.isValid(frame)
    everything = "\n".join(words_on(one) for one in QApplication.topLevelWidgets())
    assert "Ines" not in everything
    assert "Invented" not in everything


def test_a_lock_forgets_the_key(qtbot, unlocked):
    chart = unlocked.chart
    unlocked.lock()
    qtbot.waitUntil(lambda: not chart.is_open, timeout=LONG)
    assert unlocked.chart is None


def test_unlocking_returns_to_the_same_page_field_and_cursor(qtbot, unlocked):
    unlocked.workspace.open(Place(page="settings"))
    phone = unlocked.workspace.page.widget.field("phone")
    phone.setText("555 0100")
    phone.textEdited.emit("555 0100")
    phone.setFocus()
    phone.setCursorPosition(3)
    unlocked.lock()
    unlock(qtbot, unlocked)
    qtbot.waitUntil(lambda: unlocked.workspace is not None, timeout=LONG)
    again = unlocked.workspace.page.widget.field("phone")
    assert again is not phone
    assert unlocked.window.focusWidget() is again
    assert again.text() == "555 0100"
    assert again.cursorPosition() == 3


def test_words_that_cannot_be_saved_survive_a_lock(qtbot, unlocked):
    _field, kept = open_note(unlocked, SENTENCE)
    makers = unlocked.workspace.makers
    unlocked.lock()
    assert SENTENCE not in words_on(unlocked.window)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.shell.compose.MAKERS", makers)
        unlock(qtbot, unlocked)
        qtbot.waitUntil(lambda: unlocked.workspace is not None, timeout=LONG)
    assert kept == [None, SENTENCE]
    assert unlocked.workspace.page.widget.findChild(QPlainTextEdit).toPlainText() == SENTENCE


def test_a_page_that_cannot_save_is_not_left(qtbot, unlocked):
    open_note(unlocked, SENTENCE)
    assert unlocked.workspace.open(HOME) is False
    assert unlocked.workspace.page.widget.findChild(QPlainTextEdit).toPlainText() == SENTENCE


def test_a_lock_closes_what_floats_over_the_window(qtbot, unlocked):
    popup = QLabel("Ines", None)
    popup.show()
    unlocked.lock()
    assert not popup.isVisible()
    popup.deleteLater()


@pytest.mark.parametrize(("is_ours", "left"), [(True, ""), (False, "Ines Invented")])
def test_a_lock_empties_the_clipboard_only_if_it_was_filled_here(is_ours, left):
    clipboard = Clipboard(is_ours)
    clear_own(clipboard)
    assert clipboard.text == left


def test_closing_backs_up_what_changed_and_closes_the_window(qtbot, unlocked):
    unlocked._around.background.finish()  # the day's first backup, which could hold the change already
    new_patient(unlocked.workspace.chart, "Ada", "Example")
    with unlocked.workspace.chart.sessions() as session:
        before = audit.head(session.connection())[0]
    unlocked.window.close()
    assert unlocked.window.isVisible()
    qtbot.waitUntil(lambda: not unlocked.window.isVisible(), timeout=LONG)
    found = chart_file.backups(unlocked._keeper.door.folder)
    assert found
    assert all(one.proven for one in found)
    assert backup_shelf.manifest_of(found[0].path).seq > before


def test_closing_with_words_that_cannot_be_saved_can_be_thought_better_of(qtbot, unlocked, answers):
    open_note(unlocked, SENTENCE)
    answers.unsaved = "stay"
    unlocked.window.close()
    assert unlocked.window.isVisible()
    assert unlocked.workspace.page.widget.findChild(QPlainTextEdit).toPlainText() == SENTENCE


def test_closing_keeps_words_that_cannot_be_saved_in_a_text_file(qtbot, unlocked, answers, tmp_path):
    open_note(unlocked, SENTENCE)
    answers.unsaved, answers.text_path = "keep in a file", tmp_path / "words.txt"
    unlocked.window.close()
    assert (tmp_path / "words.txt").read_text("utf-8") == SENTENCE
    qtbot.waitUntil(lambda: not unlocked.window.isVisible(), timeout=LONG)


def test_a_file_that_cannot_be_written_keeps_the_window_open(qtbot, unlocked, answers, tmp_path):
    open_note(unlocked, SENTENCE)
    answers.unsaved, answers.text_path = "keep in a file", tmp_path / "nowhere" / "words.txt"
    unlocked.window.close()
    assert unlocked.window.isVisible()
    assert "could not be written" in answers.told[0]


def test_a_backup_that_fails_on_closing_is_said_and_the_window_can_be_closed(qtbot, unlocked):
    new_patient(unlocked.workspace.chart, "Ada", "Example")
    qtbot.waitUntil(lambda: not unlocked._around.background.is_busy, timeout=LONG)
    shutil.rmtree(unlocked.chart.folder / "backups")
    (unlocked.chart.folder / "backups").write_text("not a folder")
    with qtbot.captureExceptions() as caught:
        unlocked.window.close()
        page = unlocked.window.shown
        qtbot.waitUntil(lambda: page.leave.text() == "Close without a backup", timeout=LONG)
    assert [kind for kind, _, _ in caught] == [FileExistsError]
    assert page.leave.isVisible()
    assert "Your words are saved" in page.words.text()
    page.leave.click()
    assert not unlocked.window.isVisible()


def test_nobody_at_the_computer_locks_the_chart(qtbot, unlocked):
    unlocked.idle._clock = lambda: unlocked.idle._last_sign + 601
    unlocked.idle._last_look = unlocked.idle._last_sign + 600
    unlocked.idle.look()
    assert unlocked.workspace is None
    assert unlocked.window.shown.objectName() == "unlock_page"


def test_menus_that_need_a_chart_rest_while_it_is_locked(qtbot, unlocked):
    unlocked.lock()
    needed = {one.text(): one.isEnabled() for one in unlocked.menus._needs_chart}
    assert not any(needed.values())
    assert "&New patient" in needed


def test_hidden_names_are_initials_everywhere_until_shown_again(qtbot, unlocked):
    unlocked.menus.hide_names.trigger()
    assert "Ines" not in words_on(unlocked.window)
    assert "I··· I···" in words_on(unlocked.window)
    unlocked.menus.hide_names.trigger()
    assert "Ines Invented" in words_on(unlocked.window)


def test_the_title_never_carries_a_name(qtbot, unlocked):
    unlocked.workspace.frame.sidebar.find_field.setText("Ines")
    assert unlocked.window.windowTitle() == "Shenshu"


def test_a_patient_added_elsewhere_appears_in_the_sidebar(qtbot, unlocked):
    from ui.presenters.announcements import PatientChanged

    patient_id = new_patient(unlocked.workspace.chart, "Ada", "Example")
    unlocked.workspace.announcements.tell(PatientChanged(patient_id), object())
    assert "Ada Example" in words_on(unlocked.window.frame.sidebar)


def test_finding_by_keyboard_opens_the_patient(qtbot, unlocked):
    opened = []
    unlocked.workspace.makers = {
        **unlocked.workspace.makers,
        "patient": lambda workspace, place, _unsaved: (
            opened.append(place) or OpenPage(widget=QWidget(), place=lambda: place)
        ),
    }
    field = unlocked.window.frame.sidebar.find_field
    field.setFocus()
    qtbot.keyClicks(field, "inv")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [one.patient_id for one in opened] == [1]
    assert field.text() == ""


@pytest.fixture
def charting(qtbot, unlocked):
    """A session in an open visit of the one patient, with the keyboard in the session notes."""
    chart = unlocked.workspace.chart
    episode = episodes.episodes_of(chart, 1)[0].id
    visits.start_visit(chart, episode)
    unlocked.workspace.open_patient(1)
    notes = notes_field(unlocked)
    notes.setFocus()
    return unlocked


def notes_field(session):
    return session.workspace.page.widget.findChild(QPlainTextEdit, "session_notes")


def test_a_lock_in_the_middle_of_a_word_keeps_it_and_unlocking_goes_on_there(qtbot, charting):
    qtbot.keyClicks(notes_field(charting), SENTENCE)
    cursor = notes_field(charting).textCursor()
    cursor.setPosition(5)
    notes_field(charting).setTextCursor(cursor)
    charting.lock()
    destroy_now()
    assert "Ines" not in "\n".join(words_on(one) for one in QApplication.topLevelWidgets())
    unlock(qtbot, charting)
    qtbot.waitUntil(lambda: charting.workspace is not None, timeout=LONG)
    notes = notes_field(charting)
    assert notes.toPlainText() == SENTENCE
    assert charting.window.focusWidget() is notes
    assert notes.textCursor().position() == 5
    visit_id = charting.workspace.place().visit_id
    assert (
        visits.visit(charting.workspace.chart, visit_id).note.value(ProseField("session_notes")) == SENTENCE
    )


def test_hidden_names_hide_in_the_patients_header_too(qtbot, charting):
    charting.menus.hide_names.trigger()
    seen = [one.text() for one in charting.window.findChildren(QLabel) if one.isVisible()]
    assert "I··· I···" in seen
    assert not any("Invented" in one for one in seen)


def test_a_patient_half_typed_is_there_again_after_a_look_elsewhere_and_after_a_lock(qtbot, unlocked):
    unlocked.workspace.open(Place(page="new_patient"))
    qtbot.keyClicks(unlocked.window.focusWidget(), "Quillon")
    unlocked.workspace.open(HOME)
    unlocked.workspace.open(Place(page="new_patient"))
    assert "Quillon" in words_on(unlocked.workspace.page.widget)
    unlocked.workspace.open(HOME)
    unlocked.lock()
    unlock(qtbot, unlocked)
    qtbot.waitUntil(lambda: unlocked.workspace is not None, timeout=LONG)
    unlocked.workspace.open(Place(page="new_patient"))
    assert "Quillon" in words_on(unlocked.workspace.page.widget)


def test_closing_with_a_patient_half_typed_asks_first(qtbot, unlocked, answers):
    unlocked.workspace.open(Place(page="new_patient"))
    qtbot.keyClicks(unlocked.window.focusWidget(), "Quillon")
    unlocked.window.close()
    assert answers.asked == ["unsaved"]
    assert unlocked.window.isVisible()


def test_an_added_patient_leaves_an_empty_form_behind(qtbot, unlocked):
    unlocked.workspace.open(Place(page="new_patient"))
    qtbot.keyClicks(unlocked.window.focusWidget(), "Quillon")
    unlocked.workspace.page.widget.findChild(QWidget, "add_patient").click()
    assert unlocked.workspace.place().page == "patient"
    unlocked.workspace.open(Place(page="new_patient"))
    assert "Quillon" not in words_on(unlocked.workspace.page.widget)


def test_the_first_unlock_of_a_day_makes_a_backup(qtbot, unlocked):
    qtbot.waitUntil(lambda: not unlocked._around.background.is_busy, timeout=LONG)
    assert [one.proven for one in chart_file.backups(unlocked.chart.folder)] == [True]


def test_vocabulary_that_cannot_be_read_is_said_and_the_chart_stays_locked(qtbot, session):
    class Unreadable:
        def catalogue(self):
            raise ValueError("findings/tongue.toml")

    with pytest.MonkeyPatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(session, "_around", replace(session._around, preload=Unreadable()))
        unlock(qtbot, session)
        qtbot.waitUntil(lambda: bool(caught), timeout=LONG)
    assert "vocabulary files cannot be read" in session.window.shown.note.words.text()
    assert session.workspace is None
    assert session.chart is None


def test_restoring_asks_first_when_words_are_not_in_the_chart(qtbot, unlocked, answers):
    open_note(unlocked, SENTENCE)
    unlocked.show_restore()
    assert answers.asked == ["unsaved"]
    assert unlocked.workspace is not None
    answers.unsaved = "close without"
    unlocked.show_restore()
    assert unlocked.window.shown.objectName() == "restore_page"


def test_words_kept_through_a_lock_are_asked_about_when_closing_locked(qtbot, unlocked, answers):
    open_note(unlocked, SENTENCE)
    unlocked.lock()
    unlocked.window.close()
    assert unlocked.window.isVisible()
    answers.unsaved = "close without"
    unlocked.window.close()
    assert not unlocked.window.isVisible()


def test_a_locked_damaged_chart_offers_its_backups(session):
    session.window.shown.restore.click()
    assert session.window.shown.objectName() == "restore_page"


def test_a_locked_window_closes_at_once(session):
    session.window.close()
    assert not session.window.isVisible()


def test_a_new_chart_closed_before_its_code_was_kept_opens_with_its_passphrase(qtbot, make_session, tmp_path):
    session = make_session(tmp_path / "new")
    page = session.window.shown
    for name in ("practice", "practitioner", "passphrase", "again"):
        getattr(page, name).setText("river lantern seven")
    page.make.click()
    qtbot.waitUntil(page.code_panel.isVisible, timeout=LONG)
    session.window.close()
    qtbot.waitUntil(lambda: not session.window.isVisible(), timeout=LONG)
    chart_file.unlock(tmp_path / "new", passphrase="river lantern seven").abandon()


def test_a_half_typed_addendum_on_the_visit_page_survives_a_lock(qtbot, unlocked):
    unlocked.workspace.open_patient(1, visit_id=1)
    unlocked.window.findChild(QPushButton, "open_addendum").click()
    qtbot.keyClicks(unlocked.window.findChild(QPlainTextEdit, "addendum_words"), "She call")
    assert "She call" in unlocked.workspace.unsaved_words()
    unlocked.lock()
    destroy_now()
    unlock(qtbot, unlocked)
    qtbot.waitUntil(lambda: unlocked.workspace is not None, timeout=LONG)
    words = unlocked.window.findChild(QPlainTextEdit, "addendum_words")
    assert words.toPlainText() == "She call"
    assert words.isVisible()


def test_the_footer_says_nothing_of_a_visit_that_is_not_on_the_screen(qtbot, charting):
    footer, page = charting.workspace.footer, charting.workspace.page.widget
    hinted = [words for words, _ in charting.workspace.page.hints()]
    assert (footer.place.text(), "Sign" in hinted) == ("Draft, visit 2", True)
    page.tabs.setCurrentIndex(1)
    assert (footer.place.text(), footer.saved.text()) == ("", "")
    assert "Sign" not in [words for words, _ in charting.workspace.page.hints()]
    charting.workspace.open_patient(1, visit_id=1)
    assert footer.place.text() == "Signed, visit 1"
    assert "Sign" not in [words for words, _ in charting.workspace.page.hints()]


def test_a_restart_goes_on_in_the_same_visit_field_and_cursor(qtbot, charting, make_session):
    qtbot.keyClicks(notes_field(charting), SENTENCE)
    cursor = notes_field(charting).textCursor()
    cursor.setPosition(5)
    notes_field(charting).setTextCursor(cursor)
    folder, visit_id = charting._keeper.door.folder, charting.workspace.place().visit_id
    charting.window.close()
    qtbot.waitUntil(lambda: charting.chart is None, timeout=LONG)
    again = make_session(folder)
    unlock(qtbot, again)
    qtbot.waitUntil(lambda: again.workspace is not None, timeout=LONG)
    notes = notes_field(again)
    assert again.workspace.place().visit_id == visit_id
    assert again.window.focusWidget() is notes
    assert notes.textCursor().position() == 5
