"""Fonts, palette and style sheet: paper and ink, light or dark, at any zoom."""

import re

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from charting import paths
from charting.settings import Appearance
from ui.widgets.palette import APPEARANCE_PROPERTY, DARK, LIGHT, Lightness, Palette

BASE_PIXELS = 13
FAMILIES = ["Noto Sans", "Noto Sans SC", "Noto Sans TC", "Noto Sans Signs"]
FIRST_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
STYLE = "Fusion"
DRESSED_PROPERTY = "shenshu_dressed"
"""Set on an application that has the style."""


class Theme(QObject):
    """Dresses the application and follows the system's light or dark unless told otherwise."""

    changed = Signal()
    """The palette or the zoom is another one now."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self.appearance: Appearance = "system"
        self.zoom = 1.0
        self._insisted: Appearance | None = None
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def insist_on(self, appearance: Appearance) -> None:
        """Show this appearance for the whole run, whatever the settings say."""
        self._insisted = self.appearance = appearance

    def apply(self, appearance: Appearance | None = None, zoom: float | None = None) -> None:
        """Show the app in this appearance and size; None leaves one as it is."""
        self.appearance = self._insisted or appearance or self.appearance
        self.zoom = zoom or self.zoom
        if dress(self._application, self.palette, self.zoom):
            self.changed.emit()

    @property
    def palette(self) -> Palette:
        """The colours of now."""
        return DARK if self._lightness() == "dark" else LIGHT

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by so many steps; 0 is the normal size again."""
        if steps == 0:
            self.apply(zoom=1.0)
            return
        nearest = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - self.zoom))
        self.apply(zoom=ZOOMS[min(max(nearest + steps, 0), len(ZOOMS) - 1)])

    def _lightness(self) -> Lightness:
        if self.appearance != "system":
            return self.appearance
        scheme = self._application.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _follow(self) -> None:
        if self.appearance == "system":
            self.apply()


def dress(application: QApplication, palette: Palette, zoom: float) -> bool:
    """Give the application these colours and letters of this size; False where it wears them already.

    The style is set once, before any window: a widget that outlives its application's style crashes Qt.
    """
    sheet = style_sheet(palette, zoom)
    if application.styleSheet() == sheet and application.font() == base_font(zoom):
        return False  # every widget on the screen would be dressed anew
    if application.property(DRESSED_PROPERTY) is None:
        application.setStyle(STYLE)
        application.setProperty(DRESSED_PROPERTY, True)
    application.setProperty(APPEARANCE_PROPERTY, palette.lightness)
    application.setFont(base_font(zoom))
    application.setPalette(qt_palette(palette))
    application.setStyleSheet(sheet)
    return True


def base_font(zoom: float = 1.0) -> QFont:
    """The app's font with the Chinese faces behind it."""
    font = QFont(FAMILIES)
    font.setPixelSize(round(BASE_PIXELS * zoom))
    return font


def load_first_fonts() -> None:
    """Register what the first window is drawn with."""
    for name in FIRST_FONTS:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / name))


def load_other_fonts() -> None:
    """Register the Chinese faces and the rest, megabytes that the first paint need not wait for."""
    for path in sorted((paths.resources() / "fonts").glob("*.ttf")):
        if path.name not in FIRST_FONTS:
            QFontDatabase.addApplicationFont(str(path))


def style_sheet(palette: Palette, zoom: float = 1.0) -> str:
    """The style sheet with its colours, sizes (`@13px` grows with the zoom) and pictures filled in."""
    template = (paths.resources() / "styles" / "shenshu.qss").read_text("utf-8")
    pictures = (paths.resources() / "styles").as_posix()
    values = {**palette.tokens, "pictures": pictures, "lightness": palette.lightness}
    sized = re.sub(r"@(\d+)px", lambda found: f"{round(int(found[1]) * zoom)}px", template)
    return re.sub(r"@([a-z_]+)", lambda found: values[found[1]], sized)


def qt_palette(palette: Palette) -> QPalette:
    """Qt's own roles in our colours, for what the style sheet does not reach."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, name in {
        roles.Window: "paper",
        roles.Base: "card",
        roles.AlternateBase: "paper",
        roles.Button: "card",
        roles.ToolTipBase: "card",
        roles.Text: "ink",
        roles.WindowText: "ink",
        roles.ButtonText: "ink",
        roles.ToolTipText: "ink",
        roles.PlaceholderText: "ink_faint",
        roles.Highlight: "teal",
        roles.HighlightedText: "on_teal",
        roles.Accent: "teal",
        roles.Link: "teal",
        roles.LinkVisited: "teal",
        roles.Mid: "line",
        roles.Midlight: "line",
        roles.Light: "card",
        roles.Dark: "line",
        roles.Shadow: "line",
    }.items():
        made.setColor(role, QColor(getattr(palette, name)))
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(disabled, role, QColor(palette.ink_faint))
    return made
