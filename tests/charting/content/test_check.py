import pytest

from charting.content.check import keys, main, problems, release, released_keys, vanished
from charting.paths import resources


def said_of(folder):
    said = []
    code = main([str(folder)], said.append)
    return code, said


def test_the_shipped_content_has_nothing_wrong_and_prints_its_counts():
    said = []
    assert main([], said.append) == 0
    assert "466 points" in said[0]
    assert "16 red flags" in said[0]


def test_every_released_key_is_still_defined(catalogue):
    released = released_keys(resources() / "content")
    assert len(released) > 1000
    assert vanished(catalogue, released) == []


def test_every_key_is_released_before_it_ships(catalogue):
    assert set(keys(catalogue)) == set(released_keys(resources() / "content"))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "causes/disc_nerve.toml",
            'finding = "slump"',
            'finding = "slamp"',
            "disc_nerve: there is no finding slamp",
        ),
        (
            "causes/disc_nerve.toml",
            '"below_knee", "foot"]',
            '"below_nee", "foot"]',
            "disc_nerve: radiation has no answer below_nee",
        ),
        (
            "findings/symptoms.toml",
            'denies = ["numbness_area"]',
            'denies = ["numb_area"]',
            "numbness: denies numb_area, which is not there",
        ),
        (
            "findings/symptoms.toml",
            '{ key = "none", label = "No radiation"',
            '{ key = "nowhere", label = "No radiation"',
            "radiation: has no answer that denies",
        ),
        (
            "causes/disc_nerve.toml",
            'code = "M51.16"',
            'code = "M99.99"',
            "disc_nerve: there is no code M99.99",
        ),
        (
            "causes/disc_nerve.toml",
            'title = "Radiculopathy, lumbar region"',
            'title = "Radiculopathy"',
            "disc_nerve: M54.16 is titled “Radiculopathy, lumbar region”",
        ),
        (
            "causes/disc_nerve.toml",
            "weight = 3",
            "weight = 4",
            "disc_nerve: radiation: a weight is 1, 2 or 3",
        ),
        (
            "causes/overtraining.toml",
            ", at_least = 6",
            "",
            "overtraining: training_sessions_week is a number and needs at_least or at_most",
        ),
        (
            "causes/overtraining.toml",
            'key = "overtraining"',
            'key = "low_protein"',
            "low_protein is the key of a",
        ),
        ("patterns/cold_damp.toml", 'channels = ["BL"', 'channels = ["UB"', "cold_damp: no channel UB"),
        (
            "patterns/cold_damp.toml",
            'values = ["heat"], weight',
            "weight",
            "cold_damp: cold_heat_nature is a choice and needs values",
        ),
        ("methods/electro_and_heat.toml", '"pacemaker", ', '"pacer", ', "electro: no alert pacer"),
        ("cautions.toml", 'when = "pregnancy"', 'when = "pregnant"', "LI4: no alert pregnant"),
        ("handouts/recovery.en.md", '["overtraining"]', '["tired"]', "recovery.en: no cause tired"),
        ("handouts/recovery.en.md", "{found}", "{fuond}", "recovery.en: unknown placeholder {fuond}"),
        ("handouts/recovery.en.md", "{found}", "Well: {found}", "recovery.en: {found} must stand alone"),
        ("handouts/recovery.en.md", "Take lighter", "{ lighter", "recovery.en: unknown placeholder {"),
        ("handouts/recovery.en.md", "## [avoid]", "## [avoid#do]", "recovery.en: two blocks have the key do"),
        ("findings/tongue.toml", 'kind = "choice"', 'kind = "present"', "has choices but is not a choice"),
        ("findings/pain.toml", "highest = 10", "highest = 0", "pain.pain_now: lowest must be below highest"),
        ("findings/tests.toml", '"angle"', '"angel"', "tests.slr: unknown detail angel"),
        ("findings/pain.toml", 'source = "0', 'source = " "  # "0', "finding pain_now has no source"),
        ("findings/pain.toml", 'key = "pain_best"', 'key = "Pain_best"', "finding Pain_best: a key is small"),
        ("points/kidney.toml", "depth_mm = [12, 25]", "depth_mm = [25, 12]", "KI3: a depth is its least"),
        ("points/kidney.toml", "depth_mm = [12, 25]", "", "KI3: a depth needs its source"),
        ("codes/icd10cm.toml", 'code = "M54.50"', 'code = "M54.5"', "M54.5 must not be offered"),
        ("codes/icd10cm.toml", 'code = "M79.18"', 'code = "M79.19"', "excludes: there is no code M79.18"),
        ("channels.toml", '"ub", "b"', '"ub", "k"', "two channels are typed k"),
    ],
)
def test_a_break_between_files_is_said(folder, rewrite, name, old, new, said):
    rewrite(name, old, new)
    code, told = said_of(folder)
    assert code == 1
    assert any(said in one for one in told), told


def test_a_removed_key_is_said(folder, rewrite):
    release(folder)
    rewrite("findings/symptoms.toml", 'key = "catching"', 'key = "giving_way"')
    code, told = said_of(folder)
    assert code == 1
    assert "finding:catching was released and is gone; mark it retired instead" in told


def test_releasing_only_appends(folder, rewrite):
    (folder / "released_keys.txt").write_text("finding:long_gone\n", encoding="utf-8")
    added = release(folder)
    first, *rest = released_keys(folder)
    assert first == "finding:long_gone"
    assert added == len(rest)
    assert release(folder) == 0


def test_a_mistake_in_one_file_is_said_and_fails(folder, rewrite):
    rewrite("findings/pain.toml", "lowest = 0", "lowest = true")
    code, told = said_of(folder)
    assert (code, told) == (
        1,
        ["resources/content/findings/pain.toml: finding[0].lowest: expected a number, got True"],
    )


def test_the_shipped_files_have_no_problems(catalogue, codes):
    assert problems(catalogue, codes, released_keys(resources() / "content")) == []
