"""The rows of the visit page: one for each section, filled by chips, scores, questions, a grid or fields."""

from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charting.domain.finding import CHIP_KINDS, Editor, FindingDefinition, Kind, Section
from charting.domain.red_flags import Raised
from charting.domain.sided_table import table_words, untested
from charting.domain.visit_note import ObservationField, VisitNote
from ui.presenters.findings.untested_as_normal import record_untested_as_normal
from ui.presenters.visit.unasked_as_no import record_unasked_as_no
from ui.presenters.visit.visit_presenter import VisitPresenter
from ui.widgets.cards import FormRow, button, label
from ui.widgets.chip_field import ChipField
from ui.widgets.field_editors import LineEditor, PlainEditor, editor_for
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.palette import set_kind
from ui.widgets.red_flag_panel import RedFlagPanel
from ui.widgets.sided_grid import SidedGrid
from ui.widgets.still import keep_still

LABEL_WIDTH = 82
SMALL_WIDTH = 38


class VisitRow(QWidget):
    """A row of the page; every kind shows a note and can be closed to changes."""

    kept = Signal(str)
    """A part that was brought forward into this row is to be kept as it is."""

    def show_note(self, note: VisitNote) -> None:
        """Show what the note holds for this row."""

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""

    def show_problem(self, field: ObservationField, words: str) -> None:
        """Say what is odd about one of the row's fields."""

    def show_origin(self, part: str, words: str) -> None:
        """Say where a part was brought from, if it is this row's."""

    def show_beside(self, finding: str, words: str, kind: str) -> None:
        """Say something short to the right of a field that shares its line."""


class ChipsRow(VisitRow):
    """A label and a field of chips."""

    def __init__(self, presenter: VisitPresenter, name: str, text: str, prompt: str) -> None:
        super().__init__()
        self.field = ChipField(presenter.source(name), text, prompt)
        self._name = name
        self._row = FormRow(text, self.field, LABEL_WIDTH)
        keep_still(self)
        self._row.kept.connect(lambda: self.kept.emit(name))
        self.field.said.connect(self._row.show_aside)
        _fill(self, self._row)

    def show_problem(self, field: ObservationField, words: str) -> None:
        """Say under the chips what speaks against them."""
        if field.finding == self._name:
            self._row.show_problem(words)

    def show_origin(self, part: str, words: str) -> None:
        """Say it under the chips."""
        if part == self._name:
            self._row.show_origin(words)

    def show_note(self, note: VisitNote) -> None:  # noqa: ARG002 - the source reads the note itself
        """Show the chips of the opened visit."""
        self.field.open()

    def set_read_only(self, read_only: bool) -> None:
        """Show the chips without their crosses."""
        self.field.set_read_only(read_only)


