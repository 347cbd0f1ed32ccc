"""Compiled SQL counts only where the files are those that dbt compiled."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.projects.dbt_manifest.session import ManifestSession
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import Declared, Node, Rendered, Renderings, Unresolved
from tests.projects.dbt_manifest import shop
from tests.projects.memory_tree import MemoryTree

STG, BIG, INC, EPH = (f"model.shop.{name}" for name in ("stg_orders", "big_orders", "inc", "eph"))
COMPILED = {
    *(
        f"model.shop.{name}"
        for name in ("big_orders", "uses_prices", "inc", "eph", "no_newline", "stg_orders")
    ),
    *("model.shop.prices.v1", "model.shop.prices.v2", "snapshot.shop.people_history"),
    *("analysis.shop.count", "test.shop.no_negative"),
}

# files that somebody changed since, and the nodes whose compiled SQL no longer counts
CHANGES: list[tuple[str, dict[str, str | bytes], set[str]]] = [
    ("nothing", {}, set()),
    ("a model", {"models/stg_orders.sql": "select 1 as id"}, {STG}),
    ("blank lines at its ends", {"models/no_newline.sql": "\n select 1 as id, 'é' as name \n\n"}, set()),
    ("a blank inside", {"models/no_newline.sql": "select 1 as id,  'é' as name"}, {"model.shop.no_newline"}),
    ("a mark at its start", {"models/no_newline.sql": b"\xef\xbb\xbfselect 1 as id, 'x' as name"},
     {"model.shop.no_newline"}),
    ("line ends of Windows", {"models/prices_v1.sql": "select id from {{ ref('no_newline') }}\r\n"}, set()),
    ("a macro", {"macros/cents.sql": "{% macro cents(x) %}({{ x }} / 10){% endmacro %}"}, {STG}),
    ("a macro beside another", {"macros/cents.sql": "{% macro a() %}{% endmacro %}\n"
      "{% macro cents(x) %}({{ x }} / 100){% endmacro %}"}, set()),
    ("an ephemeral model", {"models/eph.sql": "select 1 as id"}, {EPH, INC}),
]  # fmt: skip


def trusted(session: ManifestSession) -> set[str]:
    nodes = session.declared.nodes.values()
    return {node.id for node in nodes if not session.render(node, {}).failed}


@pytest.mark.parametrize(("files", "lost"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_what_counts(files: dict[str, str | bytes], lost: set[str]) -> None:
    assert trusted(shop.session(files)) == COMPILED - lost


def test_a_file_of_windows_is_the_one_with_line_ends_of_unix() -> None:
    text = str(shop.files()["models/inc.sql"])
    assert "\n" in text
    assert INC in trusted(shop.session({"models/inc.sql": text.replace("\n", "\r\n")}))


def test_compiled_sql() -> None:
    session = shop.session()
    [found] = session.render(session.declared.nodes[BIG], {}).branches
    assert found.branch == "only"
    assert (
        'from "shop"."main"."stg_orders"' in found.text.replace("* from", "from")
        or "stg_orders" in found.text
    )
    assert found.raw.text == shop.files()["models/big_orders.sql"]
    assert [(each.kind, each.name, each.node) for each in found.references] == [("ref", "stg_orders", STG)]
    [found] = session.render(session.declared.nodes[STG], {}).branches
    assert [(each.kind, each.package, each.name) for each in found.references] == [
        ("source", "raw", "orders")
    ]
    assert found.macros == ("shop.cents",)
    assert session.readings(session.declared.nodes[INC]) == (STG, EPH)


def test_one_branch_of_an_incremental_model_is_said_to_be_one() -> None:
    session = shop.session()
    rendered = session.render(session.declared.nodes[INC], {})
    assert [each.name for each in rendered.unresolved] == ["is_incremental"]


def test_why_there_is_no_sql() -> None:
    stored = shop.written()
    del stored["nodes"][STG]["compiled_code"]
    session = shop.session({"models/eph.sql": "select 2"}, stored)
    details = {
        id_: each.detail
        for id_ in (STG, EPH, "model.shop.old")
        for each in session.render(session.declared.nodes[id_], {}).unresolved
    }
    assert details == {
        STG: "dbt did not compile it",
        EPH: "its file is not the one that dbt compiled",
        "model.shop.old": "dbt did not compile it",
    }
    gone = ManifestSession(MemoryTree(), "", shop.manifest())
    assert {each.lack for each in gone.render(gone.declared.nodes[STG], {}).unresolved} == {"file"}


class Files(Session):
    """Stands for the reader of dbt projects: everything is rendered to two branches."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared

    @property
    def declared(self) -> Declared:
        return self._declared

    def readings(self, node: Node | Outline) -> tuple[str, ...]:
        return (f"read {node.id}",)

    def render(self, node: Node, known: Mapping[str, Relation]) -> Renderings:  # noqa: ARG002 - of the protocol
        unresolved = (Unresolved("var", "x"),) if "lack" in node.tags else ()
        raw = Source(node.path, "text")
        return Renderings((Rendered("full_refresh", "a", raw), Rendered("incremental", "b", raw)), unresolved)

    def inputs(self, node: Node, renderings: Renderings | None) -> str:  # noqa: ARG002 - of the protocol
        return node.id


