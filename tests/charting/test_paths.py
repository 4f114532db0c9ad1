"""Where the app's files and the practice's files are found."""

import sys
from pathlib import Path

from charting import paths


def test_the_apps_own_files_are_found_when_run_from_source():
    assert (paths.resources() / "styles").is_dir()
    assert (paths.migrations() / "env.py").is_file()


def test_a_packaged_build_finds_its_files_in_the_unpacked_bundle(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"
    assert paths.migrations() == tmp_path / "migrations"


def test_only_a_packaged_build_says_it_is_frozen(monkeypatch):
    assert not paths.is_frozen()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.is_frozen()


def test_the_practices_folder_carries_the_apps_name():
    assert paths.data_folder().name == "Shenshu"


def test_asking_for_the_practices_folder_makes_nothing():
    assert not paths.data_folder().exists()


def test_a_test_never_sees_the_real_data_folder(tmp_path_factory):
    assert tmp_path_factory.getbasetemp() in paths.data_folder().parents


def test_the_practices_folder_is_inside_the_persons_own_home():
    assert Path.home() in paths.data_folder().parents
