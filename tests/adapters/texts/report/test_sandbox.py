"""沙箱: a template reaches what it is given, and each slip is told by its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError
from tests.adapters.texts.report.made import FACTS, lines, template, written

from shequ_adapters.texts.report.sandbox import Sandbox
from shequ_adapters.texts.report.trouble import sentence_of
from shequ_adapters.texts.report.writing import functions_of, values_of
from shequ_core.errors import ShequError, Unreadable


def rendered(text):
    """A text alone, in the sandbox."""
    functions = functions_of(FACTS)
    given = {**functions, **values_of(FACTS)}
    return Sandbox(functions).from_string(text).render(given)


WRONG = (ShequError, TemplateError, TypeError)
ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ figure.__self__._register }}",
    "{{ figure.__func__.__globals__ }}",
    "{{ figure.__globals__['__builtins__'] }}",
    "{{ 指标('户籍人口').__init__ }}",
    "{{ 指标('户籍人口')['__class__'] }}",
    "{{ 指标('户籍人口')|attr('__class__') }}",
    "{{ 指标('户籍人口').words.format }}",
    "{{ '{0.__class__}'.format(指标) }}",
    "{{ '%s' % 指标 }}",
    "{{ '%s'|format(1) }}",
    "{{ community.keys() }}",
    "{{ community['__class__'] }}",
    "{{ 表('units').rows[0].cells.__class__ }}",
    "{{ 表('units').headed }}",
    "{{ 图('activities').series }}",
    "{{ on.day.today() }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace(a=1) }}",
    "{{ dict(a=1) }}",
    "{{ joiner() }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ config }}",
    "{{ request }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% extends '/etc/passwd' %}",
    "{% block a %}{% endblock %}",
    "{% macro a() %}{% endmacro %}",
    "{% call a() %}{% endcall %}",
    "{% filter safe %}<a/>{% endfilter %}",
    "{% autoescape false %}{{ on }}{% endautoescape %}",
    "{% set a %}{{ on }}{% endset %}",
    "{% set a.b = 1 %}",
    "{% with a = 1 %}{% endwith %}",
    "{% do 1 %}",
    "{{ '<w:br/>'|safe }}",
    "{{ on|string }}",
    "{{ on|tojson }}",
    "{{ [1]|map('string') }}",
    "{{ {'a': 1} }}",
)
BOMBS = (
    "{{ 9 ** 9 ** 9 ** 9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ 10 * 'a' }}",
    "{{ 'a' ~ 'b' }}",
    "{% set a = [1, 1] %}{% set a = [a, a] %}",
    "{{ range(1000000000)|length }}",
    "{% for a in 'aaaa' %}{% endfor %}",
    "{% for a in 表('residents').rows recursive %}{{ loop(a) }}{% endfor %}",
    "{{ 'a'|center(1000000000) }}",
    "{% for a in 表('residents').rows %}{% for b in 表('residents').rows %}"
    "{% endfor %}{% endfor %}",
)


@pytest.mark.parametrize("escape", [*ESCAPES, *BOMBS])
def test_nothing_behind_what_is_given_is_reached(escape):
    """Neither Python nor files, and nothing that grows or does not end."""
    with pytest.raises(WRONG) as refused:
        rendered(escape)
    assert len(sentence_of(refused.value).splitlines()) == 1


@given(st.text("_{}%|.()[]'\" ab9*~+指标表", max_size=24))
def test_whatever_stands_between_braces_is_a_text_or_a_sentence(words):
    """No other error comes out, and no object of Python's."""
    try:
        told = rendered(f"{{{{ {words} }}}}")
    except WRONG as error:
        told = sentence_of(error)
    assert "<bound method" not in told
    assert "object at" not in told


SLIPS = [
    ("{{ 人口 }}", "没有“人口”这个名称"),
    ("{{ 指标('户籍人囗') }}", "没有指标 户籍人囗，是不是 户籍人口？"),
    ("{{ 指标('户籍人口').单位 }}", "没有“单位”这个名称"),
    ("{{ 指标('户籍人口'|大写 }}", "写法不对"),
    ("{{ 指标('户籍人口') }", "括号没有收尾"),
    ("{{ 指标('户籍人口'){{ 指标('户籍人口') }}", "括号没有收尾"),
    ("{{ 指标('户籍人口')|大写 }}", "没有“大写”这个写法"),
    ("{% if 指标('户籍人口') %}有", "没有写完"),
    ("{% elif %}", "不认识 elif"),
    ("{{ 指标 }}", "要加括号"),
    ("{{ 指标() }}", "括号里少写了 name"),
    ("{{ 指标('户籍人口', 口径=1) }}", "括号里的 口径 不认识"),
    ("{{ 指标('户籍人口') > 3 }}", "比较大小要写 .value"),
    ("{{ 1 / 0 }}", "不能除以零"),
    ("{{ 社区 + 1 }}", "不是数"),
    ("{{ 社区|汉字 }}", "不是数"),
    ("{{ 3|样式('x') }}", "没有样式 x"),
    ("{{ 表('units').rows[0].x }}", "表里没有列 x"),
]


@pytest.mark.parametrize(("slip", "says"), SLIPS)
def test_a_slip_is_told_by_its_paragraph(slip, says):
    """Which one it is, its words, and what is wrong."""
    with pytest.raises(Unreadable) as refused:
        written(template("前", f"共{slip}人"))
    told = str(refused.value)
    assert told.startswith("模板.docx 第2段“共{")
    assert says in told


def test_braces_without_end_are_told_at_once():
    """However many: the library would look for the end of each."""
    made = template(*["{{ " * 200] * 100)
    with pytest.raises(Unreadable, match=r"第1段.*括号没有收尾"):
        written(made)


@pytest.mark.parametrize(
    ("made", "where"),
    [
        (template(cells=(("a", "b"), ("c", "{{ x }}"))), "表1 第2行第2列“{{ x }}”"),
        (template("a", header="{{ x }}"), "页眉“{{ x }}”"),
    ],
    ids=["cell", "header"],
)
def test_a_slip_is_told_by_its_cell_or_its_part(made, where):
    """Wherever a template may say something."""
    with pytest.raises(Unreadable, match="没有“x”") as refused:
        written(made)
    assert where in str(refused.value)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (template("见{{ 表('units') }}"), "表“辖区单位台账”要单独占一段"),
        (template("a", header="{{ 图('male_residents_by_age') }}"), "只能放在正文里"),
    ],
    ids=["among-words", "header"],
)
def test_tables_and_charts_stand_by_themselves(made, says):
    """In the body of the document."""
    with pytest.raises(Unreadable, match=says):
        written(made)


def test_marks_typed_among_chinese_words_are_understood():
    """Outside of quotes; within them they belong to a name."""
    assert rendered("（{{ 指标（'户籍人口'，style＝'1'）.words }}）") == "（600.0人）"
    label = "流动人口户籍地（省级代码）构成"
    assert rendered(f"{{{{ 指标（'{label}'）.label }}}}") == label


def test_numbers_are_worked_out_exactly():
    """To two places at most."""
    assert lines("{{ 1 / 3 }}，{{ 1 / 4 + 3 * 2 - 1 }}") == ["0.33，5.25"]