def over_files(*nodes: Node, files: dict[str, str | bytes] | None = None) -> ManifestSession:
    own = Files(Declared("dbt", "shop", "", "", "", {node.id: node for node in nodes}))
    return ManifestSession(MemoryTree({**shop.files(), **(files or {})}), "", shop.manifest(), own)


def model(name: str, *tags: str, relation: tuple[str, ...] = ()) -> Node:
    path = f"models/{name}.sql"
    made = Relation(relation or (name,))
    return Node(f"model.shop.{name}", "model", name, "shop", path, relation=made, tags=tags)


def branches_of(session: ManifestSession, id_: str) -> list[str]:
    return [each.branch for each in session.render(session.declared.nodes[id_], {}).branches]


def test_files_are_rendered_where_the_manifest_is_older() -> None:
    session = over_files(
        model("stg_orders"), model("eph"), model("new"), files={"models/stg_orders.sql": "x"}
    )
    nodes = session.declared.nodes
    assert branches_of(session, STG) == ["full_refresh", "incremental"]
    assert branches_of(session, EPH) == ["only"]
    assert session.readings(nodes[STG]) == (f"read {STG}",)
    assert session.readings(nodes[EPH]) == ("seed.shop.people",)
    assert len(session.render(nodes["model.shop.new"], {}).branches) == 2


def test_both_branches_come_from_the_files_if_they_can_be_rendered() -> None:
    whole, lacking = over_files(model("inc")), over_files(model("inc", "lack"))
    found = [session.render(session.declared.nodes[INC], {}) for session in (whole, lacking)]
    assert [[each.branch for each in one.branches] for one in found] == [
        ["full_refresh", "incremental"],
        ["only"],
    ]


def test_names_are_those_that_dbt_gave() -> None:
    session = over_files(
        model("stg_orders"), model("eph"), model("no_newline", relation=("other", "no_newline"))
    )
    names = {id_: node.relation.name for id_, node in session.declared.nodes.items() if node.relation}
    assert names[STG] == ("shop", "main", "stg_orders")
    assert names["model.shop.no_newline"] == ("shop", "main", "no_newline")
    older = over_files(
        model("no_newline", relation=("other", "no_newline")), files={"models/no_newline.sql": "x"}
    )
    [node] = older.declared.nodes.values()
    assert node.relation is not None
    assert node.relation.name == ("other", "no_newline")


def test_nodes_of_packages_that_are_not_installed_are_known() -> None:
    stored = shop.written()
    stored["nodes"]["model.tools.days"] = {**stored["nodes"][EPH], "package_name": "tools", "name": "days"}
    own = Files(Declared("dbt", "shop", "", "", "", {EPH: model("eph")}))
    session = ManifestSession(MemoryTree(shop.files()), "", shop.manifest(stored), own)
    assert list(session.declared.nodes) == [EPH, "model.tools.days"]
    assert session.declared.dialect == "duckdb"


def test_inputs_change_with_what_is_rendered() -> None:
    before, after = shop.session(), shop.session({"models/stg_orders.sql": "x"})
    for id_, same in ((STG, False), (BIG, True)):
        assert (
            before.inputs(before.declared.nodes[id_], None) == after.inputs(after.declared.nodes[id_], None)
        ) == same
