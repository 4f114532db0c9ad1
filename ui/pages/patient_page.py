"""The frame around a patient: who it is, what to beware of, and the tabs."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.presenters.patient.patient_presenter import TABS, HeaderActions, HeaderFacts
from ui.widgets.patient_header import PatientHeader


class PatientPage(QWidget):
    """Header and tabs; pages are put in by name. Alt+1 to Alt+5 and Ctrl+Tab turn the tabs."""

    tab_changed = Signal(str)
    """The tab's name after the user's own change."""
    handout_requested = Signal()
    sign_requested = Signal()
    start_visit_requested = Signal()
    """The header's button asks to begin a visit, or to go on with the unsigned one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setObjectName("patient_page")
        self._pages: dict[str, QWidget] = {}
        self._make_tabs()
        self.header = PatientHeader(self.tabs)
        self.header.handout_clicked.connect(self.handout_requested)
        self.header.primary_clicked.connect(self._primary_clicked)
        self._stack = QStackedWidget()
        self._visit_area = QStackedWidget()
        self._pages["visit"] = self._visit_area
        self._stack.addWidget(self._visit_area)
        bar = QFrame()
        bar.setProperty("kind", "bar")
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(20, 10, 20, 0)
        inside.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        self._make_shortcuts()

    def set_tab(self, name: str, page: QWidget) -> None:
        """Put a page under a tab; under `visit` it shares the place with the panel that begins one."""
        if name == "visit":
            self._visit_area.insertWidget(0, page)
            return
        if name not in TABS:
            raise KeyError(name)
        self._pages[name] = page
        self._stack.addWidget(page)

    def set_start_panel(self, panel: QWidget) -> None:
        """Put in the panel that begins a visit."""
        self._visit_area.addWidget(panel)

    def show_header(self, facts: HeaderFacts) -> None:
        """Show who is open; alerts stay in sight on every tab."""
        self.header.show_facts(facts)
        self.setAccessibleName(facts.name)

    def show_actions(self, actions: HeaderActions) -> None:
        """Show these buttons."""
        self.header.show_actions(actions)

    def show_tab(self, name: str) -> None:
        """Turn to a tab without announcing it."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(TABS.index(name))
        self.tabs.blockSignals(False)
        self._turn_stack()

    def show_start_panel(self, shown: bool) -> None:
        """On the Visit tab: the panel that begins a visit, or the visit itself."""
        self._visit_area.setCurrentIndex(self._visit_area.count() - 1 if shown else 0)

    @property
    def current_tab(self) -> str:
        """The name of the tab that is shown."""
        return TABS[self.tabs.currentIndex()]

    def _make_tabs(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setObjectName("patient_tabs")
        self.tabs.setAccessibleName("Parts of the chart")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for place, name in enumerate(TABS):
            self.tabs.addTab(name.capitalize())
            self.tabs.setTabToolTip(place, f"Alt {place + 1}")
        self.tabs.currentChanged.connect(self._tab_turned)

    def _make_shortcuts(self) -> None:
        for place in range(len(TABS)):
            shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            shortcut.activated.connect(lambda place=place: self.tabs.setCurrentIndex(place))
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._step(step))

    def _step(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(TABS))

    def _tab_turned(self) -> None:
        self._turn_stack()
        page = self._pages.get(self.current_tab)
        if page is not None and not self.tabs.hasFocus():
            page.setFocus()
        self.tab_changed.emit(self.current_tab)

    def _turn_stack(self) -> None:
        page = self._pages.get(self.current_tab)
        if page is not None:
            self._stack.setCurrentWidget(page)

    def _primary_clicked(self, action: str) -> None:
        if action == "sign":
            self.sign_requested.emit()
        elif action:
            self.start_visit_requested.emit()
