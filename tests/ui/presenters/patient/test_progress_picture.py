import pytest

from charting.domain.treatment import MethodUse, PointUse
from charting.domain.visit_note import VisitNote
from charting.services import timeline
from tests.practice import charted_visit, new_episode, new_patient
from ui.presenters.patient.progress_picture import Bar, make_picture, short_codes, treatment_words


@pytest.fixture
def patient_id(chart):
    return new_patient(chart)


@pytest.fixture
def episode(chart, patient_id):
    return new_episode(chart, patient_id)


@pytest.fixture
def charted(chart, clock, episode):
    """A function that charts visits, each so many days after the one before."""

    def chart_them(*visits):
        for place, (days, found, *rest) in enumerate(visits):
            clock.forward(days=days if place else 0)
            charted_visit(chart, episode, found, **(rest[0] if rest else {}))

    return chart_them


def picture_of(chart, patient_id, *, with_bands=True):
    return make_picture(
        timeline.progress(chart, patient_id),
        definitions=chart.catalogue.definitions,
        short_names=chart.catalogue.short_names,
        methods=chart.catalogue.methods,
        with_bands=with_bands,
    )


def pain(*scores, days=7):
    return [(days, {"pain_now": str(score)} if score is not None else {}) for score in scores]


def test_visits_stand_in_proportion_to_time(chart, patient_id, charted):
    charted((0, {}), (10, {}), (30, {}))
    marks = picture_of(chart, patient_id).marks
    assert [mark.place for mark in marks] == [0, 0.25, 1]
    assert [mark.day for mark in marks] == ["9 Feb", "19 Feb", "21 Mar"]


def test_one_visit_is_a_picture_too(chart, patient_id, charted):
    charted(*pain(7))
    picture = picture_of(chart, patient_id)
    assert [mark.place for mark in picture.marks] == [0]
    assert [dot.words for dot in picture.lines[0].dots] == ["7"]


def test_years_are_named_where_there_are_two(chart, patient_id, charted):
    charted((0, {}), (365, {}))
    assert [mark.day for mark in picture_of(chart, patient_id).marks] == ["9 Feb 26", "9 Feb 27"]


def test_pain_is_a_line_over_the_visits_that_recorded_it(chart, patient_id, charted):
    charted(*pain(7, None, 5))
    track = picture_of(chart, patient_id).lines[0]
    assert [(dot.mark, dot.value) for dot in track.dots] == [(0, 7), (2, 5)]
    assert track.runs == ((0, 1),)


def test_a_gap_of_sixty_days_is_joined(chart, patient_id, charted):
    charted(*pain(7, 6, days=60))
    assert picture_of(chart, patient_id).lines[0].runs == ((0, 1),)


def test_a_longer_gap_breaks_the_line(chart, patient_id, charted):
    charted(*pain(7, 6, days=61))
    assert picture_of(chart, patient_id).lines[0].runs == ((0,), (1,))


def test_two_complaints_are_never_joined(chart, clock, patient_id, charted):
    charted(*pain(7, 6))
    clock.forward(days=7)
    charted_visit(chart, new_episode(chart, patient_id, "Knee"), {"pain_now": "3"})
    assert picture_of(chart, patient_id).lines[0].runs == ((0, 1), (2,))


def bands(chart, patient_id, **more):
    track = picture_of(chart, patient_id, **more).lines[0]
    return [(band.lowest, band.highest, band.words, band.tone) for band in track.bands]


def test_the_band_says_from_where_a_change_is_meaningful(chart, patient_id, charted):
    charted(*pain(7, 6))
    assert bands(chart, patient_id) == [(0, 5, "meaningful: 2 or more below 7", "better")]


def test_worsening_has_its_band_as_plainly_once_it_is_reached(chart, patient_id, charted):
    charted(*pain(4, 6))
    assert bands(chart, patient_id) == [
        (0, 2, "meaningful: 2 or more below 4", "better"),
        (6, 10, "worse: 2 or more above 4", "worse"),
    ]


