import pytest

from charting.content.catalogue import read_catalogue
from charting.content.read import ContentError

PAIN = "findings/pain.toml"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            PAIN,
            'kind = "score"',
            'kind = "scroe"',
            "resources/content/findings/pain.toml: finding[0].kind: expected one of present, choice, ",
        ),
        (PAIN, 'label = "Pain now"', "label = 5", "finding[0].label: expected text, got 5"),
        (PAIN, 'label = "Pain now"', 'name = "Pain now"', "finding[0]: unknown name name"),
        (PAIN, 'key = "pain_now"\n', "", "finding[0].key: key is missing"),
        (PAIN, "lowest = 0", 'lowest = "0"', "finding[0].lowest: expected a number, got '0'"),
        (PAIN, "lowest = 0", "lowest = 0\nsided = 1", "finding[0].sided: expected true or false, got 1"),
        (PAIN, "order = 100", "order = 1.5", "section.order: expected a whole number, got 1.5"),
        (
            PAIN,
            'aliases = ["now", "current pain", "pain current"]',
            'aliases = "nrs"',
            "aliases: expected a list, got 'nrs'",
        ),
        (PAIN, "[section]", "[section", "resources/content/findings/pain.toml: "),
        ("causes/disc_nerve.toml", "version = 1", 'version = "x"', "causes/disc_nerve.toml: version: "),
        ("causes/disc_nerve.toml", "version = 1", 'version = 1\ncolour = "blue"', "unknown name colour"),
        ("channels.toml", 'name = "Lung"', "", "channels.toml: channel[0].name: name is missing"),
    ],
)
def test_a_mistake_names_its_file_and_place(folder, rewrite, name, old, new, said):
    rewrite(name, old, new)
    with pytest.raises(ContentError) as told:
        read_catalogue(folder).warm()
    assert said in str(told.value)


def test_a_file_says_its_source_once_for_all_its_entries(catalogue):
    first, second = catalogue.section("neuro").findings[:2]
    assert first.source == second.source != ""


def test_an_entry_may_say_a_source_of_its_own(catalogue):
    stiffness = catalogue.definitions["stiffness"]
    assert stiffness.source == "Caulo 2026, Low back pain after fitness"


def test_a_finding_file_dropped_in_becomes_a_section(folder):
    (folder / "findings" / "knee.toml").write_text(
        'source = "invented"\n[section]\nkey = "knee"\nlabel = "Knee"\nlens = "western"\n'
        'editor = "chips"\norder = 105\n[[finding]]\nkey = "knee_swelling"\nlabel = "Swelling"\n'
        'kind = "present"\nsided = true\n',
        encoding="utf-8",
    )
    sections = [section.key for section in read_catalogue(folder).sections]
    assert sections[:3] == ["pain", "knee", "measures"]


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(ContentError, match="no such folder"):
        read_catalogue(tmp_path / "nowhere")


def test_the_same_key_in_two_files_is_refused(folder):
    (folder / "findings" / "again.toml").write_text(
        'source = "invented"\n[section]\nkey = "again"\nlabel = "Again"\nlens = "western"\n'
        'editor = "chips"\norder = 999\n[[finding]]\nkey = "stiffness"\nlabel = "Stiff"\nkind = "present"\n',
        encoding="utf-8",
    )
    with pytest.raises(ContentError, match="the key stiffness is used twice"):
        read_catalogue(folder)
