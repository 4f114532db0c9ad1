"""Items in lines, as words in a paragraph."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.widgets.flow_layout import FlowLayout


class Box(QWidget):
    """Wants a width, and twice the height where it gets less."""

    def __init__(self, width, height=20):
        super().__init__()
        self.wanted = QSize(width, height)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self):
        return self.wanted

    def minimumSizeHint(self):
        return QSize(10, self.wanted.height())

    def hasHeightForWidth(self):
        return True

    def heightForWidth(self, width):
        return self.wanted.height() * (1 if width >= self.wanted.width() else 2)


@pytest.fixture
def laid_out(qtbot):
    def laid_out(widths, width=200):
        window = QWidget()
        qtbot.addWidget(window)
        flow = FlowLayout(window, gap=4)
        flow.setContentsMargins(0, 0, 0, 0)
        boxes = [Box(each) for each in widths]
        for box in boxes:
            flow.addWidget(box)
        window.resize(width, 300)
        window.show()
        QApplication.processEvents()
        flow.boxes, flow.window = boxes, window
        return flow

    return laid_out


def lines(flow):
    tops = sorted({box.y() for box in flow.boxes if box.isVisible()})
    return [sum(1 for box in flow.boxes if box.isVisible() and box.y() == top) for top in tops]


def test_items_go_on_in_the_next_line_and_the_last_takes_what_is_left(laid_out):
    flow = laid_out([90, 90, 90, 10])
    assert lines(flow) == [2, 2]
    assert flow.boxes[-1].geometry().right() == 199


def test_no_item_is_wider_than_the_line_and_none_lies_over_another(laid_out):
    flow = laid_out([500, 120, 120, 10])
    shapes = [box.geometry() for box in flow.boxes]
    assert all(shape.right() < 200 for shape in shapes)
    assert not any(a.intersects(b) for place, a in enumerate(shapes) for b in shapes[place + 1 :])


def test_an_item_that_had_to_become_narrower_gets_the_height_it_then_needs(laid_out):
    flow = laid_out([500, 10])
    assert flow.boxes[0].height() == 40
    assert flow.heightForWidth(200) == 64


def test_hidden_items_take_no_room(laid_out):
    flow = laid_out([90, 90, 90, 10])
    flow.boxes[0].hide()
    QApplication.processEvents()
    assert lines(flow) == [3]


def test_its_height_is_that_of_its_lines(laid_out):
    flow = laid_out([90, 90, 90, 10])
    assert flow.heightForWidth(200) == 20 + 4 + 20
    assert flow.heightForWidth(1000) == 20


def test_spare_height_is_shared_above_and_below(laid_out):
    flow = laid_out([90, 10])
    assert flow.boxes[0].y() == (300 - 20) // 2


def test_there_is_no_item_beyond_the_last(laid_out):
    flow = laid_out([90, 10])
    assert [flow.itemAt(place).sizeHint().width() for place in range(2)] == [90, 10]
    assert flow.itemAt(2) is None
    assert flow.takeAt(7) is None
