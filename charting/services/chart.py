"""What every action needs: an open chart, the vocabulary, the time and who acts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy.orm import Session, sessionmaker

from charting.content.catalogue import Catalogue
from charting.domain.shorthand import Shorthand
from charting.domain.usage import Usage
from charting.store.engine import reading_sessions


@dataclass(frozen=True, kw_only=True)
class Chart:
    """An open chart as services use it; handed in as their first argument, never a global."""

    sessions: sessionmaker[Session]
    """For what changes the chart; each takes the lock of writers as it begins."""
    catalogue: Catalogue
    clock: Callable[[], datetime]
    """The aware time now; tests move it by hand."""
    who: str
    """The practitioner, for the change and activity logs."""
    usage: Usage = field(default_factory=Usage, compare=False)
    """What the practitioner chose lately; every saved visit is counted in."""
    shorthands: dict[object, tuple[Shorthand, ...]] = field(default_factory=dict, compare=False)
    """Phrases and point combinations as last read, since a letter typed asks for them; see shorthands."""

    @cached_property
    def reading(self) -> sessionmaker[Session]:
        """For what only reads: it waits for no writer, and no writer waits for it."""
        return reading_sessions(self.sessions)
