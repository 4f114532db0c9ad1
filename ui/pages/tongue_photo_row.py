"""The row of the visit for a photo of the tongue: add by button, drop or paste; look, compare, remove."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.pages.tongue_photo_panel import TonguePhotoPanel
from ui.pages.visit_rows import LABEL_WIDTH, VisitRow
from ui.presenters.visit.tongue_photo_presenter import ShownPhoto, TonguePhotoPresenter
from ui.widgets.cards import FormRow, button, label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.picture_reading import picture_in, picture_of, shown
from ui.widgets.zoom import zoomed

THUMB = QSize(84, 63)


class TonguePhotoRow(VisitRow):
    """One quiet line while there is no photo; a small picture once there is."""

    def __init__(
        self, presenter: TonguePhotoPresenter, page: QWidget, ask_path: Callable[[], Path | None]
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._page = page
        self._ask_path = ask_path
        self._panel: TonguePhotoPanel | None = None
        self._jpeg: bytes | None = None
        self._is_read_only = False
        self.setObjectName("tongue_photo")
        self.setAcceptDrops(True)
        self._make_parts()
        self._build()
        presenter.show_in(self)

    def open_visit(self, visit_id: int) -> None:
        """Another visit was opened: its photo, and the panel closed."""
        if self._panel is not None:
            self._panel.close_panel()
        self._presenter.open(visit_id)

    def put_away(self) -> None:
        """No visit is open: no picture stays."""
        self.open_visit(0)

    def show_photo(self, photo: ShownPhoto) -> None:
        """Show the picture, small, and what can be done."""
        has_photo = photo.jpeg is not None
        can_change = not photo.is_read_only and not photo.is_busy
        self._is_read_only = photo.is_read_only
        self._words.setText("Reading the picture…" if photo.is_busy else photo.words)
        self._words.setVisible(has_photo or photo.is_busy)
        self.add.setVisible(not has_photo and can_change)
        self._how.setVisible(not has_photo and can_change)
        self._none.setVisible(not has_photo and photo.is_read_only)
        self.compare.setVisible(has_photo or photo.can_compare)
        self.compare.setText(
            "Compare" if has_photo and photo.can_compare else "View" if has_photo else "Earlier"
        )
        self.compare.setAccessibleName(f"{self.compare.text()}: tongue photos")
        self.remove.setVisible(has_photo and can_change and not photo.asks_removal)
        for one in (self._sure, self._answers):
            one.setVisible(photo.asks_removal and can_change)
        self._day.setText(f"The file says it was taken on {photo.offered_day}. Keep that day?")
        for one in (self._day, self._day_answers):
            one.setVisible(bool(photo.offered_day) and can_change)
        self._row.show_problem(photo.notice)
        self._show_thumb(photo.jpeg)

    def take_keyboard(self) -> None:
        """Put the keyboard on the photo, or on what adds one."""
        shown = (one for one in (self.thumb, self.add, self.compare) if one.isVisibleTo(self))
        first = next(shown, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a file or a picture may be dropped here."""
        if not self._is_read_only and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take it."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: paste a picture."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._take(
            QGuiApplication.clipboard().mimeData()
        ):
            return
        super().keyPressEvent(event)

    def _make_parts(self) -> None:
        self.thumb = QPushButton()
        self.thumb.setObjectName("tongue_photo_thumb")
        self.thumb.setProperty("kind", "row")
        self.thumb.setAccessibleName("Tongue photo: look closely or compare")
        self.thumb.setAutoDefault(True)
        self._words = label("", "", wraps=True, name="tongue_photo_words")
        self._none = label("None", "faint")
        self.add = button(
            "Add photo…",
            "link",
            name="add_tongue_photo",
            tooltip="JPEG or PNG; place and camera are left out",
        )
        self._how = label("or drop or paste one here", "small")
        self.compare = button("Compare", "link", name="compare_tongue_photos")
        self.remove = button("Remove", "link", name="remove_tongue_photo")
        self._sure = label("Remove it for good?", "soft")
        self.remove_now = button("Remove photo", "link", name="remove_tongue_photo_now")
        self.keep = button("Keep it", "link", name="keep_tongue_photo")
        self._day = label("", "soft", wraps=True, name="tongue_photo_day")
        self.keep_day = button("Keep the day", "link", name="keep_tongue_photo_day")
        self.forget_day = button("Leave it out", "link", name="forget_tongue_photo_day")
        presenter = self._presenter
        self.add.clicked.connect(self._choose)
        self.thumb.clicked.connect(self._open_panel)
        self.compare.clicked.connect(self._open_panel)
        self.remove.clicked.connect(self._ask_removal)
        self.remove_now.clicked.connect(lambda: self._leave_to(presenter.remove))
        self.keep.clicked.connect(lambda: self._leave_to(lambda: presenter.ask_removal(False)))
        self.keep_day.clicked.connect(lambda: self._leave_to(presenter.keep_day))
        self.forget_day.clicked.connect(lambda: self._leave_to(presenter.forget_day))

    def _build(self) -> None:
        content = QWidget()
        content.setAccessibleName("Tongue photo")
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(self._words)
        beside.addWidget(_line(self._none, self.add, self._how, self.compare, self.remove))
        beside.addStretch(1)
        picture = QHBoxLayout()
        picture.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        picture.addLayout(beside, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(picture)
        column.addWidget(self._sure)
        self._answers = _line(self.remove_now, self.keep)
        self._day_answers = _line(self.keep_day, self.forget_day)
        for one in (self._answers, self._day, self._day_answers):
            column.addWidget(one)
            one.hide()
        self._row = FormRow("Photo", content, LABEL_WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._row)

    def _take(self, data: QMimeData) -> bool:
        """Attach what was dropped or pasted, if it is a file or a picture."""
        if self._is_read_only:
            return False
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self._presenter.attach(lambda: picture_in(paths[0]))
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage):
            self._presenter.attach(lambda: picture_of(image))
            return True
        return False

    def _choose(self) -> None:
        path = self._ask_path()
        if path is not None:
            self._presenter.attach(lambda: picture_in(path))

    def _ask_removal(self) -> None:
        self._presenter.ask_removal(True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_to(self, do: Callable[[], None]) -> None:
        """Do it, with the keyboard on what is still there afterwards."""
        do()
        following = self.add if self.add.isVisibleTo(self) else self.compare
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_panel(self) -> None:
        if self._panel is None:
            self._panel = TonguePhotoPanel(self._presenter, self._page)
            self._panel.closed.connect(lambda: self.compare.setFocus(Qt.FocusReason.OtherFocusReason))
        self._panel.open()

    def _show_thumb(self, jpeg: bytes | None) -> None:
        self.thumb.setVisible(jpeg is not None)
        if jpeg == self._jpeg:
            return
        self._jpeg = jpeg
        self.thumb.setIcon(QIcon())
        if jpeg is not None:
            size = QSize(zoomed(THUMB.width()), zoomed(THUMB.height()))
            self.thumb.setIconSize(size)
            longest = 2 * size.width()
            self._presenter.decode(
                jpeg, lambda data: shown(data, longest), lambda one: self._thumbed(jpeg, one)
            )

    def _thumbed(self, jpeg: bytes, image: QImage) -> None:
        if jpeg == self._jpeg:
            self.thumb.setIcon(QIcon(QPixmap.fromImage(image)))


def _line(*widgets: QWidget) -> QWidget:
    """Side by side, and below each other where there is no room."""
    line = QWidget()
    flow = FlowLayout(line, gap=6)
    flow.setContentsMargins(0, 0, 0, 0)
    for one in (*widgets, QWidget()):  # the last takes the rest
        flow.addWidget(one)
    return line
