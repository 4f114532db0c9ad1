"""What surrounds the pages: the sidebar and the footer, at every width and size of letters."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from ui.shell.footer import Footer
from ui.shell.sidebar import WIDTH
from ui.shell.theme import dress
from ui.shell.workspace_frame import WorkspaceFrame
from ui.widgets.palette import LIGHT

HINTS = (("Next field", "Tab"), ("Bring forward", "Ctrl D"), ("Sign", "Ctrl Enter"))


@pytest.fixture
def frame(qtbot):
    made = WorkspaceFrame()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def large_letters(qapp):
    """The letters of twice the size, until the test ends."""
    dress(qapp, LIGHT, 2.0)


def hints_of(footer):
    return [one.text() for each in footer._hints if each.isVisible() for one in each.findChildren(QLabel)]


def test_an_emptied_find_field_shows_no_cross(qtbot, frame):
    field = frame.sidebar.find_field
    field.setText("mira")
    frame.sidebar.clear_typed()
    assert field.text() == ""
    crosses = field.findChildren(QToolButton)
    assert crosses
    qtbot.waitUntil(lambda: not any(one.property("opacity") for one in crosses))


def test_choosing_a_patient_searches_for_nothing_more(frame):
    typed = []

    class Listener:
        def find(self, words):
            typed.append(words)

        def choose(self, patient_id, visit_id):
            pass

    frame.sidebar.serve(Listener())
    frame.sidebar.find_field.setText("mira")
    frame.sidebar.clear_typed()
    assert typed == []


def test_the_sidebar_grows_with_the_letters_but_leaves_the_page_its_room(frame, large_letters):
    QApplication.processEvents()
    assert WIDTH < frame.sidebar.width() <= 1280 // 4


@pytest.mark.parametrize("width", [280, 420, 600, 900])
def test_a_key_in_the_footer_is_shown_whole_or_not_at_all(qtbot, width):
    footer = Footer()
    qtbot.addWidget(footer)
    footer.resize(width, 34)
    footer.show()
    footer.show_saved("Saved 10:42:07")
    footer.show_hints(HINTS)
    QApplication.processEvents()
    for one in footer.findChildren(QLabel):
        if one.isVisible():
            assert one.width() >= one.sizeHint().width()
    assert hints_of(footer)[-2:] == ["Sign", "Ctrl Enter"] or width == 280
