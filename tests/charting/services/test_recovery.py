from datetime import date

import pypdf
import pytest

from charting.errors import Trouble
from charting.services import chart_file, recovery
from charting.services.opened_chart import BACKUPS
from charting.store.keys import WeakPassphrase, WrongPassphrase, WrongRecoveryCode
from charting.store.recovery_code import NotARecoveryCode
from tests.charts import CHEAP, PASSPHRASE

NEW = "lantern oats willow nine"
OTHERS_CODE = "0000-0000-0000-0000-0000-0000-0000"


def test_the_recovery_code_replaces_a_forgotten_passphrase_and_stays(folder):
    recovery.choose_passphrase(folder.path, folder.code, NEW, cost=CHEAP)
    with pytest.raises(WrongPassphrase):
        folder.unlock()
    folder.unlock(passphrase=NEW).abandon()
    folder.unlock(recovery_code=folder.code).abandon()


@pytest.mark.parametrize(
    ("code", "new", "refusal"),
    [
        ("of this chart", "short", WeakPassphrase),
        ("ABCD", NEW, NotARecoveryCode),
        (OTHERS_CODE, NEW, WrongRecoveryCode),
    ],
)
def test_a_refused_new_passphrase_changes_nothing(folder, code, new, refusal):
    before = folder.files()
    with pytest.raises(refusal):
        recovery.choose_passphrase(folder.path, folder.code if code == "of this chart" else code, new)
    assert folder.files() == before


def test_a_new_passphrase_opens_the_backups_beside_the_chart_too(folder):
    opened = folder.unlock()
    opened.back_up_now()
    opened.lock()
    recovery.choose_passphrase(folder.path, folder.code, NEW, cost=CHEAP)
    chart_file.restore_backup(folder.path, chart_file.backups(folder.path)[0], passphrase=NEW)
    folder.unlock(passphrase=NEW).abandon()


def test_backups_are_found_in_their_own_folder_and_in_a_charts(folder, tmp_path):
    opened = folder.unlock()
    opened.back_up_now()
    opened.lock()
    assert len(recovery.backups_in(folder.path)) == 1
    assert recovery.backups_in(folder.path / BACKUPS) == recovery.backups_in(folder.path)
    assert recovery.backups_in(tmp_path) == []


@pytest.mark.parametrize(
    ("error", "is_guess"),
    [
        (WrongPassphrase(""), True),
        (WrongRecoveryCode(""), True),
        (NotARecoveryCode(""), False),
        (Trouble(""), False),
        (ValueError(), False),
    ],
)
def test_only_a_wrong_secret_is_a_guess(error, is_guess):
    assert recovery.is_wrong_try(error) is is_guess


def test_waits_grow_to_half_a_minute():
    assert [recovery.pause_after(tries) for tries in range(1, 8)] == [0, 1, 2, 5, 10, 30, 30]


def test_the_sheet_holds_every_group_the_practice_and_the_day(folder, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(
        recovery.recovery_sheet(tuple(folder.code.split("-")), "Riverbend Acupuncture", date(2026, 3, 16))
    )
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert all(group in text for group in folder.code.split("-"))
    assert "Riverbend Acupuncture" in text
    assert "2026" in text
    assert PASSPHRASE not in text
