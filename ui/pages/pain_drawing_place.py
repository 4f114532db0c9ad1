"""Where the pain drawing is on the visit's page: small beside it, large over it when it is asked for."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.pain_drawing_card import PainDrawingCard
from ui.pages.pain_drawing_panel import PainDrawingPanel
from ui.presenters.visit.pain_drawing_presenter import PainDrawingPresenter, ShownDrawing


class PainDrawingPlace(QObject):
    """The small figure, and the large one that is made when it is first opened."""

    jump_requested = Signal(str)
    """The row of the visit that the practitioner wants to fill now: `symptoms` or `red_flags`."""

    def __init__(self, presenter: PainDrawingPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._page = page
        self._panel: PainDrawingPanel | None = None
        self.card = PainDrawingCard(presenter.body)
        """Put it beside the visit."""
        self.card.draw_requested.connect(self.open)
        self.card.questions_requested.connect(lambda: self.jump_requested.emit("symptoms"))
        presenter.show_in(self)

    def open(self) -> None:
        """Lay the large drawing over the page."""
        self.panel.open()

    def open_visit(self) -> None:
        """Another visit was opened: show its drawing, small."""
        self.close()
        self._presenter.open()

    def close(self) -> None:
        """Uncover the page, if the large drawing lies over it."""
        if self._panel is not None:
            self._panel.close_drawing()

    @property
    def panel(self) -> PainDrawingPanel:
        """The large drawing."""
        if self._panel is None:
            self._panel = PainDrawingPanel(self._presenter, self._page)
            self._panel.jump_requested.connect(self.jump_requested)
            self._panel.closed.connect(self._go_back)
        return self._panel

    def show_drawing(self, shown: ShownDrawing) -> None:
        """Show it in whichever is seen: a stroke must not lay out the page that the panel covers."""
        if self._panel is not None and self._panel.isVisible():
            self._panel.show_drawing(shown)
        else:
            self.card.show_drawing(shown)

    def _go_back(self) -> None:
        self._presenter.refresh()
        self.card.draw.setFocus(Qt.FocusReason.OtherFocusReason)
