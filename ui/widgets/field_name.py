"""What a field of a page is called, in plain text, so that it is found again on a page made anew."""

from dataclasses import dataclass

INSIDE = "/"
"""Between what opens a part of the page and a field in that part."""
NUMBER = "#"
"""Between a name and which of several widgets of that name is meant."""


@dataclass(frozen=True, kw_only=True)
class FieldName:
    """A field by the object names of widgets: `plan`, `points_chip#2`, `pulse_grid/left_guan`.

    As text it is kept with the place in the chart. Object names hold neither sign, but for
    fields of a part that is opened for them alone: those are called by both their names.
    """

    name: str
    number: int = 0
    """Which of those that are called so, in the order of the page, from 0."""
    opener: str = ""
    """What opens the part of the page in which it stands; empty for a part that is always there."""

    @property
    def object_name(self) -> str:
        """The name without the number."""
        return f"{self.opener}{INSIDE}{self.name}" if self.opener else self.name

    def __str__(self) -> str:
        return f"{self.object_name}{NUMBER}{self.number}" if self.number else self.object_name

    @classmethod
    def read(cls, text: str) -> "FieldName | None":
        """The name that the text gives; None for a text that names nothing."""
        named, _, number = text.partition(NUMBER)
        opener, _, name = named.rpartition(INSIDE)
        if not name:
            return None
        return cls(name=name, number=int(number) if number.isdecimal() else 0, opener=opener)
