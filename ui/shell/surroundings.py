"""What stands around the chart for as long as the app runs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ui.shell.background import Background
from ui.shell.dialogs import Dialogs
from ui.shell.main_window import MainWindow
from ui.shell.preload import Preload
from ui.shell.theme import Theme

if TYPE_CHECKING:
    from ui.presenters.documents.handout_draft import HandoutDrafts


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a session works with."""

    window: MainWindow
    theme: Theme
    background: Background
    dialogs: Dialogs
    preload: Preload
    leave_at_once: Callable[[], None]
    """End the process without waiting for the backup."""
    is_demo: bool = False

    @cached_property
    def handout_drafts(self) -> "HandoutDrafts":
        """Handouts as they were prepared: a lock hides them and does not discard them."""
        # Asked for when a chart is open, long after the first paint
        from ui.presenters.documents.handout_draft import HandoutDrafts

        return HandoutDrafts()
