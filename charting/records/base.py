"""What every record shares: the base class, constraint names and the UTC time type."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Dialect, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""All columns are named, so that two constraints that begin alike do not collide."""


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """A row. Compared by identity: mapped dataclasses that compare by value cannot be hashed."""

    metadata = MetaData(naming_convention=NAMING)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept as UTC text that sorts; a naive time is refused."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The time as `2026-03-16T14:42:07.000000Z`."""
        return None if value is None else utc_text(value)

    def result_processor(
        self,
        dialect: Dialect,  # noqa: ARG002
        coltype: object,  # noqa: ARG002
    ) -> Callable[[str | None], datetime | None]:
        """The aware UTC time; itself the processor, because every row of a history has several."""
        return _utc_time_or_none


def _utc_time_or_none(text: str | None) -> datetime | None:
    return None if text is None else utc_time(text)


def utc_text(value: datetime) -> str:
    """An aware time as the text the chart keeps; raises ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be kept")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def utc_time(text: str) -> datetime:
    """The aware time that utc_text wrote."""
    return datetime.fromisoformat(text)
