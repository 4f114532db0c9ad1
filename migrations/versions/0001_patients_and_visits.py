"""Patients, episodes, visits and all that is charted; the guards that keep signed words and logs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CHARTED = ("observation", "diagnosis", "dismissal", "point_use", "method_use")
"""What signing a visit freezes besides the visit itself."""

KEPT = ("addendum", "issued_handout", "change", "activity")
"""What is written once and never altered."""

NEVER_DELETED = ("patient", "episode", "visit")


def upgrade() -> None:
    create_activity()
    create_change()
    create_patient()
    create_setting()
    create_episode()
    create_patient_alert()
    create_patient_token()
    create_visit()
    create_addendum()
    create_diagnosis()
    create_dismissal()
    create_issued_handout()
    create_method_use()
    create_observation()
    create_point_use()
    for table in CHARTED:
        freeze_when_signed(table)
    freeze_signed_visit()
    for table in KEPT:
        refuse(table, "UPDATE", "is never changed")
        refuse(table, "INSERT", "is never replaced", "EXISTS (SELECT 1 FROM %s WHERE %s = NEW.%s)")
    for table in (*KEPT, *NEVER_DELETED):
        refuse(table, "DELETE", "is never deleted")


def freeze_when_signed(table: str) -> None:
    """No row of a signed visit can be added, changed, moved or removed, by REPLACE neither."""
    signed = "EXISTS (SELECT 1 FROM visit WHERE id = {row}.visit_id AND signed_at IS NOT NULL)"
    routes = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    for event, rows in routes.items():
        condition = " OR ".join(signed.format(row=row) for row in rows)
        trigger(f"{table}_signed_{event.lower()}", table, event, condition, "the visit is signed")


def freeze_signed_visit() -> None:
    """A signed visit cannot be changed, and no other row can take its id or its number's place."""
    trigger("visit_signed_update", "visit", "UPDATE", "OLD.signed_at IS NOT NULL", "the visit is signed")
    trigger("visit_id_update", "visit", "UPDATE OF id, patient_id", "1", "a visit keeps its id and patient")
    replaced = (
        "EXISTS (SELECT 1 FROM visit WHERE signed_at IS NOT NULL AND"
        " (id = NEW.id OR (patient_id = NEW.patient_id AND number = NEW.number)))"
    )
    trigger("visit_signed_insert", "visit", "INSERT", replaced, "the visit is signed")


def refuse(table: str, event: str, why: str, condition: str = "1") -> None:
    """Refuse an event on a table of written-once rows."""
    key = "seq" if table == "activity" else "id"
    when = condition % (table, key, key) if "%s" in condition else condition
    trigger(f"{table}_kept_{event.lower()}", table, event, when, f"{table} {why}")


def trigger(name: str, table: str, event: str, condition: str, why: str) -> None:
    """A BEFORE trigger that aborts with a plain reason."""
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


