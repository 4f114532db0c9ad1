"""An invented practice's handout, as long as they come on one page."""

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from charting.domain.handout import Block, Handout, Letterhead, Role

SERIES = tuple(
    (date(2026, month, day), pain)
    for month, day, pain in ((2, 9, 7), (2, 13, 6), (2, 17, 5), (2, 22, 5), (2, 27, 4), (3, 6, 3), (3, 16, 2))
)
FOUND = (
    "The muscles beside your lower spine worked harder than they were ready for. They are tight and sore, "
    "most of all in the two days after lifting. Nothing today points to a pinched nerve.",
)
MEANING = (
    "Qi and Blood do not move freely along the Bladder channel (zú tài yáng), which runs beside the spine. "
    "Your centre is a little weak, so the back tires early.",
)
DO = (
    "Warm up with movement before you lift",
    "Add weight in small steps",
    "Brace your belly when you squat or pull",
    "Sleep and eat well",
    "Stretch your hips and train your glutes",
    "Rest when it is more than mild soreness",
)
AVOID = (
    "Wave off pain or numbness that runs down the leg",
    "Lift through sharp pain",
    "Stretch hard while the muscle is sore",
    "Train heavy on every day of the week",
)
DAYS = (
    "Keep moving, but leave the heavy bar alone. Walk, loosen up, and come back if it does not get easier.",
)
WORDS = ("Hinge drill with a broomstick, 3 × 8, every morning. Bring your log.",)
SEEK_CARE = ("if pain or numbness runs down a leg, if coughing makes it worse, or if you lose your bladder.",)
HELPS = (
    "Needling brings blood to the muscle, loosens cramp and calms pain. Many people move more easily soon.",
)
DISCLAIMER = ("For education only; it is not medical advice. Ask a doctor about diagnosis and treatment.",)


def block(role, heading="", paragraphs=(), bullets=(), series=()):
    return Block(
        key=role.value, role=role, heading=heading, paragraphs=paragraphs, bullets=bullets, series=series
    )


BLOCKS = (
    block(Role.FOUND, "What we found", FOUND),
    block(Role.MEANING, "In Chinese medicine 气滞血瘀", MEANING),
    block(Role.DO, "Do", bullets=DO),
    block(Role.AVOID, "Do not", bullets=AVOID),
    block(Role.DAYS, "The next few days", DAYS),
    block(Role.WORDS, "From your practitioner", WORDS),
    block(Role.SEEK_CARE, "Seek medical care at once", SEEK_CARE),
    block(Role.HELPS, "How acupuncture helps", HELPS),
    block(Role.PROGRESS, "Your progress", series=SERIES),
    block(Role.NEXT_VISIT, "Next visit", ("23 March, 10:30",)),
    block(Role.DISCLAIMER, "", DISCLAIMER),
)


@pytest.fixture
def letterhead():
    return Letterhead(
        practice="Quiet Harbour Acupuncture",
        practitioner="Robin Reed",
        credentials="L.Ac.",
        lines=("12 Example Street", "555 0100"),
    )


@pytest.fixture
def handout():
    """Every kind of block, in the usual order."""
    return Handout(
        key="strain",
        version=1,
        language="en",
        title="Your back after training",
        name="Ines",
        on=date(2026, 3, 16),
        blocks=BLOCKS,
    )


@pytest.fixture
def with_blocks(handout):
    """The handout with other blocks, given as (role, heading, paragraphs, bullets)."""
    return lambda *parts: replace(handout, blocks=tuple(block(*part) for part in parts))


@pytest.fixture
def read():
    """A PDF's pages as another program reads them."""
    return lambda pdf: PdfReader(BytesIO(pdf)).pages


@dataclass(frozen=True)
class Properties:
    """What a PDF says of itself."""

    day: date
    fonts: frozenset[str]
    embedded: frozenset[str]


@pytest.fixture
def properties():
    """A PDF's date, the fonts that its pages name, and those of them that are in the file."""

    def read_properties(pdf):
        reader = PdfReader(BytesIO(pdf))
        fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
        named = frozenset(str(font["/BaseFont"]) for font in fonts)
        held = frozenset(
            str(font["/BaseFont"])
            for font in fonts
            if "/FontFile2" in (font["/FontDescriptor"].get_object() if "/FontDescriptor" in font else {})
        )
        return Properties(reader.metadata.creation_date.date(), named, held)

    return read_properties


@pytest.fixture
def words(read):
    """All text of a PDF without its spaces and line ends."""
    return lambda pdf: squeezed("".join(page.extract_text() for page in read(pdf)))


@pytest.fixture
def without_spaces():
    return squeezed


def squeezed(text):
    return "".join(text.split())
