"""A patient's name is found nowhere on disk, whatever is done with the chart."""

import sqlite3

from charting.services import chart_file
from tests.charts import as_chart
from tests.practice import charted_visit, new_episode, new_patient

CANARY = "Cinnabarcanary"
WRITINGS = [CANARY.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
WRITINGS += [one.lower() for one in WRITINGS]


def places_of_the_name(root):
    return [
        path.name
        for path in root.rglob("*")
        if path.is_file() and any(writing in path.read_bytes() for writing in WRITINGS)
    ]


def test_the_name_is_in_clear_in_no_file(folder, tmp_path, capfd):
    opened = folder.unlock()
    chart = as_chart(opened)
    episode = new_episode(chart, new_patient(chart, CANARY, CANARY), f"Pain of {CANARY}")
    charted_visit(chart, episode, {"pain_now": "7"}, prose={"session_notes": f"{CANARY} " * 500}, sign=True)
    assert (folder.path / "chart.db-wal").stat().st_size > 0
    assert places_of_the_name(tmp_path) == []
    opened.back_up_now(tmp_path / "second place")
    opened.close()
    chart_file.restore_backup(folder.path, chart_file.backups(folder.path)[0], recovery_code=folder.code)
    folder.unlock().lock()
    assert len(list(tmp_path.rglob("chart*.db"))) == 4
    assert places_of_the_name(tmp_path) == []
    assert CANARY.lower() not in "".join(capfd.readouterr()).lower()


def test_the_search_would_find_it_in_a_plain_database(tmp_path):
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (name TEXT)")
    plain.execute("INSERT INTO t VALUES (?)", (CANARY,))
    plain.commit()
    plain.close()
    assert places_of_the_name(tmp_path) == ["plain.db"]
