"""The practitioner's own word beside the one that is recorded: `Rough pulse`, and faint `choppy, 澀`."""

from collections.abc import Sequence

from charting.content.options import Option, chinese_name, other_name


def names_beside(option: Option, typed: Sequence[str], *, in_chinese: bool) -> str:
    """Names of an answer to stand beside its label: the one that was typed, and the Chinese one.

    `typed` are compared words without marks. `in_chinese` shows that name whatever was typed;
    else it stands only beside a name in other letters.
    """
    name = other_name(option, typed)
    if not name and not in_chinese:
        return ""
    chinese = chinese_name(option) if name.isascii() else ""
    return ", ".join(part for part in (name, chinese) if part)
