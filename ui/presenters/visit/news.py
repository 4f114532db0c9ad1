"""What was just done, said in one line of the page: brought forward, undone, or why nothing happened."""

from collections.abc import Callable
from dataclasses import dataclass

from charting.domain.visit_note import Field

SIGNED = "This visit is signed and stays as it is. New words go into an addendum."


@dataclass(frozen=True, kw_only=True)
class News:
    """One line, and the field that it is about."""

    words: str = ""
    """Empty takes the line away."""
    field: Field | None = None
    """Brought into sight, and the keyboard with it, unless it is in sight already."""
    goes_there: bool = False
    """The keyboard goes to the field in any case."""


class NewsDesk:
    """Keeps a line until it is past: most with the next change, one that waits for something when told so."""

    def __init__(self, show: Callable[[News], None], is_signed: Callable[[], bool]) -> None:
        self._show = show
        self._is_signed = is_signed
        self._is_said = False
        self._lasts = False

    def say(self, news: News, *, lasts: bool = False) -> None:
        """Say it. What `lasts` stays until `past` or until something else is said."""
        self._is_said, self._lasts = bool(news.words), lasts
        self._show(news)

    def refuses(self) -> bool:
        """Whether the visit is signed; then it is said why nothing happens."""
        if self._is_signed():
            self.say(News(words=SIGNED))
        return self._is_signed()

    def past(self) -> None:
        """What was said holds no longer."""
        if self._is_said:
            self.say(News())

    def changed(self) -> None:
        """The practitioner went on: a line that tells of the last step is past."""
        if not self._lasts:
            self.past()
