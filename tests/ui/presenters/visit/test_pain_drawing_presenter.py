"""The pain drawing: gestures become strokes, strokes a finding that is saved, signed and undone like any."""

import json

import pytest

from charting.domain.note_words import note_lines
from charting.domain.pain_drawing import FINDING, Mark, Quality
from charting.domain.treatment import PointUse
from charting.domain.visit_note import Observation, ObservationField
from charting.services import timeline, visits
from tests.practice import new_episode, new_patient
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue

FIELD = ObservationField(FINDING)
RIGHT_BACK = ("back", (275, 380), (300, 385), (285, 410))
LEFT_LEG = ("back", (210, 450), (200, 560), (190, 700), (190, 800))


class Recorder:
    """A figure that remembers what it was last told to show."""

    def show_drawing(self, shown):
        self.shown = shown


class Desk(VisitDesk):
    """A visit with somebody drawing on it."""

    def __init__(self, chart):
        super().__init__(chart, RecordingView())
        self.drawing = self.presenter.pain_drawing
        self.figure = Recorder()
        self.drawing.show_in(self.figure)
        self.episode = new_episode(chart, new_patient(chart))
        self.begin()

    def begin(self):
        """Open the next visit of the same patient."""
        self.chart.clock.forward(days=7)
        self.open(visits.start_visit(self.chart, self.episode))

    def open(self, visit_id):
        self.presenter.open(visit_id)
        self.drawing.open()

    def draw(self, view, *points, quality=Quality.ACHE):
        self.drawing.choose(quality)
        self.gesture(view, *points)

    def gesture(self, view, *points):
        self.drawing.begin(view, *points[0])
        for point in points[1:]:
            self.drawing.go_on(*point)
        self.drawing.finish()

    def needle(self, *uses):
        """Chart points, each as `BL23 both`."""
        parts = [use.split() for use in uses]
        self.presenter.editing.put_list(
            "points", tuple(PointUse(point=code, side="".join(side)) for code, *side in parts)
        )

    @property
    def words(self):
        return self.figure.shown.words

    @property
    def dots(self):
        return [(dot.point, dot.view, dot.side) for dot in self.figure.shown.points.dots]

    @property
    def recorded(self):
        return self.presenter.editing.note.text_of(FINDING)


@pytest.fixture
def desk(chart):
    return Desk(with_whole_catalogue(chart))


def test_a_blank_visit_has_a_blank_drawing(desk):
    assert desk.figure.shown.drawing.is_empty
    assert desk.words == ""
    assert desk.recorded == ""


def test_strokes_become_one_sentence(desk):
    desk.draw(*RIGHT_BACK)
    desk.draw(*LEFT_LEG, quality=Quality.BURNING)
    assert desk.words == "Ache, right lower back; burning, left buttock to calf"
    assert desk.figure.shown.share.endswith("% of the body")


def test_a_stroke_is_saved_within_a_second_and_is_the_same_when_opened_again(desk):
    desk.draw(*RIGHT_BACK)
    before = desk.figure.shown.drawing
    assert desk.delay.pause_ms <= 1000
    desk.delay.ring()
    visit_id = desk.presenter.visit_id
    desk.begin()
    assert desk.figure.shown.drawing.is_empty
    desk.open(visit_id)
    assert desk.figure.shown.drawing == before
    assert desk.words == "Ache, right lower back"


def test_the_record_holds_the_patients_own_sides(desk):
    desk.draw("front", (205, 600))
    assert json.loads(desk.recorded)["found"] == [["ache", "front_of_thigh", "right"]]
    assert desk.figure.shown.marks == {Mark(Quality.ACHE, "front_of_thigh", "right")}


def test_a_gesture_beside_the_figure_marks_nothing_and_says_so(desk):
    desk.draw("back", (5, 20), (20, 30))
    assert desk.recorded == ""
    assert "beside the figure" in desk.figure.shown.notice
    desk.draw(*RIGHT_BACK)
    assert desk.figure.shown.notice == ""


