"""The place as it is kept in the chart, so that a restart on the same day goes on where it was."""

import json
from dataclasses import asdict
from datetime import date

from ui.shell.place import HOME, Place

KEPT = ("page", "patient_id", "visit_id", "tab", "focus", "cursor")


def as_text(place: Place, today: date) -> str:
    """A patient's page with the field and the cursor in it; empty for any other page."""
    if place.page != "patient":
        return ""
    said = asdict(place)
    return json.dumps({"on": today.isoformat(), **{name: said[name] for name in KEPT}})


def from_text(text: str, today: date) -> Place:
    """The place of today; Today's page on another day, or where the text says nothing that is understood."""
    try:
        said = json.loads(text)
        if said["on"] == today.isoformat() and said["page"] == "patient":
            return Place(**{name: said[name] for name in KEPT})
    except (ValueError, KeyError, TypeError):
        return HOME
    return HOME
