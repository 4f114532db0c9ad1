import pytest

from ui.shell.look_file import FILE_NAME, Look, keep_look, read_look


def test_the_window_is_remembered_as_it_was(tmp_path):
    look = Look(width=1440, height=900, is_maximised=True, zoom=1.25, appearance="dark")
    keep_look(tmp_path, look)
    assert read_look(tmp_path) == look


@pytest.mark.parametrize(
    "text",
    [
        "",
        "width=9\nheight=9\n",
        "zoom=nan\nwidth=1440\n",
        "zoom=99\nappearance=pink\n",
        "\x00=\n==\nwidth=²²²²\n",
    ],
)
def test_an_odd_file_gives_the_usual_window(tmp_path, text):
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert read_look(tmp_path) == Look()


def test_a_missing_or_unreadable_file_gives_the_usual_window(tmp_path):
    assert read_look(tmp_path) == Look()
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe")
    assert read_look(tmp_path) == Look()


def test_no_folder_is_made_for_it(tmp_path):
    keep_look(tmp_path / "not there", Look())
    assert not (tmp_path / "not there").exists()
