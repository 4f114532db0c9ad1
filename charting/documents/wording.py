"""The few fixed words of printed pages, in each language of the handouts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One language's fixed words."""

    handout: str
    """What the page is, where its own title would give a patient's name away."""
    for_person: str
    """`{name}` is how the patient is addressed."""
    page: str
    """`{page}` of `{pages}`."""
    pain: str
    """From `{first}` to `{last}` over `{visits}` visits."""
    day: Callable[[date], str]


def wording(language: str) -> Wording:
    """The fixed words of a language such as `en` or `zh-Hant`; English where we have none."""
    parts = language.replace("_", "-").lower().split("-")
    if parts[0] == "zh":
        is_traditional = bool({"hant", "tw", "hk", "mo"} & set(parts))
        return _WORDINGS["zh-hant" if is_traditional else "zh-hans"]
    return _WORDINGS.get(parts[0], _WORDINGS["en"])


def pain_sentence(language: str, scores: tuple[int, ...]) -> str:
    """How pain moved from the first score to the last, such as `Pain 7 → 2 over seven visits`."""
    words = wording(language)
    count = len(scores)
    in_words = words is _WORDINGS["en"] and count < len(_SMALL_NUMBERS)
    visits = _SMALL_NUMBERS[count] if in_words else str(count)
    return words.pain.format(first=scores[0], last=scores[-1], visits=visits)


def _english_day(day: date) -> str:
    return f"{day.day} {_MONTHS['en'].split()[day.month - 1]} {day.year}"


def _spanish_day(day: date) -> str:
    return f"{day.day} de {_MONTHS['es'].split()[day.month - 1]} de {day.year}"


def _russian_day(day: date) -> str:
    return f"{day.day} {_MONTHS['ru'].split()[day.month - 1]} {day.year} г."


def _chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


_WORDINGS = {
    "en": Wording(
        handout="Handout",
        for_person="For {name}",
        page="Page {page} of {pages}",
        pain="Pain {first} → {last} over {visits} visits.",
        day=_english_day,
    ),
    "es": Wording(
        handout="Hoja informativa",
        for_person="Para {name}",
        page="Página {page} de {pages}",
        pain="Dolor {first} → {last} en {visits} visitas.",
        day=_spanish_day,
    ),
    "ru": Wording(
        handout="Памятка",
        for_person="Пациент: {name}",
        page="Стр. {page} из {pages}",
        pain="Боль {first} → {last}, приёмов: {visits}.",
        day=_russian_day,
    ),
    "zh-hans": Wording(
        handout="健康指导",
        for_person="致 {name}",
        page="第 {page} 页，共 {pages} 页",
        pain="疼痛 {first} → {last}，共 {visits} 次就诊。",
        day=_chinese_day,
    ),
    "zh-hant": Wording(
        handout="健康指導",
        for_person="致 {name}",
        page="第 {page} 頁，共 {pages} 頁",
        pain="疼痛 {first} → {last}，共 {visits} 次就診。",
        day=_chinese_day,
    ),
}
