"""Cards of the settings for quick phrases and for point combinations."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from charting.domain.shorthand import Shorthand
from ui.presenters.practice.phrases_presenter import Field, PhrasesPresenter
from ui.widgets.cards import Banner, Card, FormRow, button, label
from ui.widgets.field_editors import NoteEditor
from ui.widgets.typed_line import TypedLine
from ui.widgets.zoom import keep_zoomed

LIST_WIDTH = 150
FIELD_LABEL_WIDTH = 46
LIST_HEIGHT = 148


@dataclass(frozen=True, kw_only=True)
class CardWords:
    """What one of the two cards says."""

    key: str
    title: str
    about: str
    empty: str
    one: str
    text: str
    name_prompt: str
    text_prompt: str


PHRASES = CardWords(
    key="phrase",
    title="Quick phrases",
    about="In any note type a dot and the name, then Tab or Space. Tab goes on to each { } to be filled in.",
    empty="No phrases yet. For example, the name hinge with the text “Hip-hinge drill, {sets} × 8, "
    "broomstick along the spine.” Then .hinge and Tab write it in any note.",
    one="phrase",
    text="Text",
    name_prompt="hinge",
    text_prompt="What .name stands for; { } or {how often} where something is to be filled in",
)
COMBINATIONS = CardWords(
    key="combination",
    title="Point combinations",
    about="In a visit's points type a dot and the name. To keep the points of a visit, type a new name "
    "with its dot there and choose “Keep these points”.",
    empty="No combinations yet. For example, the name back-shu with the points “bl23 25 40 b”. "
    "Then .back-shu in the points of a visit enters all of them.",
    one="combination",
    text="Points",
    name_prompt="back-shu",
    text_prompt="bl23 25 40 b, st36 b +",
)


class PhrasesCard(Card):
    """The names at the left, the fields of one of them at the right."""

    def __init__(self, words: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(words.title, parent=parent)
        self._words = words
        self._presenter: PhrasesPresenter | None = None
        self.setObjectName(f"{words.key}_card")
        self.body.addWidget(label(words.about, "soft", wraps=True))
        self.empty = label(words.empty, "soft", name=f"{words.key}_example", wraps=True)
        self.body.addWidget(self.empty)
        self.removed = Banner("amber")
        self.undo = self.removed.add_action("Undo", f"{words.key}_undo")
        self.body.addWidget(self.removed)
        self._make_list()
        self._make_fields()
        across = QHBoxLayout()
        across.setSpacing(12)
        left = QVBoxLayout()
        left.addWidget(self.names)
        left.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        across.addLayout(left)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._name_row)
        right.addWidget(self._text_row)
        right.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        across.addLayout(right, 1)
        self.body.addLayout(across)

    def attach(self, presenter: PhrasesPresenter) -> None:
        """Tell this presenter what is typed and chosen."""
        self._presenter = presenter
        self.name.typed.connect(lambda typed: presenter.edit("name", typed))
        text = self.text.typed if isinstance(self.text, TypedLine) else self.text.edited
        text.connect(lambda typed: presenter.edit("text", typed))
        self.names.currentItemChanged.connect(self._chosen)
        self.new.clicked.connect(self._begin_new)
        self.remove.clicked.connect(self._remove)
        self.undo.clicked.connect(self._take_back)

    def show_list(self, lines: tuple[Shorthand, ...], chosen: int | None) -> None:
        """List the names, and mark the one whose fields are shown."""
        with QSignalBlocker(self.names):
            self.names.clear()
            for line in lines:
                item = QListWidgetItem(f".{line.name}", self.names)
                item.setData(Qt.ItemDataRole.UserRole, line.id)
                item.setToolTip(line.text[:400])
                if line.id == chosen:
                    self.names.setCurrentItem(item)
            if chosen is None:
                self.names.setCurrentRow(-1)
        self.names.setVisible(bool(lines))
        self.new.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.remove.setVisible(chosen is not None)

    def show_fields(self, name: str, text: str) -> None:
        """Fill the fields without telling."""
        self.name.setText(name)
        if isinstance(self.text, TypedLine):
            self.text.setText(text)
        else:
            self.text.set_value(text)

    def show_problem(self, field: Field, sentence: str) -> None:
        """Say what is wrong by a field."""
        (self._name_row if field == "name" else self._text_row).show_problem(sentence)

    def show_removed(self, name: str) -> None:
        """Say what was removed, with a way to have it back."""
        self.removed.say(f"{name} is removed." if name else "")

    def _make_list(self) -> None:
        words = self._words
        self.names = QListWidget()
        self.names.setObjectName(f"{words.key}_names")
        self.names.setAccessibleName(words.title)
        keep_zoomed(self.names, LIST_WIDTH, self.names.setFixedWidth)
        keep_zoomed(self.names, LIST_HEIGHT, self.names.setFixedHeight)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new = button(f"New {words.one}", "link", name=f"new_{words.key}")
        self.remove = button("Remove", "link", name=f"remove_{words.key}")
        self.remove.setAccessibleName(f"Remove this {words.one}")

    def _make_fields(self) -> None:
        words = self._words
        self.name = TypedLine()
        self.name.setObjectName(f"{words.key}_name")
        self.name.setAccessibleName(f"Name of the {words.one}")
        self.name.setPlaceholderText(words.name_prompt)
        self.text: TypedLine | NoteEditor
        if words is PHRASES:
            self.text = NoteEditor(f"{words.text} of the {words.one}", words.text_prompt, 4)
        else:
            self.text = TypedLine()
            self.text.setPlaceholderText(words.text_prompt)
        self.text.setObjectName(f"{words.key}_text")
        self.text.setAccessibleName(f"{words.text} of the {words.one}")
        self._name_row = FormRow("Name", self.name, FIELD_LABEL_WIDTH)
        self._text_row = FormRow(words.text, self.text, FIELD_LABEL_WIDTH)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if self._presenter is not None and item is not None:
            self._presenter.choose(int(item.data(Qt.ItemDataRole.UserRole)))

    def _begin_new(self) -> None:
        if self._presenter is not None:
            self._presenter.begin_new()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if self._presenter is not None:
            self._presenter.remove()
            if self.removed.isVisibleTo(self):
                self.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        if self._presenter is not None:
            self._presenter.take_back()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
