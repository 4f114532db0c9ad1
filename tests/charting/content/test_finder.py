"""Searches as a practitioner types them, over everything that can be picked: the meant entry comes first."""

import pytest

from charting.content.at_hand import LOW_BACK
from charting.content.finder import KINDS, find_anything

SEARCHES = [
    ("bl23", "point", "BL23"),
    ("UB 40", "point", "BL40"),
    ("ub40", "point", "BL40"),
    ("Kid 3", "point", "KI3"),
    ("LV3", "point", "LR3"),
    ("sj5", "point", "TE5"),
    ("TW 5", "point", "TE5"),
    ("du4", "point", "GV4"),
    ("ren 6", "point", "CV6"),
    ("p6", "point", "PC6"),
    ("h7", "point", "HT7"),
    ("shenshu", "point", "BL23"),
    ("shèn shū", "point", "BL23"),
    ("腎俞", "point", "BL23"),
    ("肾俞", "point", "BL23"),
    ("委中", "point", "BL40"),
    ("kidney shu", "point", "BL23"),
    ("shensu", "point", "BL23"),
    ("weizong", "point", "BL40"),
    ("23", "point", "BL23"),
    ("ling gu", "point", "ling_gu"),
    ("水金", "point", "shui_jin"),
    ("ear kidney", "point", "kidney_ear"),
    ("huatuojiaji", "point", "EX-B2"),
    ("LBP", "code", "M54.50"),
    ("m54.16", "code", "M54.16"),
    ("SC61", "code", "SC61"),
    ("SLR", "answer", "slr=positive"),
    ("lasegue", "answer", "slr=positive"),
    ("numbness", "answer", "numbness=present"),
    ("stifness", "answer", "stiffness=present"),
    ("teeth marks", "answer", "tongue_shape=teeth_marks"),
    ("弦", "answer", "pulse_overall=wiry"),
    ("xu", "answer", "deficiency_excess=deficiency"),
    ("butt wink", "answer", "squat_faults=butt_wink"),
    ("Blood Yu", "pattern", "blood_stasis"),
    ("yu xue", "pattern", "blood_stasis"),
    ("Kidney Yang Xu", "pattern", "kidney_yang_deficiency"),
    ("spleen qi xu", "pattern", "spleen_qi_deficiency"),
    ("gan qi yu jie", "pattern", "liver_qi_stagnation"),
    ("肾阳虚", "pattern", "kidney_yang_deficiency"),
    ("气滞", "pattern", "bladder_channel_stagnation"),
    ("doms", "cause", "muscle_strain_doms"),
    ("si joint", "cause", "sacroiliac_pain"),
    ("piriformis", "cause", "deep_gluteal_pain"),
    ("rhabdo", "cause", "rhabdomyolysis"),
    ("electro", "method", "electro"),
    ("电针", "method", "electro"),
    ("gua sha", "method", "gua_sha"),
    ("du huo", "formula", "du_huo_ji_sheng_tang"),
    ("獨活寄生湯", "formula", "du_huo_ji_sheng_tang"),
    ("独活寄生汤", "formula", "du_huo_ji_sheng_tang"),
    ("B-40", "point", "BL40"),
    ("bl023", "point", "BL23"),
    ("齒痕", "answer", "tongue_shape=teeth_marks"),
    ("kidny yang xu", "pattern", "kidney_yang_deficiency"),
    ("pirformis", "cause", "deep_gluteal_pain"),
    ("knee below leg pain", "answer", "radiation=below_knee"),
    ("tongue red", "answer", "tongue_color=red"),
    ("kidney yang def", "pattern", "kidney_yang_deficiency"),
    ("slr -", "answer", "slr=negative"),
    ("dense disperse", "method", "electro=dense_disperse"),
    ("moxa ginger", "method", "moxa=ginger"),
    ("RMDQ", "measure", "rmdq"),
    ("roland", "measure", "rmdq"),
    ("oswestry", "measure", "odi"),
    ("psfs", "measure", "psfs"),
]


@pytest.mark.parametrize(("typed", "kind", "key"), SEARCHES, ids=[row[0] for row in SEARCHES])
def test_the_meant_entry_comes_first(catalogue, typed, kind, key):
    first, *_ = find_anything(catalogue, typed)
    assert (first.kind, first.key) == (kind, key)


def test_at_least_forty_searches_are_tried_over_every_kind():
    assert len(SEARCHES) >= 40
    assert {kind for _, kind, _ in SEARCHES} == set(KINDS)


@pytest.mark.parametrize("typed", ["", "   ", "qqqqqq", "zz"])
def test_nothing_is_found_where_nothing_fits(catalogue, typed):
    assert find_anything(catalogue, typed) == []


def test_no_entry_is_found_twice(catalogue):
    for typed in ("bl23", "gb 34", "kidney", "back"):
        found = [(one.kind, one.key) for one in find_anything(catalogue, typed, limit=50)]
        assert len(found) == len(set(found))


def test_what_the_practitioner_uses_often_comes_first_among_equals(catalogue):
    def first(used):
        return find_anything(catalogue, "zhongzhu", used=used)[0].key

    assert first({}) == "KI15"
    assert first({"point:TE3": 9}) == "TE3"


def test_use_never_puts_a_worse_fit_before_a_better_one(catalogue):
    found = find_anything(catalogue, "numbness", used={"answer:tongue_color=pale": 20, "code:SC62": 20})
    assert found[0].key == "numbness=present"


def test_a_back_complaint_puts_its_likely_codes_first_among_equals(catalogue):
    def order(complaint):
        found = find_anything(catalogue, "lumbago with", complaint, kinds=["code"])
        return [one.key for one in found]

    assert order("") == ["M54.40", "M54.41", "M54.42"]
    assert order(LOW_BACK) == ["M54.41", "M54.42", "M54.40"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picker_may_ask_for_its_own_kind_only(catalogue, kind):
    found = find_anything(catalogue, "kidney" if kind != "method" else "needle", kinds=[kind])
    assert {one.kind for one in found} <= {kind}
    assert found or kind in ("cause", "code", "measure")


def test_a_retired_entry_is_not_found(folder, rewrite):
    from charting.content.catalogue import read_catalogue

    rewrite("findings/symptoms.toml", 'key = "numbness"', 'key = "numbness"\nretired = true')
    found = find_anything(read_catalogue(folder), "numbness")
    assert "numbness=present" not in [one.key for one in found]
