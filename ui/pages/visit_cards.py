"""The cards of the visit page: the two lenses, the treatment, the notes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from charting.domain.finding import Editor, Lens, Section
from charting.domain.visit_note import VisitNote
from ui.pages.alert_offer import AlertOffer
from ui.pages.detailed_row import CautionsRow, DetailedChipsRow
from ui.pages.gridded_row import GRID_KEYS, GriddedRow
from ui.pages.material_row import MaterialRow
from ui.pages.needling_rows import ALL_OUT_KEY, Actions, needling_actions, needling_rows
from ui.pages.suggestion_box import SuggestionBox
from ui.pages.tongue_photo_row import TonguePhotoRow
from ui.pages.visit_rows import LABEL_WIDTH, ChipsRow, FieldsRow, QuestionsRow, VisitRow, row_for
from ui.presenters.assessment.material_presenter import Material
from ui.presenters.treatment.treatment_summary import Treatment
from ui.presenters.visit.visit_presenter import VisitPresenter
from ui.widgets.cards import Card, FormRow, label
from ui.widgets.field_editors import NoteEditor
from ui.widgets.red_flag_panel import RedFlagPanel


class ProseRow(VisitRow):
    """A label and a free text."""

    def __init__(self, presenter: VisitPresenter, name: str, text: str, prompt: str, lines: int = 1) -> None:
        super().__init__()
        self._name = name
        self.editor = NoteEditor(text, prompt, lines)
        self.editor.leave_undo_to_the_page()
        self.editor.setObjectName(name)
        self.editor.edited.connect(lambda words: presenter.set_prose(name, words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = FormRow(text, self.editor, LABEL_WIDTH)
        self._row.kept.connect(lambda: self.kept.emit(name))
        column.addWidget(self._row)

    def show_origin(self, part: str, words: str) -> None:
        """Say it under the words."""
        if part == self._name:
            self._row.show_origin(words)

    def show_note(self, note: VisitNote) -> None:
        """Show the words."""
        self.editor.set_value(note.prose.get(self._name, ""))

    def set_read_only(self, read_only: bool) -> None:
        """Show the words only."""
        self.editor.set_read_only(read_only)


class RowsCard(Card):
    """A card made of rows."""

    def __init__(self, title: str, kind: str) -> None:
        super().__init__(title, kind)
        self.rows: list[VisitRow] = []
        self.body.setSpacing(6)

    def add(self, row: VisitRow) -> None:
        """Put a row at the end."""
        self.rows.append(row)
        self.body.addWidget(row)


class WesternCard(RowsCard):
    """What was found in Western terms, red flags, and the causes."""

    def __init__(self, presenter: VisitPresenter, sections: tuple[Section, ...], flags: RedFlagPanel) -> None:
        super().__init__("Western findings", "western")
        offer = AlertOffer()
        presenter.alerts_to_add.show_in(offer)
        offer.wanted.connect(presenter.alerts_to_add.add)
        for section in sections:
            self.add(row_for(presenter, section))
            if section.key == "history":
                self.body.addWidget(offer)
        self.red_flags = QuestionsRow(presenter, "Red flags", flags)
        self.add(self.red_flags)
        causes = ChipsRow(presenter, "causes", "Assessment", "Cause: strain, disc, core…")
        self.add(causes)
        self.suggestions = SuggestionBox("banner-western", after=causes.field.input)
        self.body.addWidget(self.suggestions)
        self.add(ChipsRow(presenter, "codes", "Codes", "M54.5, SC61, or words of a title…"))
        self.body.addStretch(1)


class TcmCard(RowsCard):
    """What was found in Chinese medicine, and the patterns."""

    def __init__(
        self, presenter: VisitPresenter, sections: tuple[Section, ...], photo: TonguePhotoRow | None = None
    ) -> None:
        """`photo` stands under the tongue."""
        super().__init__("TCM pattern diagnosis", "tcm")
        self.palette_actions: Actions = ()
        """What the command palette can do with what is looked at and felt."""
        for section in sections:
            self._add_section(presenter, section)
            if photo is not None and section.key == "tongue":
                self.add(photo)
                self.palette_actions += (("Photo of the tongue", "", photo.take_keyboard),)
        self.add(ChipsRow(presenter, "patterns", "Patterns", "Pattern: stagnation, shen xu, 腎虛…"))
        principle = ProseRow(presenter, "principle", "Principle", "Move Qi and Blood…")
        self.add(principle)
        self.suggestions = SuggestionBox("banner-jade", after=principle.editor)
        self.body.addWidget(self.suggestions)
        material = Material(presenter.editing, presenter.patterns, presenter.points, presenter.methods)
        self.material = MaterialRow(material)
        self.add(self.material)
        presenter.patterns.material_wanted = self.material.open_at
        self.body.addStretch(1)

    def _add_section(self, presenter: VisitPresenter, section: Section) -> None:
        if section.key not in presenter.grids:
            self.add(row_for(presenter, section))
            return
        row = GriddedRow(presenter, section)
        self.add(row)
        name = f"Grid of the {section.label.lower()}"
        self.palette_actions += ((name, GRID_KEYS[section.key], row.open_grid),)


class TreatmentCard(Card):
    """Points, needles, other methods, and the response."""

    def __init__(self, presenter: VisitPresenter, sections: tuple[Section, ...]) -> None:
        super().__init__("Treatment", "heading")
        self.rows: list[VisitRow] = []
        self.placed = label("", "faint", wraps=True)
        self.placed.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._cautions = CautionsRow(presenter.reasons)
        left, right = QWidget(), QWidget()
        self._left, self._right = QVBoxLayout(left), QVBoxLayout(right)
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
        self._add(
            self._left,
            DetailedChipsRow(presenter, presenter.points, "Points", "bl23 25 40 b e, st36 b + m, 腎俞 r…"),
        )
        self._left.addWidget(self.placed)
        self._add(
            self._left, DetailedChipsRow(presenter, presenter.methods, "Also", "Cupping, moxa, electro…")
        )
        self._add(self._left, self._cautions)
        for section in sections:
            self._add(self._right, FieldsRow(presenter, section))
        for column in (self._left, self._right):
            column.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.addWidget(left, 0, 0)
        self._grid.addWidget(right, 0, 1)
        self._parts = (left, right)
        self.body.addLayout(self._grid)
        self._needling = needling_rows(presenter.needling)
        for row in self._needling:
            self.rows.append(row)
            self.body.addWidget(row)
        self.actions_of_needles = needling_actions(presenter.needling, self._needling)
        """What the command palette can do with needles."""
        QShortcut(QKeySequence(ALL_OUT_KEY), self).activated.connect(lambda: _all_out(presenter))

    def set_stacked(self, stacked: bool) -> None:
        """Put the two columns under each other where the window is narrow."""
        self._grid.addWidget(self._parts[1], 1 if stacked else 0, 0 if stacked else 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column == 0 or not stacked else 0)

    def focus_uneven_region(self) -> bool:
        """Open the count by region where it does not come out. False where no region was counted."""
        return any(row.focus_uneven_region() for row in self._needling)

    def show_treatment(self, treatment: Treatment) -> None:
        """Say how many needles the points stand for, and what this patient's alerts say to them."""
        count = treatment.needles_placed
        needles = f"{count} needle{'' if count == 1 else 's'} by the list of points" if count else ""
        said = [part for part in (needles, treatment.usual) if part]
        self.placed.setText("\n".join(said))
        self.placed.setVisible(bool(said))
        kind = "badge-jade" if treatment.counts_agree else "badge-amber"
        counted = (
            f"{treatment.counted} ✓" if treatment.counts_agree and treatment.counted else treatment.counted
        )
        for row in self.rows:
            row.show_beside("needles_in", counted, kind)
        for one in self._needling:
            one.refresh()
        self._cautions.show_cautions(treatment.cautions)

    def _add(self, column: QVBoxLayout, row: VisitRow) -> None:
        self.rows.append(row)
        column.addWidget(row)


class NotesCard(RowsCard):
    """Session notes, advice, plan."""

    def __init__(self, presenter: VisitPresenter) -> None:
        super().__init__("Session notes", "heading")
        self.add(ProseRow(presenter, "session_notes", "Notes", "As long as you like", 3))
        self.add(ProseRow(presenter, "advice", "Advice", "Exercises and advice; goes onto the handout", 2))
        self.add(ProseRow(presenter, "plan", "Plan", "Frequency, next steps, when to measure again", 1))


def sections_of(presenter: VisitPresenter, lens: Lens) -> tuple[Section, ...]:
    """The sections of one lens that have a row, in clinical order."""
    return tuple(
        section
        for section in presenter.sections
        if section.lens is lens and section.editor is not Editor.DRAWING
    )


def _all_out(presenter: VisitPresenter) -> None:
    if not presenter.news.refuses():
        presenter.needling.ledger.all_out()
