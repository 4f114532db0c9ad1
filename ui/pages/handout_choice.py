"""The handouts offered for a visit, each with the reason for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

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
        # An & in a button's text would mark a key
        pick = QRadioButton(offer.title.replace("&", "&&"))
        pick.setObjectName(_name(offer.key))
        pick.setAccessibleName(offer.title)
        pick.setAccessibleDescription(offer.reason)
        pick.clicked.connect(lambda: self.chosen.emit(offer.key))
        self._group.addButton(pick)
        reason = label(offer.reason, "error" if offer.is_for_nerve_signs else "small", wraps=True)
        reason.setContentsMargins(24, 0, 0, 0)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(pick)
        column.addWidget(reason)
        return line


def _name(key: str) -> str:
    return f"pick_handout_{key}"
