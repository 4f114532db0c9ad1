"""Makes `outlines.toml` from the package's path data: `python outline.py PACKAGE_FOLDER`.

The outline of a view is the package's border joined with its head and hair, as one closed
line in figure coordinates: 500 wide, 1000 high, the midline at 250.
"""

import re
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPainterPath, QPolygonF, QTransform
from PySide6.QtSvg import QSvgRenderer

Point = tuple[float, float]

TOP, SCALE = 96.0, 0.7815
"""Where the crown of the head is in the package's drawing, and how it is made 980 high."""
VIEWS = (("front", "bodyFront", 362.0), ("back", "bodyBack", 1086.0))
FINE = 4
"""Pixels to a unit of the figure while tracing."""
NEAREST = 3.0
"""Points of the outline are at least this far apart."""
SMOOTHED = 6
"""How many half units before and behind are evened out."""


def main(package: Path) -> None:
    """Write both outlines."""
    _application = QGuiApplication(["outline", "-platform", "offscreen"])
    lines = ["# Made by outline.py from the path data of react-native-body-highlighter; see README.md\n"]
    for view, file, midline in VIEWS:
        numbers = ", ".join(
            str(number) for point in _outline(package, view, file, midline) for number in point
        )
        lines.append(f"\n[{view}]\noutline = [{numbers}]\n")
    Path(__file__).with_name("outlines.toml").write_text("".join(lines), encoding="utf-8")


def _outline(package: Path, view: str, file: str, midline: float) -> list[Point]:
    """Trace the filled shapes: rasterised, so that overlapping paths become one."""
    dist = package / "dist"
    border = re.search(
        rf'side === "{view}" && \(<react_native_svg_1\.Path[^>]*? d="([^"]+)"',
        (dist / "components/SvgMaleWrapper.js").read_text(encoding="utf-8"),
    )
    parts = (dist / f"assets/{file}.js").read_text(encoding="utf-8")
    assert border is not None
    paths = [border[1], *_paths_of(parts, "head"), *_paths_of(parts, "hair")]
    return _traced(paths, midline)


def _paths_of(script: str, slug: str) -> list[str]:
    """Every path of one part."""
    block = script.split(f'slug: "{slug}"', 1)[1].split("slug:", 1)[0]
    return re.findall(r'"(M[^"]+)"', block)


def _traced(paths: list[str], midline: float) -> list[Point]:
    drawn = "".join(f'<path d="{path}" fill="#000"/>' for path in paths)
    scale = SCALE * FINE
    place = f"translate({250 * FINE} {10 * FINE}) scale({scale}) translate({-midline} {-TOP})"
    size = f'width="{500 * FINE}" height="{1000 * FINE}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><g transform="{place}">{drawn}</g></svg>'
    image = QImage(500 * FINE, 1000 * FINE, QImage.Format.Format_ARGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return _around(image)


def _around(image: QImage) -> list[Point]:
    """The outline of what is black, with the points that are too near to each other left out."""
    shape = QPainterPath()
    for y in range(0, image.height(), 2):
        x = 0
        while x < image.width():
            while x < image.width() and _is_white(image, x, y):
                x += 2
            start = x
            while x < image.width() and not _is_white(image, x, y):
                x += 2
            if x > start:
                shape.addRect(start, y, x - start, 2)
    largest = max(shape.simplified().toFillPolygons(QTransform()), key=_area)
    return _thinned(_smoothed([(point.x() / FINE, point.y() / FINE) for point in largest]))


def _smoothed(points: list[Point]) -> list[Point]:
    """The stairs of the raster evened out: each place becomes the mean of those around it."""
    even = []
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) * 2))
        even += [(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps) for step in range(steps)]
    around = range(-SMOOTHED, SMOOTHED + 1)
    return [
        tuple(sum(even[(place + by) % len(even)][axis] for by in around) / len(around) for axis in (0, 1))
        for place in range(len(even))
    ]


def _thinned(points: list[Point]) -> list[Point]:
    """The points that are not too near to the one before."""
    kept: list[Point] = []
    for x, y in points:
        if not kept or (x - kept[-1][0]) ** 2 + (y - kept[-1][1]) ** 2 >= NEAREST**2:
            kept.append((round(x, 1), round(y, 1)))
    return kept


def _is_white(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).lightness() > 128


def _area(polygon: QPolygonF) -> float:
    points = [polygon.at(place) for place in range(polygon.count())]
    return abs(
        sum(a.x() * b.y() - b.x() * a.y() for a, b in zip(points, points[1:] + points[:1], strict=True))
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
