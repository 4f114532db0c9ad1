"""An invented practice for tests: a real chart file, a clock moved by hand, a small vocabulary, visits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config

import charting
from charting.content.catalogue import Catalogue
from charting.domain.assessment import Assessable, Assessment
from charting.domain.finding import (
    Choice,
    Editor,
    FindingDefinition,
    Kind,
    Lens,
    Normal,
    Section,
    words_finding,
)
from charting.domain.patient import AlertDefinition, PatientDetails
from charting.domain.treatment import Method, MethodUse, Point, PointUse
from charting.domain.visit_note import ListField, Observation, ObservationField, ProseField, Side
from charting.services import patients, visits
from charting.services.chart import Chart
from charting.services.episodes import EpisodeDetails, start_episode
from charting.store.engine import open_engine

KEY = bytes(range(1, 49))
WHO = "Robin Reed"
START = datetime(2026, 2, 9, 14, 30, tzinfo=UTC)
SOURCE = "invented for tests"


@dataclass
class Clock:
    """A time that stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        """The time now."""
        return self.now

    def forward(self, *, days: int = 0, minutes: int = 0) -> datetime:
        """Move on and give the new time."""
        self.now += timedelta(days=days, minutes=minutes)
        return self.now


def make_empty_chart(path: Path) -> None:
    """Write a chart file with the newest schema and nothing in it."""
    engine = open_engine(path, KEY, create=True, foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", str(Path(charting.__file__).parents[1] / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def _finding(key: str, label: str, kind: Kind, **more: object) -> FindingDefinition:
    return FindingDefinition(key=key, label=label, kind=kind, source=SOURCE, **more)  # type: ignore[arg-type]


def _score(key: str, label: str) -> FindingDefinition:
    return _finding(key, label, Kind.SCORE, lowest=0, highest=10)


def _choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(key=label.lower().replace(" ", "_"), label=label) for label in labels)


def sections() -> tuple[Section, ...]:
    """A few rows of the visit page, each kind among them."""
    western, tcm, treated = Lens.WESTERN, Lens.TCM, Lens.TREATMENT
    normal = Normal(lowest=55, highest=65, source=SOURCE)
    response = _choices("Worse", "Same", "Better")
    return (
        _section("pain", "Pain", western, 100, _score("pain_now", "Pain now")),
        _section(
            "symptoms",
            "Symptoms",
            western,
            110,
            _finding("local_tenderness", "Local tenderness", Kind.PRESENT, sided=True),
            _finding("numbness", "Numbness", Kind.PRESENT, nerve_sign=True),
        ),
        _section(
            "movement",
            "Movement",
            western,
            120,
            _finding("flexion", "Flexion", Kind.NUMBER, unit="°", normal=normal, lowest=0, highest=120),
        ),
        _section("tests", "Tests", western, 130, _finding("slr", "SLR", Kind.TEST, sided=True)),
        _section(
            "training_and_recovery",
            "Training",
            western,
            140,
            _finding("training_sessions_week", "Training sessions", Kind.NUMBER, unit="a week"),
        ),
        _section(
            "tongue",
            "Tongue",
            tcm,
            200,
            _finding("tongue_body", "Tongue body", Kind.CHOICE, choices=_choices("Dusky", "Pale")),
        ),
        _section(
            "pulse",
            "Pulse",
            tcm,
            210,
            _finding("pulse_overall", "Pulse", Kind.CHOICES, choices=_choices("Wiry", "Deep", "Weak")),
        ),
        _section(
            "needling",
            "Needling",
            treated,
            300,
            _finding("needles_in", "Needles in", Kind.NUMBER),
            _finding("needles_out", "Needles out", Kind.NUMBER),
            _finding("needle_difference_reason", "Why a needle stays", Kind.TEXT),
            _finding("retention_minutes", "Retention", Kind.NUMBER, unit="min"),
        ),
        _section(
            "response",
            "Response",
            treated,
            310,
            _finding("response", "Response", Kind.CHOICE, choices=response),
            _score("pain_after", "Pain after"),
        ),
        _section("next", "Next", treated, 320, _finding("next_visit", "Next visit", Kind.WHEN)),
    )


def _section(key: str, label: str, lens: Lens, order: int, *findings: FindingDefinition) -> Section:
    return Section(key=key, label=label, lens=lens, editor=Editor.CHIPS, order=order, findings=findings)


def _assessable(key: str, lens: Lens, label: str, short: str) -> Assessable:
    return Assessable(
        key=key,
        version=1,
        lens=lens,
        label=label,
        short=short,
        explanation="",
        for_patient="",
        supports=(),
        source=SOURCE,
    )


