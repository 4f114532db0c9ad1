"""Where the app's own files and the practice's files are: run from source, installed, or frozen."""

import sys
from pathlib import Path


def resources() -> Path:
    """The folder of content, fonts, pictures and styles."""
    return _root() / "resources"


def migrations() -> Path:
    """The folder of the chart's migrations."""
    return _root() / "migrations"


def data_folder() -> Path:
    """The platform's own folder for this person's charts, backups and logs.

    Nothing is made here: whoever writes into it first makes it, closed to others (0700).
    """
    import platformdirs  # here, because a start with --chart never asks

    return platformdirs.user_data_path("Shenshu", appauthor=False)


def is_frozen() -> bool:
    """True in a packaged build, which carries its own Python and packages."""
    return bool(getattr(sys, "frozen", False))


def _root() -> Path:
    """The folder that holds what the app carries with it."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parent.parent
