"""Puts the locked packages in place before anything else starts; standard library only.

This file and main.py must parse on Python 3.6, so that an old Python is told a sentence and not a
syntax error. What is said is plain ASCII: an old console can show nothing else. Imports that only a
set-up needs stay inside its functions, because every start passes through `make_ready`.
"""

import os
import re
import sys
from pathlib import Path

from charting import this_computer

ROOT = Path(__file__).resolve().parent.parent
APP_PACKAGES = ROOT / "requirements.txt"
TEST_PACKAGES = ROOT / "requirements-dev.txt"

ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "shenshu-ready"
UNFINISHED = ENVIRONMENT / "shenshu-unfinished"
LOCK = ENVIRONMENT / "shenshu-lock"


def make_ready(test: bool) -> None:
    """Returns only where every locked package is in place; otherwise sets up and starts again there.

    `test` asks for the packages of the tests too. A packaged build returns at once. Ends the
    program with a plain sentence where this computer lacks something.
    """
    if getattr(sys, "frozen", False):
        return
    this_computer.refuse_old_python()
    if test:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    this_computer.refuse_without_screen()
    packages = TEST_PACKAGES if test else APP_PACKAGES
    ready = _environment_works() and _is_stamped(packages)
    if not ready and not _has_every_package(packages):
        _set_up(packages)
        _start_again_inside()
    if ready and not _is_inside():
        _start_again_inside()
    if _is_inside() and not ready:
        _stamp(packages)
    this_computer.refuse_missing_library()


def _is_inside() -> bool:
    """True if the Python that runs this is our own environment's."""
    return Path(sys.prefix).resolve() == ENVIRONMENT.resolve()


