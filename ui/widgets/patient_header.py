"""Who is open and what to beware of, in one line where there is room and in more where there is not."""

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.presenters.patient.patient_presenter import AlertBadge, HeaderActions, HeaderFacts
from ui.widgets.cards import ElidedLabel, button, label
from ui.widgets.zoom import zoomed

TONES = {"danger": "badge-danger", "warning": "badge-amber"}
PRIMARY_WORDS = {"sign": "Sign visit", "start": "Start visit", "continue": "Continue visit"}
PRIMARY_TIPS = {"sign": "Ctrl Enter", "continue": "Alt 1"}
GAP, ROW_GAP = 10, 6
EPISODE_SHARE = 0.2
"""Of the width where room is short: alerts come first, and a long complaint is told in full by its tip."""
LEAST_ABOUT, LEAST_EPISODE = 80, 150
ABOVE_TABS = 8
PILL_MARGIN = 10


class PatientHeader(QWidget):
    """Name, age and training, every alert, the complaint, the buttons, and below them the tabs.

    Alerts are never hidden; the complaint stands beside the tabs where the first row has no room for it.
    """

    handout_clicked = Signal()
    pressing_clicked = Signal()
    """What presses was clicked: show where it is answered."""
    primary_clicked = Signal(str)
    """Which of sign, start, continue the button stood for."""

    def __init__(self, tabs: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._primary = ""
        self._name = ElidedLabel("", "title", self)
        self._name.setObjectName("patient_name")
        self._about = ElidedLabel("", "soft", self)
        self._badges: list[QLabel] = []
        self._pressing = button("", "pressing", name="pressing")
        self._pressing.hide()
        self._pressing.clicked.connect(self.pressing_clicked)
        self._episode = ElidedLabel("")
        self._since = label("")
        self._pill = QFrame(self)
        self._pill.setProperty("kind", "pill")
        inside = QHBoxLayout(self._pill)
        inside.setContentsMargins(PILL_MARGIN, 2, PILL_MARGIN, 2)
        inside.setSpacing(0)
        inside.addWidget(self._episode, 1)
        inside.addWidget(self._since)
        self.handout_button = button("Handout", "plain", name="handout_button", tooltip="Ctrl P")
        self.primary_button = button("", "primary", name="visit_button")
        for one in (self._pressing, self.handout_button, self.primary_button, tabs):
            one.setParent(self)
        self.handout_button.clicked.connect(self.handout_clicked)
        self.primary_button.clicked.connect(lambda: self.primary_clicked.emit(self._primary))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: HeaderFacts) -> None:
        """Show who is open."""
        self._name.setText(facts.name)
        self._name.setAccessibleName(facts.name)
        self._about.setText(facts.about)
        self._episode.setText(facts.episode)
        self._since.setText(f" · {facts.episode_since}" if facts.episode_since else "")
        self._since.setVisible(bool(facts.episode_since))
        self._pill.setToolTip("\n".join(part for part in (facts.episode, facts.episode_tip) if part))
        self._pill.setVisible(bool(facts.episode))
        for old in self._badges:
            old.hide()
            old.deleteLater()
        self._badges = [self._badge(alert) for alert in facts.alerts]
        self._arrange_anew()

    def show_pressing(self, words: str) -> None:
        """Show what must not be out of sight while one charts; nothing for an empty text."""
        self._pressing.setText(words)
        self._pressing.setAccessibleName(words)
        self._pressing.setVisible(bool(words))
        self._arrange_anew()

    def show_actions(self, actions: HeaderActions) -> None:
        """Show these buttons."""
        self._primary = actions.primary
        words = PRIMARY_WORDS.get(actions.primary, "")
        self.handout_button.setVisible(actions.handout)
        self.primary_button.setVisible(bool(actions.primary))
        self.primary_button.setText(words)
        self.primary_button.setAccessibleName(words)
        self.primary_button.setToolTip(PRIMARY_TIPS.get(actions.primary, ""))
        self._arrange_anew()

    def sizeHint(self) -> QSize:
        """Qt: as tall as its rows."""
        return QSize(600, self._arrange(max(self.width(), 240), move=False))

    def minimumSizeHint(self) -> QSize:
        """Qt: any width; narrower is taller."""
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width may be another number of rows."""
        super().resizeEvent(event)
        self._arrange_anew()

    def event(self, event: QEvent) -> bool:
        """Qt: a part, such as the tab that is chosen, may take another width now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange_anew()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font takes other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange_anew()

    def _badge(self, alert: AlertBadge) -> QLabel:
        badge = label(alert.text, TONES[alert.tone], name="alert_badge")
        badge.setToolTip(alert.tip)
        badge.setAccessibleName(f"Alert: {alert.text}. {alert.tip}")
        badge.setParent(self)
        badge.show()
        return badge

    def _arrange_anew(self) -> None:
        height = self._arrange(max(self.width(), 240), move=True)
        if height != self.height():
            self.setFixedHeight(height)

    def _arrange(self, width: int, *, move: bool) -> int:
        """Put the buttons to the right and the rest in rows from the left; gives the height."""
        row_height = max(self.primary_button.sizeHint().height(), self._name.sizeHint().height())
        right = width
        for one in (self.primary_button, self.handout_button):
            if not one.isHidden():
                right -= self._put(one, right - one.sizeHint().width(), 0, row_height, move) + GAP
        others = self._width_beside_pill()
        pill_width = self._pill_width(width, right - others)
        pill_is_right = pill_width > 0 and right - pill_width >= others
        if pill_is_right:
            right -= self._put(self._pill, right - pill_width, 0, row_height, move, pill_width) + GAP
        rest: list[tuple[QWidget, int]] = [(self._name, right), (self._about, LEAST_ABOUT)]
        rest += [(one, 0) for one in self._alarms()]
        tabs = self._tabs.sizeHint()
        beside_tabs = width - tabs.width() - GAP
        least = min(pill_width, zoomed(LEAST_EPISODE))
        pill_is_low = pill_width > 0 and not pill_is_right and beside_tabs >= least
        if pill_width and not pill_is_right and not pill_is_low:
            rest.append((self._pill, zoomed(LEAST_EPISODE)))
        below = self._fill_rows(rest, right, width, row_height, move) + ABOVE_TABS
        self._put(self._tabs, 0, below, tabs.height(), move, min(tabs.width(), width))
        if pill_is_low:
            wide = self._pill_width(width, beside_tabs)
            self._put(self._pill, width - wide, below, tabs.height(), move, wide)
        return below + tabs.height()

    def _fill_rows(
        self, parts: list[tuple[QWidget, int]], limit: int, width: int, row_height: int, move: bool
    ) -> int:
        """Each part with the width below which it goes to the next row; 0 for its whole width."""
        x = y = 0
        height = row_height
        lower = max((one.sizeHint().height() for one in (self._pill, *self._alarms())), default=row_height)
        for part, least in parts:
            wanted = self._pill_width(width, width) if part is self._pill else part.sizeHint().width()
            if not wanted or (isinstance(part, ElidedLabel) and not part.text()):
                self._put(part, 0, -row_height, 0, move, 0)
                continue
            if x and x + min(wanted, least or wanted) > limit:
                x, y, limit, height = 0, y + height + ROW_GAP, width, lower
            x += self._put(part, x, y, height, move, min(wanted, limit - x)) + GAP
        return y + height

    def _put(
        self, part: QWidget, x: int, y: int, row_height: int, move: bool, width: int | None = None
    ) -> int:
        """Centre a part in its row; gives its width."""
        size = part.sizeHint()
        wide = size.width() if width is None else width
        if move:
            part.setGeometry(QRect(x, y + (row_height - size.height()) // 2, wide, size.height()))
        return wide

    def _alarms(self) -> list[QWidget]:
        return [*([] if self._pressing.isHidden() else [self._pressing]), *self._badges]

    def _width_beside_pill(self) -> int:
        """What name, age and alerts take in full, with the gaps after them."""
        parts = [self._name, *([self._about] if self._about.text() else ()), *self._alarms()]
        return sum(part.sizeHint().width() + GAP for part in parts)

    def _pill_width(self, width: int, room: int) -> int:
        """All that the complaint needs where there is room for it, else its share."""
        if not self._episode.text():
            return 0
        self._episode.ensurePolished()  # before it is first shown it measures by other letters
        words = self._episode.sizeHint().width() + 2 * PILL_MARGIN
        words += self._since.sizeHint().width() if self._since.text() else 0
        return min(words, max(round(EPISODE_SHARE * width), 150, room))