def test_without_pain_at_first_there_is_nothing_to_be_below(chart, patient_id, charted):
    charted(*pain(0, 1))
    assert bands(chart, patient_id) == []


def test_several_complaints_share_no_baseline(chart, patient_id, charted):
    charted(*pain(7, 5))
    assert bands(chart, patient_id, with_bands=False) == []


def test_scores_that_are_none_are_left_out(chart, patient_id, charted):
    charted((0, {"pain_now": "15"}), (7, {"pain_now": "a lot"}))
    assert picture_of(chart, patient_id).lines == ()


@pytest.mark.parametrize(("degrees", "highest"), [("30", 60), ("61", 90), ("100", 120)])
def test_degrees_have_room_for_the_farthest(chart, patient_id, charted, degrees, highest):
    charted((0, {"flexion": degrees}))
    track = picture_of(chart, patient_id).lines[0]
    assert (track.label, track.highest, track.dots[0].words) == ("Flexion", highest, degrees)
    assert max(track.ticks) <= highest


def test_a_pattern_is_a_bar_to_the_next_visit_as_deep_as_it_is_strong(chart, patient_id, charted):
    charted(
        (0, {}, {"patterns": {"weak_central_qi": "strong"}}),
        (7, {}, {"patterns": {"weak_central_qi": "mild", "kidney_deficiency": ""}}),
        (61, {}, {"patterns": {"kidney_deficiency": "moderate"}}),
    )
    tracks = picture_of(chart, patient_id).patterns
    assert [(track.label, track.bars) for track in tracks] == [
        ("Weak central Qi", (Bar(start=0, end=1, depth=3), Bar(start=1, end=None, depth=1))),
        ("Kidney deficiency", (Bar(start=1, end=None, depth=0), Bar(start=2, end=None, depth=2))),
    ]


def test_training_is_counted_where_it_was_asked(chart, patient_id, charted):
    charted((0, {"training_sessions_week": "3"}), (7, {}), (7, {"training_sessions_week": "0"}))
    assert [(dot.mark, dot.value) for dot in picture_of(chart, patient_id).training] == [(0, 3), (2, 0)]


def note(points="", methods=""):
    return VisitNote(
        points=tuple(PointUse(point=code) for code in points.split()),
        methods=tuple(MethodUse(method=key) for key in methods.split()),
    )


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (None, note("BL23 BL25 BL40"), "BL23 25 40"),
        (note("BL23"), note("BL23 ST36"), "+ ST36"),
        (note("BL23 BL25"), note("BL23"), "BL23"),
        (note("BL23"), note("BL23"), "same points"),
        (note("BL23"), note("BL23", "cupping_sliding"), "+ Sliding cups"),
        (note("BL23"), note("BL23 BL25", "unknown_method"), "+ BL25 + unknown method"),
        (note("BL23"), note("", "cupping_sliding"), "+ Sliding cups"),
        (note("BL23"), note(), ""),
    ],
)
def test_treatment_says_what_was_added_or_all_of_it(chart, before, now, words):
    assert treatment_words(now, before, chart.catalogue.methods) == words


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["BL23", "BL25", "ST36", "BL40"], "BL23 25 ST36 BL40"),
        (["EX-B2", "EX-B7", "ashi", "ashi"], "EX-B2 EX-B7 ashi ashi"),
        ([], ""),
    ],
)
def test_a_channel_is_named_once(codes, words):
    assert short_codes(codes) == words


def test_each_visit_is_one_line_of_words_and_all_of_them_describe_the_picture(chart, patient_id, charted):
    charted(
        (
            0,
            {"pain_now": "7", "flexion": "30"},
            {"patterns": {"weak_central_qi": "mild"}, "points": "BL23 BL25"},
        ),
        (7, {}),
    )
    picture = picture_of(chart, patient_id)
    assert picture.marks[0].summary == (
        "9 Feb 2026, visit 1 · Pain 7 · Flexion 30 · Weak central Qi mild · BL23 25"
    )
    assert picture.marks[1].summary == "16 Feb 2026, visit 2"
    assert picture.description.splitlines() == [mark.summary for mark in picture.marks]
