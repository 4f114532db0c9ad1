"""The regions by name and side: marks the figure without the mouse, and says it to a screen reader."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from charting.domain.body_map import Region
from charting.domain.pain_drawing import Mark, MarkSide, Quality
from charting.domain.point_dots import PointDot
from charting.domain.text import folded
from ui.widgets.pain_brushes import pattern, quality_color
from ui.widgets.palette import palette_of
from ui.widgets.zoom import zoomed

AnyIndex = QModelIndex | QPersistentModelIndex

COLUMNS: tuple[tuple[MarkSide, str], ...] = (("left", "Left"), ("", "Mid"), ("right", "Right"))
QUALITIES_ROLE = int(Qt.ItemDataRole.UserRole)
HAS_POINTS_ROLE = QUALITIES_ROLE + 1
SWATCH, SWATCH_GAP = 12, 3
POINT_RADIUS = 3.0
"""Of the sign that points were treated there."""


class RegionModel(QAbstractTableModel):
    """One row a region, one column a side; what is felt there."""

    def __init__(self, regions: tuple[Region, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = regions
        self._shown = regions
        self._felt: dict[tuple[str, MarkSide], list[Quality]] = {}
        self._points: dict[tuple[str, MarkSide], list[str]] = {}

    def set_marks(self, marks: frozenset[Mark]) -> None:
        """Show what is felt where."""
        before, self._felt = self._felt, {}
        for quality in Quality:
            for mark in marks:
                if mark.quality is quality:
                    self._felt.setdefault((mark.region, mark.side), []).append(quality)
        for row, region in enumerate(self._shown):
            for column, (side, _) in enumerate(COLUMNS):
                if before.get((region.key, side)) != self._felt.get((region.key, side)):
                    changed = self.index(row, column)
                    self.dataChanged.emit(changed, changed)

    def set_points(self, dots: tuple[PointDot, ...]) -> None:
        """Say which treated points lie where."""
        sided = {region.key: region.sided for region in self._all}
        found: dict[tuple[str, MarkSide], list[str]] = {}
        for dot in dots:
            words = found.setdefault((dot.region, dot.side if sided.get(dot.region) else ""), [])
            if dot.words not in words:
                words.append(dot.words)
        before, self._points = self._points, found
        if found != before and self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(COLUMNS) - 1))

    def narrow(self, text: str) -> None:
        """Show only the regions whose name holds every typed word."""
        words = folded(text).split()
        self.beginResetModel()
        self._shown = tuple(one for one in self._all if all(word in folded(one.name) for word in words))
        self.endResetModel()

    def place(self, index: AnyIndex) -> tuple[str, MarkSide] | None:
        """The region and side of a cell; None where the region has no such side."""
        if not index.isValid():
            return None
        region, (side, _) = self._shown[index.row()], COLUMNS[index.column()]
        return (region.key, side) if side in region.sides else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Qt: how many regions."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Qt: left, middle and right."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Qt: a side that a region does not have cannot be picked."""
        if self.place(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401
        """Qt: the qualities of a cell, and the same in words."""
        place = self.place(index)
        if place is None:
            return None
        felt = self._felt.get(place, [])
        if role == QUALITIES_ROLE:
            return felt
        if role == HAS_POINTS_ROLE:
            return place in self._points
        if role in (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)):
            region, words = self._shown[index.row()], ", ".join(one.label.lower() for one in felt)
            side = (place[1] or "middle") if region.sided else ""
            name = ", ".join(part for part in (region.name.capitalize(), side) if part)
            return "; ".join((f"{name}: {words or 'not marked'}", *self._points.get(place, ())))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:  # noqa: ANN401
        """Qt: the sides above, the regions' names before."""
        if role == int(Qt.ItemDataRole.TextAlignmentRole) and orientation is Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != int(Qt.ItemDataRole.DisplayRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section][1]
        return self._shown[section].name.capitalize()


class RegionList(QTableView):
    """Arrows move, Space or Enter marks or unmarks with the chosen brush, a click does too."""

    toggled = Signal(str, str)
    """A region's key and the patient's own side."""

    def __init__(self, regions: tuple[Region, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("region_list")
        self.setAccessibleName("Regions of the body, by side")
        self.regions = RegionModel(regions, self)
        self._delegate = _SwatchDelegate(self)
        self._is_read_only = False
        self.setModel(self.regions)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, names = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(zoomed(44))
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(zoomed(27))
        names.setHighlightSections(False)
        names.setSectionsClickable(False)
        self.clicked.connect(self._toggle)
        self.setCurrentIndex(self.regions.index(0, 1))

    def show_marks(self, marks: frozenset[Mark], *, read_only: bool) -> None:
        """Show what is felt where."""
        self._is_read_only = read_only
        self.regions.set_marks(marks)

    def show_points(self, dots: tuple[PointDot, ...]) -> None:
        """Show in which regions points were treated, and say which."""
        self.regions.set_points(dots)

    def narrow(self, text: str) -> None:
        """Show only the regions whose name holds the typed words, and stand on the first."""
        self.regions.narrow(text)
        self.stand_on_first()

    def stand_on_first(self) -> None:
        """Put the keyboard's place on the first region that can be marked."""
        for column in range(len(COLUMNS)):
            index = self.regions.index(0, column)
            if self.regions.place(index) is not None:
                self.setCurrentIndex(index)
                return

    def sizeHint(self) -> QSize:
        """Qt: a column of names and three of sides."""
        return QSize(zoomed(340), zoomed(240))

    def minimumSizeHint(self) -> QSize:
        """Qt: a few lines."""
        return QSize(zoomed(240), zoomed(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see the class; keys that mean nothing here go to the panel."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: AnyIndex) -> None:
        place = self.regions.place(index)
        if place is not None and not self._is_read_only:
            self.toggled.emit(*place)


class _SwatchDelegate(QStyledItemDelegate):
    """Paints the qualities of a cell as swatches of their patterns, an empty box where there are none."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: the frame of the current cell, then the swatches."""
        palette = palette_of(self._view)
        box = QRectF(option.rect)
        given = index.data(QUALITIES_ROLE)
        if given is None:
            return
        felt = [Quality(each) for each in given]  # Qt hands them on as plain words
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(palette.color("teal"), 2))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 4, 4)
        count = max(1, len(felt))
        side = min(SWATCH, (box.width() - 8) / count - SWATCH_GAP)
        left = box.center().x() - (count * (side + SWATCH_GAP) - SWATCH_GAP) / 2
        for number in range(count):
            swatch = QRectF(left + number * (side + SWATCH_GAP), box.center().y() - side / 2, side, side)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color("ink_faint" if not felt else "line"), 0.8))
            if felt:
                painter.setPen(QPen(quality_color(palette, felt[number]), 1))
                painter.setBrush(pattern(palette, felt[number], self._view.devicePixelRatioF()))
            painter.drawRoundedRect(swatch, 3, 3)
        if index.data(HAS_POINTS_ROLE):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color("teal"))
            painter.drawEllipse(QPointF(box.right() - 8, box.center().y()), POINT_RADIUS, POINT_RADIUS)
        painter.restore()
