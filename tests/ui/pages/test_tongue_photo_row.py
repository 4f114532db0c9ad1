"""The photo of the tongue on the visit's page: added, looked at, removed, by keyboard, drop and paste."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from charting.services import tongue_photos, visits
from tests.pictures import JPEG, jpeg_taken_on
from tests.visit_desk import PageDesk, VisitDesk, with_whole_catalogue
from ui.pages.visit_page import VisitPage
from ui.presenters.visit.tongue_photo_presenter import TonguePhotoPresenter

Key = Qt.Key


class PhotoDesk(PageDesk):
    """The real page with a photo row; what is read elsewhere is read at once."""

    def __init__(self, chart, qtbot):
        VisitDesk.__init__(self, chart, VisitPage())
        self.page, self.path = self.view, None
        qtbot.addWidget(self.page)
        photo = TonguePhotoPresenter(chart, self.presenter.editing, self.run, lambda _: None)
        self.page.attach(self.presenter, photo, lambda: self.path)
        self.page.resize(1056, 700)
        self.begin()
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.row = self.field("tongue_photo")

    def run(self, work, then=None, or_else=None):
        try:
            result = work()
        except Exception as error:
            or_else(error)
        else:
            then(result)

    def kept(self):
        return tongue_photos.jpeg_of(self.chart, self.presenter.visit_id)

    def press(self, name):
        self.field(name).setFocus()
        QTest.keyClick(self.field(name), Key.Key_Return)


@pytest.fixture
def desk(qtbot, chart):
    made = PhotoDesk(with_whole_catalogue(chart), qtbot)
    yield made
    QGuiApplication.clipboard().clear()
    made.page.hide()


@pytest.fixture
def photographed(desk, tmp_path):
    desk.path = tmp_path / "tongue.jpg"
    desk.path.write_bytes(jpeg_taken_on("2026:02:09"))
    desk.press("add_tongue_photo")
    return desk


def seen(desk):
    return [one.objectName() for one in desk.row.findChildren(QPushButton) if one.isVisible()]


def test_the_row_is_one_quiet_line_while_there_is_no_photo(desk):
    assert seen(desk) == ["add_tongue_photo"]
    assert desk.row.height() < 60


def test_a_chosen_file_is_kept_and_its_day_only_when_wanted(photographed):
    assert photographed.kept()
    assert "9 Feb 2026" in photographed.field("tongue_photo_day").text()
    photographed.press("keep_tongue_photo_day")
    assert photographed.field("tongue_photo_words").text() == "Kept, taken 9 Feb 2026"
    assert seen(photographed) == ["tongue_photo_thumb", "compare_tongue_photos", "remove_tongue_photo"]
    assert not photographed.field("tongue_photo_thumb").icon().isNull()


def test_choosing_none_changes_nothing(desk):
    desk.press("add_tongue_photo")
    assert desk.kept() is None


def test_a_file_that_is_no_picture_is_said_in_the_row(desk, tmp_path):
    desk.path = tmp_path / "letter.jpg"
    desk.path.write_text("Dear colleague")
    desk.press("add_tongue_photo")
    assert "no JPEG or PNG" in desk.row._row.problem.text()
    assert desk.kept() is None


def test_a_dropped_file_and_a_pasted_picture_are_kept(desk, tmp_path):
    (tmp_path / "tongue.jpg").write_bytes(JPEG)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "tongue.jpg"))])
    at, buttons = QPointF(5, 5), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    desk.row.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, buttons, none))
    assert desk.kept()
    desk.press("remove_tongue_photo")
    desk.press("remove_tongue_photo_now")
    assert desk.kept() is None
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#b04050"))
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(desk.field("add_tongue_photo"), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.kept()


def test_removing_asks_first_with_the_keyboard_on_keeping(photographed):
    photographed.press("remove_tongue_photo")
    assert QApplication.focusWidget().objectName() == "keep_tongue_photo"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert photographed.kept()


def test_signing_freezes_the_photo_and_leaves_it_to_be_looked_at(photographed):
    photographed.presenter.sign()
    assert seen(photographed) == ["tongue_photo_thumb", "compare_tongue_photos"]


def test_photos_are_compared_by_keyboard_and_escape_goes_back(photographed):
    episode = visits.visit(photographed.chart, photographed.presenter.visit_id).episode_id
    photographed.presenter.open(visits.start_visit(photographed.chart, episode))
    photographed.press("compare_tongue_photos")
    panel = photographed.field("tongue_photo_panel")
    assert panel.isVisible()
    assert photographed.field("earlier_photo").accessibleName().startswith("Visit 1, 9 Feb 2026")
    assert "no tongue photo" in photographed.field("today_photo").accessibleName()
    before = photographed.field("earlier_photo").grab().toImage()
    for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Right):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget().objectName() == "done_photos"
    assert photographed.field("earlier_photo").grab().toImage() != before
    QTest.keyClick(QApplication.focusWidget(), Key.Key_0)
    assert photographed.field("earlier_photo").grab().toImage() == before
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert QApplication.focusWidget().objectName() == "compare_tongue_photos"
    assert not panel.isVisible()


def test_everything_in_the_row_and_the_panel_has_a_name(photographed):
    photographed.press("compare_tongue_photos")
    parts = (photographed.row, photographed.field("tongue_photo_panel"))
    assert all(one.accessibleName() for part in parts for one in part.findChildren(QPushButton))
    assert photographed.field("tongue_photo_panel").mapTo(photographed.page, QPoint(0, 0)) == QPoint(0, 0)


def test_words_never_lie_on_the_picture_in_a_low_window(photographed):
    photographed.page.resize(700, 360)
    photographed.press("compare_tongue_photos")
    QApplication.processEvents()
    for side in ("earlier_photo", "today_photo"):
        picture, words = photographed.field(side), photographed.field(f"{side}_words")
        assert picture.geometry().bottom() < words.geometry().top()
