"""Above a preview: how many pages, on which paper, how large the type."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QWidget

from charting.settings import PaperName
from ui.widgets.cards import label
from ui.widgets.palette import set_kind

PAPERS: tuple[tuple[PaperName, str], ...] = (("letter", "Letter"), ("a4", "A4"))


class PaperBar(QWidget):
    """Shows the number of pages, amber when there is more than one; paper and type can be chosen."""

    changed = Signal(str, bool)
    """The paper's name, and whether the print is large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = label("", "badge", name="page_count")
        self.large_print = QCheckBox("Large print")
        self.large_print.setObjectName("large_print")
        self.large_print.setAccessibleName("Large print")
        self.large_print.clicked.connect(self._tell)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.large_print)
        self.papers: dict[PaperName, QRadioButton] = {}
        for key, words in PAPERS:
            pick = QRadioButton(words)
            pick.setObjectName(f"paper_{key}")
            pick.setAccessibleName(f"Paper {words}")
            pick.clicked.connect(self._tell)
            self._group.addButton(pick)
            self.papers[key] = pick
            row.addWidget(pick)

    def show_paper(self, paper: PaperName, large_print: bool) -> None:
        """The paper and the size of the type."""
        self.papers[paper].setChecked(True)
        self.large_print.setChecked(large_print)

    def show_count(self, pages: int) -> None:
        """How many pages it takes."""
        self.count.setText("" if not pages else "1 page" if pages == 1 else f"{pages} pages")
        self.count.setVisible(pages > 0)
        set_kind(self.count, "badge" if pages < 2 else "badge-amber")

    def _tell(self) -> None:
        paper = next(key for key, pick in self.papers.items() if pick.isChecked())
        self.changed.emit(paper, self.large_print.isChecked())
