"""The command palette: one line that finds actions, patients and, in a visit, fields with their answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from charting.domain.text import folded
from ui.presenters.practice.action_words import ABSENT, ALSO, ELSEWHERE, IN_VISIT
from ui.presenters.shown_name import shown_name

if TYPE_CHECKING:
    from charting.services.patients import (  # at run time it would load the database before the first paint
        PatientLine,
    )

RECENT = 4

Kind = Literal["action", "patient", "field", "remark"]
MOST: dict[Kind, int] = {"field": 7, "action": 4, "patient": 5}
"""How many of a kind are shown. Of what fits equally well a field comes first: in a visit, charting does."""

SURELY_BEGUN = 3
"""An action whose name begins with so many typed letters, or that is called so, comes before all else."""
FIRST = -1
SLIPPED = 4
"""How a word with a typing slip fits: forgiven where nothing else fits."""
INSIDE_A_WORD = 3
"""How what only stands within a word fits: `phrase` is no way to mean a passphrase."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """Something that can be done now."""

    words: str
    do: Callable[[], None] = field(compare=False)
    key: str = ""
    """Its shortcut, as it is shown."""
    group: str = ""
    """Where it belongs: the menu's name."""
    is_here: bool = False
    """Whether it belongs to the page that is open; such come first."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A field of the page, or an answer to be put into it."""

    words: str
    where: str
    """What the field is called."""
    field: str
    """The field's object name."""
    text: str = ""
    """What is put into the field; empty for the field alone."""
    rank: int = 0


@dataclass(frozen=True, kw_only=True)
class PaletteRow:
    """One line of the palette."""

    kind: Kind
    words: str
    detail: str = ""
    key: str = ""
    do: Callable[[], None] | None = field(default=None, compare=False)

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        return ", ".join(part for part in (self.words, self.detail, self.key) if part)


class PaletteView(Protocol):
    """What the presenter asks of the palette."""

    def show_rows(self, rows: tuple[PaletteRow, ...]) -> None:
        """Show these lines, the first that can be taken chosen."""

    def put_away(self) -> None:
        """Close, and give the keyboard back to where it was."""


FindTargets = Callable[[str], Sequence[Target]]
"""Fields and answers that the typed text may mean, each with its rank."""


