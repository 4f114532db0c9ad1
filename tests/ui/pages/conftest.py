"""What tests of pages share: the worker, and a desk with a handout on it."""

import pytest

from tests.handout_desk import Desk
from tests.handouts import visit_with_strain
from ui.shell.background import Background


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.stop()


@pytest.fixture
def desk(qtbot, handout_chart, tmp_path, background):
    folder = tmp_path / "folder"
    folder.mkdir()
    made = Desk(handout_chart, folder, background)
    qtbot.addWidget(made.page)
    made.page.resize(1056, 740)
    made.page.show()
    return made


@pytest.fixture
def strain(desk):
    """The desk with the handout of a strained back on it."""
    desk.open(visit_with_strain(desk.chart))
    return desk
