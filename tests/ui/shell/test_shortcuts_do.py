"""What the list of keys says of a shortcut is what the key does, in a visit and outside of one."""

from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.place import HOME
from ui.shell.reading import CHIPS, EVERYWHERE, PATIENT


def page_is(name):
    return lambda desk: desk.workspace.page.widget.objectName() == name


def tab_is(name):
    return lambda desk: desk.workspace.place().tab == name


def shown(name):
    return lambda desk: any(one.isVisible() for one in desk.session.window.findChildren(QWidget, name))


def unfolded(name):
    return lambda desk: desk.field(name).isChecked()


def keyboard_in(name):
    return lambda desk: desk.has_keyboard(name)


EVERYWHERE_DO = {
    "Ctrl+K": shown("palette"),
    "Ctrl+F": keyboard_in("find_patient"),
    "Ctrl+N": page_is("new_patient_page"),
    "Ctrl+,": page_is("settings_page"),
    "Ctrl+/": page_is("shortcuts_page"),
    "F1": page_is("shortcuts_page"),
    "Ctrl+T": page_is("home_page"),
    "F9": lambda desk: desk.workspace.names_hidden,
}
IN_A_VISIT_DO = {
    "Alt+2": tab_is("progress"),
    "Alt+3": tab_is("documents"),
    "Alt+4": tab_is("history"),
    "Alt+5": tab_is("details"),
    "Ctrl+Tab": tab_is("progress"),
    "Ctrl+Shift+Tab": tab_is("details"),
    "Alt+T": unfolded("tongue_grid"),
    "Alt+U": unfolded("pulse_grid"),
    "Alt+S": unfolded("needle_sets_toggle"),
    "Alt+R": unfolded("needle_ledger_toggle"),
    "Alt+A": unfolded("adverse_events_toggle"),
    "Ctrl+Return": shown("sign_now"),
    "Ctrl+P": page_is("handout_page"),
}
LISTED = {"Ctrl+Return": "Ctrl Enter", "Ctrl+Shift+Tab": "Ctrl Shift Tab"}


def what_fails(desk, begin, keys):
    """The keys that do something else, each pressed at the place where one begins."""
    failed = []
    for key, did in keys.items():
        begin()
        desk.press(key)
        QApplication.processEvents()
        if not did(desk):
            failed.append(key)
        if key in ("Ctrl+K", "F9"):
            desk.press(key)
    return failed


def in_visit(desk):
    """Back into the open visit, with the cursor in its notes."""
    here = desk.workspace.place()

    def begin():
        desk.workspace.open(here)
        desk.field("session_notes").setFocus()

    return begin


def test_every_key_of_the_table_is_on_the_list():
    listed = " ".join(f"{keys} {words}" for keys, words in (*EVERYWHERE, *PATIENT))
    listed = listed.replace("Alt 1 … Alt 5", "Alt 1 Alt 2 Alt 3 Alt 4 Alt 5")
    for key in (*EVERYWHERE_DO, *IN_A_VISIT_DO):
        assert LISTED.get(key, key.replace("+", " ")) in listed, key


def test_the_keys_of_everywhere_do_so_outside_of_a_visit(desk):
    assert what_fails(desk, lambda: desk.workspace.open(HOME), EVERYWHERE_DO) == []


def test_the_keys_of_everywhere_and_of_a_patient_do_so_in_a_visit(charting):
    assert what_fails(charting, in_visit(charting), {**EVERYWHERE_DO, **IN_A_VISIT_DO}) == []


def test_outside_of_a_visit_its_keys_do_nothing(desk):
    for key in (*IN_A_VISIT_DO, "Ctrl+D", "Alt+O", "Alt+N"):
        desk.workspace.frame.sidebar.find_field.setFocus()
        desk.press(key)
        assert desk.workspace.place().page == "home", key


def test_the_keys_that_step_back_and_aside(charting):
    charting.field("session_notes").setFocus()
    charting.type("Sore")
    charting.press("Ctrl+Z")
    assert charting.workspace.page.widget.findChild(QWidget, "session_notes").toPlainText() == ""
    charting.press("Ctrl+Shift+Z")
    assert charting.field("session_notes").toPlainText() == "Sore"
    before = QApplication.focusWidget()
    charting.press("F6")
    assert QApplication.focusWidget() is not before
    charting.press("Shift+F6")
    assert QApplication.focusWidget() is before
    charting.press("Ctrl+T")
    charting.press("Alt+Left")
    assert charting.workspace.place().page == "patient"


def test_the_keys_of_chips(charting):
    assert {"Left", "l r b", "Del"} <= {keys for keys, _ in CHIPS}
    line = charting.field("points_input")
    line.setFocus()
    charting.type("bl23 25")
    charting.press("Return")

    def words():
        return [f"{chip.text} {chip.faint}".strip() for chip in charting.field("points")._source.chips()]

    charting.press("Left")
    charting.type("b")
    assert "both" in words()[-1]
    charting.press("Left")
    charting.press("Del")
    assert words() == ["BL25 Dachangshu both"]
    line.setFocus()
    charting.press("Backspace")
    assert words() == ["BL25 Dachangshu both"]
    charting.press("Backspace")
    assert words() == []
    assert line.hasFocus()
