"""The product's own vocabulary, read once, and a small content folder that a test may break."""

import shutil

import pytest

from charting.content.catalogue import read_catalogue
from charting.content.codes import read_codes
from charting.content.line_readers import LineReaders
from charting.paths import resources


@pytest.fixture(scope="session")
def catalogue():
    """The shipped vocabulary."""
    return read_catalogue()


@pytest.fixture(scope="session")
def codes():
    """The shipped codes."""
    return read_codes()


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped content that a test may change."""
    place = tmp_path / "resources" / "content"
    shutil.copytree(resources() / "content", place)
    return place


@pytest.fixture
def rewrite(folder):
    """A function that replaces words in one content file, which must hold them."""

    def replace_in(name, old, new):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace_in


@pytest.fixture(scope="session")
def read_line(catalogue):
    """Reads a line typed into a section's row: what is recorded, in short, and what is left."""
    readers = LineReaders(catalogue)

    def read(section, text):
        line = readers.reader(catalogue.section(section)).read(text)
        return "; ".join(_short(entry) for entry in line.entries), line.left_over

    return read


def _short(entry):
    seen = entry.observation
    note = f"[{seen.note}]" if seen.note else ""
    return " ".join(f"{entry.field.finding} {entry.field.side} {seen.value} {seen.details} {note}".split())
