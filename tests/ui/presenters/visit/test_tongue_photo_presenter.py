"""The photo of the tongue between its row and the chart."""

from datetime import date

import pytest

from charting.domain.tongue_photo import Picture
from charting.domain.visit_note import Observation, ObservationField
from charting.errors import TellTheUser
from charting.services import tongue_photos, visits
from charting.services.tongue_photos import attach
from tests.pictures import JPEG
from tests.practice import new_episode, new_patient
from tests.visit_desk import changed_editing, with_whole_catalogue
from ui.presenters.visit.tongue_photo_presenter import TonguePhotoPresenter

DAY = date(2026, 2, 9)
PICTURE = Picture(jpeg=JPEG, width=16, height=12, taken_on=DAY)


def refusing():
    raise TellTheUser("No picture.")


class Desk:
    """A presenter with a recording row and work that is done when the test says so."""

    def __init__(self, chart):
        self.chart = with_whole_catalogue(chart)
        self.editing = changed_editing(self.chart.catalogue)[0]
        self.jobs, self.told = [], []
        self.photo = TonguePhotoPresenter(self.chart, self.editing, self.run, self.told.append)
        self.photo.show_in(self)
        self.episode = new_episode(self.chart, new_patient(self.chart))
        self.visit_id = self.begin()

    def run(self, work, then=None, or_else=None):
        self.jobs.append((work, then, or_else))

    def work(self):
        for work, then, or_else in (*self.jobs,):
            self.jobs.pop(0)
            try:
                result = work()
            except TellTheUser as error:
                or_else(error)
            else:
                then(result)

    def begin(self):
        visit_id = visits.start_visit(self.chart, self.episode)
        self.open(visit_id)
        return visit_id

    def open(self, visit_id, is_signed=False):
        self.editing.open(visits.visit(self.chart, visit_id).note, is_signed)
        self.photo.open(visit_id)

    def add(self, read=lambda: PICTURE):
        self.photo.attach(read)
        self.work()

    def show_photo(self, shown):
        self.shown = shown


@pytest.fixture
def desk(chart):
    return Desk(chart)


def test_a_blank_visit_has_none_and_nothing_to_compare(desk):
    assert (desk.shown.jpeg, desk.shown.words, desk.shown.can_compare) == (None, "", False)


def test_a_picture_is_read_elsewhere_and_then_kept(desk):
    desk.photo.attach(lambda: PICTURE)
    assert desk.shown.is_busy
    assert tongue_photos.jpeg_of(desk.chart, desk.visit_id) is None
    desk.work()
    assert (desk.shown.jpeg, desk.shown.words, desk.shown.is_busy) == (JPEG, "Kept", False)
    assert desk.told == [desk.visit_id]


def test_the_day_is_offered_and_kept_only_when_asked_for(desk):
    desk.add()
    assert desk.shown.offered_day == "9 Feb 2026"
    desk.photo.forget_day()
    assert (desk.shown.offered_day, desk.shown.words) == ("", "Kept")
    desk.photo.remove()
    desk.add()
    desk.photo.keep_day()
    assert (desk.shown.offered_day, desk.shown.words) == ("", "Kept, taken 9 Feb 2026")


def test_a_file_that_is_no_picture_is_said_and_the_next_one_clears_it(desk):
    desk.add(refusing)
    assert (desk.shown.notice, desk.shown.jpeg, desk.shown.is_busy) == ("No picture.", None, False)
    desk.add()
    assert (desk.shown.notice, desk.shown.jpeg) == ("", JPEG)


def test_a_second_picture_is_refused_with_a_sentence_and_the_first_stays(desk):
    desk.add()
    desk.add(lambda: Picture(jpeg=b"other", width=1, height=1))
    assert "already" in desk.shown.notice
    assert desk.shown.jpeg == JPEG


def test_removing_is_asked_once(desk):
    desk.add()
    desk.photo.ask_removal(True)
    assert desk.shown.asks_removal
    desk.photo.ask_removal(False)
    assert desk.shown.jpeg == JPEG
    desk.photo.remove()
    assert (desk.shown.jpeg, desk.shown.asks_removal) == (None, False)


def test_a_picture_goes_to_the_visit_it_was_added_to_also_when_another_is_open_by_then(desk):
    desk.photo.attach(lambda: PICTURE)
    first, second = desk.visit_id, desk.begin()
    desk.work()
    assert tongue_photos.jpeg_of(desk.chart, first) == JPEG
    assert tongue_photos.jpeg_of(desk.chart, second) is None
    assert (desk.shown.jpeg, desk.shown.offered_day) == (None, "")


def test_a_signed_visit_takes_no_picture_also_one_signed_while_it_was_read(desk):
    desk.photo.attach(lambda: PICTURE)
    visits.sign_visit(desk.chart, desk.visit_id, "Robin Reed, LAc")
    desk.work()
    assert "signed" in desk.shown.notice
    desk.open(desk.visit_id, is_signed=True)
    desk.add()
    assert (desk.shown.is_read_only, desk.shown.jpeg) == (True, None)


def test_todays_photo_stands_beside_earlier_ones_with_the_recorded_words(desk):
    colour, visit_id = ObservationField("tongue_color"), desk.visit_id
    for value in ("pale", "dusky"):
        visits.save_visit(desk.chart, visit_id, {colour: Observation(value=value)})
        attach(desk.chart, visit_id, PICTURE)
        visit_id = desk.begin()
    assert desk.shown.can_compare
    desk.editing.put(colour, Observation(value="red"))
    newer = desk.photo.compare()
    assert (newer.today.jpeg, newer.today.words) == (None, "Red tongue")
    assert (newer.earlier.title, newer.earlier.words) == ("Visit 2, 9 Feb 2026", "Dusky tongue")
    assert (newer.has_older, newer.has_newer) == (True, False)
    older = desk.photo.compare(1)
    assert (older.earlier.words, older.has_older, older.has_newer) == ("Pale tongue", False, True)
    assert desk.photo.compare(1) == older
    assert desk.photo.compare(-1) == newer
