"""The pinned toolkit is sound: PySide6 6.12.0 is not on Python 3.10 and 3.11, and aborts after a while."""

import sys

from PySide6.QtWidgets import QWidget

CALLS = 100_000
BOUND = 1_000
"""What other work may do to None's count meanwhile; the fault takes one reference with every call."""


def test_a_call_that_returns_nothing_keeps_its_reference_to_none(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < BOUND
