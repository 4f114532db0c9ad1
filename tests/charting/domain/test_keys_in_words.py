"""What people read of a note holds no key with an underscore, whatever the vocabulary knows of it."""

from charting.domain.adverse_events import events_words
from charting.domain.assessment import Assessment
from charting.domain.last_recorded import LastRecorded
from charting.domain.needling import AdverseEvent
from charting.domain.note_words import assessed_words
from charting.domain.text import in_words, listed
from charting.domain.treatment import MethodUse, Point, PointUse
from charting.domain.treatment_words import point_title, treatment_lines
from charting.domain.visit_changes import Vocabulary, changes_since
from charting.domain.visit_note import VisitNote
from charting.domain.visit_summary_line import summary_line
from tests.practice import SOURCE

BEFORE = VisitNote(
    points=(PointUse(point="wu_hu"), PointUse(point="shenmen_ear", depth_mm=1)),
    causes=(Assessment(key="earlier_cause"),),
)
NOTE = VisitNote(
    points=(
        PointUse(point="BL23"),
        PointUse(point="ling_gu", side="right"),
        PointUse(point="shenmen_ear", depth_mm=2),
    ),
    methods=(
        MethodUse(method="later_method", points=("ling_gu", "da_bai"), waveform="later_wave"),
        MethodUse(method="press_needle", points=("shenmen_ear",)),
    ),
    causes=(Assessment(key="later_cause"),),
    events=(AdverseEvent(kind="later_event"),),
)


def point(key, pinyin, **more):
    return Point(
        key=key, channel="", pinyin=pinyin, toned="", traditional="", simplified="", source=SOURCE, **more
    )


def test_a_key_is_read_in_words_and_a_code_as_it_is():
    assert (in_words("ling_gu"), in_words("EX-B2")) == ("ling gu", "EX-B2")
    assert listed(["BL23", "BL25"]) == "BL23 BL25"
    assert listed(["BL23", "ling_gu"]) == "BL23, ling gu"


def test_a_point_is_titled_once_where_its_key_says_its_name():
    assert point_title("ling_gu", point("ling_gu", "Linggu")) == "Linggu"
    assert point_title("shenmen_ear", point("shenmen_ear", "Ershenmen")) == "shenmen ear Ershenmen"
    assert point_title("BL23", point("BL23", "Shenshu")) == "BL23 Shenshu"
    assert point_title("ashi", point("ashi", "Ashi", free=True)) == "Ashi"
    assert point_title("later_point", None) == "later point"


def test_no_key_stands_in_what_is_printed_listed_or_compared():
    said = [words for _, words in treatment_lines(NOTE, {})]
    said += [assessed_words(NOTE.causes, {}), summary_line(NOTE, {}), events_words(NOTE, {})]
    assert said[0] == "BL23 · ling gu right · shenmen ear, 2 mm"
    assert "ling gu (+) – da bai (−)" in said[1]
    assert not [words for words in said if "_" in words]


def test_no_key_stands_in_what_changed():
    known = Vocabulary(definitions={}, names={}, methods={})
    said = [one.words for one in changes_since(LastRecorded(note=BEFORE), NOTE, known)]
    assert "Points added: BL23, ling gu" in said
    assert "Points left out: wu hu" in said
    assert "shenmen ear: 2 mm (was 1 mm)" in said
    assert not [words for words in said if "_" in words]
