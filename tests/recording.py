"""Stand-ins for what a presenter is given: a view that remembers, and a delay moved by hand."""

from collections.abc import Callable
from typing import Any


class RecordingView:
    """Remembers what it was last told by each `show_…`, and every call in order."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Any method of any view."""
        if not name.startswith(("show_", "add_", "close_", "replace_")):
            raise AttributeError(name)
        return lambda *args: self.calls.append((name, args))

    def last(self, name: str) -> Any:
        """What a method was last called with."""
        args = next(args for called, args in reversed(self.calls) if called == name)
        return args[0] if len(args) == 1 else args

    def said(self, name: str, about: str) -> str:
        """What was last said by a method about one field."""
        words = [args[1] for called, args in self.calls if called == name and args[0] == about]
        return words[-1] if words else ""

    def forget(self) -> None:
        """Begin to remember anew."""
        self.calls.clear()


class HandMovedDelay:
    """Rings when the test says so."""

    def __init__(self) -> None:
        self.callback: Callable[[], object] | None = None

    def start(self, callback: Callable[[], object], pause_ms: int | None = None) -> None:
        """Remember the call."""
        self.callback = callback

    def cancel(self) -> None:
        """Forget the call."""
        self.callback = None

    def ring(self) -> None:
        """Time has passed."""
        callback, self.callback = self.callback, None
        if callback:
            callback()
