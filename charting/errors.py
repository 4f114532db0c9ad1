"""The two kinds of failure that are told to the practitioner; anything else is a bug."""


class TellTheUser(Exception):
    """A rule was broken: the message is one plain sentence that says what to do."""


class Trouble(Exception):
    """The world failed (disk full, file locked): the message says what, and that nothing was lost."""