def _point(key: str, pinyin: str) -> Point:
    return Point(
        key=key,
        channel=key[:2],
        pinyin=pinyin,
        toned=pinyin,
        traditional="",
        simplified="",
        source=SOURCE,
    )


def _alert(key: str, label: str, short: str, tone: str, prompt: str = "") -> AlertDefinition:
    return AlertDefinition(
        key=key,
        label=label,
        short=short,
        tone=tone,  # type: ignore[arg-type]
        advice="Think before needling.",
        source=SOURCE,
        detail_prompt=prompt,
    )


def catalogue() -> Catalogue:
    """The small vocabulary: tests of behaviour must not break when the product's own words grow."""
    parts = sections()
    causes = (
        _assessable("muscle_strain_doms", Lens.WESTERN, "Muscle strain / DOMS", "Muscle strain"),
        _assessable("core_instability", Lens.WESTERN, "Core instability", "Core instability"),
    )
    stagnation = "bladder_channel_stagnation"
    patterns = (
        _assessable(stagnation, Lens.TCM, "Stagnation, Bladder channel", "Stagnation, Bladder ch."),
        _assessable("weak_central_qi", Lens.TCM, "Weak central Qi", "Weak central Qi"),
        _assessable("kidney_deficiency", Lens.TCM, "Kidney deficiency", "Kidney deficiency"),
    )
    points = (_point("BL23", "Shenshu"), _point("BL25", "Dachangshu"), _point("BL40", "Weizhong"))
    methods = (Method(key="cupping_sliding", label="Sliding cups", source=SOURCE),)
    alerts = (
        _alert("anticoagulant", "Takes an anticoagulant", "Anticoagulant", "danger", "medicine"),
        _alert("pacemaker", "Pacemaker", "Pacemaker: no electro", "warning"),
        _alert("pregnancy", "Pregnant", "Pregnant", "danger", "due date"),
    )
    found = [one for part in parts for one in part.findings]
    found += [words_finding(part.key, part.label) for part in parts]
    both = (*causes, *patterns)
    return Catalogue(
        sections=parts,
        definitions={one.key: one for one in found},
        red_flags=(),
        causes=causes,
        patterns=patterns,
        points={one.key: one for one in points},
        channels=(),
        methods={one.key: one for one in methods},
        alerts={one.key: one for one in alerts},
        handouts=(),
        names={one.key: one.label for one in both},
        short_names={one.key: one.short for one in both},
    )


def new_patient(chart: Chart, given: str = "Ines", family: str = "Invented", **more: object) -> int:
    """Add an invented patient and give the id."""
    details = PatientDetails(given_name=given, family_name=family, **more)  # type: ignore[arg-type]
    return patients.create_patient(chart, details)


def new_episode(
    chart: Chart, patient_id: int, title: str = "Low back pain after deadlift", **more: object
) -> int:
    """Begin an episode and give its id."""
    onset = str(more.pop("onset", "2026-02-09"))
    details = EpisodeDetails(title=title, onset=onset, **more)  # type: ignore[arg-type]
    return start_episode(chart, patient_id, details)


def charted_visit(
    chart: Chart,
    episode_id: int,
    found: Mapping[str, str] | None = None,
    *,
    patterns: Mapping[str, str] | None = None,
    causes: Mapping[str, str] | None = None,
    points: str = "",
    methods: str = "",
    prose: Mapping[str, str] | None = None,
    sign: bool = False,
) -> int:
    """Begin a visit, chart it and give its id. A finding may carry its side: `slr:left`."""
    visit_id = visits.start_visit(chart, episode_id)
    changes: dict[object, object] = {
        _field(name): Observation(value=value) for name, value in (found or {}).items()
    }
    for name, recorded in (("patterns", patterns), ("causes", causes)):
        if recorded:
            changes[ListField(name)] = tuple(  # type: ignore[arg-type]
                Assessment(key=key, degree=degree, is_main=not index)
                for index, (key, degree) in enumerate(recorded.items())
            )
    if points:
        changes[ListField("points")] = tuple(PointUse(point=code, side="both") for code in points.split())
    if methods:
        changes[ListField("methods")] = tuple(MethodUse(method=key) for key in methods.split())
    changes |= {ProseField(name): words for name, words in (prose or {}).items()}
    visits.save_visit(chart, visit_id, changes)  # type: ignore[arg-type]
    if sign:
        visits.sign_visit(chart, visit_id, f"{WHO}, L.Ac.")
    return visit_id


def _field(name: str) -> ObservationField:
    finding, _, side = name.partition(":")
    kept_side: Side = side  # type: ignore[assignment]
    return ObservationField(finding, kept_side)
