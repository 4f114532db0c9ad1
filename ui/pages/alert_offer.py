"""Under the history: what was found there and is not among the patient's alerts, to be added or not."""

from PySide6.QtCore import Signal

from ui.widgets.cards import Banner


class AlertOffer(Banner):
    """Offers and does nothing by itself; hidden while there is nothing to offer."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("amber")
        self.setObjectName("alert_offer")
        self.add_button = self.add_action("Add to alerts", "add_to_alerts")
        self.add_button.setAccessibleName("Add to the patient's alerts")
        self.add_button.setToolTip("They then stand in the header at every visit; Details holds them")
        self.add_button.clicked.connect(self.wanted)

    def offer(self, names: tuple[str, ...]) -> None:
        """Name what could be added."""
        self.say(f"Not among the patient's alerts: {', '.join(names)}." if names else "")
