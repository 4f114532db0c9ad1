"""The colours of paper and ink, in light and in dark, for the style sheet and for widgets that paint."""

from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

Lightness = Literal["light", "dark"]

APPEARANCE_PROPERTY = "shenshu_appearance"
"""The application's property that says `light` or `dark`; the theme sets it."""


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Every colour of the app as `#rrggbb`; the style sheet names them `@paper`, `@ink` and so on."""

    lightness: Lightness
    paper: str
    card: str
    sidebar: str
    line: str
    ink: str
    ink_soft: str
    ink_faint: str
    teal: str
    on_teal: str
    teal_hover: str
    western: str
    western_wash: str
    jade: str
    jade_wash: str
    chip: str
    danger: str
    danger_wash: str
    amber: str
    amber_wash: str

    def color(self, name: str) -> QColor:
        """A named colour for a painter: `palette.color("western")`."""
        return QColor(getattr(self, name))

    @property
    def tokens(self) -> dict[str, str]:
        """Each colour by its name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "lightness"}


LIGHT = Palette(
    lightness="light",
    paper="#f5f4ef",
    card="#ffffff",
    sidebar="#ece8df",
    line="#e2ded5",
    ink="#1f2a30",
    ink_soft="#5c6a70",
    ink_faint="#727c80",
    teal="#1f6f78",
    on_teal="#ffffff",
    teal_hover="#185a62",
    western="#2e5c8a",
    western_wash="#e8f0f9",
    jade="#2a7358",
    jade_wash="#e5f2ec",
    chip="#eeece6",
    danger="#b23b2e",
    danger_wash="#f9e9e6",
    amber="#8a5d08",
    amber_wash="#fcf2dc",
)

DARK = Palette(
    lightness="dark",
    paper="#14181a",
    card="#1d2225",
    sidebar="#1a1e21",
    line="#2e3438",
    ink="#e6e9ea",
    ink_soft="#9aa5aa",
    ink_faint="#838e93",
    teal="#5bb5bd",
    on_teal="#10181a",
    teal_hover="#74c5cc",
    western="#7fb0e8",
    western_wash="#1c2c40",
    jade="#66c2a0",
    jade_wash="#16302a",
    chip="#2b3134",
    danger="#e8796b",
    danger_wash="#3a1d1b",
    amber="#e0aa48",
    amber_wash="#37290f",
)


def current_palette() -> Palette:
    """The palette the application shows now; light until the theme says otherwise."""
    application = QApplication.instance()
    lightness = application.property(APPEARANCE_PROPERTY) if application else None
    return DARK if lightness == "dark" else LIGHT


def palette_of(widget: QWidget) -> Palette:  # noqa: ARG001 - a widget may one day carry its own
    """The palette a painting widget uses; ask for it in `paintEvent`, it may change at any time."""
    return current_palette()


def set_kind(widget: QWidget, kind: str) -> None:
    """Give the widget a look of the style sheet, also after it was shown."""
    if widget.property("kind") == kind:
        return
    widget.setProperty("kind", kind)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
