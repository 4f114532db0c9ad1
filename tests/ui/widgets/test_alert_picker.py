import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.presenters.patient.patient_fields import AlertLine
from ui.widgets.alert_picker import AlertPicker


def line(key="pregnancy", *, is_set=False, detail=""):
    return AlertLine(
        key=key,
        label="Pregnant & well",
        tone="danger",
        advice="Think first.",
        detail_prompt="due date",
        is_set=is_set,
        detail=detail,
    )


@pytest.fixture
def picker(qtbot):
    made = AlertPicker()
    qtbot.addWidget(made)
    made.show()
    return made


def parts(picker, key="pregnancy"):
    return (
        picker.findChild(QCheckBox, f"alert_{key}"),
        picker.findChild(QLineEdit, f"alert_{key}_detail"),
    )


def test_showing_alerts_announces_nothing(picker):
    said = []
    picker.changed.connect(lambda *args: said.append(args))
    picker.show_alerts((line(is_set=True, detail="1 June"),))
    box, detail = parts(picker)
    assert (box.isChecked(), detail.text(), said) == (True, "1 June", [])


def test_setting_an_alert_opens_its_detail_and_is_told(qtbot, picker):
    said = []
    picker.changed.connect(lambda *args: said.append(args))
    picker.show_alerts((line(),))
    box, detail = parts(picker)
    assert detail.isHidden()
    box.click()
    assert not detail.isHidden()
    qtbot.keyClicks(detail, "1")
    assert said == [("pregnancy", True, ""), ("pregnancy", True, "1")]
    box.click()
    assert said[-1] == ("pregnancy", False, "1")


def test_every_part_has_a_name_for_the_screen_reader(picker):
    picker.show_alerts((line(),))
    box, detail = parts(picker)
    assert box.accessibleName() == "Pregnant & well"
    assert box.accessibleDescription() == "Think first."
    assert detail.accessibleName() == "Pregnant & well: due date"


def test_what_is_typed_keeps_its_cursor_when_shown_again(qtbot, picker):
    picker.show_alerts((line(is_set=True, detail="June"),))
    _, detail = parts(picker)
    detail.setCursorPosition(1)
    picker.show_alerts((line(is_set=True, detail="June"),))
    assert parts(picker)[1] is detail
    assert detail.cursorPosition() == 1
