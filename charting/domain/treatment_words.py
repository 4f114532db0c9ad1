"""What was done at a visit, in words: needles, leads, cautions; alike on screen, on paper and in changes."""

from collections.abc import Iterator, Mapping

from charting.domain.text import in_words, listed, squeezed
from charting.domain.treatment import (
    UNSAID,
    CautionReason,
    Method,
    MethodUse,
    Point,
    PointUse,
    UsualNeedle,
)
from charting.domain.visit_note import VisitNote

DE_QI_WORDS: Mapping[str, str] = {
    "obtained": "de qi",
    "strong": "strong de qi",
    "not_obtained": "no de qi",
}


def treatment_lines(note: VisitNote, methods: Mapping[str, Method]) -> tuple[tuple[str, str], ...]:
    """Points, the usual needle, other methods and reasons beside cautions, each label with its words.

    What was said of points and methods in own words stands with them.
    """
    lines = (
        ("Points", points_words(note.points)),
        ("Points, in words", note.text_of("points_words")),
        ("Needles", usual_words(note)),
        ("Also", methods_words(note.methods, methods)),
        ("Also, in words", note.text_of("methods_words")),
        ("Cautions", " ".join(reason_words(one) for one in note.caution_reasons)),
    )
    return tuple((label, words) for label, words in lines if words)


def point_title(key: str, point: Point | None) -> str:
    """A point by code and name: `BL23 Shenshu`; the name alone where it says as much: `Linggu`, `Ashi`."""
    name = (point.pinyin or point.english) if point else ""
    is_named = point is not None and (point.free or squeezed(key) == squeezed(name))
    return name if is_named else f"{in_words(key)} {name}".strip()


def points_words(uses: tuple[PointUse, ...]) -> str:
    """Points in words: `BL23 both, reinforce, 25 mm, de qi · BL40 right`."""
    return " · ".join(_point_words(use) for use in uses)


def methods_words(uses: tuple[MethodUse, ...], methods: Mapping[str, Method]) -> str:
    """Other methods in words: `Sliding cups, back · Electro, BL23 (+) – BL25 (−), 2 Hz, 20 min`."""
    return " · ".join(_method_words(use, methods.get(use.method)) for use in uses)


def detail_words(use: PointUse) -> tuple[str, ...]:
    """How the needle was placed where that was charted with the point: `25 mm`, `oblique`, `de qi`."""
    depth = f"{use.depth_mm:g} mm" if use.depth_mm is not None else ""
    own = needle_words(use.gauge_mm, use.length_mm, use.retention_minutes)
    parts = (depth and f"{depth} deep" if own else depth, own, use.angle)
    return tuple(part for part in (*parts, DE_QI_WORDS.get(use.de_qi, ""), use.stimulation) if part)


def needle_words(gauge_mm: float | None, length_mm: float | None, minutes: int | None) -> str:
    """A needle and its time: `0.25 × 40 mm, 20 min`; what is not known is left out."""
    if gauge_mm is not None and length_mm is not None:
        size = f"{gauge_mm:g} × {length_mm:g} mm"
    elif gauge_mm is not None:
        size = f"{gauge_mm:g} mm thick"
    else:
        size = f"{length_mm:g} mm long" if length_mm is not None else ""
    stayed = f"{minutes} min" if minutes is not None else ""
    return ", ".join(part for part in (size, stayed) if part)


def usual_of(note: VisitNote) -> UsualNeedle:
    """The visit's usual needle, without what the practitioner charted for the whole visit otherwise."""
    usual = note.usual_needle[0] if note.usual_needle else UsualNeedle()
    has_type, has_minutes = bool(note.text_of("needle_type")), bool(note.text_of("retention_minutes"))
    return UsualNeedle(
        gauge_mm=None if has_type else usual.gauge_mm,
        length_mm=None if has_type else usual.length_mm,
        retention_minutes=None if has_minutes else usual.retention_minutes,
    )


def usual_words(note: VisitNote) -> str:
    """The usual needle as the record says it; empty where everything was charted otherwise."""
    usual = usual_of(note)
    words = needle_words(usual.gauge_mm, usual.length_mm, usual.retention_minutes)
    return f"{words} at body points where nothing else is said (practice default)" if words else ""


def current_words(use: MethodUse, method: Method | None) -> tuple[str, ...]:
    """Waveform, frequency and how it was felt: `dense-disperse`, `2/100 Hz`, `felt lightly`."""
    labels = {one.key: one.label for one in (*method.waveforms, *method.intensities)} if method else {}
    said = (labels.get(key, in_words(key)) for key in (use.waveform, use.intensity))
    waveform, felt = (words.lower() for words in said)
    return tuple(part for part in (waveform, f"{use.hz} Hz" if use.hz else "", felt) if part)


def on_points_words(use: MethodUse, method: Method | None) -> str:
    """The points that a method was done on: joined by its leads, or simply named (`CV4 CV6`)."""
    return leads_words(use.points) if method is None or method.waveforms else listed(use.points)


def leads_words(points: tuple[str, ...]) -> str:
    """The points that a current joins; the signs of their leads where said: `BL23 (+) – BL25 (−)`."""
    if len(points) != 2:
        return " – ".join(in_words(code) for code in points if code != UNSAID)
    return f"{in_words(points[0])} (+) – {in_words(points[1])} (−)"


def setting_words(use: MethodUse, method: Method | None) -> str:
    """The label of a picked setting; typed words as they are."""
    known = {setting.key: setting.label for setting in method.settings} if method else {}
    return known.get(use.settings, use.settings)


def reason_words(one: CautionReason) -> str:
    """A caution and why the practitioner went on: `Kidney region: … Reason: 20 mm.`."""
    return f"{one.caution.rstrip('.')}. Reason: {one.reason.rstrip('.')}."


def _point_words(use: PointUse) -> str:
    name = " ".join(part for part in (in_words(use.point), use.place, use.side) if part)
    return ", ".join(part for part in (name, use.technique, *detail_words(use), use.note) if part)


def _method_words(use: MethodUse, method: Method | None) -> str:
    return ", ".join(_method_parts(use, method))


def _method_parts(use: MethodUse, method: Method | None) -> Iterator[str]:
    minutes = f"{use.minutes} min" if use.minutes is not None else ""
    name = method.label if method else in_words(use.method)
    parts = (
        name,
        use.place,
        use.side,
        on_points_words(use, method),
        setting_words(use, method),
        *current_words(use, method),
    )
    yield from (part for part in (*parts, minutes) if part)
