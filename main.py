"""Starts Shenshu; `python3 main.py test` runs its checks and tests. Either sets itself up on first use."""

import sys

from charting import bootstrap, this_computer


def main(arguments: "list[str]") -> int:
    """Runs what was asked for and gives the exit code."""
    test = arguments[:1] == ["test"]
    bootstrap.make_ready(test)
    if test:
        from tests.every_check import run_every_check

        return run_every_check(arguments[1:])
    try:
        from ui.shell.application import run
    except ImportError as error:
        if "cannot open shared object file" in str(error):
            this_computer.stop(this_computer.why_qt_cannot_start(str(error)))
        raise
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
