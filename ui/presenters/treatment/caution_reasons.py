"""Cautions that show at the visit, each with the reason that the practitioner may keep beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from charting.domain.text import kept
from charting.domain.treatment import CautionReason
from charting.domain.visit_note import ListField
from ui.presenters.editing.visit_editing import VisitEditing

FIELD = ListField("caution_reasons")


@dataclass(frozen=True)
class Warned:
    """A caution as it shows: to whom or what it speaks, and the words it is kept by."""

    about: str
    """The points it holds for; empty for a method, whose words name it."""
    caution: str
    """Its words with their evidence, the same whichever points it holds for."""


@dataclass(frozen=True, kw_only=True)
class CautionLine:
    """A caution and its reason."""

    caution: str
    words: str
    reason: str


class CautionReasons:
    """A reason is never asked for by force; one that was typed stays, also when its caution has gone."""

    def __init__(self, editing: VisitEditing, warned: Callable[[], tuple[Warned, ...]]) -> None:
        self._editing = editing
        self._warned = warned
        self._unsettled: tuple[CautionReason, ...] | None = None

    def lines(self) -> tuple[CautionLine, ...]:
        """What shows now, then reasons whose caution shows no more."""
        reasons = {one.caution: one.reason for one in self._editing.note.caution_reasons}
        lines: dict[str, CautionLine] = {}
        for one in self._warned():
            words = f"{one.about}: {one.caution}" if one.about else one.caution
            line = CautionLine(caution=one.caution, words=words, reason=reasons.get(one.caution, ""))
            lines.setdefault(one.caution, line)
        for caution, reason in reasons.items():
            gone = f"No longer charted: {caution}"
            lines.setdefault(caution, CautionLine(caution=caution, words=gone, reason=reason))
        return tuple(lines.values())

    def type(self, caution: str, text: str) -> None:
        """Keep a reason as it is typed; an emptied one is none."""
        before = self._editing.note.caution_reasons
        if self._unsettled is None:
            self._unsettled = before
        reason = kept(text).strip()
        if any(one.caution == caution for one in before):
            after = tuple(
                CautionReason(caution=one.caution, reason=reason if one.caution == caution else one.reason)
                for one in before
            )
        else:
            after = (*before, CautionReason(caution=caution, reason=reason))
        self._editing.put(FIELD, tuple(one for one in after if one.reason), is_step=False)

    def settle(self) -> None:
        """What was typed is one step that can be undone."""
        if self._unsettled is not None:
            self._editing.remember(FIELD, self._unsettled)
        self._unsettled = None
