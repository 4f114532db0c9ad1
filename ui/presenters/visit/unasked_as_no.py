"""The practitioner's word that the red-flag questions left open were asked, and answered with no."""

from collections.abc import Sequence

from charting.domain.red_flags import RedFlag, to_ask
from charting.domain.visit_note import Changes, Observation, ObservationField
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.visit.news import News, NewsDesk


def record_unasked_as_no(editing: VisitEditing, flags: Sequence[RedFlag], news: NewsDesk) -> None:
    """Record `asked, no` for those of these questions without an answer, as one step that can be undone.

    Never done by itself: only when the practitioner states to have asked them. An answer that
    was given stays as it is, and a question that a finding calls for stays open, also where that
    was charted so lately that the page does not say it yet.
    """
    note = editing.note
    called_for = {one.flag.key for one in to_ask(flags, editing.catalogue.definitions, note.observations)}
    left = [one for one in flags if one.key not in called_for and not note.text_of(one.finding.key)]
    changes: Changes = {
        field: Observation(value="no", note=seen.note if (seen := note.observations.get(field)) else "")
        for field in (ObservationField(flag.finding.key) for flag in left)
    }
    if not left or news.refuses():
        return
    editing.put_all(changes, f"{questions_words(len(left))} asked, no")
    editing.reshow()
    news.say(
        News(words=f"{questions_words(len(left))} recorded as asked and answered no. Ctrl Z takes it back.")
    )


def questions_words(count: int) -> str:
    """`1 red-flag question`, `15 red-flag questions`."""
    return f"{count} red-flag question{'' if count == 1 else 's'}"
