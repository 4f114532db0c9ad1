"""Qt's application, dressed for every test as the app dresses it, whatever a test before did to it."""

import sys

import pytest


@pytest.fixture(scope="session")
def qapp(qapp):
    """The one application, with the app's letters, in light and at its normal size."""
    from ui.shell.theme import load_first_fonts, load_other_fonts

    load_first_fonts()
    load_other_fonts()
    _dress_normally(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _dressed_as_before():
    """Puts the normal dress on again after a test in the dark or with large letters."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if application is not None:
        _dress_normally(application)


def _dress_normally(application):
    from ui.shell.theme import dress
    from ui.widgets.palette import LIGHT

    dress(application, LIGHT, 1.0)