def test_a_stroke_under_the_hand_is_kept_when_the_visit_is_left(desk):
    visit_id = desk.presenter.visit_id
    desk.drawing.begin("back", 275, 380)
    desk.drawing.go_on(290, 400)
    desk.presenter.close()
    assert "right lower back" in desk.saved(visit_id).text_of(FINDING)


def test_the_eraser_takes_what_it_went_over(desk):
    desk.draw(*RIGHT_BACK)
    desk.draw(*LEFT_LEG)
    desk.drawing.choose(None)
    desk.gesture("back", (275, 380), (300, 385), (285, 410))
    assert desk.words == "Ache, left buttock to calf"


def test_erasing_all_leaves_no_finding_behind(desk):
    desk.draw("back", (285, 390))
    desk.drawing.choose(None)
    desk.gesture("back", (285, 390))
    assert FIELD not in desk.presenter.editing.note.observations


def test_undo_and_redo_go_stroke_by_stroke(desk):
    desk.draw(*RIGHT_BACK)
    desk.draw(*LEFT_LEG)
    desk.drawing.undo()
    assert desk.words == "Ache, right lower back"
    desk.drawing.undo()
    assert desk.words == ""
    assert not desk.figure.shown.undoes
    desk.drawing.redo()
    desk.drawing.redo()
    assert desk.words == "Ache, right lower back, left buttock to calf" or desk.words.count(",") == 2
    assert not desk.figure.shown.redoes


def test_undo_of_the_drawing_stops_where_other_work_was_done(desk):
    desk.draw(*RIGHT_BACK)
    desk.presenter.set_text("pain_now", "4")
    desk.drawing.undo()
    assert desk.words == "Ache, right lower back"
    assert desk.presenter.editing.note.text_of("pain_now") == "4"
    assert not desk.figure.shown.undoes


def test_undo_of_the_page_reaches_the_drawing_and_is_shown(desk):
    desk.draw(*RIGHT_BACK)
    assert desk.presenter.editing.steps.undo_name == "pain drawing"
    desk.presenter.editing.undo()
    assert desk.words == ""


def test_clearing_can_be_undone(desk):
    desk.draw(*RIGHT_BACK)
    desk.drawing.clear()
    assert desk.recorded == ""
    desk.drawing.undo()
    assert desk.words == "Ache, right lower back"


def test_marking_by_name_says_what_drawing_there_says(desk):
    desk.drawing.toggle("lower_back", "right")
    by_name = desk.words
    desk.drawing.clear()
    desk.draw(*RIGHT_BACK)
    assert by_name == desk.words == "Ache, right lower back"


def test_marking_again_takes_the_mark_away_drawn_or_named(desk):
    desk.drawing.toggle("lower_back", "right")
    desk.drawing.toggle("lower_back", "right")
    assert desk.recorded == ""
    desk.draw(*LEFT_LEG)
    desk.drawing.toggle("back_of_knee", "left")
    assert "knee" not in desk.words
    assert "calf" in desk.words


def test_the_eraser_in_the_list_takes_every_quality(desk):
    desk.drawing.toggle("calf", "left")
    desk.drawing.choose(Quality.NUMBNESS)
    desk.drawing.toggle("calf", "left")
    assert desk.words == "Ache, left calf; numbness, left calf"
    desk.drawing.choose(None)
    desk.drawing.toggle("calf", "left")
    assert desk.recorded == ""


def test_below_the_gluteal_fold_the_nerve_questions_are_asked_and_nothing_is_filled(desk):
    desk.draw(*RIGHT_BACK)
    assert desk.figure.shown.questions == ()
    desk.draw(*LEFT_LEG)
    assert "gluteal fold, left" in desk.figure.shown.questions[0]
    assert set(desk.presenter.editing.note.observations) == {FIELD}
    assert desk.view.nerve_signs == ()


def test_the_last_visit_lies_underneath_only_when_asked(desk):
    desk.draw(*RIGHT_BACK)
    desk.begin()
    assert desk.figure.shown.earlier is None
    desk.drawing.show_earlier(True)
    assert len(desk.figure.shown.earlier.strokes) == 1
    assert desk.figure.shown.earlier_words.startswith("Ache, right lower back")
    assert desk.figure.shown.drawing.is_empty
    desk.drawing.show_earlier(False)
    assert desk.figure.shown.earlier is None


