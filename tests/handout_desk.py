"""A handout page on a real chart, with a printer and a folder of its own, for tests."""

from io import BytesIO
from pathlib import Path

import pypdf

from charting.services import timeline, visits
from charting.services.chart import Chart
from ui.pages.handout_page import HandoutPage
from ui.presenters.announcements import Announcement, Announcements
from ui.presenters.documents.giving import GivingDialogs, PrintEnd, PrintOutcome
from ui.presenters.documents.handout_draft import HandoutDrafts
from ui.presenters.documents.handout_presenter import HandoutPresenter
from ui.shell.background import Background


class HandDelay:
    """A delay that rings when the test says so."""

    def __init__(self):
        self.callback = None

    def start(self, callback, pause_ms=None):
        self.callback = callback

    def cancel(self):
        self.callback = None

    def ring(self):
        callback, self.callback = self.callback, None
        if callback:
            callback()


class Desk:
    """A handout page with its presenter on a real chart, a printer and a folder to save into."""

    def __init__(
        self, chart: Chart, folder: Path, background: Background, drafts: HandoutDrafts | None = None
    ) -> None:
        self.chart = chart
        self.background = background
        self.printed: list[bytes] = []
        self.names = []
        self.outcome = PrintOutcome(PrintEnd.PRINTED)
        self.hold = None
        """Takes the printer's answer back until the test gives it."""
        self.where = folder / "given.pdf"
        self.told: list[Announcement] = []
        self.delay = HandDelay()
        announcements = Announcements()
        announcements.listen(self, self.told.append)
        self.page = HandoutPage()
        self.presenter = HandoutPresenter(
            chart,
            self.page,
            run=background.run,
            delay=self.delay,
            announcements=announcements,
            drafts=drafts or HandoutDrafts(),
            dialogs=GivingDialogs(self._print, self._ask_where),
        )
        self.page.attach(self.presenter)

    def _print(self, pdf, name, done):
        self.printed.append(pdf)
        self.names.append(name)
        if self.hold is not None:
            self.hold(done)
        else:
            done(self.outcome)

    def _ask_where(self, name):
        self.names.append(name)
        return self.where

    def open(self, visit_id):
        self.visit_id = visit_id
        self.presenter.open(visit_id)
        self.settle()

    def settle(self):
        """Let typing rest and the worker finish."""
        self.delay.ring()
        self.background.finish()

    def press(self, name):
        self.page.findChild(object, name).click()
        self.background.finish()

    def print(self):
        """Print and give what came out, as text."""
        self.press("handout_print")
        return words_of(self.printed[-1])

    def type(self, key, field, text):
        row = self.page.blocks.row(key)
        row.opener.setChecked(True)
        getattr(row.body, field).setFocus()
        getattr(row.body, field).setPlainText(text)

    @property
    def given(self):
        patient_id = visits.visit(self.chart, self.visit_id).patient_id
        return timeline.handouts_given(self.chart, patient_id)


def words_of(pdf):
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
