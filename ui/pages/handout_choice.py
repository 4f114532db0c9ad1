"""The handouts offered for a visit, each with the reason for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.presenters.documents.handout_presenter import OfferLine
from ui.widgets.cards import label


class HandoutChoice(QWidget):
    """One is always chosen; the arrow keys change it."""

    chosen = Signal(str)
    """The key of the handout that the practitioner picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handout_choice")
        self.setAccessibleName("Which handout")
        self._group = QButtonGroup(self)
        self._offers: tuple[OfferLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_offers(self, offers: tuple[OfferLine, ...], chosen: str) -> None:
        """Show these handouts, one of them chosen."""
        if offers != self._offers:
            self._offers = offers
            self._build()
        for one in self.buttons:
            one.setChecked(one.objectName() == _name(chosen))

    @property
    def buttons(self) -> list[QRadioButton]:
        """The handouts in their order."""
        return [one for one in self._group.buttons() if isinstance(one, QRadioButton)]

    def _build(self) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for offer in self._offers:
            self._column.addWidget(self._line(offer))

    def _line(self, offer: OfferLine) -> QWidget:
        line = _Line(offer)
        line.pick.setObjectName(_name(offer.key))
        line.pick.clicked.connect(lambda: self.chosen.emit(offer.key))
        self._group.addButton(line.pick)
        return line


class _Line(QWidget):
    """A button and its words, which wrap where a button's own would be cut."""

    def __init__(self, offer: OfferLine) -> None:
        super().__init__()
        self.pick = QRadioButton()
        self.pick.setAccessibleName(offer.title)
        self.pick.setAccessibleDescription(offer.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(offer.title, wraps=True))
        words.addWidget(label(offer.reason, "error" if offer.is_for_nerve_signs else "small", wraps=True))
        row.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on the words is one on the button."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pick.click()


def _name(key: str) -> str:
    return f"pick_handout_{key}"
