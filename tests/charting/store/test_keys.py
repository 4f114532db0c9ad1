"""The key file: what opens it, what does not, and what happens to it on disk."""

import json

import pytest

from charting.store import key_file, keys
from charting.store.keys import Cost

CHEAP = Cost(passes=1, memory_bytes=8192)
"""The least Argon2id can be asked for, so that tests do not wait; the format is the same."""

PASSPHRASE = "willow lantern seven"


def made(passphrase=PASSPHRASE):
    return keys.create(passphrase, CHEAP)


def test_the_passphrase_opens_the_data_key():
    made_keys, data_key, _ = made()
    assert keys.unlock_with_passphrase(made_keys, PASSPHRASE) == data_key
    assert len(data_key) == 48


def test_another_passphrase_is_refused_in_plain_words():
    made_keys, _, _ = made()
    with pytest.raises(keys.WrongPassphrase, match="does not open this chart"):
        keys.unlock_with_passphrase(made_keys, PASSPHRASE + " ")


def test_the_recovery_code_opens_the_same_data_key():
    made_keys, data_key, code = made()
    assert keys.unlock_with_recovery_code(made_keys, code) == data_key


def test_another_charts_recovery_code_is_told_from_a_mistyped_one():
    made_keys, _, _ = made()
    _, _, code_of_another = made()
    with pytest.raises(keys.WrongRecoveryCode, match="typed correctly"):
        keys.unlock_with_recovery_code(made_keys, code_of_another)


def test_an_accent_typed_in_two_ways_is_one_passphrase():
    made_keys, data_key, _ = made("café au lait élan")
    assert keys.unlock_with_passphrase(made_keys, "cafe\u0301 au lait e\u0301lan") == data_key


@pytest.mark.parametrize("short", ["", "ninechars", "e\u0301" * 9])
def test_a_short_passphrase_is_refused_with_its_rule(short):
    with pytest.raises(keys.WeakPassphrase, match="at least 10 characters"):
        made(short)


def test_ten_characters_are_enough_but_not_one_over_and_over():
    made("tencharact")
    with pytest.raises(keys.WeakPassphrase, match="over and over"):
        made("aaaaaaaaaaaa")


def test_a_new_passphrase_replaces_the_old_and_keeps_data_key_and_recovery_code():
    made_keys, data_key, code = made()
    changed = keys.with_new_passphrase(made_keys, data_key, "copper kettle nine", CHEAP)
    assert keys.unlock_with_passphrase(changed, "copper kettle nine") == data_key
    assert keys.unlock_with_recovery_code(changed, code) == data_key
    with pytest.raises(keys.WrongPassphrase):
        keys.unlock_with_passphrase(changed, PASSPHRASE)


def test_a_new_recovery_code_replaces_the_old_and_keeps_the_passphrase():
    made_keys, data_key, old_code = made()
    changed, new_code = keys.with_new_recovery_code(made_keys, data_key)
    assert keys.unlock_with_recovery_code(changed, new_code) == data_key
    assert keys.unlock_with_passphrase(changed, PASSPHRASE) == data_key
    with pytest.raises(keys.WrongRecoveryCode):
        keys.unlock_with_recovery_code(changed, old_code)


def test_one_charts_key_is_never_wrapped_into_anothers_file():
    made_keys, _, _ = made()
    _, another_key, _ = made()
    with pytest.raises(ValueError, match="another chart"):
        keys.with_new_passphrase(made_keys, another_key, "copper kettle nine", CHEAP)


def test_a_slot_cannot_be_passed_off_as_the_other():
    wrapping_key = b"k" * 32
    slot = keys.wrapped(b"d" * 48, "passphrase", wrapping_key, b"s" * 16)
    assert keys.unwrapped(slot, "passphrase", wrapping_key) == b"d" * 48
    assert keys.unwrapped(slot, "recovery", wrapping_key) is None


def test_wrong_tries_slow_down():
    assert [keys.pause_after(tries) for tries in range(1, 9)] == [0, 1, 2, 5, 10, 30, 30, 30]


def test_the_usual_cost_is_libsodiums_moderate():
    assert Cost(passes=3, memory_bytes=256 << 20) == keys.MODERATE


def test_the_file_holds_no_key_in_clear_and_is_its_owners_alone(tmp_path):
    made_keys, data_key, code = made()
    key_file.write_keys(tmp_path, made_keys)
    for name in ("keys.json", "keys.json.bak"):
        text = (tmp_path / name).read_text()
        assert data_key.hex() not in text
        assert code not in text
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys.json", "keys.json.bak"]


def test_the_file_comes_back_as_it_was_written(tmp_path):
    made_keys, _, _ = made()
    key_file.write_keys(tmp_path, made_keys)
    assert key_file.read_keys(tmp_path) == made_keys


def test_every_damaged_byte_is_taken_for_damage_and_not_for_a_wrong_passphrase(tmp_path):
    made_keys, _, _ = made()
    whole = key_file.as_json(made_keys)
    for place in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        try:
            read = key_file.from_json(bytes(damaged))
        except (ValueError, KeyError, TypeError, key_file.KeysTooNew):
            continue
        assert read == made_keys, f"a flip at {place} went unnoticed"


def test_the_spare_copy_stands_in_for_a_damaged_file_and_mends_it(tmp_path):
    made_keys, _, _ = made()
    key_file.write_keys(tmp_path, made_keys)
    (tmp_path / "keys.json").write_bytes(b"\x00" * 300)
    read = key_file.read_keys(tmp_path)
    key_file.mend_keys(tmp_path, read)
    assert (tmp_path / "keys.json").read_bytes() == (tmp_path / "keys.json.bak").read_bytes()
    assert read == made_keys


def test_a_missing_file_and_a_damaged_pair_have_their_own_sentences(tmp_path):
    with pytest.raises(key_file.KeysMissing, match="missing"):
        key_file.read_keys(tmp_path)
    (tmp_path / "keys.json").write_text("{}")
    with pytest.raises(key_file.KeysDamaged, match="damaged"):
        key_file.read_keys(tmp_path)


def test_a_newer_key_file_is_refused_even_if_the_spare_is_older(tmp_path):
    made_keys, _, _ = made()
    key_file.write_keys(tmp_path, made_keys)
    newer = json.loads(key_file.as_json(made_keys)) | {"format": 2}
    (tmp_path / "keys.json").write_text(json.dumps(newer))
    with pytest.raises(key_file.KeysTooNew, match="newer version"):
        key_file.read_keys(tmp_path)


def test_an_absurd_cost_is_damage_and_never_tried():
    made_keys, _, _ = made()
    content = json.loads(key_file.as_json(made_keys))
    content["cost"]["memory_bytes"] = 1 << 45
    content["check"] = key_file.check_of({key: value for key, value in content.items() if key != "check"})
    with pytest.raises(ValueError, match="out of bounds"):
        key_file.from_json(json.dumps(content).encode())


def test_the_keys_need_no_sqlalchemy(subprocess_modules):
    assert "sqlalchemy" not in subprocess_modules("charting.store.key_file")
