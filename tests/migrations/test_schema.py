"""The migrations make exactly the tables that the records describe."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table

from charting import paths
from charting.records import ALL
from charting.records.base import Record
from charting.store import upgrade
from charting.store.engine import open_engine


@pytest.fixture
def connection(folder):
    engine = open_engine(folder.file, folder.key())
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def differences(connection, metadata):
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return compare_metadata(context, metadata)


def test_a_new_chart_has_the_tables_of_the_records(connection):
    assert ALL
    assert differences(connection, Record.metadata) == []


def test_the_comparison_would_see_a_missing_column_and_a_missing_table(connection):
    other = MetaData(naming_convention=Record.metadata.naming_convention)
    for table in Record.metadata.tables.values():
        table.to_metadata(other)
    other.tables["patient"].append_column(Column("shoe_size", Integer))
    Table("forgotten", other, Column("id", Integer, primary_key=True))
    assert {one[0] for one in differences(connection, other)} == {"add_table", "add_column"}


def test_checks_and_references_are_those_of_the_records(connection):
    """Alembic does not compare CHECKs, so the names are compared here."""
    wanted = {
        constraint.name
        for table in Record.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name
    }
    sql = " ".join(
        row[0] for row in connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE type='table'")
    )
    assert [name for name in sorted(wanted) if name not in sql] == []


def test_no_reference_deletes_what_refers_to_it(connection):
    for table in Record.metadata.tables:
        for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})"):
            assert row[6] == "RESTRICT", f"{table} refers to {row[2]} with {row[6]}"


def test_files_are_numbered_without_a_gap_and_each_names_itself():
    known = upgrade.revisions(paths.migrations())
    assert known == tuple(f"{number:04}" for number in range(1, len(known) + 1))
    for path in (paths.migrations() / "versions").glob("*.py"):
        assert f'revision = "{path.name[:4]}"' in path.read_text()