def create_activity() -> None:
    op.create_table(
        "activity",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("utc_offset_minutes", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("before_sha256", sa.String(), nullable=False),
        sa.Column("after_sha256", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_activity")),
    )


def create_change() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=True),
        sa.Column("new", sa.String(), nullable=True),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index("ix_change_subject", "change", ["subject"], unique=False)


def create_patient() -> None:
    op.create_table(
        "patient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("given_name", sa.String(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("preferred_name", sa.String(), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("pronouns", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("emergency_contact", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("occupation", sa.String(), nullable=False),
        sa.Column("training", sa.String(), nullable=False),
        sa.Column("medical_history", sa.String(), nullable=False),
        sa.Column("medicines", sa.String(), nullable=False),
        sa.Column("allergies", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("saved_at", sa.String(27), nullable=False),
        sa.Column("archived_at", sa.String(27), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(given_name) + length(family_name) > 0", name=op.f("ck_patient_has_a_name")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
    )
    op.create_index(
        "ix_patient_family_name_given_name", "patient", ["family_name", "given_name"], unique=False
    )


def create_setting() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )


def create_episode() -> None:
    op.create_table(
        "episode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("complaint", sa.String(), nullable=False),
        sa.Column("onset", sa.String(), nullable=False),
        sa.Column("mechanism", sa.String(), nullable=False),
        sa.Column("goals", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("saved_at", sa.String(27), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_episode_patient_id_patient"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode")),
    )
    op.create_index("ix_episode_patient_id", "episode", ["patient_id"], unique=False)


def create_patient_alert() -> None:
    op.create_table(
        "patient_alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("alert", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"],
            ["patient.id"],
            name=op.f("fk_patient_alert_patient_id_patient"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient_alert")),
        sa.UniqueConstraint("patient_id", "alert", name=op.f("uq_patient_alert_patient_id_alert")),
    )


def create_patient_token() -> None:
    op.create_table(
        "patient_token",
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"],
            ["patient.id"],
            name=op.f("fk_patient_token_patient_id_patient"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("rank", "token", "patient_id", name=op.f("pk_patient_token")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_patient_token_patient_id", "patient_token", ["patient_id"], unique=False)


def create_visit() -> None:
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.String(27), nullable=False),
        sa.Column("principle", sa.String(), nullable=False),
        sa.Column("session_notes", sa.String(), nullable=False),
        sa.Column("advice", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("saved_at", sa.String(27), nullable=False),
        sa.Column("signed_at", sa.String(27), nullable=True),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name=op.f("fk_visit_episode_id_episode"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_visit_patient_id_patient"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("patient_id", "number", name=op.f("uq_visit_patient_id_number")),
    )
    op.create_index(
        "ix_visit_patient_id_began_at",
        "visit",
        ["patient_id", "began_at", "signed_at", "summary"],
        unique=False,
    )
    op.create_index(
        "ix_visit_signed_at_began_at", "visit", ["signed_at", "began_at", "patient_id"], unique=False
    )


def create_addendum() -> None:
    op.create_table(
        "addendum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.String(27), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_addendum_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addendum")),
    )
    op.create_index("ix_addendum_visit_id", "addendum", ["visit_id"], unique=False)


def create_diagnosis() -> None:
    op.create_table(
        "diagnosis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("lens", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("degree", sa.String(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("content_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("lens IN ('western', 'tcm')", name=op.f("ck_diagnosis_lens_known")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_diagnosis_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnosis")),
        sa.UniqueConstraint("visit_id", "lens", "key", name=op.f("uq_diagnosis_visit_id_lens_key")),
    )
    op.create_index(
        "uq_diagnosis_one_main",
        "diagnosis",
        ["visit_id", "lens"],
        unique=True,
        sqlite_where=sa.text("is_main"),
    )


def create_dismissal() -> None:
    op.create_table(
        "dismissal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_dismissal_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissal")),
        sa.UniqueConstraint("visit_id", "key", name=op.f("uq_dismissal_visit_id_key")),
    )


def create_issued_handout() -> None:
    op.create_table(
        "issued_handout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("handout", sa.String(), nullable=False),
        sa.Column("handout_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("issued_at", sa.String(27), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(pdf) > 0 AND length(sha256) = 64", name=op.f("ck_issued_handout_whole")),
        sa.ForeignKeyConstraint(
            ["patient_id"],
            ["patient.id"],
            name=op.f("fk_issued_handout_patient_id_patient"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_issued_handout_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_handout")),
    )
    op.create_index(
        "ix_issued_handout_patient_id_issued_at", "issued_handout", ["patient_id", "issued_at"], unique=False
    )


def create_method_use() -> None:
    op.create_table(
        "method_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("settings", sa.String(), nullable=False),
        sa.Column("points", sa.String(), nullable=False),
        sa.CheckConstraint("side IN ('', 'left', 'right', 'both')", name=op.f("ck_method_use_side_known")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_method_use_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_method_use")),
        sa.UniqueConstraint("visit_id", "position", name=op.f("uq_method_use_visit_id_position")),
    )


def create_observation() -> None:
    op.create_table(
        "observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.CheckConstraint(
            "finding NOT GLOB '*[^a-z0-9_]*' AND length(finding) > 0",
            name=op.f("ck_observation_finding_is_a_key"),
        ),
        sa.CheckConstraint("side IN ('', 'left', 'right', 'both')", name=op.f("ck_observation_side_known")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_observation_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
        sa.UniqueConstraint("visit_id", "finding", "side", name=op.f("uq_observation_visit_id_finding_side")),
    )
    op.create_index(
        "ix_observation_finding_visit_id", "observation", ["finding", "visit_id", "value"], unique=False
    )


def create_point_use() -> None:
    op.create_table(
        "point_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("point", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("technique", sa.String(), nullable=False),
        sa.Column("depth_mm", sa.Double(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("side IN ('', 'left', 'right', 'both')", name=op.f("ck_point_use_side_known")),
        sa.CheckConstraint(
            "technique IN ('', 'even', 'reinforce', 'reduce')", name=op.f("ck_point_use_technique_known")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_point_use_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_use")),
        sa.UniqueConstraint("visit_id", "position", name=op.f("uq_point_use_visit_id_position")),
    )
