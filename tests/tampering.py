"""Rows changed as somebody with the key could change them, past everything that guards signed words."""

from sqlalchemy import text

from charting.services.chart import Chart


def behind_the_apps_back(chart: Chart, *statements: str, **values: object) -> None:
    """Take the triggers away, change rows, and put the triggers back."""
    with chart.sessions.begin() as session:
        triggers = session.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")).all()
        for name, _ in triggers:
            session.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            session.execute(text(statement), values)
        for _, sql in triggers:
            session.connection().exec_driver_sql(sql)
