"""The one way a presenter has slow work done elsewhere."""

from collections.abc import Callable
from typing import Any, Protocol


class RunWork(Protocol):
    """Does `work` off the main thread, then calls `then(result)` or `or_else(error)` back here.

    The app hands in `Background.run`; tests hand in one that works at once. `Any` because
    the result is whatever the work gives to its own `then`.
    """

    def __call__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        or_else: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run the work."""
