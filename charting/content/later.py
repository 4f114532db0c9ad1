"""Content that is read when it is first asked for, so that the first window need not wait for it."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

Held = TypeVar("Held")
Entry = TypeVar("Entry")


class Later(Generic[Held]):
    """One value that is read once, by whichever thread asks first; a mistake is raised to each that asks."""

    def __init__(self, read: Callable[[], Held]) -> None:
        self._read = read
        self._lock = threading.RLock()
        self._held: list[Held] = []

    def value(self) -> Held:
        """The value, read now if nobody has asked yet. Raises ContentError."""
        if not self._held:
            with self._lock:
                if not self._held:
                    self._held.append(self._read())
        return self._held[0]


class LaterEntries(Mapping[str, Entry]):
    """Entries by key, read when first asked for."""

    def __init__(self, read: Callable[[], Mapping[str, Entry]]) -> None:
        self._later = Later(read)

    def __getitem__(self, key: str) -> Entry:
        return self._later.value()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._later.value())

    def __len__(self) -> int:
        return len(self._later.value())


class LaterList(Sequence[Entry]):
    """Entries in order, read when first asked for."""

    def __init__(self, read: Callable[[], Sequence[Entry]]) -> None:
        self._later = Later(read)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        return self._later.value()[place]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._later.value())

    def __len__(self) -> int:
        return len(self._later.value())
