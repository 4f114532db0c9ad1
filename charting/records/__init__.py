"""What is kept about patients, as SQLAlchemy mapped dataclasses."""

from charting.records import (
    carried,
    change,
    diagnosis,
    issued_handout,
    kept_normal,
    needling,
    patient,
    phrase,
    tongue_photo,
    treatment,
    visit,
)

ALL = (
    carried,
    change,
    diagnosis,
    issued_handout,
    kept_normal,
    needling,
    patient,
    phrase,
    tongue_photo,
    treatment,
    visit,
)
"""Every module of records: naming them here fills the metadata that migrations are checked against."""
