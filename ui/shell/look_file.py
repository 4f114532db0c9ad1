"""How the window looked last on this computer: its size, zoom and colours; nothing of a patient."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSettings, QStandardPaths

from charting.settings import Appearance

SMALLEST_SIDE, LARGEST_SIDE = 300, 20_000


@dataclass(frozen=True, kw_only=True)
class Look:
    """The window as it was; 0 for a size that is not known."""

    width: int = 0
    height: int = 0
    is_maximised: bool = False
    zoom: float = 1.0
    appearance: Appearance = "system"
    """As the settings of the chart say, which cannot be read while it is locked."""


def look_file() -> Path:
    """Where this computer keeps it, away from the chart, whose folder holds nothing else."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(place) / "shenshu-window.ini"


def read_look(file: Path) -> Look:
    """The look that was kept; what is missing or odd takes its default."""
    kept = QSettings(str(file), QSettings.Format.IniFormat)
    said = {field.name: str(kept.value(field.name, "")) for field in fields(Look)}
    width, height = _side(said["width"]), _side(said["height"])
    return Look(
        width=width if height else 0,
        height=height if width else 0,
        is_maximised=said["is_maximised"].lower() == "true",
        zoom=_zoom(said["zoom"]),
        appearance=cast("Appearance", said["appearance"])
        if said["appearance"] in ("light", "dark")
        else "system",
    )


def keep_look(file: Path, look: Look) -> None:
    """Write the look. Nothing is said if that fails: only comfort is lost."""
    kept = QSettings(str(file), QSettings.Format.IniFormat)
    for field in fields(look):
        kept.setValue(field.name, getattr(look, field.name))
    kept.sync()


def _side(text: str) -> int:
    side = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    return side if SMALLEST_SIDE <= side <= LARGEST_SIDE else 0


def _zoom(text: str) -> float:
    try:
        zoom = float(text)
    except ValueError:
        return 1.0
    return zoom if 0.8 <= zoom <= 2.0 else 1.0
