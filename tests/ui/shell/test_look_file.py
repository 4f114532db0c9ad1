import pytest

from charting import paths
from ui.shell.look_file import Look, keep_look, look_file, read_look


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "window.ini"


def test_the_window_is_remembered_as_it_was(file):
    look = Look(width=1440, height=900, is_maximised=True, zoom=1.25, appearance="dark")
    keep_look(file, look)
    assert read_look(file) == look


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[General]\nwidth=9\nheight=9\n",
        "[General]\nzoom=nan\nwidth=1440\n",
        "[General]\nzoom=99\nappearance=pink\n",
        "[General]\nwidth=@Invalid()\nheight=@Point(1 2)\nzoom=@ByteArray(1)\n",
        "\x00=\n==\nwidth=²²²²\n",
    ],
)
def test_an_odd_file_gives_the_usual_window(file, text):
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    assert read_look(file) == Look()


def test_a_missing_or_unreadable_file_gives_the_usual_window(file):
    assert read_look(file) == Look()
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe")
    assert read_look(file) == Look()


def test_a_place_that_cannot_be_written_to_costs_no_more_than_comfort(tmp_path):
    (tmp_path / "config").write_text("a file where a folder should be", "utf-8")
    keep_look(tmp_path / "config" / "window.ini", Look())
    assert read_look(tmp_path / "config" / "window.ini") == Look()


def test_it_is_kept_among_the_persons_settings_and_not_beside_the_chart():
    assert look_file().name == "shenshu-window.ini"
    assert paths.data_folder() not in look_file().parents
