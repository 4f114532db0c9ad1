"""Every picker of the visit finds what a practitioner types, the meant entry first."""

from datetime import date

import pytest

from charting.domain.treatment import PointUse
from charting.domain.visit_note import ListField
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.assessment.assessment_chips import AssessmentChips
from ui.presenters.assessment.code_chips import CodeChips
from ui.presenters.treatment.method_chips import MethodChips
from ui.presenters.treatment.point_chips import PointChips
from ui.presenters.visit.visit_sources import section_sources

SEARCHES = [
    ("points", "bl23", "BL23"),
    ("points", "UB 40", "BL40"),
    ("points", "ub40", "BL40"),
    ("points", "B-40", "BL40"),
    ("points", "Kid 3", "KI3"),
    ("points", "shenshu", "BL23"),
    ("points", "shèn shū", "BL23"),
    ("points", "腎俞", "BL23"),
    ("points", "肾俞", "BL23"),
    ("points", "kidney shu", "BL23"),
    ("points", "shu kidney", "BL23"),
    ("points", "shensu", "BL23"),
    ("points", "ling gu", "Linggu"),
    ("causes", "doms", "Muscle strain"),
    ("causes", "si joint", "Sacroiliac"),
    ("causes", "pirformis", "Deep gluteal"),
    ("causes", "rhabdo", "Exertional rhabdomyolysis"),
    ("causes", "herniation disc", "Disc"),
    ("patterns", "Blood Yu", "Blood stasis"),
    ("patterns", "Kidney Yang Xu", "Kidney Yang deficiency"),
    ("patterns", "xu yang kidney", "Kidney Yang deficiency"),
    ("patterns", "肾阳虚", "Kidney Yang deficiency"),
    ("patterns", "腎陽虛", "Kidney Yang deficiency"),
    ("patterns", "气滞", "Stagnation of Qi and Blood"),
    ("patterns", "gān qì yù jié", "Liver Qi stagnation"),
    ("patterns", "kidny yang xu", "Kidney Yang deficiency"),
    ("methods", "电针", "Electro-acupuncture"),
    ("methods", "電針", "Electro-acupuncture"),
    ("methods", "EA", "Electro-acupuncture"),
    ("methods", "moxa ginger", "Moxibustion, cone on ginger"),
    ("methods", "guasha", "Gua sha"),
    ("methods", "cuping", "Cupping"),
    ("methods", "du huo", "Du Huo Ji Sheng Tang"),
    ("methods", "獨活寄生", "Du Huo Ji Sheng Tang"),
    ("methods", "独活寄生", "Du Huo Ji Sheng Tang"),
    ("codes", "LBP", "M54.50"),
    ("codes", "m54.16", "M54.16"),
    ("codes", "m5416", "M54.16"),
    ("codes", "lumbar radiculopathy", "M54.16"),
    ("codes", "腰痛", "SC61"),
    ("symptoms", "numb", "Numbness"),
    ("symptoms", "no numb", "No numbness"),
    ("symptoms", "stifness", "Stiffness"),
    ("modifiers", "sneeze", "Worse with cough or sneeze"),
    ("tests", "SLR", "SLR +"),
    ("tests", "lasègue", "SLR +"),
    ("tests", "slr neg", "SLR −"),
    ("movement", "flex", "Flexion"),
    ("muscles", "QL", "Quadratus lumborum"),
    ("tongue", "tongue red", "Red tongue"),
    ("tongue", "齒痕", "Teeth marks"),
    ("tongue", "齿痕", "Teeth marks"),
    ("pulse", "弦", "Wiry pulse"),
]


@pytest.fixture
def editing():
    return changed_editing(whole_catalogue())[0]


@pytest.fixture
def offers(editing):
    """What a picker offers for a typed text, each as one line of words."""
    made = {
        **section_sources(editing, editing.catalogue.sections),
        "points": PointChips(editing),
        "causes": AssessmentChips(editing, "causes"),
        "patterns": AssessmentChips(editing, "patterns"),
        "methods": MethodChips(editing),
        "codes": CodeChips(editing, lambda: date(2026, 11, 2)),
    }
    return lambda picker, typed: [
        f"{offer.lead} {offer.label}".strip() for offer in made[picker].offers(typed)
    ]


@pytest.mark.parametrize(
    ("picker", "typed", "meant"), SEARCHES, ids=[f"{row[0]} {row[1]}" for row in SEARCHES]
)
def test_the_meant_entry_is_offered_first(offers, picker, typed, meant):
    assert offers(picker, typed)[0].startswith(meant)


@pytest.mark.parametrize("picker", ["points", "causes", "patterns", "methods", "codes", "symptoms"])
@pytest.mark.parametrize("typed", ["", "   ", "...", "zzzzzz"])
def test_what_means_nothing_offers_nothing(offers, picker, typed):
    assert offers(picker, typed) == []


@pytest.mark.parametrize(
    ("picker", "typed", "used", "first"),
    [
        ("points", "zhongzhu", "point:TE3", "TE3"),
        ("patterns", "kidney", "pattern:kidney_yang_deficiency", "Kidney Yang deficiency"),
        ("methods", "cup", "method:cupping_wet", "Cupping, wet"),
        ("codes", "lumbago", "code:M54.42", "M54.42"),
    ],
)
def test_what_the_practitioner_uses_comes_first_among_equals(editing, offers, picker, typed, used, first):
    assert not offers(picker, typed)[0].startswith(first)
    editing.search.used = lambda: {used: 9}
    assert offers(picker, typed)[0].startswith(first)


def test_slips_are_never_taken_by_enter_alone(editing):
    assert not PointChips(editing).offers("shensu")[0].is_certain
    assert not AssessmentChips(editing, "patterns").offers("kidny deficiency")[0].is_certain
    assert PointChips(editing).offers("shenshu")[0].is_certain


def test_a_formula_is_recorded_by_its_name_under_herbs(editing):
    methods = MethodChips(editing)
    assert methods.enter("du huo ji sheng tang") == ""
    (use,) = editing.note.methods
    assert (use.method, use.settings) == ("herbs", "Du Huo Ji Sheng Tang")
    assert methods.chips()[0].faint == "Du Huo Ji Sheng Tang"


def test_a_recorded_code_is_not_offered_again(editing, offers):
    editing.put(ListField("codes"), ("M54.16",))
    assert not any("M54.16" in one for one in offers("codes", "m54.16"))


def test_points_stay_on_offer_for_a_second_use(editing, offers):
    editing.put(ListField("points"), (PointUse(point="BL23"),))
    assert offers("points", "bl23")[0].startswith("BL23")


def test_methods_come_before_methods_with_a_setting(offers):
    assert offers("methods", "cup")[:3] == ["Cupping", "Cupping, dry", "Cupping, sliding"]
