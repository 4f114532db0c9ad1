"""The key file: one random data key, wrapped once by the passphrase and once by the recovery code."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, replace

import nacl.exceptions
import nacl.pwhash
import nacl.secret

from charting.errors import TellTheUser, Trouble
from charting.store import recovery_code

KEY_BYTES = 48
"""32 bytes of key and 16 of salt: with both given, opening a connection derives nothing."""

SHORTEST_PASSPHRASE = 10
PAUSES = (0, 1, 2, 5, 10, 30)


class WeakPassphrase(TellTheUser):
    """The passphrase is too short to protect a chart."""


class WrongPassphrase(TellTheUser):
    """The passphrase does not open this chart."""


class WrongRecoveryCode(TellTheUser):
    """The recovery code is well formed but belongs to another chart, or was replaced by a newer one."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one Argon2id derivation costs whoever guesses passphrases."""

    passes: int
    memory_bytes: int


MODERATE = Cost(
    passes=nacl.pwhash.argon2id.OPSLIMIT_MODERATE, memory_bytes=nacl.pwhash.argon2id.MEMLIMIT_MODERATE
)
MOST = Cost(passes=32, memory_bytes=4 << 30)
"""A key file that asks for more is damaged or meant to exhaust the machine."""


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The data key, wrapped by one secret. `box` is nonce, ciphertext and tag of XChaCha20-Poly1305."""

    salt: bytes
    box: bytes


@dataclass(frozen=True, kw_only=True)
class KeyFile:
    """What keys.json holds: nothing in it opens the chart without the passphrase or the recovery code."""

    chart: str
    """A fingerprint of the data key, which tells key files of different charts apart."""
    cost: Cost
    passphrase: Slot
    recovery: Slot


def create(passphrase: str, cost: Cost = MODERATE) -> tuple[KeyFile, bytes, str]:
    """A new data key, its key file, and the recovery code to show once. Raises WeakPassphrase."""
    require_strength(passphrase)
    data_key = secrets.token_bytes(KEY_BYTES)
    secret = recovery_code.new_secret()
    keys = KeyFile(
        chart=fingerprint(data_key),
        cost=cost,
        passphrase=wrapped_by_passphrase(data_key, passphrase, cost),
        recovery=wrapped_by_recovery_secret(data_key, secret),
    )
    return keys, data_key, recovery_code.as_text(secret)


def unlock_with_passphrase(keys: KeyFile, passphrase: str) -> bytes:
    """The data key. Derives once (about a second). Raises WrongPassphrase."""
    wrapping_key = derived(passphrase, keys.passphrase.salt, keys.cost)
    data_key = unwrapped(keys.passphrase, "passphrase", wrapping_key)
    if data_key is None:
        raise WrongPassphrase("That passphrase does not open this chart. Please try again.")
    return data_key


def unlock_with_recovery_code(keys: KeyFile, code: str) -> bytes:
    """The data key. Raises NotARecoveryCode for a slip of the pen, WrongRecoveryCode for another chart's."""
    wrapping_key = stretched(recovery_code.secret_in(code), keys.recovery.salt)
    data_key = unwrapped(keys.recovery, "recovery", wrapping_key)
    if data_key is None:
        raise WrongRecoveryCode(
            "This recovery code was typed correctly but does not open this chart: "
            "it belongs to another chart, or a newer code has replaced it."
        )
    return data_key


def with_new_passphrase(keys: KeyFile, data_key: bytes, passphrase: str, cost: Cost = MODERATE) -> KeyFile:
    """The key file with another passphrase; the recovery code stays. Raises WeakPassphrase."""
    require_strength(passphrase)
    require_same_chart(keys, data_key)
    return replace(keys, cost=cost, passphrase=wrapped_by_passphrase(data_key, passphrase, cost))


def with_new_recovery_code(keys: KeyFile, data_key: bytes) -> tuple[KeyFile, str]:
    """The key file with another recovery code, and that code; the passphrase stays."""
    require_same_chart(keys, data_key)
    secret = recovery_code.new_secret()
    return replace(keys, recovery=wrapped_by_recovery_secret(data_key, secret)), recovery_code.as_text(secret)


def pause_after(tries: int) -> int:
    """Seconds to wait after so many wrong tries in a row before the next one is taken."""
    return PAUSES[min(max(tries, 1), len(PAUSES)) - 1]


def require_strength(passphrase: str) -> None:
    """Raises WeakPassphrase for fewer than ten characters, or for one or two characters repeated."""
    typed = normalised(passphrase)
    if len(typed) < SHORTEST_PASSPHRASE:
        raise WeakPassphrase(
            f"Please choose a passphrase of at least {SHORTEST_PASSPHRASE} characters. "
            "Four or five words are easy to keep."
        )
    if len(set(typed)) < 3:
        raise WeakPassphrase("Please choose a passphrase that is not one character over and over.")


def normalised(passphrase: str) -> str:
    """The same passphrase however a keyboard composes its accents (NFC)."""
    return unicodedata.normalize("NFC", passphrase)


def fingerprint(data_key: bytes) -> str:
    """A name for a data key that does not help to find it."""
    return hashlib.sha256(b"shenshu chart " + data_key).hexdigest()[:24]


def require_same_chart(keys: KeyFile, data_key: bytes) -> None:
    """Raises ValueError rather than wrap one chart's key into another chart's key file."""
    if keys.chart != fingerprint(data_key):
        raise ValueError("this data key belongs to another chart's key file")


def wrapped_by_passphrase(data_key: bytes, passphrase: str, cost: Cost) -> Slot:
    """A slot that only this passphrase opens."""
    salt = secrets.token_bytes(nacl.pwhash.argon2id.SALTBYTES)
    return wrapped(data_key, "passphrase", derived(passphrase, salt, cost), salt)


def wrapped_by_recovery_secret(data_key: bytes, secret: bytes) -> Slot:
    """A slot that only this recovery secret opens."""
    salt = secrets.token_bytes(16)
    return wrapped(data_key, "recovery", stretched(secret, salt), salt)


def derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The wrapping key of a passphrase: Argon2id, slow and memory-hungry on purpose."""
    try:
        return nacl.pwhash.argon2id.kdf(
            nacl.secret.Aead.KEY_SIZE,
            normalised(passphrase).encode("utf-8", "surrogatepass"),
            salt,
            opslimit=cost.passes,
            memlimit=cost.memory_bytes,
        )
    except (MemoryError, nacl.exceptions.RuntimeError) as error:
        raise Trouble(
            f"There is too little free memory to check a passphrase: {cost.memory_bytes >> 20} MB needed. "
            "Close other programs and try again; nothing was changed."
        ) from error


def stretched(secret: bytes, salt: bytes) -> bytes:
    """The wrapping key of a recovery secret: 128 random bits need no slow derivation."""
    return hashlib.blake2b(
        secret, digest_size=nacl.secret.Aead.KEY_SIZE, salt=salt, person=b"shenshu recover"
    ).digest()


def wrapped(data_key: bytes, slot: str, wrapping_key: bytes, salt: bytes) -> Slot:
    """The data key in a box that names its slot, so that one slot cannot be passed off as the other."""
    return Slot(salt=salt, box=bytes(nacl.secret.Aead(wrapping_key).encrypt(data_key, aad=slot.encode())))


def unwrapped(slot: Slot, name: str, wrapping_key: bytes) -> bytes | None:
    """The data key, or None if this wrapping key does not open the slot."""
    try:
        return nacl.secret.Aead(wrapping_key).decrypt(slot.box, aad=name.encode())
    except (nacl.exceptions.CryptoError, ValueError):
        return None
