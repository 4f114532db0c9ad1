"""What Enter records of words typed in a hurry: what they say, or nothing but the words themselves."""

import pytest

from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue


@pytest.fixture
def desk(chart):
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    return desk


def enter(desk, name, text):
    """Type and press Enter as the field does: a certain offer is taken, otherwise the line is read."""
    source = desk.source(name)
    source.typing(text)
    offers = source.offers(text)
    if offers and offers[0].is_certain:
        source.take(offers[0])
    elif source.enter(text):
        source.leave("")
    return desk.texts(name)


NO_MORE_THAN_WORDS = [
    ("causes", "r/o disc"),
    ("causes", "d"),
    ("patterns", "no kidney def"),
    ("patterns", "k"),
    ("patterns", "kd"),
    ("patterns", "yin"),
    ("codes", "M54.4"),
    ("codes", "M54.5"),
    ("codes", "m54"),
    ("codes", "G"),
    ("codes", "S39.012"),
    ("codes", "lumbago"),
    ("codes", "disc"),
    ("points", "b"),
    ("points", "e"),
    ("points", "bl"),
    ("points", "34"),
    ("points", "bl23 bl"),
    ("methods", "needles"),
    ("methods", "needle"),
    ("methods", "points"),
    ("methods", "pulse"),
    ("methods", "n/a"),
    ("methods", "ear"),
    ("methods", "auricular"),
    ("methods", "e"),
    ("symptoms", "swelling"),
    ("symptoms", "swollen muscle"),
]


@pytest.mark.parametrize(("name", "typed"), NO_MORE_THAN_WORDS)
def test_what_may_mean_several_things_or_is_ruled_out_stays_words(desk, name, typed):
    assert enter(desk, name, typed) == [f"“{typed}”"]


SAID = [
    ("causes", "disc", "Disc bulge or herniation with nerve signs"),
    ("patterns", "kidney yang", "Kidney Yang deficiency 肾阳虚"),
    ("patterns", "kidney def", "Kidney deficiency 肾虚"),
    ("patterns", "肾虚", "Kidney deficiency 肾虚"),
    ("codes", "M54.50", "M54.50"),
    ("codes", "m5416", "M54.16"),
    ("codes", "s39012a", "S39.012A"),
    ("codes", "lbp", "M54.50"),
    ("codes", "sciatica left", "M54.32"),
    ("points", "h7", "HT7 Shenmen"),
    ("points", "shenshu", "BL23 Shenshu"),
    ("methods", "cup", "Cupping"),
    ("methods", "ea", "Electro-acupuncture"),
    ("methods", "ear seeds", "Ear seeds"),
    ("methods", "vaccaria", "Ear seeds"),
    ("methods", "moxa", "Moxibustion"),
]


@pytest.mark.parametrize(("name", "typed", "recorded"), SAID)
def test_a_name_or_the_clear_beginning_of_one_is_taken(desk, name, typed, recorded):
    assert enter(desk, name, typed) == [recorded]


def test_moxa_on_two_points_has_no_leads_and_is_no_range(desk):
    enter(desk, "methods", "moxa cv4 cv6")
    chip = desk.source("methods").chips()[0]
    assert (chip.text, chip.faint) == ("Moxibustion", "CV4 CV6")


WARM_NEEDLES = ["bl23 b warm needle moxa", "bl23 b warm needle", "warm needle bl23 b"]


@pytest.mark.parametrize("typed", WARM_NEEDLES)
def test_a_warm_needle_is_needled_as_well_as_warmed(desk, typed):
    """溫針灸: the moxa burns on the handle of a needle that is in."""
    enter(desk, "points", typed)
    note = desk.presenter.editing.note
    assert [(one.point, one.side) for one in note.points] == [("BL23", "both")]
    assert [(one.method, one.settings, one.points) for one in note.methods] == [
        ("moxa", "warm_needle", ("BL23",))
    ]


def test_a_warm_needle_on_a_charted_point_is_no_second_needle(desk):
    enter(desk, "points", "bl23 b 25mm")
    enter(desk, "points", "bl23 b warm needle")
    assert [(one.point, one.depth_mm) for one in desk.presenter.editing.note.points] == [("BL23", 25)]


def test_a_thin_tongue_or_coat_is_for_the_practitioner_to_say(desk):
    labels = [(one.label, one.is_certain) for one in desk.source("tongue").offers("thin")]
    assert labels[:2] == [("Thin tongue", False), ("Thin coat (depth)", False)]
    assert enter(desk, "tongue", "thin") == ["“thin”"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("thin white", ["Thin white coat"]),
        ("thin coat", ["Thin coat (depth)"]),
        ("thin tongue", ["Thin tongue"]),
        ("pale, coat thin", ["Pale tongue", "Thin coat (depth)"]),
        ("pale, thin body", ["Pale tongue", "Thin tongue"]),
    ],
)
def test_a_thin_tongue_or_coat_that_is_named_is_taken(desk, typed, said):
    assert enter(desk, "tongue", typed) == said
