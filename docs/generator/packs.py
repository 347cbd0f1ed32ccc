"""The page of the packs of rules that come with dq."""

from __future__ import annotations

from docs.generator.markdown import code, page
from dq_policies.packs.loading import names, text_of

_INTRODUCTION = """\
A pack is a selection of rules with severities and options. `pack` in `dq.yaml` or `--pack` names one or
several; what `dq.yaml` and the command line say themselves holds over them.

```yaml
pack: [standard, bigquery-cost]
ignore: [SCN009]
```

A file of your own is a pack too, named by its path, such as `pack: [quality/our-pack.yaml]`. It has the
keys `select`, `ignore`, `severity` and `rules`, with the meaning that they have in
[dq.yaml](configuration.md), and `extends`, which names the packs that it is built upon. Of several packs
everything is selected that one of them selects; where they differ, the later one wins, and a pack wins over
those that it extends."""


def packs_page() -> str:
    """Return the text of the page."""
    parts = [part for name in names() for part in (f"## {name}", *_parts(name))]
    return page("Packs of rules", _INTRODUCTION, *parts)


def _parts(name: str) -> tuple[str, str]:
    first, _, rest = text_of(name).partition("\n")
    return first.removeprefix("# "), code(rest.rstrip("\n"), "yaml")