def test_a_first_visit_has_nothing_underneath_and_says_so(desk):
    desk.drawing.show_earlier(True)
    assert desk.figure.shown.earlier_words == "The last visit has no drawing."


def test_a_signed_drawing_stays_as_it_is(desk):
    desk.draw(*RIGHT_BACK)
    assert desk.presenter.sign()
    desk.drawing.open()
    signed = desk.recorded
    desk.draw(*LEFT_LEG)
    desk.drawing.toggle("calf", "left")
    desk.drawing.clear()
    desk.drawing.undo()
    assert desk.recorded == signed == desk.saved().text_of(FINDING)
    assert desk.figure.shown.is_read_only
    assert desk.words == "Ache, right lower back"


def test_a_drawing_of_a_later_version_is_not_drawn_over(desk):
    later = '{"format":9,"words":"x"}'
    desk.presenter.editing.put(FIELD, Observation(value=later))
    desk.draw(*RIGHT_BACK)
    assert desk.recorded == later
    assert desk.figure.shown.is_read_only
    assert desk.words == "A drawing that this version cannot show"


def test_the_history_and_paper_read_the_sentence_not_the_strokes(desk):
    desk.draw(*RIGHT_BACK)
    (line,) = note_lines(desk.chart.catalogue.sections, desk.presenter.editing.note)
    assert line.label == "Pain drawing"
    assert line.words.startswith("Ache, right lower back (")
    assert "strokes" not in line.words


def test_the_history_says_how_the_drawing_changed(desk):
    desk.draw(*RIGHT_BACK)
    desk.begin()
    desk.draw(*LEFT_LEG)
    desk.presenter.close()
    patient = visits.visit(desk.chart, desk.presenter.visit_id).patient_id
    newest = timeline.history(desk.chart, patient)[0]
    (change,) = newest.changes
    assert change.words.startswith("Pain drawing: Ache, left buttock to calf (")
    assert "was Ache, right lower back" in change.words


def test_points_are_on_the_figure_as_soon_as_they_are_charted_and_go_when_undone(desk):
    assert desk.dots == []
    desk.needle("BL23 both", "ST36 left")
    assert desk.dots == [("BL23", "back", "left"), ("BL23", "back", "right"), ("ST36", "front", "left")]
    desk.presenter.editing.undo()
    assert desk.dots == []


def test_points_on_the_figure_are_no_finding(desk):
    desk.needle("BL23 both")
    assert desk.recorded == ""
    assert desk.words == ""


def test_the_words_near_the_figure_say_that_the_dots_are_no_guide(desk):
    assert desk.figure.shown.point_words(with_names=True) == ""
    desk.needle("BL23 both", "ling_gu right")
    assert desk.figure.shown.point_words(with_names=True) == (
        "Points: BL23 both. Location aid, not a needling guide. No place on the figure: Linggu right."
    )


def test_points_without_a_place_are_named_though_there_are_no_dots(desk):
    desk.needle("ling_gu right")
    assert desk.figure.shown.point_words(with_names=False) == "No place on the figure: Linggu right."


def test_the_figure_tells_a_screen_reader_where_the_points_are(desk):
    desk.draw(*RIGHT_BACK)
    desk.needle("BL23 both")
    assert desk.figure.shown.described == (
        "Ache, right lower back\nBL23 both sides, back: 1.5 cun beside the lower edge of the L2 spine"
    )


def test_the_last_visits_points_are_shown_only_when_asked(desk):
    desk.needle("BL23 both")
    desk.begin()
    assert desk.figure.shown.earlier_points.dots == ()
    desk.drawing.show_earlier(True)
    assert [dot.point for dot in desk.figure.shown.earlier_points.dots] == ["BL23", "BL23"]
    assert desk.figure.shown.earlier_words == "The last visit has no drawing. Points: BL23 both"
    assert desk.dots == []
    desk.drawing.show_earlier(False)
    assert desk.figure.shown.earlier_points.dots == ()
