"""The recovery code survives handwriting, and says when it did not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.store import recovery_code
from charting.store.recovery_code import ALPHABET, NotARecoveryCode

secrets_of_128_bits = st.binary(min_size=16, max_size=16)


@given(secrets_of_128_bits)
def test_a_code_gives_its_secret_back(secret):
    assert recovery_code.secret_in(recovery_code.as_text(secret)) == secret


def test_a_code_is_seven_groups_of_four():
    groups = recovery_code.as_text(recovery_code.new_secret()).split("-")
    assert [len(group) for group in groups] == [4] * 7


@given(secrets_of_128_bits)
def test_case_spaces_and_look_alikes_do_not_matter(secret):
    code = recovery_code.as_text(secret)
    written = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert recovery_code.secret_in(f" {written}\n") == secret
    assert recovery_code.secret_in(code.replace("1", "I").replace("-", "")) == secret


@given(secrets_of_128_bits)
def test_every_single_wrong_character_is_found(secret):
    code = recovery_code.as_text(secret).replace("-", "")
    for place, character in enumerate(code):
        other = ALPHABET[(ALPHABET.index(character) + 1 + place) % 32]
        if other == character:
            continue
        with pytest.raises(NotARecoveryCode, match="mistyped"):
            recovery_code.secret_in(code[:place] + other + code[place + 1 :])


@given(secrets_of_128_bits)
def test_every_swap_of_two_neighbours_is_found(secret):
    code = recovery_code.as_text(secret).replace("-", "")
    for place in range(27):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped == code:
            continue
        with pytest.raises(NotARecoveryCode, match="mistyped"):
            recovery_code.secret_in(swapped)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "has 28 letters and digits; 0 were typed"),
        ("ABCD-EFGH", "8 were typed"),
        ("A" * 29, "29 were typed"),
        ("U" * 28, "no U"),
        ("气" * 28, "only letters and digits"),
        ("\ud800" * 28, "only letters and digits"),
    ],
)
def test_what_is_no_code_at_all_is_said_so(typed, sentence):
    with pytest.raises(NotARecoveryCode, match=sentence):
        recovery_code.secret_in(typed)


def test_two_codes_are_never_the_same():
    assert len({recovery_code.as_text(recovery_code.new_secret()) for _ in range(1000)}) == 1000
