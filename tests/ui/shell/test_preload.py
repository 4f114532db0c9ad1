"""What is loaded in a thread while the passphrase is typed does not get in the way of whoever is quicker."""

import subprocess
import sys
from pathlib import Path

import charting

ROOT = Path(charting.__file__).parents[1]
WHILE_LOADING = """
import sys, threading
from pathlib import Path
import sqlcipher3.dbapi2
from charting.store import upgrade
from ui.shell.preload import Preload

preload = Preload()
preload.start()
{work}
preload.catalogue()
print("done")
"""
MAKE_A_CHART = "upgrade.new_chart(Path(sys.argv[1]) / 'chart.db', bytes(range(48)))"
MAKE_A_PDF = """
from datetime import date
from charting.services.recovery import recovery_sheet
read = threading.Event()
preload = Preload(when_read=read.set)
preload.catalogue()  # and goes on with fonts and ReportLab beside us
assert recovery_sheet(("AB12", "CD34"), "Quiet Harbour", date(2026, 3, 16)).startswith(b"%PDF")
assert read.wait(50)
assert {"reportlab", "pypdfium2"} <= set(sys.modules)
"""
ALEMBIC_FIRST = "import alembic.util"


def said_while_loading(work: str, folder: Path) -> str:
    code = WHILE_LOADING.format(work=work)
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_a_chart_can_be_made_while_everything_is_still_loading(tmp_path):
    assert said_while_loading(MAKE_A_CHART, tmp_path) == "done"


def test_paper_is_made_ready_beside_the_work_and_never_in_its_way(tmp_path):
    assert said_while_loading(MAKE_A_PDF, tmp_path) == "done"


def test_the_same_check_finds_a_library_that_was_met_half_loaded(tmp_path):
    """The control: if Alembic may come first now, `upgrade.migrate` need not load SQLAlchemy before it."""
    assert "partially initialized module" in said_while_loading(ALEMBIC_FIRST, tmp_path)
