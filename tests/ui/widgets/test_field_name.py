"""The one grammar in which the field that had the keyboard is kept."""

import pytest

from ui.widgets.field_name import FieldName


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("plan", FieldName(name="plan")),
        ("points_chip#2", FieldName(name="points_chip", number=2)),
        ("pulse_grid/left_guan", FieldName(name="left_guan", opener="pulse_grid")),
        ("points_input/depth#3", FieldName(name="depth", number=3, opener="points_input")),
    ],
)
def test_a_name_is_written_as_it_is_read(text, name):
    assert FieldName.read(text) == name
    assert str(name) == text


@pytest.mark.parametrize("text", ["", "#", "#3", "/", "pulse_grid/", "pulse_grid/#1"])
def test_a_text_without_a_name_names_nothing(text):
    assert FieldName.read(text) is None


@pytest.mark.parametrize("text", ["plan#", "plan#x", "plan#-1", "plan#0", "/plan"])
def test_what_else_is_not_understood_still_leads_to_the_field(text):
    assert FieldName.read(text) == FieldName(name="plan")


def test_a_field_is_told_from_the_one_of_that_name_in_another_part():
    assert FieldName(name="depth", opener="points_input").object_name == "points_input/depth"
    assert FieldName(name="depth", number=2).object_name == "depth"
