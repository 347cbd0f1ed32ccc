"""LIN003."""

from dq_core.rules.rule import Hit, notice
from dq_lineage.projects.records import Lack, Unresolved

_WORDS: dict[Lack, tuple[str, str]] = {
    "macro": ("the macro {name} cannot be run", "install the package or mend the macro"),
    "package": ("the package {name} is not installed", "run `dbt deps`, or say what its macros would give"),
    "var": ("the variable {name} has no value", "give it one under `vars` in dbt_project.yml"),
    "env_var": ("the environment variable {name} has no default here", "give env_var a second argument"),
    "ref": ("there is no model {name}", "check the name, and that the model is enabled"),
    "source": ("there is no source {name}", "declare it in a properties file"),
    "introspection": ("what the warehouse would answer about {name} is not known", "declare its columns"),
    "jinja": ("the template {name} cannot be rendered", "see what is said beside it"),
    "limit": ("{name} goes beyond a limit of time or memory", "make the template smaller"),
    "language": ("{name} is no SQL", "declare its columns in a properties file"),
    "column": ("there is no column {name}", "name a column of the model"),
    "rows": ("rows lack the column {name}", "add it to them"),
    "expression": ("the {name} is no SQL", "write one expression over the model's columns"),
    "file": ("there is no text of {name}", "check that the file is there"),
}


@notice("LIN003", severity="info")
def template_unresolved(unresolved: Unresolved) -> Hit:
    """A part of a template that the files of the repository do not say, or that could not be carried out.

    Why: dq renders models without a warehouse, so that a hook is quick and a pull request can read nothing.
    What only a warehouse, an installed package or an environment knows is missing then. Columns that depend
    on such a model are at most `inferred`, and the place is named, so that nobody takes them for sure.

    References:
        docs/lineage.md
    """
    text, help_ = _WORDS[unresolved.lack]
    detail = f" ({unresolved.detail})" if unresolved.detail else ""
    return Hit(f"{text.format(name=unresolved.name)}{detail}", unresolved.location, help_)
