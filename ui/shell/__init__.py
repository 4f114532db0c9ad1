"""The outermost room: starting, the window, and the only place where pages, presenters and services meet."""

from ui.shell import toolkit as toolkit  # first, before any other import of PySide6: see there
