import pytest

from charting.content.prose import read_handout
from charting.content.read import ContentError
from charting.domain.handout import Role

HEAD = """+++
key = "rest"
version = 2
title = "Rest well"
order = 1
source = "invented"
+++
"""


def written(tmp_path, body, head=HEAD, name="rest.en.md"):
    path = tmp_path / name
    path.write_text(head + body, encoding="utf-8")
    return path


def read(tmp_path, body, **how):
    return read_handout(written(tmp_path, body, **how), "rest.en.md")


def test_headings_begin_blocks_of_paragraphs_and_bullets(tmp_path):
    handout = read(tmp_path, "\n## [do] Do\n\nFirst line\nstill it.\n\nSecond.\n\n- Walk\n- Sleep\n")
    (block,) = handout.blocks
    assert (block.key, block.role, block.heading) == ("do", Role.DO, "Do")
    assert block.paragraphs == ("First line still it.", "Second.")
    assert block.bullets == ("Walk", "Sleep")


def test_the_language_comes_from_the_file_name(tmp_path):
    path = written(tmp_path, "\n## [do] Do\n\n- Walk\n", name="rest.zh-Hant.md")
    assert read_handout(path, "rest.zh-Hant.md").language == "zh-Hant"


def test_a_block_may_have_a_key_of_its_own_and_no_heading(tmp_path):
    handout = read(tmp_path, "\n## [text#return] Back to training\n\nSlowly.\n\n## [disclaimer]\n\nLearn.\n")
    assert [(block.key, block.heading) for block in handout.blocks] == [
        ("return", "Back to training"),
        ("disclaimer", ""),
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Words before any heading\n", "line 8: text must follow a heading"),
        ("\n## [dose] Dose\n", "line 9: “dose” is not a kind of block"),
        ("\n## Do\n", "line 9: expected a heading"),
        ("\n## [do] Do\n\n**Walk**\n", "line 11: “**” would be printed as typed"),
        ("\n## [do] Do\n\n### Sub\n", "line 11: “#” would be printed as typed"),
        ("\n## [do] Do\n\n* Walk\n", "line 11: “*” would be printed as typed"),
        ("\n## [do] Do\n\n1. Walk\n", "line 11: “1.” would be printed as typed"),
        ("\n## [do] Do\n\n- <b>Walk</b>\n", "line 11: “<b” would be printed as typed"),
        ("\n## [do] Do\n\n[link](http)\n", "line 11: “](” would be printed as typed"),
    ],
)
def test_anything_beyond_the_small_markdown_names_its_line(tmp_path, body, said):
    with pytest.raises(ContentError) as told:
        read(tmp_path, body)
    assert f"rest.en.md: {said}" in str(told.value)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("no head\n", "line 1: the head must stand between"),
        ("+++\nkey = \n+++\n", "rest.en.md: "),
        (HEAD.replace("version = 2", 'version = "two"'), "version: expected a whole number"),
        (HEAD.replace('title = "Rest well"\n', ""), "title: title is missing"),
        (HEAD.replace('key = "rest"', 'key = "sleep"'), "the file should be named sleep.<language>.md"),
    ],
)
def test_a_wrong_head_is_refused(tmp_path, head, said):
    with pytest.raises(ContentError) as told:
        read(tmp_path, "\n## [do] Do\n\n- Walk\n", head=head)
    assert said in str(told.value)
