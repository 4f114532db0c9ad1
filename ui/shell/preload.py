"""Loads what the open chart needs while the passphrase is typed."""

import importlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charting.content.catalogue import Catalogue

MODULES = (
    "sqlalchemy.orm",
    "charting.services.chart_file",
    "charting.services.recovery",
    "charting.services.today",
    "charting.services.practice",
    "charting.content.catalogue",
    "ui.shell.compose",
)
PAPER = ("charting.documents.handout_pdf", "charting.documents.visit_summary_pdf", "pypdfium2")
"""What the first document and its preview are made with."""


class Preload:
    """A thread that imports and reads the vocabulary; `catalogue` waits for it."""

    def __init__(self, when_read: Callable[[], None] = lambda: None) -> None:
        """`when_read` is called in the thread once everything is read, and not if something failed."""
        self._when_read = when_read
        self._thread = threading.Thread(target=self._load, name="preload", daemon=True)
        self._catalogue: Catalogue | None = None
        self._error: Exception | None = None

    def start(self) -> None:
        """Begin; call it once the first window is on the screen. A second call does nothing."""
        if self._thread.ident is None:
            self._thread.start()

    def catalogue(self) -> "Catalogue":
        """The clinical vocabulary, when everything is loaded."""
        self.start()
        self._thread.join()
        if self._error:
            raise self._error
        assert self._catalogue is not None
        return self._catalogue

    def _load(self) -> None:
        try:
            for name in MODULES:
                importlib.import_module(name)
            from charting.content.catalogue import read_catalogue

            self._catalogue = read_catalogue()
        except Exception as error:  # raised again where the catalogue is asked for
            self._error = error
            return
        threading.Thread(target=self._read_ahead, name="read ahead", daemon=True).start()

    def _read_ahead(self) -> None:
        """What the first minutes will ask for, read beside the work; nobody waits for it."""
        from charting.content import finder
        from charting.content.body import read_body
        from charting.content.point_map import read_point_map

        try:
            if self._catalogue is not None:
                self._catalogue.warm()
                finder.prepare(self._catalogue)
            read_body().divide()
            read_point_map()
            for name in PAPER:
                importlib.import_module(name)
            from charting.documents import fonts

            fonts.open_usual_faces()
            self._when_read()
        except Exception:  # raised again, where it can be told, to the page that asks for it
            return