class FieldsRow(VisitRow):
    """Plain fields, each with its label; small ones that follow each other share a line."""

    edited = Signal(str)
    """The finding that was just typed into."""

    def __init__(self, presenter: VisitPresenter, section: Section, *, compact_after: int = 99) -> None:
        super().__init__()
        self._presenter = presenter
        self._editors: dict[str, PlainEditor] = {}
        self._chips: list[ChipField] = []
        self._rows: dict[str, FormRow] = {}
        self._problems: dict[str, str] = {}
        self._beside: dict[str, QLabel] = {}
        column = _column(self)
        findings = list(section.findings)
        while findings:
            together = _small_ones(findings, is_score_small=len(self._rows) >= compact_after)
            if len(together) > 1:
                column.addWidget(self._line_of(together))
            else:
                column.addWidget(self._row(findings[0]))
            del findings[: max(1, len(together))]

    def show_note(self, note: VisitNote) -> None:
        """Show each field's value."""
        for key, editor in self._editors.items():
            editor.set_value(note.text_of(key))
            field = ObservationField(key)
            self.show_problem(field, self._presenter.problem(field))
        for chips in self._chips:
            chips.open()

    def set_read_only(self, read_only: bool) -> None:
        """Show the values only."""
        for editor in (*self._editors.values(), *self._chips):
            editor.set_read_only(read_only)

    def show_problem(self, field: ObservationField, words: str) -> None:
        """Say it under the field; fields that share a line share the place for it."""
        row, editor = self._rows.get(field.finding), self._editors.get(field.finding)
        if row is None:
            return
        if editor is None:  # a field of chips
            row.show_problem(words)
            return
        self._problems[field.finding] = words
        said = [self._problems.get(key, "") for key, each in self._rows.items() if each is row]
        row.show_problem("\n".join(sentence for sentence in said if sentence))
        (editor.focusProxy() or editor).setAccessibleDescription(words)

    def show_origin(self, part: str, words: str) -> None:
        """Say it under the field."""
        if part in self._rows:
            self._rows[part].show_origin(words)

    def show_beside(self, finding: str, words: str, kind: str) -> None:
        """Say it at the end of the line that the field stands on."""
        beside = self._beside.get(finding)
        if beside is not None:
            beside.setText(words)
            set_kind(beside, kind)
            beside.setVisible(bool(words))

    def _edited(self, key: str, text: str) -> None:
        self._presenter.set_text(key, text)
        self.edited.emit(key)

    def _row(self, definition: FindingDefinition) -> FormRow:
        field: QWidget
        if definition.kind in CHIP_KINDS:
            chips = ChipField(self._presenter.source(definition.key), definition.label, "")
            self._chips.append(chips)
            field = chips
        else:
            field = self._editor(definition, editor_for(definition))
        row = FormRow(definition.label, field, LABEL_WIDTH)
        row.kept.connect(lambda: self.kept.emit(definition.key))
        self._rows[definition.key] = row
        return row

    def _line_of(self, definitions: list[FindingDefinition]) -> FormRow:
        """The first one's label stands in the label column, the others' beside their fields."""
        line = QWidget()
        flow = FlowLayout(line)
        flow.setContentsMargins(0, 0, 0, 0)
        row = FormRow(definitions[0].label, line, LABEL_WIDTH)
        for definition in definitions:
            editor = LineEditor(definition.label, narrow=SMALL_WIDTH)
            editor.setToolTip(definition.unit)
            self._editor(definition, editor)
            text = _short(definition) if definition is not definitions[0] else ""
            flow.addWidget(_together(text, editor))
            self._rows[definition.key] = row
        beside = label("")
        beside.hide()
        flow.addWidget(beside)
        self._beside[definitions[0].key] = beside
        line.setFocusProxy(self._editors[definitions[0].key])
        return row

    def _editor(self, definition: FindingDefinition, editor: PlainEditor) -> PlainEditor:
        editor.setObjectName(definition.key)
        if isinstance(editor, LineEditor):
            editor.line.setObjectName(f"{definition.key}_line")  # by which unlocking finds it again
        editor.edited.connect(lambda text: self._edited(definition.key, text.strip()))
        self._editors[definition.key] = editor
        return editor


