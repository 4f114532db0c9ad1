"""Quick phrases, or point combinations, as they are listed, made and edited in the settings."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from charting.domain.shorthand import Shorthand, name_kept, problem_with_name
from charting.errors import TellTheUser, Trouble
from ui.presenters.autosave import Delay

PAUSE_MS = 600
Field = Literal["name", "text"]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What stands in the fields; `id` is None while it is a new one."""

    id: int | None = None
    name: str = ""
    text: str = ""


class PhrasesView(Protocol):
    """What the presenter asks of the card."""

    def show_list(self, lines: tuple[Shorthand, ...], chosen: int | None) -> None:
        """List what there is, and mark the one whose fields are shown."""

    def show_fields(self, name: str, text: str) -> None:
        """Fill the fields without telling."""

    def show_problem(self, field: Field, sentence: str) -> None:
        """Say what is wrong by a field; an empty sentence takes it away."""

    def show_removed(self, name: str) -> None:
        """Say what was removed, with a way to have it back; empty hides it."""


class PhrasesPresenter:
    """Holds one phrase as it is edited, and keeps it soon after typing stops."""

    def __init__(
        self,
        view: PhrasesView,
        *,
        load: Callable[[], tuple[Shorthand, ...]],
        save: Callable[[int | None, str, str], int],
        remove: Callable[[int], None],
        delay: Delay,
        saved: Callable[[], None] = lambda: None,
    ) -> None:
        self._view = view
        self._load = load
        self._save = save
        self._remove = remove
        self._delay = delay
        self._saved = saved
        self._lines: tuple[Shorthand, ...] = ()
        self._draft = Draft()
        self._removed: Shorthand | None = None
        self._is_waiting = False

    def open(self) -> None:
        """List what is kept, with empty fields for a new one."""
        self._lines = self._load()
        self._show(Draft())

    @property
    def draft(self) -> Draft | None:
        """What was typed and could not be kept; None when nothing waits."""
        is_blank = self._draft.id is None and not (self._draft.name.strip() or self._draft.text.strip())
        return self._draft if self._is_waiting and not is_blank else None

    def restore(self, draft: Draft) -> None:
        """Put back what could not be kept when the page was left."""
        self._show(draft)
        self._is_waiting = True
        self._say_problems()

    def choose(self, shorthand_id: int) -> None:
        """Show one of the list; an unfinished one before it is not left behind."""
        if shorthand_id == self._draft.id or not self.flush():
            self._list()
            return
        chosen = next((one for one in self._lines if one.id == shorthand_id), None)
        if chosen is not None:
            self._show(Draft(id=chosen.id, name=chosen.name, text=chosen.text))

    def begin_new(self) -> bool:
        """Empty the fields for a new one; False while what stands there cannot be kept."""
        if not self.flush():
            return False
        self._show(Draft())
        return True

    def edit(self, field: Field, typed: str) -> None:
        """The practitioner typed into a field."""
        draft = self._draft
        self._draft = replace(draft, name=typed) if field == "name" else replace(draft, text=typed)
        self._view.show_problem(field, "")
        self._is_waiting = True
        self._delay.start(self._keep_if_whole, PAUSE_MS)

    def remove(self) -> None:
        """Take the shown one away; it can be had back until something else is done."""
        shown = next((one for one in self._lines if one.id == self._draft.id), None)
        self._delay.cancel()
        self._is_waiting = False
        if shown is not None:
            try:
                self._remove(shown.id)
            except Trouble as trouble:
                self._view.show_problem("text", str(trouble))
                return
            self._lines = self._load()
        self._show(Draft())
        self._removed = shown
        self._view.show_removed(f".{shown.name}" if shown else "")

    def take_back(self) -> None:
        """Have what was removed again."""
        removed = self._removed
        if removed is not None and self.flush():
            self._show(Draft(name=removed.name, text=removed.text))
            self._is_waiting = True
            self.flush()

    def flush(self) -> bool:
        """Keep what was typed. False, with the reason by the field, when it cannot be kept."""
        self._delay.cancel()
        if self.draft is None:
            self._is_waiting = False
            return True
        return not self._say_problems() and self._keep()

    def _keep_if_whole(self) -> None:
        """Keep it once it has both its name and its words: while one is missing nothing is wrong yet."""
        draft = self._draft
        if draft.name.strip() and draft.text.strip():
            self.flush()
        elif draft.id is not None:
            self._say_problems()

    def _say_problems(self) -> bool:
        name = name_kept(self._draft.name)
        is_taken = any(one.name == name and one.id != self._draft.id for one in self._lines)
        taken = f"There is a .{name} already; choose another name." if is_taken else ""
        wrong_name = problem_with_name(name) or taken
        wrong_text = "" if self._draft.text.strip() else "Say what it stands for, or remove it."
        self._view.show_problem("name", wrong_name)
        self._view.show_problem("text", wrong_text)
        return bool(wrong_name or wrong_text)

    def _keep(self) -> bool:
        draft = self._draft
        try:
            kept_id = self._save(draft.id, draft.name, draft.text)
        except (TellTheUser, Trouble) as told:
            self._view.show_problem("text", str(told))
            return False
        self._is_waiting = False
        self._draft = replace(draft, id=kept_id)
        self._lines = self._load()
        self._forget_removed()
        self._list()
        self._saved()
        return True

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        self._is_waiting = False
        self._forget_removed()
        self._view.show_fields(draft.name, draft.text)
        self._view.show_problem("name", "")
        self._view.show_problem("text", "")
        self._list()

    def _list(self) -> None:
        self._view.show_list(self._lines, self._draft.id)

    def _forget_removed(self) -> None:
        self._removed = None
        self._view.show_removed("")
