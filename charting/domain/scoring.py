"""From answers to a score, and from two scores to whether the change is real."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from charting.domain.finding import in_figures
from charting.domain.measure import Measure
from charting.errors import TellTheUser


class Incomplete(TellTheUser):
    """A measure lacks an answer and its rule gives no score without it."""


@dataclass(frozen=True, kw_only=True)
class Score:
    """What a measure came to."""

    total: float
    band: str = ""
    unanswered: tuple[int, ...] = ()
    """Places of items left out, the first is 0."""


@dataclass(frozen=True, kw_only=True)
class MeasureChange:
    """How a score moved from a baseline, and which published limits the move passes."""

    first: float
    last: float
    direction: Literal["better", "worse", "same"]
    percent: float | None
    """The size of the move in per cent of the baseline; None from a baseline of zero."""
    passes_points: bool
    passes_percent: bool

    @property
    def is_real(self) -> bool:
        """Whether it passes any limit that the measure's source gives, for better or worse alike."""
        return self.passes_points or self.passes_percent


def score(measure: Measure, answers: Sequence[int | None]) -> Score:
    """The measure's score from its answers, and the items left out.

    `answers` are in item order, None where nothing was answered. A missing answer is
    treated as the measure's published rule says. Raises Incomplete where that rule
    gives no score, and TellTheUser for an answer outside the scale.
    """
    if measure.method == "entered":
        raise TellTheUser(f"For {measure.short} enter the total; its questions are not part of this program.")
    if measure.items and len(answers) > len(measure.items):
        raise TellTheUser(f"{measure.short} has only {len(measure.items)} questions.")
    given = [answer for answer in answers if answer is not None]
    for answer in given:
        if not measure.item_lowest <= answer <= measure.item_highest:
            raise TellTheUser(
                f"An answer of {measure.short} is from {measure.item_lowest} to {measure.item_highest}."
            )
    unanswered = tuple(place for place, answer in enumerate(answers) if answer is None)
    _refuse_if_incomplete(measure, answers, given)
    total = sum(given) / len(given) if measure.method == "mean" else float(sum(given))
    return Score(total=total, band=band_of(measure, total), unanswered=unanswered)


def entered(measure: Measure, total: float) -> Score:
    """A total that was worked out elsewhere. Raises TellTheUser when it is outside the range."""
    if not measure.lowest <= total <= measure.highest:
        raise TellTheUser(
            f"{measure.short} is from {in_figures(measure.lowest)} to {in_figures(measure.highest)}."
        )
    return Score(total=total, band=band_of(measure, total))


def band_of(measure: Measure, total: float) -> str:
    """The name of the range that the score falls into; empty where the measure has no ranges.

    Published ranges have one decimal (3.9, then 4), so the score is compared rounded to one.
    """
    shown = round(total, 1)
    return next((band.label for band in measure.bands if band.lowest <= shown <= band.highest), "")


def change(measure: Measure, first: float, last: float) -> MeasureChange:
    """The change from a baseline to a later score, with the limits it passes."""
    moved = round(abs(last - first), 6)  # decimals such as 9.8 are not exact
    percent = 100 * moved / abs(first) if first else None
    points, share = measure.smallest_real_change, measure.smallest_real_percent
    direction: Literal["better", "worse", "same"] = "same"
    if moved:
        direction = "better" if (last < first) == (measure.better == "lower") else "worse"
    return MeasureChange(
        first=first,
        last=last,
        direction=direction,
        percent=percent,
        passes_points=points is not None and moved >= points,
        # below one point a per cent of a small baseline is noise (the same rule as for pain)
        passes_percent=share is not None and percent is not None and moved >= 1 and percent >= share,
    )


def smallest_real_move(measure: Measure, first: float) -> float | None:
    """How far a score must move from a baseline to pass any limit of `change`; None without a limit."""
    limits = [] if measure.smallest_real_change is None else [measure.smallest_real_change]
    if measure.smallest_real_percent is not None and first:
        limits.append(max(1.0, abs(first) * measure.smallest_real_percent / 100))
    return min(limits, default=None)


def is_recovered(measure: Measure, total: float) -> bool:
    """Whether the source of the measure calls this score recovered."""
    if measure.recovered is None:
        return False
    return total <= measure.recovered if measure.better == "lower" else total >= measure.recovered


def start_back_risk(total: int, subscale: int) -> Literal["low", "medium", "high"]:
    """The STarT Back group from its total (0 to 9) and the score of its items 5 to 9 (0 to 5).

    3 or less is low; from 4 the subscale decides: 3 or less medium, 4 or more high (Keele).
    Raises TellTheUser where the two cannot belong together.
    """
    if not (0 <= total <= 9 and 0 <= subscale <= 5 and 0 <= total - subscale <= 4):
        raise TellTheUser(
            "The STarT Back total is 0 to 9 and holds its subscale of 0 to 5. Please check both."
        )
    if total <= 3:
        return "low"
    return "high" if subscale >= 4 else "medium"


def _refuse_if_incomplete(measure: Measure, answers: Sequence[int | None], given: Sequence[int]) -> None:
    asked = len(measure.items) or len(answers)
    if measure.missing == "refuse" and len(given) < asked:
        raise Incomplete(
            f"{measure.short} gives no score with a missing answer: {len(given)} of {asked} answered."
        )
    if measure.missing == "mean_of_answered" and len(given) < max(measure.least_answered, 1):
        raise Incomplete(
            f"{measure.short} needs at least {measure.least_answered} answers; {len(given)} given."
        )
