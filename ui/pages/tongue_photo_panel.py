"""Two photos of the tongue side by side, with what was recorded under each."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.presenters.visit.tongue_photo_presenter import ComparedPhoto, TonguePhotoPresenter
from ui.widgets.cards import button, elided, label
from ui.widgets.covering_panel import SCROLLING_KEYS, CoveringPanel
from ui.widgets.picture_reading import shown
from ui.widgets.picture_view import MOST_ZOOM, PictureView
from ui.widgets.zoom import zoomed

HINT = "+ − zoom · 0 whole · arrows move · Page Up older · Page Down newer · Esc done"
STEP = 1.25
PAN = 0.08
SIGN_WIDTH = 44
MOVES = {
    Qt.Key.Key_Left: (-PAN, 0.0),
    Qt.Key.Key_Right: (PAN, 0.0),
    Qt.Key.Key_Up: (0.0, -PAN),
    Qt.Key.Key_Down: (0.0, PAN),
}
CLOSER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
AWAY = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


class TonguePhotoPanel(CoveringPanel):
    """Covers the visit while photos are compared; both are looked at from equally near."""

    closed = Signal()

    def __init__(self, presenter: TonguePhotoPresenter, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("tongue_photo_panel")
        self.setAccessibleName("Tongue photos")
        self._presenter = presenter
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self._earlier, self._earlier_title, self._earlier_words = _side("earlier_photo")
        self._today, self._today_title, self._today_words = _side("today_photo")
        self._make_buttons()
        self._build()

    def open(self) -> None:
        """Show today's photo beside the newest earlier one."""
        self._look(1.0, QPointF(0.5, 0.5))
        self.cover()
        self._compare(0)
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Uncover the page; no picture stays in memory."""
        if not self.isHidden():  # also while another tab hides the page
            self.uncover()
            for view in (self._earlier, self._today):
                view.show_image(QImage(), "")
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows move the pictures, also from a button."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and watched in self._tools and Qt.Key(event.key()) in MOVES:  # type: ignore[attr-defined]
            self.keyPressEvent(event)  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: zoom, move, another visit, done."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_panel()
        elif key in CLOSER or key in AWAY:
            self._step(1 if key in CLOSER else -1)
        elif key == Qt.Key.Key_0:
            self._look(1.0, QPointF(0.5, 0.5))
        elif Qt.Key(key) in MOVES:
            across, down = MOVES[Qt.Key(key)]
            self._move(across / self._zoom, down / self._zoom)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._compare(1 if key == Qt.Key.Key_PageUp else -1)
        elif key not in SCROLLING_KEYS:
            super().keyPressEvent(event)

    def _make_buttons(self) -> None:
        self.older = button("Older", "plain", name="older_photo", tooltip="Page Up")
        self.newer = button("Newer", "plain", name="newer_photo", tooltip="Page Down")
        self.closer = button("+", "plain", name="photo_closer", tooltip="Closer (+)")
        self.away = button("−", "plain", name="photo_away", tooltip="Away (−)")
        self.done = button("Done", "primary", name="done_photos", tooltip="Esc")
        self.older.setAccessibleName("Older photo, Page Up")
        self.newer.setAccessibleName("Newer photo, Page Down")
        self.closer.setAccessibleName("Closer, key plus")
        self.away.setAccessibleName("Away, key minus")
        self.older.clicked.connect(lambda: self._compare(1))
        self.newer.clicked.connect(lambda: self._compare(-1))
        self.closer.clicked.connect(lambda: self._step(1))
        self.away.clicked.connect(lambda: self._step(-1))
        self.done.clicked.connect(self.close_panel)
        self._tools = (self.older, self.newer, self.away, self.closer, self.done)
        for tool in self._tools:
            tool.installEventFilter(self)
        for sign in (self.away, self.closer):
            sign.setMinimumWidth(zoomed(SIGN_WIDTH))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Tongue photos", "title"))
        head.addWidget(elided(HINT, "faint"), 1)
        for tool in self._tools:
            head.addWidget(tool)
        pair = QHBoxLayout()
        pair.setSpacing(14)
        for view, title, words in (
            (self._earlier, self._earlier_title, self._earlier_words),
            (self._today, self._today_title, self._today_words),
        ):
            column = QVBoxLayout()
            column.addWidget(title)
            column.addWidget(view, 1)
            column.addWidget(words)
            pair.addLayout(column, 1)
            view.dragged.connect(self._move)
            view.zoom_asked.connect(self._step)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 14)
        whole.addLayout(head)
        whole.addLayout(pair, 1)

    def _compare(self, step: int) -> None:
        compared = self._presenter.compare(step)
        nothing = "No earlier visit has a tongue photo yet."
        self._fill(self._earlier, self._earlier_title, self._earlier_words, compared.earlier, nothing)
        empty = "This visit has no tongue photo yet."
        self._fill(self._today, self._today_title, self._today_words, compared.today, empty)
        self.older.setEnabled(compared.has_older)
        self.newer.setEnabled(compared.has_newer)

    def _fill(
        self, view: PictureView, title: QLabel, words: QLabel, photo: ComparedPhoto | None, empty: str
    ) -> None:
        title.setText(photo.title if photo else "Earlier")
        words.setText((photo.words or "Nothing recorded of the tongue in words") if photo else "")
        jpeg = photo.jpeg if photo else None
        view.setAccessibleName(f"{title.text()}: {words.text() if jpeg else empty}")
        view.show_image(QImage(), "" if jpeg else empty)
        if jpeg:
            # A later step may be answered before an earlier one: only the newest is shown
            view.setProperty("jpeg", jpeg)
            self._presenter.decode(jpeg, shown, lambda image: self._decoded(view, jpeg, image))

    def _decoded(self, view: PictureView, jpeg: bytes, image: QImage) -> None:
        if self.isVisible() and bytes(view.property("jpeg") or b"") == jpeg:
            view.show_image(image, "")

    def _step(self, step: int) -> None:
        zoom = min(max(self._zoom * STEP**step, 1.0), MOST_ZOOM)
        self._look(zoom, self._centre if zoom > 1 else QPointF(0.5, 0.5))

    def _move(self, across: float, down: float) -> None:
        place = self._centre + QPointF(across, down)
        edge = 0.5 / self._zoom
        held = (min(max(part, edge), 1 - edge) for part in (place.x(), place.y()))
        self._look(self._zoom, QPointF(*held))

    def _look(self, zoom: float, centre: QPointF) -> None:
        self._zoom, self._centre = zoom, centre
        for view in (self._earlier, self._today):
            view.look_at(zoom, centre)


def _side(name: str) -> tuple[PictureView, QLabel, QLabel]:
    words = label("", "soft", wraps=True, name=f"{name}_words")
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    words.setMinimumHeight(2 * words.fontMetrics().height())  # kept, or the picture would jump
    return PictureView(name), label("", "strong", name=f"{name}_title"), words
