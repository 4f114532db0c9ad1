"""The visit, seen through both lenses: findings beside findings, then treatment and notes."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from charting.domain.bring_forward import PARTS
from charting.domain.finding import Lens
from charting.domain.red_flags import Asked, Raised, Urgency, pressing_line
from charting.domain.visit_note import ObservationField
from ui.pages.addendum_panel import AddendumPanel
from ui.pages.gridded_row import GriddedRow
from ui.pages.needling_rows import Actions
from ui.pages.pain_drawing_place import PainDrawingPlace
from ui.pages.tongue_photo_row import TonguePhotoRow
from ui.pages.visit_cards import NotesCard, RowsCard, TcmCard, TreatmentCard, WesternCard, sections_of
from ui.pages.visit_keyboard import VisitKeyboard
from ui.pages.visit_places import go_to_field
from ui.pages.visit_rows import FieldsRow, FoldedRow, VisitRow
from ui.pages.visit_side import SIDE_WIDTH, VisitSide
from ui.presenters.assessment.assessment_chips import SuggestionLine
from ui.presenters.autosave import SaveState
from ui.presenters.treatment.treatment_summary import Treatment
from ui.presenters.visit.news import News
from ui.presenters.visit.pain_so_far import PAIN, PainSoFar
from ui.presenters.visit.sign_sheet import has_emergency, sign_sheet
from ui.presenters.visit.tongue_photo_presenter import TonguePhotoPresenter
from ui.presenters.visit.visit_presenter import VisitPresenter
from ui.presenters.visit.visit_view import VisitScreen
from ui.widgets.alarm_banner import AlarmBanner
from ui.widgets.cards import Banner
from ui.widgets.chip_field import ChipField
from ui.widgets.news_line import NewsLine
from ui.widgets.question_banner import QuestionBanner
from ui.widgets.red_flag_panel import RedFlagPanel
from ui.widgets.still import keep_still
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

SIDE_BELOW = 900
"""Narrower than this, what stands beside goes below."""
SIDE_STACKED = 660
"""Narrower than this, its cards stand under each other there."""
LENSES_STACKED = 640
"""Narrower than this, the two lenses stand under each other."""

NERVE_ADVICE = "Have them seek medical assessment; a handout for nerve signs is offered."

NEEDLES_OUT = ObservationField("needles_out")


class VisitPage(QScrollArea):
    """Lays the visit out and passes on what is typed; the presenter knows what it means."""

    save_state_changed = Signal(object)
    """A SaveState for the footer."""
    visit_shown = Signal(int, bool)
    """The number of the visit that was just opened, and whether it is signed."""
    signed = Signal()
    pressing_changed = Signal(str)
    """What must stay in sight however far the page is scrolled; empty when nothing presses."""
    left = Signal()
    """Emitted by who leaves the patient: nothing covers the page then, and no picture or addendum stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setObjectName("visit_page")
        self.setAccessibleName("Visit")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._presenter: VisitPresenter | None = None
        self._rows: list[VisitRow] = []
        self._chip_fields: dict[str, ChipField] = {}
        self._arranged: tuple[bool, bool, bool, int] | None = None
        self.palette_actions: Actions = ()
        """What the command palette can do in a visit."""
        self._asked_from: QWidget | None = None
        self._is_refused = False
        self._pain: PainSoFar | None = None
        self.keyboard = VisitKeyboard(self, self.focus_first)

    def attach(
        self,
        presenter: VisitPresenter,
        photo: TonguePhotoPresenter | None = None,
        ask_picture: Callable[[], Path | None] = lambda: None,
    ) -> None:
        """Build the rows for the presenter's sections; once. `ask_picture` asks for a picture's file."""
        self._presenter = presenter
        flags = RedFlagPanel(presenter.red_flags)
        self._western = WesternCard(presenter, sections_of(presenter, Lens.WESTERN), flags)
        self._photo = TonguePhotoRow(photo, self, ask_picture) if photo else None
        self._tcm = TcmCard(presenter, sections_of(presenter, Lens.TCM), self._photo)
        self._treatment = TreatmentCard(presenter, sections_of(presenter, Lens.TREATMENT))
        self._notes = NotesCard(presenter)
        self._side = VisitSide()
        self._make_banners()
        self.addenda = AddendumPanel()
        self.addenda.added.connect(self._add_addendum)
        self.addenda.begun.connect(presenter.news.past)
        for card in (self._western, self._tcm):
            # The two lenses are alike in width, whatever stands in them
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._join_suggestions(presenter)
        self._side.serve(presenter.bringing)
        self._drawing = PainDrawingPlace(presenter.pain_drawing, self)
        self._drawing.jump_requested.connect(self.keyboard.jump_to)
        self._side.add_card(self._drawing.card)
        self._join_leaving()
        draw = ("Draw pain on the figure", "", self._drawing.open)
        self.palette_actions = (draw, *self._tcm.palette_actions, *self._treatment.actions_of_needles)
        for row in (*self._western.rows, *self._tcm.rows, *self._treatment.rows, *self._notes.rows):
            row.kept.connect(lambda part: presenter.bringing.keep((part,)))
        self._build()
        cards: tuple[RowsCard | TreatmentCard, ...] = (self._western, self._tcm, self._treatment, self._notes)
        self._rows = [row for card in cards for row in card.rows]
        for row in self._rows:
            if isinstance(row, FieldsRow):
                row.edited.connect(self._show_pain)
        self._chip_fields = {field.objectName(): field for field in self.findChildren(ChipField)}

    def ask_to_sign(self) -> None:
        """Ask once, in the page, before the visit is frozen; in an addendum, keep that."""
        if self._presenter is None or self.addenda.keep_if_written_in() or self._presenter.news.refuses():
            return
        asker = self.focusWidget()
        if not self._sign_bar.isAncestorOf(asker):
            self._asked_from = asker
        if asker is not None:
            asker.clearFocus()  # what is half typed is settled before the visit is judged
        why_not = self._presenter.unsigned_because()
        if why_not:
            self._refuse_to_sign(why_not)
            return
        self.show_message("")
        self._sign_bar.set_tone("danger" if has_emergency(self._presenter) else "jade")
        self._sign_bar.say("\n".join(sign_sheet(self._presenter)))
        self._sign_now.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the cursor where charting begins.

        A score that is recorded is passed over: a stray digit would overwrite it. In a signed visit
        all that is left to write is an addendum.
        """
        if self._presenter is not None and self._presenter.editing.is_signed:
            self.addenda.focus_first()
            return
        first = self.findChild(QWidget, "pain_now")
        if self._presenter is not None and self._presenter.editing.note.text_of("pain_now"):
            first = next(iter(self._western.findChildren(ChipField)), first)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_visit(self, screen: VisitScreen) -> None:
        """Show a visit that was just opened."""
        signed = screen.signed
        self._sign_bar.say("")
        self._asked_from = self.keyboard.left_in = None
        self.verticalScrollBar().setValue(0)
        if self._presenter is not None:
            for row in self._rows:
                if isinstance(row, FoldedRow):
                    row.toggle.setChecked(False)
                elif isinstance(row, GriddedRow):
                    row.fold()
                row.set_read_only(signed is not None)
                row.show_note(self._presenter.editing.note)
        self._side.set_read_only(signed is not None)
        self._side.show_last(screen.last)
        self._drawing.open_visit()
        if self._photo is not None and self._presenter is not None:
            self._photo.open_visit(self._presenter.visit_id or 0)
        self._pain = screen.pain
        self._show_pain(PAIN)
        self.addenda.show_signed(signed)
        self.visit_shown.emit(screen.number, signed is not None)

    def show_note(self) -> None:
        """Show every field's value anew, as after undoing."""
        if self._presenter is not None:
            for row in self._rows:
                row.show_note(self._presenter.editing.note)
            self._show_pain(PAIN)

    def show_carried(self, origins: Mapping[str, str]) -> None:
        """Say by each part that was brought forward where it came from, until it is kept or changed."""
        for part in PARTS:
            for row in self._rows:
                row.show_origin(part, origins.get(part, ""))

    def show_part(self, name: str) -> None:
        """A chip list changed."""
        if name in self._chip_fields:
            self._chip_fields[name].refresh()

    def show_suggestions(
        self, causes: tuple[SuggestionLine, ...], patterns: tuple[SuggestionLine, ...]
    ) -> None:
        """What is worth considering; nothing once the visit is signed."""
        is_signed = self._presenter is not None and self._presenter.editing.is_signed
        self._western.suggestions.show_suggestions(() if is_signed else causes)
        self._tcm.suggestions.show_suggestions(() if is_signed else patterns)
        self._tcm.material.refresh()

    def show_nerve_signs(self, lines: tuple[str, ...]) -> None:
        """Let nerve signs stand out."""
        self._nerve.say("\n".join((*lines, NERVE_ADVICE)) if lines else "")

    def show_red_flags(self, state: Asked, called_for: tuple[Raised, ...]) -> None:
        """How far the questions were asked, and what to do about a yes; what presses is said outside too."""
        self.pressing_changed.emit(pressing_line(state, called_for))
        self._western.red_flags.summary.setText(state.words)
        self._western.red_flags.show_called_for(called_for)
        emergencies = [one.flag for one in state.raised if one.flag.urgency is Urgency.EMERGENCY]
        others = [one.flag for one in state.raised if one.flag.urgency is not Urgency.EMERGENCY]
        for banner, flags in ((self._emergency, emergencies), (self._urgent, others)):
            lines = (f"{one.urgency.value.capitalize()}: {one.group}. {one.action}" for one in flags)
            banner.say("\n".join(dict.fromkeys(lines)))

    def show_treatment(self, treatment: Treatment) -> None:
        """Needles placed and cautions."""
        self._treatment.show_treatment(treatment)
        if self._is_refused:
            self._is_refused = False
            self.show_message("")
            self.show_problem(NEEDLES_OUT, "")

    def show_problem(self, field: ObservationField, words: str) -> None:
        """Say what is odd, by the field."""
        for row in self._rows:
            row.show_problem(field, words)

    def show_save_state(self, state: SaveState) -> None:
        """The footer shows it."""
        self.save_state_changed.emit(state)

    def show_message(self, words: str) -> None:
        """One sentence at the top."""
        self._message.say(words)

    def show_news(self, news: News) -> None:
        """One line at the foot, with the field it is about in sight."""
        if news.words != self._news.words.text() or not news.words:
            self._news.say(news.words)
            self._make_room_for_news()
        if news.field is not None and self._presenter is not None:
            go_to_field(self, self._presenter.sections, news.field, in_any_case=news.goes_there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: arrange for the width."""
        super().resizeEvent(event)
        if self._presenter is not None:
            self._arrange()
            self._make_room_for_news()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: at another zoom another arrangement fits."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES and self._presenter is not None:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape answers the question about signing with not yet."""
        if event.key() == Qt.Key.Key_Escape and self._presenter is not None and self._sign_bar.isVisible():
            self._not_yet()
            return
        super().keyPressEvent(event)

    def _make_room_for_news(self) -> None:
        """The line takes its height from what scrolls; what has the keyboard stays in sight."""
        height = self._news.lay_out(self.viewport().width(), self.contentsRect().bottom() + 1)
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)
            self.keyboard.keep_in_sight()

    def _close_news(self) -> None:
        """Take the line away; the keyboard goes back to the visit."""
        had_keyboard = self._news.close_line.hasFocus()
        if self._presenter is not None:
            self._presenter.news.past()
        if had_keyboard:
            self.keyboard.go_back_in()

    def _refuse_to_sign(self, why_not: str) -> None:
        """Say it at the head of the page and at the field that mends it, until something changes."""
        self._is_refused = True
        self._sign_bar.say("")
        self.show_message(why_not)
        self.show_problem(NEEDLES_OUT, why_not)
        field = self.findChild(QWidget, NEEDLES_OUT.finding)
        if self._presenter is not None and self._treatment.focus_uneven_region():
            # The region may be out of sight of both
            self._presenter.news.say(News(words=why_not))
        elif field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_yet(self) -> None:
        """Go back to where the question was asked."""
        self._sign_bar.say("")
        if self._asked_from is not None and Shiboken.isValid(self._asked_from):
            self._asked_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def _show_pain(self, edited: str) -> None:
        """Pain beside follows the score as it is charted."""
        if edited == PAIN and self._presenter is not None and self._pain is not None:
            self._side.show_pain(self._pain.scores(self._presenter.editing.note))

    def _add_addendum(self, words: str, reason: str) -> None:
        if self._presenter is not None and self._presenter.add_addendum(words, reason):
            self.addenda.show_kept()

    def _sign(self) -> None:
        if self._presenter is not None and self._presenter.sign():
            self.focus_first()
            self.signed.emit()

    def _join_leaving(self) -> None:
        for put_away in (self._drawing.close, self.addenda.forget):
            self.left.connect(put_away)
        if self._photo is not None:
            self.left.connect(self._photo.put_away)

    def _join_suggestions(self, presenter: VisitPresenter) -> None:
        both = ((presenter.causes, self._western.suggestions), (presenter.patterns, self._tcm.suggestions))
        for source, box in both:
            box.added.connect(source.add)
            box.dismissed.connect(source.dismiss)

    def _make_banners(self) -> None:
        """What the page itself has to say, at its head and at its foot."""
        self._message = Banner("amber")
        self._emergency = AlarmBanner("emergency", "EMERGENCY")
        self._urgent = AlarmBanner("danger", "A physician is needed")
        self._nerve = AlarmBanner("danger", "Nerve signs: more than a strain")
        self._sign_bar = QuestionBanner("jade")
        self._sign_now = self._sign_bar.add_action("Sign visit", "sign_now")
        self._sign_later = self._sign_bar.add_action("Not yet", "sign_later")
        self._sign_now.clicked.connect(self._sign)
        self._sign_now.setAutoDefault(True)  # so that Enter signs
        self._sign_later.clicked.connect(self._not_yet)
        self._news = NewsLine(self, "visit_news")
        self._news.close_line.clicked.connect(self._close_news)

    def _build(self) -> None:
        content = QWidget()  # opaque paper: a letter in it paints nothing of what it lies on
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 12, 18, 18)
        column.setSpacing(10)
        warnings = (self._emergency, self._urgent, self._nerve)
        for banner in (self._message, self._sign_bar, *warnings, self.addenda):
            column.addWidget(banner)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        column.addStretch(1)
        keep_still(content)
        keep_still(self._side)
        self.setWidget(content)
        self._arrange()

    def _arrange(self) -> None:
        width = self.viewport().width()
        side_below = width < zoomed(SIDE_BELOW)
        stacked = (width if side_below else width - zoomed(SIDE_WIDTH)) < zoomed(LENSES_STACKED)
        is_narrow = width < zoomed(SIDE_STACKED)
        arranged = (side_below, stacked, is_narrow, zoomed(SIDE_WIDTH))
        if arranged == self._arranged:
            return
        self._arranged = arranged
        self._grid.addWidget(self._western, 0, 0, 1, 2 if stacked else 1)
        self._grid.addWidget(self._tcm, 1 if stacked else 0, 0 if stacked else 1, 1, 2 if stacked else 1)
        below = 2 if stacked else 1  # an empty row would double the gap
        wide = 2 if side_below else 3
        self._grid.addWidget(self._treatment, below, 0, 1, wide)
        self._grid.addWidget(self._notes, below + 1, 0, 1, wide)
        place = (below + 2, 0, 1, 2) if side_below else (0, 2, below, 1)
        self._grid.addWidget(self._side, *place)
        self._side.set_below(side_below, is_narrow=is_narrow)
        self._treatment.set_stacked(stacked)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