def _together(text: str, editor: QWidget) -> QWidget:
    """A small field with its name before it, which a narrow window moves to the next line as one."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    if text:
        row.addWidget(label(text, "label"))
    row.addWidget(editor)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return made


def _short(definition: FindingDefinition) -> str:
    """The label without the word that its neighbours on the line repeat."""
    return definition.label.removesuffix(" pain").removeprefix("Needles ").capitalize()


def _small_ones(findings: list[FindingDefinition], *, is_score_small: bool) -> list[FindingDefinition]:
    """The numbers at the head of the list that go onto one line."""
    small = (Kind.NUMBER, Kind.SCORE) if is_score_small else (Kind.NUMBER,)
    return list(takewhile(lambda one: one.kind in small, findings))


class FoldedRow(VisitRow):
    """A label, one line that sums up, and a panel that opens below it."""

    opened = Signal(bool)

    def __init__(self, text: str, verb: str, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self._text = text
        self._verb = verb
        self._is_read_only = False
        self.summary = label("", "soft", wraps=True)
        self.toggle = button(verb, "link")
        self.toggle.setCheckable(True)
        self.toggle.setAccessibleName(f"{verb}: {text}")
        self.toggle.toggled.connect(self._unfold)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.summary, 1)
        row.addWidget(self.toggle)
        self._row = FormRow(text, line, LABEL_WIDTH)
        column = _column(self)
        column.addWidget(self._row)
        column.addWidget(panel)
        panel.hide()

    def set_read_only(self, read_only: bool) -> None:
        """What is closed to changes is opened to be read."""
        self._is_read_only = read_only
        self._name_toggle(self.toggle.isChecked())

    def _unfold(self, is_open: bool) -> None:
        self._panel.setVisible(is_open)
        self._name_toggle(is_open)
        self.opened.emit(is_open)

    def _name_toggle(self, is_open: bool) -> None:
        verb = "Close" if is_open else "Show" if self._is_read_only else self._verb
        self.toggle.setText(verb)
        self.toggle.setAccessibleName(f"{verb}: {self._text}")


class GridRow(FoldedRow):
    """The neurological table behind its summary."""

    def __init__(self, presenter: VisitPresenter, section: Section) -> None:
        self._grid = SidedGrid(section.findings)
        self._rest = button("Record the untested as normal", "link", name=f"{section.key}_rest_normal")
        self._rest.clicked.connect(self._record_rest)
        super().__init__(section.label, "Fill in", _with_action_below(self._grid, self._rest))
        self.setObjectName(section.key)
        self._section = section
        self._presenter = presenter
        self._problems: dict[ObservationField, str] = {}
        self._grid.edited.connect(self._edited)
        self.toggle.clicked.connect(lambda is_open: self._grid.focus_first() if is_open else None)

    def show_note(self, note: VisitNote) -> None:
        """Show the cells and the line that sums them up."""
        keys = {finding.key for finding in self._section.findings}
        values = {field: seen.value for field, seen in note.observations.items() if field.finding in keys}
        self._grid.set_values(values)
        self._problems = {field: self._presenter.problem(field) for field in values}
        self._grid.show_problems(self._problems)
        self._sum_up(note)

    def show_problem(self, field: ObservationField, words: str) -> None:
        """Say it by the cell; of what does not go together, under the line that sums up."""
        if field.finding == self._section.key:
            self._row.show_problem(words)
        elif any(finding.key == field.finding for finding in self._section.findings):
            self._problems[field] = words
            self._grid.show_problems(self._problems)

    def set_read_only(self, read_only: bool) -> None:
        """Show the cells only."""
        super().set_read_only(read_only)
        self._grid.set_read_only(read_only)
        self._rest.setVisible(not read_only)
        self._sum_up(self._presenter.editing.note)

    def _edited(self, field: ObservationField, value: str) -> None:
        self._presenter.set_cell(field, value)
        self._sum_up(self._presenter.editing.note)

    def _record_rest(self) -> None:
        record_untested_as_normal(self._presenter.editing, self._section)
        self.show_note(self._presenter.editing.note)

    def _sum_up(self, note: VisitNote) -> None:
        findings = self._section.findings
        self.summary.setText(table_words(findings, note.observations) or "Not tested yet")
        left = len(list(untested(findings, note.observations)))
        self._rest.setText(f"Record the {left} untested as normal")
        self._rest.setAccessibleName(f"{self._section.label}: record the {left} untested as normal")
        self._rest.setEnabled(left > 0 and not self._is_read_only)


class QuestionsRow(FoldedRow):
    """The red-flag questions behind the line that says how far they were asked."""

    def __init__(self, presenter: VisitPresenter, text: str, panel: RedFlagPanel) -> None:
        super().__init__(text, "Ask", panel)
        self.setObjectName("red_flags")
        self._questions = panel
        panel.edited.connect(presenter.set_text)
        panel.rest_denied.connect(
            lambda: record_unasked_as_no(presenter.editing, panel.left_to_deny, presenter.news)
        )
        self.toggle.clicked.connect(lambda is_open: panel.focus_unanswered() if is_open else None)

    def ask(self) -> None:
        """Unfold the questions, with the keyboard at the first that has no answer."""
        self.toggle.setChecked(True)
        self._questions.focus_unanswered()

    def show_called_for(self, called_for: Iterable[Raised]) -> None:
        """Say by a question without an answer what was charted that calls for it."""
        self._questions.set_called_for({one.flag.finding.key: ", ".join(one.words) for one in called_for})

    def show_note(self, note: VisitNote) -> None:
        """Show the answers."""
        self._questions.set_values({field.finding: seen.value for field, seen in note.observations.items()})

    def set_read_only(self, read_only: bool) -> None:
        """Show the answers only."""
        super().set_read_only(read_only)
        self._questions.set_read_only(read_only)


def row_for(presenter: VisitPresenter, section: Section) -> VisitRow:
    """The row that a section of the content files asks for."""
    if section.editor is Editor.CHIPS:
        return ChipsRow(presenter, section.key, section.label, section.prompt)
    if section.editor is Editor.GRID:
        return GridRow(presenter, section)
    return FieldsRow(presenter, section, compact_after=1 if section.editor is Editor.SCORES else 99)


def _with_action_below(panel: QWidget, action: QWidget) -> QWidget:
    both = QWidget()
    column = _column(both)
    column.addWidget(panel)
    column.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
    return both


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return column


def _fill(widget: QWidget, content: QWidget) -> None:
    _column(widget).addWidget(content)
