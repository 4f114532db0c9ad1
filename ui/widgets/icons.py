"""Pictures from `resources/icons`, in the colour the palette gives them."""

from PySide6.QtGui import QIcon, QPixmap

from charting import paths
from ui.widgets.palette import current_palette

ICON_PIXELS = 48
"""Drawn at twice the usual size, so that it is sharp at 200 % scale."""


def icon(name: str, color: str = "ink_soft") -> QIcon:
    """A Lucide icon in a palette colour; ask again when the theme changes."""
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    tinted = drawing.replace("currentColor", getattr(current_palette(), color))
    for side in ("width", "height"):
        tinted = tinted.replace(f'{side}="24"', f'{side}="{ICON_PIXELS}"')
    return QIcon(_drawn(tinted.encode()))


def application_icon() -> QIcon:
    """The app's own sign."""
    return QIcon(_drawn((paths.resources() / "icons" / "shenshu.svg").read_bytes()))


def _drawn(svg: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(svg, "SVG")
    return picture
