"""What this computer must have before Shenshu can start, and the sentence when it has not.

Like bootstrap.py this must parse on Python 3.6, uses the standard library only, and says plain ASCII,
because an old console can show nothing else.
"""

import os
import re
import sys
from pathlib import Path
from typing import NoReturn

OLDEST_PYTHON = (3, 11)

TROUBLES = (
    (
        "No space left on device",
        "The disk is full, so the packages could not be installed. Free about 1 GB and start again.",
    ),
    (
        "DO NOT MATCH THE HASHES",
        "A downloaded package is not the one Shenshu was checked with, so it was not installed. "
        "Start again, on another network if you can; if this is said again, please report it.",
    ),
    (
        "CERTIFICATE_VERIFY_FAILED",
        "The network's certificate was not accepted, so the packages could not be downloaded. "
        "Check this computer's clock or try another network, and start again.",
    ),
    (
        "connection broken|Failed to establish|name resolution|getaddrinfo|[Tt]imed out|ProxyError",
        "The packages could not be downloaded. Connect this computer to the network "
        "(only setting up needs it) and start again.",
    ),
    (
        "No matching distribution|not a supported wheel",
        "There is no ready-made package for this computer and this Python. "
        "Use a 64-bit Python 3.11, 3.12 or 3.13 on Windows, macOS or Linux, and start again.",
    ),
)

QT_PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libwayland-client0 libwayland-cursor0"
)
"""The Debian packages of every system library that Qt's windows, printing and offscreen drawing load."""


def refuse_old_python() -> None:
    """Ends the program if this Python is too old to run Shenshu."""
    major, minor = sys.version_info[:2]
    if (major, minor) < OLDEST_PYTHON:
        stop(
            f"Shenshu needs Python 3.11 or newer, and this is Python {major}.{minor}. "
            "Install a newer one (python.org/downloads) and start Shenshu with it."
        )


def refuse_without_screen() -> None:
    """Ends the program on a Linux that has no screen to draw on."""
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(way) for way in ways):
        stop("There is no screen here to show Shenshu on. Start it from a desktop session.")


def refuse_without_venv() -> None:
    """Ends the program if this Python cannot make virtual environments, as on a bare Debian."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop(
            "This Python came without its venv module, which Shenshu needs to set itself up. "
            "On Debian or Ubuntu: sudo apt install python3-venv; elsewhere install Python from python.org. "
            "Then start again."
        )


def refuse_missing_library() -> None:
    """Ends the program on a Linux that lacks a system library Qt needs to show a window.

    Qt itself would abort without a word of help. What is loaded here Qt loads next, so asking is free.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes
    from importlib.util import find_spec

    qt = find_spec("PySide6")
    for folder in (qt.submodule_search_locations or ()) if qt else ():
        plugin = Path(folder, "Qt", "plugins", "platforms", f"libq{qt_screen()}.so")
        if plugin.is_file():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                stop(why_qt_cannot_start(str(error)))


def why_qt_cannot_start(loader_words: str) -> str:
    """The sentence for what the system's loader said when it refused a part of Qt."""
    missing = re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file", loader_words)
    if missing is None:
        return f"Qt, which draws Shenshu's windows, cannot start on this computer: {loader_words}"
    return (
        f"A system library that Qt needs is missing ({missing.group(1)}). Install it and start again; "
        f"on Debian or Ubuntu: sudo apt install {QT_PACKAGES}"
    )


def why_setting_up_failed(its_words: str) -> str:
    """The sentence for what pip, or venv, said when it could not do its part."""
    for sign, sentence in TROUBLES:
        if re.search(sign, its_words):
            return sentence
    return "Setting up could not be finished; the last lines below say why. Mend that and start again."


def stop(sentence: str) -> NoReturn:
    """Ends the program with a sentence for the person who started it."""
    sys.exit(sentence)


def qt_screen() -> str:
    """The name of the Qt plugin that this Linux session draws with."""
    chosen = re.split("[:;]", os.environ.get("QT_QPA_PLATFORM", ""))[0]
    if chosen:
        return chosen
    return "xcb" if os.environ.get("DISPLAY") else "wayland"
