"""Pages of a document as they will look on paper, one under the other."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.presenters.documents.pdf_preview import Picture, Pictures
from ui.widgets.palette import palette_of

GAP = 14
"""Pixels between pages and around them."""

WIDEST = 900
"""Pixels of a page on a wide screen: beyond that it is not read better."""

NARROWEST = 280
NEARLY = 12
"""Pixels by which a page drawn in whole dots an inch may be narrower than the room for it."""

PAUSE_MS = 150
"""Resizing rests this long before the pages are drawn sharp for the new width."""

LETTER_POINTS = 612.0


class PagePreview(QScrollArea):
    """Shows pages fitted to its width; an old page stays until the new one is there."""

    dpi_wanted = Signal(int)
    """How finely the pages should be drawn to be sharp at this width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_preview")
        self.setAccessibleName("Preview of the printed page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes would change the width, and so the bar
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(PAUSE_MS)
        self._resting.timeout.connect(self._ask_for_dpi)
        self._asked = 0

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets.pages)

    def show_pages(self, pages: Pictures) -> None:
        """Show these pages in place of the old ones, scrolled to where it was."""
        place = self.verticalScrollBar().value()
        self._sheets.pages = [_pixmap(page, self.devicePixelRatioF()) for page in pages]
        self._sheets.points = [(page.width_points, page.height_points) for page in pages]
        self._fit()
        self.verticalScrollBar().setValue(place if pages else 0)
        self._ask_for_dpi()

    def show_text(self, text: str) -> None:
        """What the pages say, for a screen reader."""
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        """Room for most of a page."""
        return QSize(560, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fit the pages to the new width at once, sharpen them when it rests."""
        super().resizeEvent(event)
        self._fit()
        if self.isVisible():
            self._resting.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: draw for the width it has now."""
        super().showEvent(event)
        self._resting.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nobody looks, so nothing is drawn."""
        super().hideEvent(event)
        self._resting.stop()

    def _fit(self) -> None:
        self._sheets.page_width = min(max(self.viewport().width() - 2 * GAP, NARROWEST), WIDEST)
        self._sheets.resize(max(self.viewport().width(), NARROWEST + 2 * GAP), self._sheets.height_needed)
        self._sheets.update()

    def _ask_for_dpi(self) -> None:
        widest = max((width for width, _ in self._sheets.points), default=LETTER_POINTS)
        dpi = int(self._sheets.page_width * self.devicePixelRatioF() * 72 / widest)
        if dpi != self._asked:
            self._asked = dpi
            self.dpi_wanted.emit(dpi)


class _Sheets(QWidget):
    """The pages on their ground."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QPixmap] = []
        self.points: list[tuple[float, float]] = []
        self.page_width = NARROWEST

    @property
    def height_needed(self) -> int:
        heights = [self._size(at).height() for at in range(len(self.pages))]
        return sum(heights) + GAP * (len(heights) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: each page on white with a hairline around it."""
        palette = palette_of(self)
        painter = QPainter(self)
        painter.fillRect(event.rect(), palette.color("paper"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(palette.color("line"))
        top = GAP
        for at, pixmap in enumerate(self.pages):
            size = self._size(at)
            area = QRect((self.width() - size.width()) // 2, top, size.width(), size.height())
            if area.intersects(event.rect()):
                painter.drawPixmap(area, pixmap)
                painter.drawRect(area.adjusted(-1, -1, 0, 0))
            top += size.height() + GAP

    def _size(self, at: int) -> QSize:
        """The page's own pixels where they fit, so that its small print stays sharp."""
        pixmap = self.pages[at]
        own = pixmap.size() / pixmap.devicePixelRatio()
        if abs(own.width() - self.page_width) <= NEARLY:
            return own
        wide, high = self.points[at]
        return QSize(self.page_width, round(self.page_width * high / wide))


def _pixmap(page: Picture, pixel_ratio: float) -> QPixmap:
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    # The pixmap has its own copy; the image only borrows the page's bytes
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(pixel_ratio)
    return pixmap