class PalettePresenter:
    """Asks every source what the typed text may mean, and does what is taken."""

    def __init__(
        self,
        view: PaletteView,
        *,
        commands: Callable[[], Sequence[Command]],
        find_patients: "Callable[[str], tuple[PatientLine, ...]]",
        recent_patients: "Callable[[], tuple[PatientLine, ...]]",
        open_patient: Callable[[int], None],
        find_targets: FindTargets,
        fill: Callable[[str, str], None],
        can_fill: Callable[[], bool],
        names_hidden: Callable[[], bool],
    ) -> None:
        self._view = view
        self._load_commands = commands
        self._commands: Sequence[Command] = ()
        self._names: Sequence[_Names] = ()
        self._find_patients = find_patients
        self._recent_patients = recent_patients
        self._open_patient = open_patient
        self._find_targets = find_targets
        self._fill = fill
        self._can_fill = can_fill
        self._names_hidden = names_hidden

    def open(self) -> None:
        """Begin with nothing typed."""
        self._commands = tuple(self._load_commands())
        # Folded once: it takes longer than looking through them
        self._names = [_names_of(one.words, one.group) for one in self._commands]
        self.type("")

    def type(self, typed: str) -> None:
        """Show what the text may mean, best first."""
        wanted = folded(typed)
        if wanted in ABSENT:
            self._view.show_rows((PaletteRow(kind="remark", words=ABSENT[wanted]),))
        elif wanted:
            rows = tuple(_best(list(self._ranked(typed))))
            self._view.show_rows(rows or (self._remark(typed),))
        else:
            here = (_action_row(one) for one in self._commands if one.is_here)
            recent = (self._patient_row(line) for line in self._recent_patients()[:RECENT])
            others = (_action_row(one) for one in self._commands if not one.is_here)
            self._view.show_rows((*here, *recent, *others))

    def take(self, row: PaletteRow) -> None:
        """Do what a line stands for, with the palette out of the way."""
        if row.do is not None:
            self._view.put_away()
            row.do()

    def _ranked(self, typed: str) -> "Iterator[tuple[int, PaletteRow]]":
        wanted = folded(typed)
        for target in self._find_targets(typed) if self._can_fill() else ():
            yield target.rank, self._target_row(target)
        for command, names in zip(self._commands, self._names, strict=True):
            rank = _action_fit(wanted, names)
            if rank is not None:
                yield rank, _action_row(command)
        for line in self._find_patients(typed):
            rank = fit(wanted, (folded(line.name), folded(line.preferred_name)))
            yield (3 if rank is None else rank), self._patient_row(line)

    def _patient_row(self, line: "PatientLine") -> PaletteRow:
        hidden = self._names_hidden()
        born = f"born {line.date_of_birth.year}" if line.date_of_birth and not hidden else ""
        return PaletteRow(
            kind="patient",
            words=shown_name(line.name, hidden),
            detail=born or "Patient",
            do=lambda: self._open_patient(line.id),
        )

    def _remark(self, typed: str) -> PaletteRow:
        """Why there is nothing to take: no such thing, or it goes into a visit and none is open."""
        wanted = folded(typed)
        for name, where in ELSEWHERE.items():
            if _action_fit(wanted, _names_of(name)) == FIRST:
                return PaletteRow(kind="remark", words=f"{name}: {where}, then choose it.")
        found = () if self._can_fill() else self._find_targets(typed)
        target = next((one for one in found if one.rank < SLIPPED), None)
        words = f"{target.words}: {IN_VISIT}, then choose it." if target else "Nothing found."
        return PaletteRow(kind="remark", words=words)

    def _target_row(self, target: Target) -> PaletteRow:
        return PaletteRow(
            kind="field",
            words=target.words,
            detail=target.where,
            do=lambda: self._fill(target.field, target.text),
        )


@dataclass(frozen=True, kw_only=True)
class _Names:
    """An action's names, folded."""

    words: str
    group: str
    also: tuple[str, ...]


def _names_of(words: str, group: str = "") -> _Names:
    also = tuple(folded(one) for one in ALSO.get(words, ()))
    return _Names(words=folded(words), group=folded(group), also=also)


def _action_fit(wanted: str, names: _Names) -> int | None:
    """How well an action fits; what it is also called counts once it is surely meant."""
    is_sure = len(wanted) >= SURELY_BEGUN
    if is_sure and (names.words.startswith(wanted) or wanted in names.also):
        return FIRST
    rank = fit(wanted, (names.words, names.group, *(names.also if is_sure else ())))
    return None if rank == INSIDE_A_WORD else rank


def fit(wanted: str, names: Iterable[str]) -> int | None:
    """How well folded names fit the typed text: 0 the same, 1 and 2 begin so, 3 hold it; None not at all."""
    best: int | None = None
    for name in names:
        rank = _fit(wanted, name)
        if rank is not None and (best is None or rank < best):
            best = rank
    return best


def _fit(wanted: str, name: str) -> int | None:
    if wanted not in name:
        parts = wanted.split()
        words = name.split() if len(parts) > 1 else ()
        each_begins = bool(words) and all(any(word.startswith(part) for word in words) for part in parts)
        return 2 if each_begins else None
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in name else 3


def _best(ranked: Sequence[tuple[int, PaletteRow]]) -> "Iterator[PaletteRow]":
    """The best rows, not too many of a kind, each kind in its own order."""
    if any(rank < SLIPPED for rank, _ in ranked):
        ranked = [(rank, row) for rank, row in ranked if rank < SLIPPED]
    kinds = list(MOST)
    left = dict(MOST)
    for _, row in sorted(ranked, key=lambda entry: (entry[0], kinds.index(entry[1].kind))):
        if left[row.kind]:
            left[row.kind] -= 1
            yield row


def _action_row(command: Command) -> PaletteRow:
    return PaletteRow(
        kind="action", words=command.words, detail=command.group, key=command.key, do=command.do
    )
