"""Rows of the treatment card: chips whose details open below them, and cautions with their reasons."""

from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout

from charting.domain.visit_note import VisitNote
from ui.pages.visit_rows import ChipsRow, VisitRow
from ui.presenters.editing.chip_details import ChipDetails
from ui.presenters.treatment.caution_reasons import CautionLine, CautionReasons
from ui.presenters.visit.visit_presenter import VisitPresenter
from ui.widgets.caution_list import CautionList
from ui.widgets.detail_panel import DetailPanel


class HasDetails(Protocol):
    """A list of chips that have details."""

    @property
    def name(self) -> str:
        """The list's key."""

    @property
    def details(self) -> ChipDetails:
        """What is charted about its chips."""


class DetailedChipsRow(ChipsRow):
    """Enter on a chip opens its details under the chips; there Enter or Esc goes back to it."""

    def __init__(self, presenter: VisitPresenter, source: HasDetails, text: str, prompt: str) -> None:
        super().__init__(presenter, source.name, text, prompt)
        self._chips = presenter.source(source.name)
        self.panel = DetailPanel(source.details, source.name)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(self.panel)
        self.field.details_wanted.connect(self.panel.open)
        self.field.refreshed.connect(self.panel.refresh)
        self.panel.closed.connect(self.field.focus_chip)
        self.panel.stepped.connect(self._step)

    def show_note(self, note: VisitNote) -> None:
        """Show the chips; details that are open follow them."""
        super().show_note(note)
        self.panel.refresh()

    def set_read_only(self, read_only: bool) -> None:
        """A visit was opened: the details of another's chip are put away."""
        super().set_read_only(read_only)
        self.panel.put_away()

    def _step(self, chip_id: object, step: int) -> None:
        """The details of the chip before or after, as far as there is one."""
        detailed = [chip.id for chip in self._chips.chips() if chip.has_details]
        if chip_id in detailed:
            place = detailed.index(chip_id) + step
            if 0 <= place < len(detailed):
                self.panel.open(detailed[place])


class CautionsRow(VisitRow):
    """What this patient's alerts say to what is charted."""

    def __init__(self, reasons: CautionReasons) -> None:
        super().__init__()
        self.cautions = CautionList()
        self.cautions.typed.connect(reasons.type)
        self.cautions.settled.connect(reasons.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.cautions)
        self.hide()

    def show_cautions(self, cautions: tuple[CautionLine, ...]) -> None:
        """Show them, or nothing."""
        self.cautions.show_cautions(cautions)
        self.setVisible(bool(cautions))

    def set_read_only(self, read_only: bool) -> None:
        """Show the reasons that were kept only."""
        self.cautions.set_read_only(read_only)
