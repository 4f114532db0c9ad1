"""Setting up with one command: a small project with real packages of its own, on a real Python."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from charting import bootstrap

ROOT = bootstrap.ROOT
PYTHON = getattr(sys, "_base_executable", sys.executable)
FIRST_TIME = "Setting up Shenshu for the first time"
UPDATING = "Bringing Shenshu's packages up to date"

MAIN = """
import sys
from charting import bootstrap
bootstrap.make_ready(sys.argv[1:] == ["test"])
import breath
print("breathing in", sys.prefix, *sys.argv[1:])
"""


class Project:
    """A folder with a main.py, our two first steps, and locks of invented packages."""

    def __init__(self, folder: Path, wheels: Path) -> None:
        self.folder = folder
        self.environment = folder / ".venv"
        self.wheels = wheels

    def write(self) -> None:
        charting = self.folder / "charting"
        charting.mkdir(parents=True)
        for name in ("__init__.py", "bootstrap.py", "this_computer.py"):
            shutil.copy(ROOT / "charting" / name, charting)
        (self.folder / "main.py").write_text(MAIN)
        breath, posture = self.pin("breath"), self.pin("posture")
        (self.folder / "requirements.txt").write_text(breath)
        (self.folder / "requirements-dev.txt").write_text(breath + posture)

    def pin(self, name: str) -> str:
        """The package's line for a lock."""
        wheel = self.wheels / f"{name}-1.0-py3-none-any.whl"
        return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"

    def begin(self, *arguments: str, **settings: str) -> "subprocess.Popen[str]":
        """A start that is not waited for."""
        away = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PIP_CONFIG_FILE": os.devnull}
        surroundings = {**os.environ, **away, "QT_QPA_PLATFORM": "offscreen", **settings}
        command = [PYTHON, str(self.folder / "main.py"), *arguments]
        return subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=surroundings,
            cwd=self.wheels,
        )

    def start(self, *arguments: str, **settings: str) -> "tuple[int, str, str]":
        """A start's exit code, what it said, and what it complained of."""
        with self.begin(*arguments, **settings) as started:
            said, complaints = started.communicate(timeout=120)
        return started.returncode, said, complaints

    def breathes(self, said: str) -> bool:
        """True if the start went on in the project's own environment."""
        return f"breathing in {self.environment}" in said


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """A folder of two invented packages."""
    folder = tmp_path_factory.mktemp("wheels")
    for name in ("breath", "posture"):
        about = f"{name}-1.0.dist-info"
        with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{name}.py", "")
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", "")
    return folder


@pytest.fixture
def new_project(tmp_path, wheels):
    """A project that was never started."""
    project = Project(tmp_path / "project", wheels)
    project.write()
    return project


@pytest.fixture(scope="module")
def first_start(tmp_path_factory, wheels):
    """A project that was started once, and what that start gave."""
    project = Project(tmp_path_factory.mktemp("first") / "project", wheels)
    project.write()
    return project, project.start("--demo")


