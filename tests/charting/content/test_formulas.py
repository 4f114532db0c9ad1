"""Formulas by name, for the record only."""

import pytest

from charting.content.check import main


def test_common_formulas_are_named_in_both_scripts(catalogue):
    assert len(catalogue.formulas) >= 30
    assert all(one.toned and one.traditional and one.simplified for one in catalogue.formulas.values())


def test_a_formula_that_moves_blood_warns_with_a_blood_thinner(catalogue):
    assert {"anticoagulant", "pregnancy"} <= set(catalogue.formulas["shen_tong_zhu_yu_tang"].avoid_with)


def test_a_formula_holds_no_dose(catalogue):
    assert not {"dose", "dosage", "grams"} & set(vars(catalogue.formulas["du_huo_ji_sheng_tang"]))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("formulas/common.toml", '"anticoagulant"', '"thinner"', "no alert thinner"),
        ("patterns/cold_damp.toml", 'point = "GV3"', 'point = "GV33"', "cold_damp: no point GV33"),
    ],
)
def test_a_break_between_files_is_said(folder, rewrite, name, old, new, said):
    rewrite(name, old, new)
    told = []
    assert main([str(folder)], told.append) == 1
    assert any(said in one for one in told), told


def test_sources_name_every_kind(catalogue):
    kinds = {one.kind for one in catalogue.sources()}
    assert {
        "finding",
        "cause",
        "pattern",
        "point",
        "method",
        "formula",
        "measure",
        "codes",
        "handout",
    } <= kinds
