"""What every list of chips shares: text that is no chip is kept as the practitioner's own words."""

from abc import ABC, abstractmethod
from collections.abc import Hashable

from ui.presenters.editing.own_words import OwnWords, WordsId
from ui.presenters.editing.visit_editing import VisitEditing


class ChipsWithWords(ABC):
    """A list of the visit as chips, with one more chip for what was said in own words."""

    def __init__(self, editing: VisitEditing, name: str, words_in: str = "") -> None:
        """`words_in` names the list that keeps the own words, where it is another one."""
        self._editing = editing
        self._name = name
        self._own_words = OwnWords(editing, words_in or name)

    @property
    def name(self) -> str:
        """The part's key: a section, or causes, patterns, points, methods, codes."""
        return self._name

    @property
    def pending(self) -> str:
        """Text that is not a chip yet."""
        return self._own_words.pending

    @property
    def aside(self) -> str:
        """Something to say below the field; a list that puts nothing into others says nothing."""
        return ""

    def typing(self, text: str) -> None:
        """Keep what is being typed."""
        self._own_words.typing(text)

    def resume(self, text: str) -> None:
        """Take kept words up again."""
        self._own_words.resume(text)

    def leave(self, text: str) -> None:
        """What spells out a chip becomes one, the rest own words."""
        if text.strip():
            self._settle(text)
        self._own_words.settle()

    def act(self, chip_id: Hashable, action: str) -> None:
        """Do an action to a chip: `remove`, or one of those it offers."""
        if isinstance(chip_id, WordsId):
            self._own_words.remove(chip_id)
        else:
            self._act(chip_id, action)

    def _settle(self, text: str) -> None:
        """Take the text that the line was left with; it is words unless the list reads more in it."""
        self._own_words.typing(text)

    @abstractmethod
    def _act(self, chip_id: Hashable, action: str) -> None:
        """Do an action to a chip that is not own words."""
