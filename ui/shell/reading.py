"""What is to read in the app: its keys, its licences, and where the clinical words come from."""

import importlib.metadata

import charting
from ui.pages.reading_page import ReadingPage
from ui.presenters.practice.sources_presenter import Sources
from ui.shell.place import OpenPage, Place
from ui.shell.workspace import Workspace
from ui.widgets.source_table import SourceList

EVERYWHERE = (
    ("Ctrl K", "Command palette: any action, patient or, in a visit, any field, point or finding"),
    ("Ctrl F", "Find a patient"),
    ("Ctrl N", "New patient"),
    ("Ctrl T", "Today: open visits and recent patients"),
    ("Ctrl Z", "Undo the last step, named in the menu Edit"),
    ("Ctrl Shift Z", "Do again what was undone, also Ctrl Y"),
    ("Ctrl L", "Lock"),
    ("F6", "Next part of the window: sidebar, header, each card; Shift F6 goes back"),
    ("F9", "Hide names, or show them again"),
    ("Ctrl ,", "Settings"),
    ("Alt Left", "Back to the page before"),
    ("Ctrl + / Ctrl −", "Larger or smaller; Ctrl 0 is the normal size"),
    ("Ctrl /", "This list, also F1; Esc goes back"),
    ("Ctrl Q", "Close; what changed is backed up"),
)
PATIENT = (
    ("Alt 1 … Alt 5", "Visit, Progress, Documents, History, Details; Ctrl Tab and Ctrl Shift Tab turn them"),
    ("Tab", "Next field"),
    ("Enter", "Take the highlighted offer over as a chip"),
    ("Backspace", "In an empty field: to the last chip; once more takes it off"),
    (". name Tab", "In any field of words: write the quick phrase; Tab goes on to each place to fill"),
    (". name Enter", "In the points: enter the combination, or keep the points under a new name"),
    ("Left, then Enter", "On a point or method: its details; Page Up and Page Down go to the next, Esc back"),
    ("Alt T, Alt U", "Tongue or pulse in a grid"),
    ("Alt S", "Sets of needles and their timers"),
    ("Alt R", "Needles by region; in a number T takes over what the points count, A is all out"),
    ("Alt N", "In the red-flag questions: you asked the rest, and all were answered no"),
    ("Alt O", "All needles out"),
    ("Alt A", "Details of an adverse event"),
    ("Ctrl D", "Bring forward treatment and plan from the last visit; again goes to what waits to be kept"),
    ("Ctrl P", "Handout; in Documents, print what is shown"),
    ("Ctrl Shift S", "In a handout or in Documents: save as PDF"),
    ("Alt Up, Alt Down", "In the blocks of a handout: move the block"),
    ("Ctrl Enter", "Sign the visit; in a form, add or begin what it is about"),
)
GRIDS = (
    ("Arrows", "From cell to cell"),
    ("Letters", "Fill the cell: more letters narrow the list, the same letter again goes to the next"),
    ("Enter, Tab", "Take the answer that is chosen in the list"),
    ("Enter", "In an empty cell, list its answers; in the list, take the one that is chosen"),
    ("Alt Down", "While typing in a cell: into the list"),
    ("Del", "Empty the cell"),
    ("Alt D", "Pulse: unfold surface, middle, depth"),
    ("Esc", "Close the grid; in a cell that is typed into, leave it as it was"),
    ("Up, Down", "In the table of nerve signs: the cell above or below"),
)
CHIPS = (
    ("Left", "In an empty line: to the last chip; Left and Right go on from chip to chip"),
    ("l r b", "On a chip: left, right, both sides"),
    ("Del", "Take the chip away"),
    ("Menu key", "What else can be done to the chip"),
)
DRAWING = (
    ("1 … 5", "Take a brush; 0 is the eraser"),
    ("U", "Lay the last visit underneath"),
    ("P", "Hide or show the treated points"),
    ("Ctrl Z, Ctrl Shift Z", "Undo and redo strokes"),
    ("Esc", "Back to the visit"),
)
TYPED_LINES = (
    (
        "bl23 25 40 b e",
        "Points: the channel goes on; l r b side, + - = technique, e electro, m moxa, 25mm, 20 min",
    ),
    ("worse sitting cough", "History: the first word holds for what follows; no numb tingling, numb calf l"),
    ("flex 40p slr r 50+", "Examination: p painful, f familiar, + and - for a test, its angle, the side"),
    ("l guan wiry, chi deep", "Pulse and tongue: a place holds until the comma; root yellow greasy"),
    (",", "Parts a line; what is not understood stays as your own words"),
)
PARTS = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "sqlcipher3",
    "PyNaCl",
    "reportlab",
    "pypdfium2",
    "rapidfuzz",
    "platformdirs",
    "cattrs",
)
OWN = (
    "Shenshu is free software under the MIT licence. It keeps charts; it does not diagnose. "
    "What it offers is worth considering, never a decision.",
)


def make_shortcuts(workspace: Workspace, place: Place, _unsaved: object | None) -> OpenPage:
    """The list of keys."""
    page = ReadingPage("shortcuts_page", "Keyboard shortcuts")
    page.add_keys("Everywhere", EVERYWHERE)
    page.add_keys("In a patient's chart", PATIENT)
    page.add_keys("In a grid of tongue or pulse", GRIDS)
    page.add_keys("On a chip", CHIPS)
    page.add_keys("In the pain drawing", DRAWING)
    page.add_keys("Typed in a field of the visit", TYPED_LINES)
    page.back_asked.connect(workspace.back)
    return OpenPage(widget=page, place=lambda: place, hints=lambda: (("Back", "Esc"),))


def make_about(workspace: Workspace, place: Place, _unsaved: object | None) -> OpenPage:
    """Version, licences, and the source of every clinical entry."""
    sources = Sources(workspace.chart.catalogue)
    listed = SourceList(sources)
    page = ReadingPage("about_page", f"Shenshu {charting.__version__}", 980)
    page.add_words("About", OWN)
    page.add_part("Where the clinical words come from", listed)
    page.add_words("Credits and licences", sources.credits())
    page.add_table("Parts", ("Version", "Part", "Licence"), [_part(name) for name in PARTS])
    listed.line.setFocus()
    page.back_asked.connect(workspace.back)
    return OpenPage(widget=page, place=lambda: place, hints=lambda: (("Back", "Esc"),))


def _part(name: str) -> tuple[str, str, str]:
    try:
        found = importlib.metadata.metadata(name).json
    except importlib.metadata.PackageNotFoundError:
        return "", name, "see its own files"
    licence = str(found.get("license_expression") or found.get("license") or "see its own files")
    return str(found["version"]), name, licence.splitlines()[0][:80]
