"""A line at the foot of a page that scrolls: always in sight, and said aloud by a screen reader."""

from PySide6.QtWidgets import QWidget

from ui.widgets.aloud import say_aloud
from ui.widgets.cards import Banner


class NewsLine(Banner):
    """Says what was just done; its page makes room below what scrolls."""

    def __init__(self, page: QWidget, name: str) -> None:
        super().__init__("jade", parent=page, is_slim=True)
        self.setObjectName(name)
        self._row.setContentsMargins(18, 5, 18, 5)
        self.close_line = self.add_action("Close", f"close_{name}")
        self.close_line.setAccessibleName("Close this line")

    def say(self, text: str) -> None:
        """Show the words and let a screen reader say them; empty takes the line away."""
        super().say(text)
        say_aloud(self, text)

    def lay_out(self, width: int, below: int) -> int:
        """Lie at the foot of a page of this width, ending at `below`; gives the height that takes."""
        if self.isHidden():
            return 0
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None else 0
        self.setGeometry(0, below - height, width, height)
        return height
