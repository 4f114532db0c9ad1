"""The demo practice as an open chart in a folder that is thrown away."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from charting.content.catalogue import Catalogue
from charting.demo.practice import SETTINGS, fill
from charting.services.chart import Chart
from charting.services.chart_file import create_chart
from charting.services.opened_chart import OpenedChart


def open_demo_chart(
    folder: Path,
    passphrase: str,
    catalogue: Catalogue,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> OpenedChart:
    """A new chart filled with the demo practice. Takes seconds, so call it off the main thread."""
    opened, _recovery_code = create_chart(folder, passphrase, who=SETTINGS.practitioner)
    fill(Chart(sessions=opened.sessions, catalogue=catalogue, clock=lambda: now, who=opened.who), progress)
    return opened
