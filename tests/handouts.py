"""Handouts of an invented practice for tests: three of them, and visits that call for each."""

from dataclasses import replace

from charting.domain.handout import Block, HandoutTemplate, Role
from charting.services import practice
from charting.services.chart import Chart
from charting.settings import Settings
from tests.practice import SOURCE, charted_visit, new_episode, new_patient

STRAIN = "strain_first_days"
NERVE = "nerve_signs"
GENERAL = "back_care_general"

SETTINGS = Settings(
    practice="Quiet Needle",
    practitioner="Robin Reed",
    credentials="L.Ac.",
    address="12 Elm Street\nAlbany",
    phone="555 0100",
)


def block(role: Role, heading: str, *paragraphs: str, bullets: tuple[str, ...] = ()) -> Block:
    """A block whose key is its role's name."""
    return Block(key=role.value, role=role, heading=heading, paragraphs=paragraphs, bullets=bullets)


def blocks(days: str) -> tuple[Block, ...]:
    """Every kind of block that the product's handouts have, shortest words."""
    return (
        block(Role.FOUND, "What we found", "{found}"),
        block(Role.MEANING, "In Chinese medicine", "{meaning}"),
        block(Role.DO, "Do", bullets=("Warm up before you lift", "Sleep and eat well")),
        block(Role.AVOID, "Do not", bullets=("Lift through sharp pain", "Stretch sore muscle hard")),
        block(Role.DAYS, "The next few days", days),
        block(Role.WORDS, "From your practitioner"),
        block(
            Role.SEEK_CARE, "Seek medical care at once", "Call {practice} on {phone} if pain runs down a leg."
        ),
        block(Role.HELPS, "How acupuncture helps", "It calms pain and relaxes tight muscle."),
        block(Role.PROGRESS, "Your progress"),
        block(Role.NEXT_VISIT, "Next visit"),
        block(Role.DISCLAIMER, "", "For education only; not medical advice."),
    )


def template(key: str = STRAIN, title: str = "Your back after training", **more: object) -> HandoutTemplate:
    """A handout template; by default the one for a strained muscle."""
    values: dict[str, object] = {
        "version": 3,
        "language": "en",
        "for_causes": (),
        "for_patterns": (),
        "for_nerve_signs": False,
        "order": 1,
        "source": SOURCE,
        "blocks": blocks("Rest from heavy work, but keep moving."),
    }
    return HandoutTemplate(key=key, title=title, **{**values, **more})  # type: ignore[arg-type]


def templates() -> tuple[HandoutTemplate, ...]:
    """One for a strain, one for nerve signs, one for every back."""
    medical = blocks("See a medical doctor today.")
    return (
        template(for_causes=("muscle_strain_doms",), order=1),
        template(NERVE, "Your back and your leg", for_nerve_signs=True, order=2, blocks=medical),
        template(GENERAL, "Looking after your back", order=9),
    )


def with_handouts(chart: Chart) -> Chart:
    """The chart with handouts in its vocabulary, words for patients, and a letterhead in its settings."""
    practice.save_settings(chart, SETTINGS)
    known = chart.catalogue
    causes = tuple(replace(one, for_patient=f"We found {one.short.lower()}.") for one in known.causes)
    patterns = tuple(
        replace(one, for_patient=f"In plain words: {one.short.lower()}.", simplified="气滞血瘀")
        for one in known.patterns
    )
    return replace(chart, catalogue=replace(known, causes=causes, patterns=patterns, handouts=templates()))


def visit_with_strain(chart: Chart, **more: object) -> int:
    """A third visit at which a strained muscle and a stagnation were recorded; pain went 7, 5, 4."""
    episode = new_episode(chart, new_patient(chart, "Ines", "Invented"))
    for pain in ("7", "5"):
        charted_visit(chart, episode, {"pain_now": pain})
        chart.clock.forward(days=5)  # type: ignore[attr-defined]
    charted: dict[str, object] = {
        "found": {"pain_now": "4", "next_visit": "2026-03-23T10:30"},
        "causes": {"muscle_strain_doms": "certain"},
        "patterns": {"bladder_channel_stagnation": "strong"},
        "prose": {"advice": "Hinge drill with a broomstick."},
    }
    return charted_visit(chart, episode, **{**charted, **more})  # type: ignore[arg-type]


def visit_with_nerve_signs(chart: Chart) -> int:
    """A visit at which a strained muscle and numbness were recorded."""
    found = {"pain_now": "6", "numbness": "present"}
    return visit_with_strain(chart, found=found)
