"""A patient's name as it is shown, also while names are hidden from eyes across the room."""


def hidden_name(name: str) -> str:
    """The name's initials with dots: `Mary Ann Lee` gives `M··· A··· L···`."""
    return " ".join(f"{word[0]}···" for word in name.split())


def shown_name(name: str, names_hidden: bool) -> str:
    """The name, or its initials while names are hidden."""
    return hidden_name(name) if names_hidden else name
