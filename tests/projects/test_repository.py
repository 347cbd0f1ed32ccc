"""Repositories: nodes after what they read, from the cache where nothing changed, hostile ones limited."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from dq_lineage.answer.records import Lineage
from dq_lineage.answer.storing import stored
from dq_lineage.graph.graph import compose
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.repository import Repository
from tests.projects.fake_session import FakeSession

SHOP = {
    "sources.txt": "orders id integer!; amount decimal(10,2); at timestamp\nloose a; b",
    "models/stg.sql": "{{ view }} select * from {{ source orders }}",
    "models/daily.sql": "select id, sum(amount) as total from {{ ref stg }} group by id",
    "models/top.sql": "select id, total from {{ ref daily }} where total > 10",
    "macro.txt": "1 as one",
}


def model(name: str) -> str:
    return f"model.shop.{name}"


@pytest.fixture(params=["here", "workers"])
def trusted(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "here")


def opened(
    files: Mapping[str, str], *, trusted: bool = True, cache: Cache | None = None, dialect: str = "duckdb"
) -> Repository:
    return Repository(FakeSession(files, dialect), cache, 2, trusted=trusted, limit=3.0)


def edges(repository: Repository) -> set[str]:
    graph = compose(repository.scripts())
    return {f"{edge.source} -> {edge.target} {edge.subtype}" for edge in graph.edges() if edge.target.column}


def test_columns_go_through_all_models(*, trusted: bool) -> None:
    with opened(SHOP, trusted=trusted) as repository:
        top = repository.resolved(model("top"))
        assert [(c.name, str(c.type), c.nullable) for c in top.relation.columns] == [
            ("id", "integer(32)", False),
            ("total", "number", False),
        ]
        assert top.closed
        assert top.upstream == (model("daily"),)
        assert edges(repository) == {
            "raw.orders.id -> prod.stg.id IDENTITY",
            "raw.orders.amount -> prod.stg.amount IDENTITY",
            "raw.orders.at -> prod.stg.at IDENTITY",
            "prod.stg.id -> prod.daily.id IDENTITY",
            "prod.stg.amount -> prod.daily.total AGGREGATION",
            "prod.daily.id -> prod.top.id IDENTITY",
            "prod.daily.total -> prod.top.total IDENTITY",
        }
        kinds = {node.name: node.kind for node in repository.declared.nodes.values()}
        assert kinds == {
            "orders": "source",
            "loose": "source",
            "stg": "model",
            "daily": "model",
            "top": "model",
        }
        assert repository.reading.readers[model("stg")] == (model("daily"),)
        assert repository.at_path("models/top.sql") == (model("top"),)
        assert repository.findings == ()
        found = repository.coverage()
        assert (found.nodes, found.rendered, found.parsed, found.column_share) == (3, 3, 3, 1.0)


def test_only_what_is_needed_is_rendered() -> None:
    repository = opened(SHOP)
    repository.resolved(model("daily"))
    assert repository._session.rendered == [model("stg"), model("daily")]  # type: ignore[attr-defined]  # noqa: SLF001
    repository.close()


def test_both_ways_answer_the_same() -> None:
    answers: list[list[tuple[str, Lineage]]] = []
    for trusted in (True, False):
        with opened(SHOP, trusted=trusted) as repository:
            answers.append([(path, script) for path, script in repository.scripts()])
    assert [(path, stored(script)) for path, script in answers[0]] == [
        (path, stored(script)) for path, script in sorted(answers[1])
    ]


def test_places_are_in_the_file_as_written() -> None:
    files = {
        "models/a.sql": "{{ view }}\nselect x,\n  {{ macro }}, y + z\nfrom u, v",
        "macro.txt": "'long text' as one",
    }
    with opened(files) as repository:
        lineage = repository.resolved(model("a")).lineages[0]
        places = {(each.location.line, each.location.column) for each in lineage.unknowns if each.location}
        assert places == {(2, 8), (3, 16)}


def test_a_ref_found_only_by_rendering_comes_first(*, trusted: bool) -> None:
    files = {
        "sources.txt": "s a integer",
        "models/a.sql": "select * from {{ dynamic b }}",
        "models/b.sql": "select * from {{ dynamic c }}",
        "models/c.sql": "select a, 1 as n from {{ source s }}",
        "models/d.sql": "select {{ columns a }} from {{ dynamic a }}",
    }
    with opened(files, trusted=trusted) as repository:
        assert [each.name for each in repository.resolved(model("d")).relation.columns] == ["a", "n"]
        assert repository.resolved(model("d")).renderings.branches[0].text == "select a, n from prod.a"


def test_an_incremental_model_has_two_branches_and_reads_itself() -> None:
    files = {
        "sources.txt": "s a integer; b text",
    }
    files["models/i.sql"] = "select a, b from {{ source s }} {{ incremental }}"
    files["models/j.sql"] = (
        "select s.a, t.b from {{ source s }} s left join {{ this }} t using (a) {{ incremental }}"
    )
    with opened(files) as repository:
        found = repository.resolved(model("i"))
        assert [each.branch for each in found.renderings.branches] == ["full_refresh", "incremental"]
        assert [each.kind for each in found.script.statements] == ["CREATE_TABLE_AS", "INSERT"]
        assert [each.index for each in found.script.statements] == [0, 1]
        own = repository.resolved(model("j"))
        assert own.lineages[1].unknowns == ()
        assert repository.findings == ()


def test_an_ephemeral_model_is_a_table_of_its_own_name() -> None:
    files = {
        "sources.txt": "s a integer",
        "models/e.sql": "{{ ephemeral }} select a as x from {{ source s }}",
        "models/f.sql": "select x from {{ ref e }}",
    }
    with opened(files) as repository:
        assert edges(repository) == {
            "raw.s.a -> __dbt__cte__e.x IDENTITY",
            "__dbt__cte__e.x -> prod.f.x IDENTITY",
        }


def test_a_snapshot_has_the_columns_that_dbt_adds() -> None:
    files = {
        "sources.txt": "s a integer; at timestamp",
        "models/h.sql": "{{ snapshot }} select * from {{ source s }}",
        "models/now.sql": "select a, dbt_scd_id from {{ ref h }} where dbt_valid_to is null",
    }
    with opened(files) as repository:
        assert repository.resolved(model("now")).lineages[0].unknowns == ()
        names = [each.name for each in repository.resolved("snapshot.shop.h").relation.columns]
        assert names == ["a", "at", "dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to"]
        assert "raw.s.at -> prod.h.dbt_valid_from TRANSFORMATION" in edges(repository)


def test_columns_that_are_only_documented_are_not_all() -> None:
    files = {
        "sources.txt": "loose a; b",
        "models/m.sql": "select a, c from {{ source loose }}",
        "models/n.sql": "select * from {{ source loose }}",
        "models/o.sql": "select c from {{ ref n }}",
    }
    with opened(files) as repository:
        assert repository.resolved(model("m")).lineages[0].unknowns == ()
        assert not repository.resolved(model("n")).closed
        graph = compose(repository.scripts())
        assert {str(each.node) for each in graph.upstream("prod.o", "c")} >= {"prod.n.c", "raw.loose.c"}


def test_snowflake_folds_names() -> None:
    files = {
        "sources.txt": "s id integer",
        "models/m.sql": "select * from {{ source s }}",
        "models/n.sql": "select id from {{ ref m }}",
    }
    with opened(files, dialect="snowflake") as repository:
        assert edges(repository) == {
            "RAW.S.ID -> PROD.M.ID IDENTITY",
            "PROD.M.ID -> PROD.N.ID IDENTITY",
        }


def test_quoted_names_mean_the_same_table() -> None:
    files = {
        "sources.txt": "s id integer",
        "models/m.sql": "select * from {{ source s }}",
        "models/n.sql": 'select id from "prod"."m" -- {{ ref m }}',
    }
    with opened(files, dialect="snowflake") as repository:
        assert "PROD.M.ID -> PROD.N.ID IDENTITY" in edges(repository)
        assert repository.resolved(model("n")).lineages[0].unknowns == ()


def test_parts_that_are_not_resolved_make_columns_less_sure() -> None:
    files = {
        "sources.txt": "s a integer",
        "models/m.sql": "select a, {{ lack mystery }} as b from {{ source s }}",
    }
    with opened(files) as repository:
        found = repository.resolved(model("m"))
        assert [(each.lack, each.name) for each in found.unresolved] == [("macro", "mystery")]
        assert {source.certainty for source in found.lineages[0].statements[0].columns[0].sources} == {
            "inferred"
        }
        plain = repository.coverage().plain()
        assert plain["lacks"] == [{"lack": "macro", "name": "mystery", "nodes": 1}]


def test_a_reference_to_nothing_is_a_finding() -> None:
    files = {
        "sources.txt": "orders id",
        "models/stg_orders.sql": "select 1 as a",
        "models/off.sql": "{{ disabled }} select 1 as a",
        "models/m.sql": "select *\nfrom {{ ref stg_order }}, {{ source order }}, {{ ref off }}",
    }
    with opened(files) as repository:
        findings = repository.resolved(model("m")).findings
        assert [(each.code, str(each.location), each.help) for each in findings] == [
            ("PRJ104", "models/m.sql:2:6", "did you mean 'stg_orders'?"),
            ("PRJ104", "models/m.sql:2:27", "did you mean 'raw.orders'?"),
            ("PRJ104", "models/m.sql:2:47", "enable it: models/off.sql is disabled"),
        ]
        assert "ref('stg_order')" in findings[0].message
        assert "source('raw', 'order')" in findings[1].message


CYCLES = {
    "two": {"a": "select x from {{ ref b }}", "b": "select x from {{ ref a }}"},
    "itself": {"a": "select x from {{ ref a }}"},
    "dynamic": {"a": "select x from {{ dynamic b }}", "b": "select x from {{ dynamic a }}"},
    "behind": {
        "a": "select x from {{ ref b }}",
        "b": "select x from {{ ref c }}",
        "c": "select x from {{ ref b }}",
    },
}
REPORTED = {"two": "a -> b -> a", "itself": "", "dynamic": "a -> b -> a", "behind": "b -> c -> b"}


@pytest.mark.parametrize("name", CYCLES)
def test_a_cycle_is_reported_and_everything_is_resolved(name: str, *, trusted: bool) -> None:
    files = {f"models/{each}.sql": text for each, text in CYCLES[name].items()}
    with opened(files, trusted=trusted) as repository:
        found = repository.resolve()
        assert all(each.lineages for each in found.values())
        said = [finding.message for finding in repository.findings]
        assert said == ([f"models are made of each other: {REPORTED[name]}"] if REPORTED[name] else [])


HOSTILE = {
    "loop": "it takes longer than 1 s",
    "hold": "it needs too much memory",
    "crash": "its process was ended by signal 6",
    "fail": "it failed (ValueError)",
}


def test_hostile_models_leave_the_others_alone() -> None:
    files = {f"models/{word}.sql": f"select {{{{ {word} }}}} 1 as a" for word in HOSTILE}
    files |= {f"models/after_{word}.sql": f"select a, 1 as b from {{{{ ref {word} }}}}" for word in HOSTILE}
    with Repository(FakeSession(files), None, 2, limit=1.0) as repository:
        found = repository.resolve()
        for word, detail in HOSTILE.items():
            lacks = found[model(word)].unresolved
            assert [(each.lack, each.name, each.detail) for each in lacks] == [("limit", word, detail)]
            assert found[model(f"after_{word}")].renderings.branches
        assert repository.coverage().rendered == len(HOSTILE)


def test_sql_that_cannot_be_read_still_tells_of_tables() -> None:
    files = {
        "sources.txt": "s a",
        "models/m.sql": "select select from {{ source s }} ((",
        "models/p.sql": "{{ python }} {{ ref m }}",
        "models/q.sql": "select a from {{ ref p }}",
    }
    with opened(files) as repository:
        assert repository.coverage().parsed == 1
        tables = {(str(a), str(b)) for a, b in compose(repository.scripts()).table_edges()}
        assert tables == {("raw.s", "prod.m"), ("prod.m", "prod.p"), ("prod.p", "prod.q")}
        assert [each.lack for each in repository.resolved(model("p")).unresolved] == ["language"]


def rendered(files: Mapping[str, str], folder: Path) -> set[str]:
    """Resolve everything with the cache of a folder, and say which models had to be rendered."""
    log = folder / "log"
    log.write_text("")
    cache = Cache(str(folder))
    with opened({**files, "log": str(log)}, trusted=False, cache=cache) as repository:
        answer = {path: stored(script) for path, script in repository.scripts()}
    cache.close()
    assert cache.findings == ()
    with opened(files) as plain:
        assert json.loads(json.dumps(answer)) == json.loads(
            json.dumps({p: stored(s) for p, s in plain.scripts()})
        )
    return set(log.read_text().split())


CHANGES: dict[str, tuple[dict[str, str], set[str]]] = {
    "nothing": ({}, set()),
    "a model whose table stays": ({"models/daily.sql": SHOP["models/daily.sql"] + " having 1=1"}, {"daily"}),
    "a model whose table changes": (
        {"models/daily.sql": "select id, 1 as total from {{ ref stg }}"},
        {"daily", "top"},
    ),
    "a column of a source": (
        {"sources.txt": "orders id bigint!; amount decimal(10,2); at timestamp\nloose a; b"},
        {"stg", "daily", "top"},
    ),
    "another source": ({"sources.txt": SHOP["sources.txt"] + "\nmore a"}, set()),
    "a new model": ({"models/more.sql": "select 1 as a"}, {"more"}),
    "a macro nobody uses": ({"macro.txt": "2 as two"}, set()),
    "a model is gone": ({"models/daily.sql": "{{ disabled }}"}, {"top"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_worked_out_again_and_nothing_else(name: str, tmp_path: Path) -> None:
    assert rendered(SHOP, tmp_path) == {"stg", "daily", "top"}
    files, expected = CHANGES[name]
    assert rendered(SHOP | files, tmp_path) == expected
    assert rendered(SHOP | files, tmp_path) == set()
    assert rendered(SHOP, tmp_path) == set()


def test_a_macro_that_is_used_counts(tmp_path: Path) -> None:
    files = {"macro.txt": "1 as one", "models/a.sql": "select {{ macro }}", "models/b.sql": "select 1 as a"}
    assert rendered(files, tmp_path) == {"a", "b"}
    assert rendered({**files, "macro.txt": "2 as one"}, tmp_path) == {"a"}
    assert rendered(files, tmp_path) == set()


def test_a_name_that_is_found_later_counts(tmp_path: Path) -> None:
    files = {"models/a.sql": "select * from {{ dynamic b }}", "models/c.sql": "select * from {{ ref d }}"}
    assert rendered(files, tmp_path) == {"a", "c"}
    assert rendered(files, tmp_path) == set()
    assert rendered({**files, "models/b.sql": "select 1 as x"}, tmp_path) == {"a", "b", "c"}
    more = {**files, "models/b.sql": "select 1 as x", "models/d.sql": "select 2 as y"}
    assert rendered(more, tmp_path) == {"a", "c", "d"}
