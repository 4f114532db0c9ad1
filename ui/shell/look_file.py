"""How the window looked last on this computer: its size, zoom and colours; nothing of a patient."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import cast

from charting.settings import Appearance

FILE_NAME = "window.txt"
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


def read_look(folder: Path) -> Look:
    """The look that was kept beside the chart; what is missing or odd takes its default."""
    try:
        text = (folder / FILE_NAME).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return Look()
    said = dict(line.partition("=")[::2] for line in text.splitlines())
    width, height = (_side(said.get(name, "")) for name in ("width", "height"))
    appearance = said.get("appearance", "")
    return Look(
        width=width if height else 0,
        height=height if width else 0,
        is_maximised=said.get("is_maximised") == "True",
        zoom=_zoom(said.get("zoom", "")),
        appearance=cast("Appearance", appearance) if appearance in ("light", "dark") else "system",
    )


def keep_look(folder: Path, look: Look) -> None:
    """Write the look beside the chart. Nothing is said if that fails: only comfort is lost."""
    text = "".join(f"{field.name}={getattr(look, field.name)}\n" for field in fields(look))
    try:
        if folder.is_dir():
            (folder / FILE_NAME).write_text(text, "utf-8")
    except OSError:
        return


def _side(text: str) -> int:
    side = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    return side if SMALLEST_SIDE <= side <= LARGEST_SIDE else 0


def _zoom(text: str) -> float:
    try:
        zoom = float(text)
    except ValueError:
        return 1.0
    return zoom if 0.8 <= zoom <= 2.0 else 1.0
