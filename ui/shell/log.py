"""The log: what kind of thing happened and where in the code, never a word that was charted."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType

import charting

ALLOWED = frozenset({"type", "place", "version", "python", "qt", "seconds", "count"})
"""The only fields a line may have; what is not listed cannot leak."""
LONGEST_LINE = 500
LARGEST_BYTES = 500_000
DEEPEST = 12


class Log:
    """Appends lines to one file, and begins a new file when it is large."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "shenshu.log"

    def write(self, event: str, **fields: str | float) -> None:
        """Add a line. Raises KeyError for a field that is not allowed: that is a bug."""
        forbidden = fields.keys() - ALLOWED
        if forbidden:
            raise KeyError(*forbidden)
        line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "event": event, **fields}
        import json  # a quiet run writes nothing and does not need it

        text = json.dumps(line, ensure_ascii=True)[:LONGEST_LINE]
        try:
            self._append(text)
        except OSError:
            # A full disk is told where words are saved; the log must not add to the trouble
            return

    def crash(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Add where an unforeseen error arose: its type and the code's places, never its message."""
        self.write("crash", type=kind.__name__, place=places(trace), version=charting.__version__)

    def qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt's message handler: category and place go into the log, the words only to the terminal."""
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        category = context.category
        self.write("qt", type=kind.name, place=str(category))
        if sys.stderr is not None:
            print(f"Qt: {message}", file=sys.stderr)

    def _append(self, text: str) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.path.exists() and self.path.stat().st_size > LARGEST_BYTES:
            self.path.replace(self.path.with_suffix(".log.1"))
        is_new = not self.path.exists()
        with self.path.open("a", encoding="ascii") as file:
            file.write(text + "\n")
        if is_new:
            self.path.chmod(0o600)


def places(trace: TracebackType | None) -> str:
    """Where in the code, innermost last: `visits.py:88 save_visit`."""
    frames = traceback.extract_tb(trace)[-DEEPEST:]
    return " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(frames))