def _environment_python() -> Path:
    """The Python of our own environment."""
    return ENVIRONMENT.joinpath(*(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def _environment_works() -> bool:
    """True if our environment's Python can be started, and is the one its packages were made for.

    The Python it was made from may have been removed, or been upgraded in its place.
    """
    try:
        written = (ENVIRONMENT / "pyvenv.cfg").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    facts = dict(re.findall(r"^(\w+) = (.+?)\s*$", written, re.MULTILINE))
    made_for = facts.get("version", "").split(".")[:2]
    if _is_inside() and made_for != [str(part) for part in sys.version_info[:2]]:
        return False
    return _environment_python().exists() and Path(facts.get("home", "")).is_dir()


def _is_stamped(packages: Path) -> bool:
    """True if the environment was finished with just these packages."""
    try:
        return _stamp_line(packages) in STAMP.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return False


def _stamp_line(packages: Path) -> str:
    import hashlib

    return f"{packages.name} {hashlib.sha256(packages.read_bytes()).hexdigest()}"


def _stamp(packages: Path) -> None:
    """Records that the environment is finished. The tests' packages hold the app's, so they stamp both."""
    both = (APP_PACKAGES, TEST_PACKAGES) if packages == TEST_PACKAGES else (packages,)
    unseen = STAMP.with_name(f"{STAMP.name}.{os.getpid()}")
    unseen.write_text("\n".join(map(_stamp_line, both)) + "\n", encoding="ascii")
    unseen.replace(STAMP)


def _has_every_package(packages: Path) -> bool:
    """True if this Python already has each package at its locked version.

    Read from folder names: importlib.metadata would add some 50 ms to a start.
    """
    installed = set()
    for place in sys.path:
        for folder in Path(place).glob("*.dist-info"):
            name, _, version = folder.stem.partition("-")
            installed.add((_plain(name), version))
    return all(pin in installed for pin in _pins(packages))


def _pins(packages: Path) -> "list[tuple[str, str]]":
    """The name and version of each package in the lock that this computer needs."""
    pin = re.compile(r"^([\w.-]+)==([^\s;\\]+)(?: *; *([^\\\n]*))?", re.MULTILINE)
    found = pin.findall(packages.read_text(encoding="utf-8"))
    return [(_plain(name), version) for name, version, marker in found if _applies(marker)]


def _applies(marker: str) -> bool:
    """False if the lock's marker rules this computer out; a marker that is not understood applies."""
    facts = {"sys_platform": sys.platform, "implementation_name": sys.implementation.name}
    for name, sign, value in re.findall(r"(\w+) (==|!=) '([^']*)'", marker):
        if name in facts and (facts[name] == value) != (sign == "=="):
            return False
    return True


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _set_up(packages: Path) -> None:
    """Makes the environment hold just these packages, or ends the program with the reason."""
    this_computer.refuse_without_venv()
    try:
        ENVIRONMENT.mkdir(exist_ok=True)
        with LOCK.open("a") as lock:
            _wait_for(lock.fileno())
            if not (_environment_works() and _is_stamped(packages)):
                _install(packages, lock.fileno())
    except KeyboardInterrupt:
        this_computer.stop("Setting up was stopped. Start again to finish it.")
    except OSError as error:
        this_computer.stop(
            f"Shenshu could not be set up in {ENVIRONMENT} ({error.strerror or error}). Check that the "
            "folder may be written to and the disk has room; if so delete .venv, and start again."
        )


def _wait_for(lock: int) -> None:
    """Returns once no other start is setting up. The system frees the lock of one that died."""
    import time

    told = False
    while not _took(lock):
        if not told:
            _say("Shenshu is being set up by another start; waiting for it...")
            told = True
        time.sleep(0.2)


def _took(lock: int) -> bool:
    """True if the lock is ours now, or if this file system has no locks to wait for."""
    import errno

    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True


def _install(packages: Path, lock: int) -> None:
    """Fills the environment and stamps it last, so that a set-up cut off in between is begun anew."""
    if UNFINISHED.exists() or not _environment_works():
        _say("Setting up Shenshu for the first time; this takes a minute...")
        _empty_environment()
        UNFINISHED.touch()
        base = getattr(sys, "_base_executable", sys.executable)
        _run([base, "-m", "venv", str(ENVIRONMENT)], lock)
    else:
        _say("Bringing Shenshu's packages up to date...")
        UNFINISHED.touch()
        STAMP.unlink(missing_ok=True)
    _say("  installing the packages")
    pip = [str(_environment_python()), "-m", "pip", "install", "--no-input", "--no-compile"]
    locked = ["--disable-pip-version-check", "--require-hashes", "--only-binary=:all:", "-r", str(packages)]
    _run(pip + locked, lock)
    _say("  compiling them for a quick start")
    _compile()
    _stamp(packages)
    UNFINISHED.unlink()
    _say("Ready.")


def _empty_environment() -> None:
    """Removes all that a broken or unfinished environment holds, but not the lock we hold ourselves."""
    import shutil

    for entry in ENVIRONMENT.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(str(entry))
        elif entry != LOCK:
            entry.unlink()


def _run(command: "list[str]", lock: int) -> None:
    """Runs one step of setting up, naming the large downloads; ends the program if the step fails.

    The step holds the lock too (Windows cannot), so that no other start begins while one still writes.
    """
    import subprocess

    said = []
    step = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=dict(_clean_settings(), PIP_USER="0", PYTHONIOENCODING="utf-8"),
        pass_fds=() if os.name == "nt" else (lock,),
    )
    with step:
        for line in step.stdout or ():
            said.append(line.rstrip())
            large = re.search(r"Downloading (?:\S*/)?([A-Za-z0-9_.]+)-\S+ \(([\d.]+ MB)\)", line)
            if large:
                _say(f"    {large.group(1)} ({large.group(2)})")
    if step.returncode:
        last = "\n".join(["", "The last lines were:", *said[-8:]])
        this_computer.stop(this_computer.why_setting_up_failed("\n".join(said)) + last)


def _compile() -> None:
    """Compiles the packages and our own files; what cannot be compiled here will be when it is used."""
    import subprocess

    library = ENVIRONMENT / ("Lib" if os.name == "nt" else "lib")
    ours = [ROOT / "charting", ROOT / "ui", ROOT / "migrations"]
    command = [str(_environment_python()), "-m", "compileall", "-q", "-j", "0"]
    command += [str(folder) for folder in [library, *ours] if folder.is_dir()]
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=_clean_settings()
    )


def _clean_settings() -> "dict[str, str]":
    """The surroundings for our environment's Python, without what would point it at another library."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}


def _start_again_inside() -> None:
    """Runs main.py with the environment's Python in place of this one."""
    command = [str(_environment_python()), str(ROOT / "main.py"), *sys.argv[1:]]
    sys.stdout.flush()
    if os.name == "nt":
        import subprocess

        # execv on Windows gives the console back before the new process ends
        sys.exit(subprocess.call(command, env=_clean_settings()))
    os.execve(command[0], command, _clean_settings())


def _say(line: str) -> None:
    print(line, flush=True)
