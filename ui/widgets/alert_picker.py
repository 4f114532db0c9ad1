"""What matters before a needle goes in, as boxes to tick with a word beside each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ui.presenters.patient.patient_fields import AlertLine
from ui.widgets.cards import label

INDENT = 24
"""As far as the words beside a box begin."""


class AlertPicker(QWidget):
    """One row an alert; its detail and its advice show while it is set."""

    changed = Signal(str, bool, str)
    """An alert's key, whether it is set, and its detail, after the user's own change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Needling alerts")
        self._rows: dict[str, _AlertRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)

    def show_alerts(self, alerts: tuple[AlertLine, ...]) -> None:
        """Show these alerts without announcing anything."""
        if list(self._rows) != [one.key for one in alerts]:
            self._build(alerts)
        for one in alerts:
            self._rows[one.key].show_alert(one)

    def _build(self, alerts: tuple[AlertLine, ...]) -> None:
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        for one in alerts:
            row = _AlertRow(one)
            row.changed.connect(self.changed)
            self._rows[one.key] = row
            self._column.addWidget(row)


class _AlertRow(QWidget):
    changed = Signal(str, bool, str)

    def __init__(self, alert: AlertLine) -> None:
        super().__init__()
        self._key = alert.key
        self.box = QCheckBox(alert.label.replace("&", "&&"))
        self.box.setObjectName(f"alert_{alert.key}")
        self.box.setAccessibleName(alert.label)
        self.box.setAccessibleDescription(alert.advice)
        self.box.setToolTip(alert.advice)
        self.detail = QLineEdit()
        self.detail.setObjectName(f"alert_{alert.key}_detail")
        self.detail.setPlaceholderText(alert.detail_prompt)
        self.detail.setAccessibleName(f"{alert.label}: {alert.detail_prompt or 'detail'}")
        self.advice = label(alert.advice, "soft", wraps=True)
        below = QVBoxLayout()
        below.setContentsMargins(INDENT, 0, 0, 2)
        below.setSpacing(3)
        below.addWidget(self.advice)
        below.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.box)
        column.addLayout(below)
        self.box.toggled.connect(self._toggled)
        self.detail.textEdited.connect(lambda _: self._announce())

    def show_alert(self, alert: AlertLine) -> None:
        """Show how the alert stands."""
        self.box.blockSignals(True)
        self.box.setChecked(alert.is_set)
        self.box.blockSignals(False)
        if self.detail.text() != alert.detail:
            self.detail.setText(alert.detail)
        self._show_parts(alert.is_set)

    def _toggled(self, is_set: bool) -> None:
        self._show_parts(is_set)
        self._announce()

    def _show_parts(self, is_set: bool) -> None:
        self.detail.setVisible(is_set)
        self.advice.setVisible(is_set)

    def _announce(self) -> None:
        self.changed.emit(self._key, self.box.isChecked(), self.detail.text())
