"""The recovery code: 128 random bits as 28 characters that survive being written by hand."""

import secrets

from charting.errors import TellTheUser

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O and U, so that nothing in it is mistaken for something else in it."""

SLIPS = str.maketrans({"O": "0", "I": "1", "L": "1"})
SEPARATORS = " -–—_.\t\r\n\u00a0"
BITS = 128
CHECK_BITS = 12
CHECK_POLYNOMIAL = 0x180F
"""x^12 + x^11 + x^3 + x^2 + x + 1: finds every wrong character and every swap of two neighbours."""

CHARACTERS = 28
GROUP = 4


class NotARecoveryCode(TellTheUser):
    """What was typed cannot be a recovery code: too short, too long, or a character is wrong."""


def new_secret() -> bytes:
    """128 fresh random bits."""
    return secrets.token_bytes(BITS // 8)


def as_text(secret: bytes) -> str:
    """The secret as it is printed: seven groups of four characters."""
    number = int.from_bytes(secret, "big")
    number = number << CHECK_BITS | checksum(number)
    characters = [ALPHABET[number >> 5 * place & 31] for place in reversed(range(CHARACTERS))]
    return "-".join("".join(characters[at : at + GROUP]) for at in range(0, CHARACTERS, GROUP))


def secret_in(text: str) -> bytes:
    """The secret in a code as typed: case, spaces and dashes do not matter, nor O for 0 and I or L for 1.

    Raises NotARecoveryCode.
    """
    typed = text.upper().translate(dict.fromkeys(map(ord, SEPARATORS))).translate(SLIPS)
    if len(typed) != CHARACTERS:
        raise NotARecoveryCode(
            f"A recovery code has {CHARACTERS} letters and digits; {len(typed)} were typed. "
            "Please compare it with your printed sheet."
        )
    if any(character not in ALPHABET for character in typed):
        raise NotARecoveryCode(
            "A recovery code has only letters and digits, and no U. Please check it again."
        )
    number = 0
    for character in typed:
        number = number << 5 | ALPHABET.index(character)
    if checksum(number >> CHECK_BITS) != number & (1 << CHECK_BITS) - 1:
        raise NotARecoveryCode(
            "One of the characters is mistyped. Please compare it with your printed sheet."
        )
    return (number >> CHECK_BITS).to_bytes(BITS // 8, "big")


def checksum(number: int) -> int:
    """The remainder of the secret, shifted by 12 bits, after division by the check polynomial."""
    remainder = number << CHECK_BITS
    for place in reversed(range(BITS)):
        if remainder >> place + CHECK_BITS & 1:
            remainder ^= CHECK_POLYNOMIAL << place
    return remainder
