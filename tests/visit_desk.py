"""A visit on the table: its presenter on a real chart, with a recording view or the real page."""

from dataclasses import replace
from functools import cache

from charting.content.catalogue import Catalogue, read_catalogue
from charting.services import visits
from charting.services.chart import Chart
from tests.practice import new_episode, new_patient
from ui.pages.visit_page import VisitPage
from ui.presenters.announcements import Announcements
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.visit.visit_presenter import VisitPresenter


class AtOnce:
    """A delay that rings as soon as it starts."""

    def start(self, callback, pause_ms=None):
        callback()

    def cancel(self):
        pass


class HandDelay:
    """A delay that rings when the test says so."""

    def __init__(self):
        self.callback, self.pause_ms = None, None

    def start(self, callback, pause_ms=None):
        self.callback, self.pause_ms = callback, pause_ms

    def cancel(self):
        self.callback = None

    def ring(self):
        callback, self.callback = self.callback, None
        if callback:
            callback()


class RecordingView:
    """A visit page that only remembers what it was last told."""

    def __init__(self):
        self.screen = self.treatment = self.red_flags = self.save_state = None
        self.causes = self.patterns = self.nerve_signs = ()
        self.parts, self.messages, self.problems, self.conclusions = [], [], {}, 0
        self.carried, self.shown_anew, self.news = {}, 0, None

    def show_visit(self, screen):
        self.screen = screen

    def show_note(self):
        self.shown_anew += 1

    def show_carried(self, origins):
        self.carried = dict(origins)

    def show_part(self, name):
        self.parts.append(name)

    def show_suggestions(self, causes, patterns):
        self.causes, self.patterns = causes, patterns
        self.conclusions += 1

    def show_nerve_signs(self, words):
        self.nerve_signs = words

    def show_red_flags(self, state, called_for):
        self.red_flags = state

    def show_treatment(self, treatment):
        self.treatment = treatment

    def show_problem(self, field, words):
        self.problems[field.finding, field.side] = words

    def show_save_state(self, state):
        self.save_state = state

    def show_message(self, words):
        self.messages.append(words)

    def show_news(self, news):
        self.news = news
        self.messages.append(news.words)


class VisitDesk:
    """A presenter with its view, its announcements and a clock of milliseconds moved by hand."""

    def __init__(self, chart: Chart, view: RecordingView | VisitPage, rest: HandDelay | None = None) -> None:
        """What follows from the note is said at once, unless `rest` is moved by hand."""
        self.chart, self.view = chart, view
        self.delay, self.now_ms = HandDelay(), 0.0
        self.announcements, self.told = Announcements(), []
        self.announcements.listen(self, self.told.append)
        self.presenter = VisitPresenter(
            chart, view, self.delay, lambda: self.now_ms, self.announcements, rest or AtOnce()
        )

    def begin(self) -> int:
        """Open a blank visit of a new patient and give its id."""
        visit_id = blank_visit(self.chart)
        self.presenter.open(visit_id)
        return visit_id

    def source(self, name):
        """A chip list of the visit."""
        return self.presenter.source(name)

    def texts(self, name):
        """What the chips of a list say."""
        return [chip.text for chip in self.source(name).chips()]

    def saved(self, visit_id=None):
        """The note as the chart file has it."""
        return visits.visit(self.chart, visit_id or self.presenter.visit_id).note


class PageDesk(VisitDesk):
    """The real page, shown and with the keyboard."""

    def __init__(self, chart: Chart, qtbot, size=(1056, 700)) -> None:
        super().__init__(chart, VisitPage())
        self.page = self.view
        qtbot.addWidget(self.page)
        self.page.attach(self.presenter)
        self.page.resize(*size)
        self.begin()
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def field(self, name):
        """The field of a list or finding by its name."""
        found = [one for one in self.page.findChildren(object) if one.objectName() == name]
        return found[0]


def blank_visit(chart: Chart) -> int:
    """A new visit of a new patient; its id."""
    return visits.start_visit(chart, new_episode(chart, new_patient(chart)))


def changed_editing(catalogue: Catalogue):
    """An open blank note and the list of what is changed in it."""
    changes = []
    return VisitEditing(catalogue, lambda field, value: changes.append((field, value))), changes


@cache
def whole_catalogue() -> Catalogue:
    """The product's own vocabulary, read once."""
    return read_catalogue()


def with_whole_catalogue(chart: Chart) -> Chart:
    """The chart with the product's own vocabulary."""
    return replace(chart, catalogue=whole_catalogue())
