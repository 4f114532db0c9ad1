"""The small figure beside the visit: what is drawn, in a picture and a sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from charting.domain.body_map import BodyMap
from ui.presenters.visit.pain_drawing_presenter import ShownDrawing
from ui.widgets.body_figure import BodyFigure
from ui.widgets.cards import Card, button, label


class PainDrawingCard(Card):
    """Shows the drawing and opens the large one."""

    draw_requested = Signal()
    questions_requested = Signal()
    """The nerve questions were asked for."""

    def __init__(self, body: BodyMap) -> None:
        super().__init__("Pain drawing")
        self.setObjectName("pain_drawing_card")
        self.figure = BodyFigure(body, with_borders=False)
        # As high as it asks to be: it grows with the letters, or its L and R would lie over it
        self.figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words = label("", wraps=True, name="pain_drawing_words")
        self.share = label("", "faint", wraps=True)
        self.points = label("", "faint", wraps=True, name="card_point_words")
        self.draw = button(
            "Draw", "plain", name="draw_pain", tooltip="Front and back figure, or regions by name"
        )
        self.draw.setAccessibleName("Draw pain on the figure, or mark regions by name")
        self.ask = button("Ask the nerve questions", "link", name="ask_nerve_questions")
        self.draw.clicked.connect(self.draw_requested)
        self.ask.clicked.connect(self.questions_requested)
        self.head.addWidget(self.draw)
        for widget in (self.figure, self.words, self.share, self.points):
            self.body.addWidget(widget)
        self.body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.ask.hide()

    def show_drawing(self, shown: ShownDrawing) -> None:
        """Show the drawing and what it says."""
        self.figure.show_drawing(shown.drawing, None, shown.described)
        self.figure.show_points(shown.points.dots)
        self.words.setText(shown.words or "Nothing drawn")
        self.share.setText(shown.share)
        self.share.setVisible(bool(shown.share))
        self.points.setText(shown.point_words(with_names=False))
        self.points.setVisible(bool(self.points.text()))
        self.ask.setVisible(bool(shown.questions) and not shown.is_read_only)
        self.ask.setToolTip("\n".join(shown.questions))
        self.draw.setText("View" if shown.is_read_only else "Draw")