@pytest.fixture
def project(first_start, tmp_path):
    """A copy of a project that is set up: folders may move."""
    shutil.copytree(first_start[0].folder, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project", first_start[0].wheels)


def test_the_first_start_sets_up_and_goes_on_with_what_was_asked(first_start):
    project, (code, said, complaints) = first_start
    assert (code, complaints) == (0, "")
    assert said.splitlines()[0].startswith(FIRST_TIME)
    assert said.splitlines()[-1] == f"breathing in {project.environment} --demo"


def test_the_first_start_compiles_what_the_next_will_run(first_start):
    project, _ = first_start
    assert list(project.environment.rglob("__pycache__/breath.*.pyc"))
    assert list(project.folder.glob("charting/__pycache__/bootstrap.*.pyc"))


def test_the_next_start_sets_nothing_up(project):
    code, said, _ = project.start()
    assert (code, said) == (0, f"breathing in {project.environment}\n")


def test_the_tests_add_their_packages_and_the_app_still_starts_at_once(project):
    code, said, _ = project.start("test")
    assert (code, said.splitlines()[0]) == (0, f"{UPDATING}...")
    assert list(project.environment.rglob("posture.py"))
    assert project.start()[1] == f"breathing in {project.environment}\n"


def test_a_changed_lock_is_installed_at_the_next_start(project):
    project.folder.joinpath("requirements.txt").write_text(project.pin("posture") + project.pin("breath"))
    code, said, _ = project.start()
    assert code == 0
    assert UPDATING in said
    assert list(project.environment.rglob("posture.py"))


def test_a_package_that_is_not_the_checked_one_is_refused(project):
    lock = project.folder / "requirements.txt"
    lock.write_text(f"{project.pin('breath')}posture==1.0 --hash=sha256:{'0' * 64}\n")
    code, _, complaints = project.start()
    assert code == 1
    assert complaints.startswith("A downloaded package is not the one Shenshu was checked with")
    assert not list(project.environment.rglob("posture.py"))
    assert not project.environment.joinpath("shenshu-ready").exists()


def test_no_network_is_said_with_pips_last_lines(project):
    project.folder.joinpath("requirements.txt").write_text(project.pin("breath") + project.pin("posture"))
    nowhere = {
        "PIP_NO_INDEX": "0",
        "PIP_FIND_LINKS": "",
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_RETRIES": "1",
    }
    code, _, complaints = project.start(**nowhere)
    assert code == 1
    assert complaints.startswith("The packages could not be downloaded. Connect this computer")
    assert "The last lines were:\n" in complaints
    assert "posture" in complaints.splitlines()[-1]


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot keep a killed start's steps from going on")
def test_after_a_killed_set_up_two_starts_at_once_finish_it_once(new_project):
    with new_project.begin() as killed:
        while "installing" not in killed.stdout.readline():
            assert killed.poll() is None
        killed.kill()
    assert not (new_project.environment / "shenshu-ready").exists()
    starts = [new_project.begin(), new_project.begin()]
    said = [each.communicate(timeout=120)[0] for each in starts]
    assert [each.returncode for each in starts] == [0, 0]
    assert all(new_project.breathes(each) for each in said)
    assert sum(FIRST_TIME in each for each in said) == 1


@pytest.fixture
def environment(monkeypatch, tmp_path):
    """An environment that works, seen from inside it."""
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    python = bootstrap._environment_python()
    python.parent.mkdir()
    python.touch()
    major, minor = sys.version_info[:2]
    (tmp_path / "pyvenv.cfg").write_text(f"home = {tmp_path}\nversion = {major}.{minor}.4\n")
    return tmp_path


def test_an_environment_with_its_python_works(environment):
    assert bootstrap._environment_works()


def test_an_environment_whose_python_was_removed_does_not_work(environment):
    bootstrap._environment_python().unlink()
    assert not bootstrap._environment_works()


@pytest.mark.parametrize(
    ("fact", "instead"), [("home = ", "home = /nowhere/"), ("version = 3", "version = 2")]
)
def test_an_environment_made_for_another_python_does_not_work(environment, fact, instead):
    settings = environment / "pyvenv.cfg"
    settings.write_text(settings.read_text().replace(fact, instead))
    assert not bootstrap._environment_works()


def test_a_folder_that_is_no_environment_does_not_work(environment):
    environment.joinpath("pyvenv.cfg").unlink()
    assert not bootstrap._environment_works()


def test_a_python_that_has_the_packages_needs_no_environment(new_project, wheels, tmp_path):
    with zipfile.ZipFile(wheels / "breath-1.0-py3-none-any.whl") as wheel:
        wheel.extractall(tmp_path / "packages")
    code, said, _ = new_project.start(PYTHONPATH=str(tmp_path / "packages"))
    assert code == 0
    assert "breathing in" in said
    assert not new_project.environment.exists()


def test_a_place_that_cannot_be_written_is_said_without_a_traceback(new_project):
    new_project.environment.write_text("in the way")
    code, _, complaints = new_project.start()
    assert code == 1
    assert complaints.startswith("Shenshu could not be set up in ")
    assert "Traceback" not in complaints


def test_a_python_without_ensurepip_is_told_and_nothing_is_made(new_project, tmp_path):
    tmp_path.joinpath("ensurepip.py").write_text("raise ImportError('left out by this system')")
    code, _, complaints = new_project.start(PYTHONPATH=str(tmp_path))
    assert code == 1
    assert "sudo apt install python3-venv" in complaints
    assert not new_project.environment.exists()


def test_a_packaged_build_is_ready_as_it_is(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "version_info", (3, 6, 0))
    bootstrap.make_ready(test=False)


def test_the_lock_of_this_very_environment_is_recognised():
    assert bootstrap._has_every_package(bootstrap.TEST_PACKAGES)


def test_another_version_of_a_package_is_not_the_locked_one(tmp_path):
    lock = tmp_path / "requirements.txt"
    lock.write_text(bootstrap.APP_PACKAGES.read_text().replace("reportlab==", "reportlab==9"))
    assert not bootstrap._has_every_package(lock)


@pytest.mark.parametrize(
    ("platform", "pins"),
    [("linux", [("mako", "1.4")]), ("win32", [("mako", "1.4"), ("typing_extra", "0.4.6")])],
)
def test_a_package_for_another_platform_is_not_asked_for(monkeypatch, tmp_path, platform, pins):
    lock = tmp_path / "requirements.txt"
    lock.write_text(
        "mako==1.4 \\\n    --hash=sha256:0\nTyping.extra==0.4.6 ; sys_platform == 'win32' \\\n    --hash=x\n"
    )
    monkeypatch.setattr(sys, "platform", platform)
    assert bootstrap._pins(lock) == pins
