"""Content files into frozen values: a mistake is refused, with the file and the place named."""

import tomllib
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import GenericAlias, UnionType
from typing import TypeVar, Union, get_args, get_origin

from cattrs import Converter, transform_error
from cattrs.errors import ForbiddenExtraKeysError

Shape = TypeVar("Shape")

MOST_MISTAKES_SAID = 3

Hook = Callable[[object, object], object]

SHARED = ("source", "review", "channel")
"""What a file may say once, at its top, for every entry in it that does not say otherwise."""


class ContentError(Exception):
    """A content file is wrong; the message names the file, the place and what was expected."""


def read_file(path: Path, shape: type[Shape], shown_as: str, **implied: object) -> Shape:
    """The file as a `shape`; `implied` gives what the folder already says (a cause's lens).

    `shown_as` is how messages name the file. Raises ContentError.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{shown_as}: {error}") from error
    return structure({**implied, **document}, shape, shown_as)


def read_entries(path: Path, shape: type[Shape], shown_as: str) -> Shape:
    """The file as a `shape` that holds lists of entries, each with the file's SHARED values.

    Raises ContentError.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{shown_as}: {error}") from error
    shared = {name: document.pop(name) for name in SHARED if isinstance(document.get(name), str)}
    for name, value in document.items():
        if isinstance(value, list):
            document[name] = [{**shared, **one} if isinstance(one, dict) else one for one in value]
    return structure(document, shape, shown_as)


def structure(document: Mapping[str, object], shape: type[Shape], shown_as: str) -> Shape:
    """The read document as a `shape`. Raises ContentError naming the mistakes and their places.

    Reads with the quick converter; only a refused file is read again by the one that
    knows places, so that good files cost nothing for it.
    """
    try:
        return _converter(detailed=False).structure(document, shape)
    except Exception as refusal:
        try:
            _converter(detailed=True).structure(document, shape)
        except Exception as error:
            raise ContentError(f"{shown_as}: {_mistakes(error)}") from error
        raise ContentError(f"{shown_as}: {refusal}") from refusal


def _mistakes(error: Exception) -> str:
    """The first mistakes with their places; a misspelt name shows as missing and as unknown."""
    said = []
    for line in transform_error(error, format_exception=_said)[:MOST_MISTAKES_SAID]:
        what, _, place = line.rpartition(" @ $")
        said.append(f"{place.lstrip('.')}: {what}" if place.strip(".") else what)
    return "; ".join(said)


def _said(error: BaseException, _: type | None) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown name {', '.join(sorted(error.extra_fields))}"
    return str(error)


@cache
def _converter(*, detailed: bool) -> Converter:
    """Refuses unknown names and loose types.

    By itself cattrs turns 5 into "5" and "no" into True; a content file must say what it means.
    """
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed)
    for plain, name in ((str, "text"), (bool, "true or false"), (int, "a whole number")):
        converter.register_structure_hook(plain, _only(plain, name))
    converter.register_structure_hook(float, _number)
    # its own hook, or the one for str would let any text pass for a word of the list
    converter.register_structure_hook(StrEnum, _one_of)
    converter.register_structure_hook_func(_is_maybe_number, _number_or_none)
    converter.register_structure_hook_factory(_is_tuple, _listed)
    return converter


def _only(plain: type, name: str) -> Hook:
    def accept(value: object, _: object) -> object:
        if type(value) is not plain:
            raise TypeError(f"expected {name}, got {value!r}")
        return value

    return accept


def _one_of(value: object, words: type[StrEnum]) -> StrEnum:
    known = {word.value: word for word in words}
    if not isinstance(value, str) or value not in known:
        raise TypeError(f"expected one of {', '.join(known)}, got {value!r}")
    return known[value]


def _number(value: object, _: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"expected a number, got {value!r}")
    return float(value)


def _is_maybe_number(shape: object) -> bool:
    return get_origin(shape) in (Union, UnionType) and set(get_args(shape)) == {float, type(None)}


def _number_or_none(value: object, shape: object) -> float | None:
    return None if value is None else _number(value, shape)


def _is_tuple(shape: object) -> bool:
    return get_origin(shape) is tuple


def _listed(shape: object, converter: Converter) -> Hook:
    """Lists only: a text given where a list belongs would become its letters."""
    list_shape = GenericAlias(list, get_args(shape)[:1])
    of_list = converter.get_structure_hook(list_shape)

    def accept(value: object, _: object) -> object:
        if not isinstance(value, list):
            raise TypeError(f"expected a list, got {value!r}")
        return tuple(of_list(value, list_shape))

    return accept
