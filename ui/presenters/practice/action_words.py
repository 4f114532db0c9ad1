"""What actions are also called, and where those are that are not to be done here."""

from collections.abc import Mapping

ALSO: Mapping[str, tuple[str, ...]] = {
    "New patient": ("add patient", "register"),
    "Back up now": ("backup", "backups", "back-up"),
    "Settings": ("preferences", "options"),
    "Lock": ("log out",),
    "Quit": ("close", "exit"),
    "Find patient": ("search patient",),
    "Today": ("home", "unsigned visits", "who is next"),
    "Hide names": ("privacy", "initials"),
    "Dark": ("dark mode", "night", "theme", "appearance"),
    "Light": ("light mode", "theme", "appearance"),
    "As the system": ("theme", "appearance"),
    "Zoom in": ("larger", "bigger"),
    "Zoom out": ("smaller",),
    "Keyboard shortcuts": ("keys", "help", "hotkeys"),
    "About and sources": ("version", "licences", "licenses", "credits"),
    "Quick phrases": ("phrase", "phrases", "snippets", "templates"),
    "Combinations of points": ("combination", "combinations", "point sets", "protocols"),
    "Normal values": ("norms", "normal range"),
    "Default needle": ("needle size", "gauge"),
    "Practice and practitioner": ("credentials", "letterhead"),
    "Paper and language": ("paper size", "a4"),
    "Keep the points as a combination…": ("combination", "combinations", "save points"),
    "Sign visit": ("finish", "close visit"),
    "Bring forward from the last visit": ("copy last visit", "carry forward"),
    "Draw pain on the figure": ("drawing", "pain drawing", "body chart"),
    "Grid of the tongue": ("grid", "grids", "tongue grid"),
    "Grid of the pulse": ("grid", "grids", "pulse grid"),
    "Photo of the tongue": ("photo", "picture", "tongue photo", "camera", "image"),
    "Sets of needles and their timers": ("timer", "timers", "alarm", "retention"),
    "Count needles by region": ("needle count",),
    "Record an adverse event": ("side effect", "complication"),
    "Add addendum": ("addendum", "addenda", "correction", "late entry"),
    "New complaint": ("second complaint", "another complaint", "new episode", "start visit", "new visit"),
    "Archive patient": ("archive",),
    "Take back into use": ("archive", "unarchive"),
    "Handout": ("print", "patient handout", "take-home"),
    "Print…": ("paper",),
    "Print again…": ("summary", "visit summary", "reprint"),
    "Print visit…": ("summary", "visit summary", "reprint"),
    "Save as PDF…": ("pdf", "export", "save pdf"),
    "Go to Documents": ("print", "summary", "visit summary", "export", "pdf", "given handouts"),
    "Go to History": ("last visit", "earlier visits", "past visits", "previous visit"),
    "Go to Progress": ("outcome", "scores over time"),
    "Go to Details": ("address", "alerts", "demographics"),
}
"""Words to find an action by that its name does not hold; by the name as it is shown."""

IN_VISIT, IN_SIGNED, IN_PATIENT = (
    "open a visit that is not signed yet",
    "open a signed visit",
    "open a patient",
)
ELSEWHERE: Mapping[str, str] = {
    "Sign visit": IN_VISIT,
    "Bring forward from the last visit": IN_VISIT,
    "Draw pain on the figure": IN_VISIT,
    "Grid of the tongue": IN_VISIT,
    "Grid of the pulse": IN_VISIT,
    "Photo of the tongue": IN_VISIT,
    "Sets of needles and their timers": IN_VISIT,
    "Count needles by region": IN_VISIT,
    "Record an adverse event": IN_VISIT,
    "Handout": IN_PATIENT,
    "Add addendum": IN_SIGNED,
    "New complaint": IN_PATIENT,
    "Archive patient": IN_PATIENT,
}
"""What to do first for an action that the open page does not have."""

NO_LETTERS = "Shenshu writes no letters. A handout or a visit can be printed, also to send along."
ABSENT: Mapping[str, str] = {
    "letter": NO_LETTERS,
    "letters": NO_LETTERS,
    "referral": NO_LETTERS,
    "referral letter": NO_LETTERS,
}
"""What is asked for and is not there: said, rather than answered with something that sounds alike."""
