"""The head of a signed visit: who signed it, and whether the record still says so."""

from PySide6.QtWidgets import QLabel

from ui.pages.addendum_panel import AddendumPanel
from ui.presenters.visit.visit_view import SignedFacts

DIFFERS = "▲ This record differs from what was signed on 9 Feb 2026."


def facts(difference=""):
    return SignedFacts(visit_id=1, line="Signed 9 February 2026.", difference=difference, addenda=())


def test_a_record_that_differs_says_so_and_the_next_one_that_does_not_is_silent(qtbot):
    panel = AddendumPanel()
    qtbot.addWidget(panel)
    problem = panel.findChild(QLabel, "signature_problem")
    panel.show_signed(facts(DIFFERS))
    assert (problem.text(), problem.isVisibleTo(panel)) == (DIFFERS, True)
    panel.show_signed(facts())
    assert not problem.isVisibleTo(panel)
