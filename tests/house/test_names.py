"""命名. Names are English; Chinese is for people, and pinyin for nobody."""

import ast
import re

import pytest
from tests.house.sources import MODULES, name_of, tree_of

PINYIN = re.compile(
    r"jumin|xiaozu|dazu|juweihui|jiedao|hukou|huji|huzhu|renkou|liudong|dangyuan|dangzhibu"
    r"|zongzhi|dangwei|danwei|changdi|sheshi|duiwu|huodong|suqiu|zhiyuan|taizhang"
    r"|huamingce|shenfenzheng|shouji|dianhua|dizhi|xingming|xingbie|minzu|chusheng"
    r"|riqi|beizhu|heji|xiaoji|loudong|danyuan|wangge|wuye|dibao|canji|tuiyi|junren"
    r"|nianling|guanxi|biaoge|gongzuo|nianfen|yuefen|shuliang|mianji"
)
BOTH = re.compile(r"([^.]*[^\x00-\x7f][^.]*|[A-Z][\w -]+)\. \S")
"""A Chinese term, or a name that is the same in both (JSON Lines), then English."""
BANNED_ROOMS = {"utils", "util", "helpers", "helper", "misc", "tools"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_name_is_pinyin(path):
    """Identifiers are words that a dictionary of English has, or the field's terms."""
    assert not {name for name in _names(tree_of(path)) if PINYIN.search(name.lower())}


def _names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_there_is_no_room_for_odds_and_ends():
    """No module or package is called utils, helpers or the like."""
    assert not [path for path in MODULES if path.stem in BANNED_ROOMS]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_docstrings_say_it_in_both_languages(path):
    """What is public is described by the Chinese term, and then in English."""
    tree = tree_of(path)
    public = [tree] + [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    ]
    poor = [
        getattr(node, "name", "the module")
        for node in public
        if not BOTH.match(ast.get_docstring(node) or "")
    ]
    assert not poor
