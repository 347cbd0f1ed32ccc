"""Where rendered text comes from: laws over generated templates, and tables of single places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_core.source import Source
from dq_lineage.projects.mapping import origin
from dq_lineage.projects.records import Rendered, Segment
from tests.projects.dbt.rendering.case import session_of

_MACROS = {"m.sql": "{% macro f(x='y') %}<{{ x }}>{{ caller() if caller else '' }}{% endmacro %}"}
_DASH = st.sampled_from(["", "-", "+"])
_TEXT = st.text(alphabet="ab \t\n\u00e9\U0001f600'-}%#", max_size=6).map(lambda text: text.replace("{", ""))
_EXPRESSION = st.sampled_from(
    [
        "1",
        "'x'",
        "ref('orders')",
        "f('z')",
        "var('v', \"it's\")",
        "[1, 2] | join(',')",
        "'a' ~ 'b'",
        "''",
        "nothing",
    ]
)


def _tag(name: str) -> st.SearchStrategy[str]:
    # jinja knows `+` before the name and before the end of a statement
    return st.builds(lambda left, right: f"{{%{left} {name} {right}%}}", _DASH, _DASH)


def _around(opening: str, closing: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda a, b, c: a + b + c, _tag(opening), inner, _tag(closing))


def _raw_text(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    # the end of `raw` knows no `+`
    return st.builds(
        lambda text, *s: f"{{%{s[0]} raw {s[1]}%}}{text}{{%{s[2]} endraw {s[3]}%}}",
        inner,
        _DASH,
        _SIDE,
        _DASH,
        _SIDE,
    )


_SIDE = st.sampled_from(["", "-"])
_LEAF = st.one_of(
    _TEXT,
    st.builds(lambda left, value, right: f"{{{{{left} {value} {right}}}}}", _SIDE, _EXPRESSION, _SIDE),
    st.builds(lambda left, right: f"{{#{left} {{{{ no }}}} {right}#}}", _SIDE, _SIDE),
    _raw_text(st.sampled_from(["{{ x }}", " {% y %} ", "\n{# z #}"])),
    _tag("set a = 1"),
)


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, max_size=4).map("".join)
    return st.one_of(
        body,
        _around("if true", "endif", body),
        _around("if nothing", "endif", body),
        _around("for i in [1, 2]", "endfor", body),
        _around("set b", "endset", body),
        _around("filter upper", "endfilter", body),
        _around("call f()", "endcall", body),
        _around("with a = 2", "endwith", body),
    )


_TEMPLATE = st.recursive(_LEAF, _blocks, max_leaves=12)
_LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def _rendered(text: str) -> Rendered | None:
    session, node = session_of({"model": text, "macros": _MACROS})
    branches = session.render(node, {}).branches
    return branches[0] if branches else None


def _plain_jinja(text: str) -> str:
    """Return what Jinja alone makes of a template; the names are those that the templates use."""
    from jinja2 import Environment
    from jinja2.ext import do, loopcontrols

    environment = Environment(extensions=[do, loopcontrols], autoescape=False)  # noqa: S701 - no HTML
    names = {"ref": lambda _name: '"db"."sc"."orders"', "var": lambda _name, default: default}
    macros = environment.from_string(_MACROS["m.sql"]).module
    return environment.from_string(text).render(**names, f=vars(macros)["f"])


@given(text=_TEMPLATE, ends=_LINE_ENDS)
@settings(max_examples=60, deadline=None)
def test_segments_tell_the_truth(text: str, ends: str) -> None:
    """The text is Jinja's, segments cover it in order, and an exact one is the same text in the file."""
    text = text.replace("\n", ends)
    found = _rendered(text)
    assert found is not None
    assert found.text == _plain_jinja(text)
    at = 0
    for item in found.segments:
        assert item.start == at < item.end
        at = item.end
        raw = text[item.origin : item.origin_end]
        if item.exact:
            assert found.text[item.start : item.end] == raw
        else:
            assert raw in ("\r\n", "\r") or raw.startswith(("{{", "{%"))
            assert raw in ("\r\n", "\r") or raw.endswith("}")
    assert at == len(found.text)


def test_tabs_and_line_ends_of_windows() -> None:
    """Columns count code points, lines end with CR LF."""
    found = _rendered("a\r\n\t{{ ref('orders') }}\tb\r\n{{ 1 }}c")
    assert found is not None
    assert found.text == 'a\n\t"db"."sc"."orders"\tb\n1c'
    assert _place(found, "\tb") == (2, 21, 2, 23)
    assert _place(found, "orders") == (2, 2, 2, 21)
    assert _place(found, "c") == (3, 8, 3, 9)
    assert _place(found, "\tb\n1c") == (2, 21, 3, 9)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 2, (10, 12)),
        (2, 5, (20, 30)),
        (1, 4, (11, 30)),
        (5, 6, (40, 41)),
        (5, 5, (40, 40)),
        (9, 9, (43, 43)),
    ],
)
def test_origin(start: int, end: int, span: tuple[int, int]) -> None:
    """A stretch goes from the origin of its first segment to that of its last."""
    source = Source("m.sql", " " * 50)
    segments = (
        Segment(0, 2, 10, 12, exact=True),
        Segment(2, 5, 20, 30, exact=False),
        Segment(5, 8, 40, 43, exact=True),
    )
    place = origin(Rendered("only", "x" * 8, source, segments), start, end)
    assert (place.column - 1, place.end_column - 1) == span


def _place(rendered: Rendered, text: str) -> tuple[int, int, int, int]:
    start = rendered.text.rindex(text)
    place = origin(rendered, start, start + len(text))
    return place.line, place.column, place.end_line, place.end_column


_PIECES = """
{{ }} {% %} {# #} {%- -%} if for in endif endfor macro endmacro set endset call endcall raw
endraw do block ref source var config this adapter exceptions return caller loop f m x 'a' " (
) [ ] { } . , | ~ + * ** % = == 1 -1 10 none true __class__ upper join namespace endblock
filter endfilter import include extends
"""


@given(pieces=st.lists(st.sampled_from(_PIECES.split()), max_size=14), dense=st.booleans())
@settings(max_examples=300, deadline=None)
def test_nothing_escapes(pieces: list[str], dense: bool) -> None:  # noqa: FBT001 - hypothesis
    """Whatever a template says, it has SQL or a reason why not, with a place in a file."""
    session, node = session_of({"model": ("" if dense else " ").join(pieces), "macros": _MACROS})
    found = session.render(node, {})
    assert bool(found.branches) != bool(found.unresolved)
    assert all(lack.location is not None for lack in found.unresolved)
