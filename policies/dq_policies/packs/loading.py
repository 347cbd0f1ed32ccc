"""From the names of packs to one layer of settings beneath the user's own."""

from __future__ import annotations

import os
from collections.abc import Iterable

from dq_core.config.reader import Pack, read_pack
from dq_core.config.settings import Layer
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.paths import shown
from dq_core.reading import read
from dq_core.suggestion import did_you_mean
from dq_core.yaml.loader import load

Named = tuple[str, Location | None]
"""A pack by its name, or by the path of its file, and where it is named."""

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_SUFFIX = ".yaml"


def names() -> tuple[str, ...]:
    """Return the names of the packs that come with dq."""
    return tuple(sorted(name[: -len(_SUFFIX)] for name in os.listdir(_FOLDER) if name.endswith(_SUFFIX)))


def text_of(name: str) -> str:
    """Return the text of a pack that comes with dq."""
    return read(os.path.join(_FOLDER, name + _SUFFIX), name).source.text


def layer_of(
    packs: Iterable[Named], root: str
) -> tuple[Layer | None, list[tuple[str, Location]], list[Finding]]:
    """Return the layer of some packs together, the codes that files of the user name, and what is wrong.

    Paths are relative to `root`, in the file of a pack to its folder. A later pack wins over an earlier one,
    and a pack over those that it extends. The layer is None without packs.
    """
    loading = _Loading()
    layer = loading.all_of(packs, root, ())
    return layer, loading.codes, loading.findings


class _Loading:
    """Loads packs and those that they extend."""

    def __init__(self) -> None:
        self.codes: list[tuple[str, Location]] = []
        self.findings: list[Finding] = []

    def all_of(self, packs: Iterable[Named], folder: str, around: tuple[str, ...]) -> Layer | None:
        layer: Layer | None = None
        for name, place in packs:
            path = self._path(name, place, folder)
            if path and path in around:
                self._wrong(f"the pack {name} extends itself", place, "remove it from `extends`")
            elif path:
                layer = over(layer, self._layer(path, name, place, around))
        return layer

    def _path(self, name: str, place: Location | None, folder: str) -> str:
        """Return the file of a pack; empty where there is none."""
        if name in names():
            return os.path.join(_FOLDER, name + _SUFFIX)
        if name.endswith((".yaml", ".yml")):
            path = os.path.normpath(os.path.join(folder, name))
            if os.path.isfile(path):
                return path
            self._wrong(
                f"there is no pack file {name}", place, "paths are relative to the file that names it"
            )
            return ""
        known = ", ".join(names())
        self._wrong(f"there is no pack {name!r}", place, did_you_mean(name, names()) or f"packs are {known}")
        return ""

    def _layer(self, path: str, name: str, place: Location | None, around: tuple[str, ...]) -> Layer:
        file = read(path, shown(path))
        problem = file.unreadable or file.problem
        if problem is not None:
            self._wrong(f"the pack {name} cannot be read: {problem.message}", place)
            return Layer()
        document = load(file.source)
        problems = [each for each in document.problems if each.kind != "empty"]
        self.findings += [configuration_invalid(each.message, each.location, each.help) for each in problems]
        pack: Pack = read_pack(document.root)
        self.findings += pack.findings
        if os.path.dirname(path) != _FOLDER:
            self.codes += pack.codes
        below = self.all_of(pack.extends, os.path.dirname(path), (*around, path))
        return over(below, pack.layer)

    def _wrong(self, message: str, place: Location | None, help_: str = "") -> None:
        self.findings.append(configuration_invalid(message, place, help_))


def over(below: Layer | None, layer: Layer) -> Layer:
    """Return two packs as one: what both select, with the decisions of the upper one where they differ."""
    if below is None:
        return layer
    ignored = set(layer.ignore)
    selected = set(layer.select or ())
    both = dict.fromkeys(
        (*(code for code in below.select or () if code not in ignored), *(layer.select or ()))
    )
    options = {code: dict(values) for code, values in below.options.items()}
    for code, values in layer.options.items():
        options[code] = {**options.get(code, {}), **values}
    return Layer(
        select=tuple(both) if below.select is not None or layer.select is not None else None,
        ignore=(*(code for code in below.ignore if code not in selected), *layer.ignore),
        severity={**below.severity, **layer.severity},
        options=options,
    )
