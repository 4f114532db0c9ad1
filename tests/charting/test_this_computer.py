"""What a computer lacks is said in one plain sentence, before anything is set up."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from charting import bootstrap, this_computer

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asked on Linux only")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def sentence_of(action, *arguments):
    """What the program ends with."""
    with pytest.raises(SystemExit) as ending:
        action(*arguments)
    assert isinstance(ending.value.code, str), "a sentence, which Python prints with exit code 1"
    return ending.value.code


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_what_to_install(monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", version)
    said = sentence_of(bootstrap.make_ready, False)
    assert "needs Python 3.11 or newer" in said
    assert f"this is Python {version[0]}.{version[1]}." in said


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (4, 0, 0)])
def test_a_new_enough_python_may_go_on(monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", version)
    this_computer.refuse_old_python()


@on_linux
def test_a_session_without_a_screen_is_told_so(monkeypatch):
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    assert "no screen" in sentence_of(bootstrap.make_ready, False)


@on_linux
@pytest.mark.parametrize("name", SCREENS)
def test_any_kind_of_screen_will_do(monkeypatch, name):
    for other in SCREENS:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "offscreen")
    this_computer.refuse_without_screen()


@pytest.mark.parametrize("module", ["ensurepip", "venv"])
def test_a_python_without_its_venv_module_is_told_what_to_install(monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    assert "sudo apt install python3-venv" in sentence_of(this_computer.refuse_without_venv)


@pytest.mark.parametrize("library", ["libEGL.so.1", "libGL.so.1", "libxkbcommon.so.0", "libxcb-cursor.so.0"])
def test_a_missing_system_library_is_named_with_its_remedy(library):
    said = this_computer.why_qt_cannot_start(
        f"{library}: cannot open shared object file: No such file or directory"
    )
    assert f"({library})" in said
    assert "sudo apt install libegl1 libgl1 " in said


def test_another_reason_of_the_loader_is_passed_on():
    assert "bad ELF header" in this_computer.why_qt_cannot_start("libqxcb.so: bad ELF header")


@on_linux
def test_a_part_of_qt_that_cannot_be_loaded_stops_the_start(monkeypatch, tmp_path):
    plugins = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (tmp_path / "PySide6" / "__init__.py").touch()
    (plugins / "libqxcb.so").write_bytes(b"not a library")
    command = [sys.executable, "-c", "from charting import this_computer as c; c.refuse_missing_library()"]
    root = Path(this_computer.__file__).parents[1]
    surroundings = {"PYTHONPATH": f"{tmp_path}:{root}", "DISPLAY": ":0"}
    done = subprocess.run(
        command, capture_output=True, text=True, env=surroundings, cwd=tmp_path, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Qt, which draws Shenshu's windows, cannot start on this computer")


@on_linux
def test_where_qt_finds_its_libraries_the_start_goes_on():
    this_computer.refuse_missing_library()


@on_linux
@pytest.mark.parametrize(
    ("settings", "plugin"),
    [
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "vnc"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
    ],
)
def test_the_part_of_qt_that_is_tried_is_the_sessions_own(monkeypatch, settings, plugin):
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert this_computer.qt_screen() == plugin


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "The disk is full",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one Shenshu was checked",
        ),
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]",
            "certificate was not accepted",
        ),
        (
            "Failed to establish a new connection: [Errno -2] Name or service not known",
            "Connect this computer",
        ),
        (
            "connection broken by 'ReadTimeoutError'\nNo matching distribution found for mako",
            "Connect this computer",
        ),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "no ready-made package"),
        ("Segmentation fault", "the last lines below say why"),
    ],
)
def test_why_setting_up_failed_is_said_with_what_to_do(words, sentence):
    said = this_computer.why_setting_up_failed(words)
    assert sentence in said
    assert re.search(r"[Ss]tart again", said)
