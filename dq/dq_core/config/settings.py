"""The configuration as the program uses it."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.config.globs import matches
from dq_core.finding import Severity
from dq_core.location import Location
from dq_core.record import field, identity_record, record
from dq_core.rules.rule import Rule

DEFAULT = "default"
BASELINE = "dq-baseline.json"
"""The baseline that is used without being named, beside the configuration."""


@identity_record
class Layer:
    """Decisions about rules: codes or prefixes to switch on and off, severities by code, options by code.

    `select` is None where the layer leaves the choice to the one below; `default` in it stands for all rules
    that are on by themselves.
    """

    match: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def decision(self, rule: Rule) -> bool | None:
        """Return whether this layer switches the rule on or off; None where it does not say."""
        chosen = _longest(rule.code, self.select or ())
        if self.select and DEFAULT in self.select and rule.default:
            chosen = max(chosen, 0)
        ignored = _longest(rule.code, self.ignore)
        if ignored >= 0 and ignored >= chosen:
            return False
        if self.select is None:
            return None
        return chosen >= 0


@record
class TestSettings:
    """How `dq test` runs: failing rows shown per check, classifications that are no secret, strictness.

    `sql_seconds` and `sql_memory`, in megabytes, limit each query of a contract. `history` is the folder of
    the measures of earlier runs, relative to the configuration's, empty for none. `openlineage` sends the
    events of a run.
    """

    failing_rows: int = 5
    public_classifications: tuple[str, ...] = ("public",)
    strict: bool = False
    sql_seconds: int = 60
    sql_memory: int = 2048
    history: str = ""
    openlineage: bool = False


@record
class DeclaredTable:
    """What the user says of a table of the warehouse, by its name as written.

    `columns` are pairs of a name and a type as written, empty where none is given, with `not null` behind it
    where the column has no NULL.
    """

    name: str
    columns: tuple[tuple[str, str], ...] = ()
    partition_by: tuple[str, ...] = ()
    cluster_by: tuple[str, ...] = ()
    sort_by: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    rows: int | None = None
    bytes: int | None = None
    require_partition_filter: bool = False
    location: Location | None = None


@identity_record
class Config:
    """The decisions of one project. `root` is the folder that holds the file, or the working directory.

    `dialect` is that of SQL files, as written, empty where nobody says it; `sql_time` the seconds that the
    rules may take for one of them, `tables` what is said of the tables that they name, `masking` patterns of
    functions and macros that hide personal data. `baseline` is the file of known findings, relative to
    `root`, empty where the configuration names none. `packs` are the packs that it names, each with the
    place; `packed` is the layer that they make, beneath all others.
    """

    root: str
    path: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    packs: tuple[tuple[str, Location], ...] = ()
    packed: Layer | None = None
    base: Layer = field(default_factory=Layer)
    paths: tuple[Layer, ...] = ()
    command_line: Layer = field(default_factory=Layer)
    fail_on: Severity = "error"
    require_reason: bool = False
    baseline: str = ""
    dialect: str = ""
    sql_time: int = 10
    tables: tuple[DeclaredTable, ...] = ()
    masking: tuple[str, ...] = ()
    test: TestSettings = field(default_factory=TestSettings)
    codes: tuple[tuple[str, Location], ...] = ()
    _settings: dict[tuple[Layer, ...], FileSettings] = field(default_factory=dict, init=False)

    def for_path(self, path: str) -> FileSettings:
        """Return the decisions about one file; `path` is relative to `root`, with forward slashes."""
        chosen = tuple(layer for layer in self.paths if matches(path, layer.match))
        beneath = (self.packed,) if self.packed is not None else ()
        layers = (*beneath, self.base, *chosen, self.command_line)
        found = self._settings.get(layers)
        if found is None:
            found = self._settings[layers] = FileSettings(layers)
        return found

    def walks(self, path: str) -> bool:
        """Say whether a file met while walking is wanted; `path` is relative to `root`."""
        wanted = not self.include or matches(path, self.include)
        return wanted and not self.excludes(path)

    def excludes(self, path: str) -> bool:
        """Say whether a file or folder is to be passed over even when it is named."""
        return matches(path, self.exclude)


@identity_record
class FileSettings:
    """The decisions about one file, from the most general layer to the most particular one."""

    layers: tuple[Layer, ...]
    _enabled: dict[Rule, bool] = field(default_factory=dict, init=False)

    def enabled(self, rule: Rule) -> bool:
        """Say whether the rule is on; notices always are."""
        found = self._enabled.get(rule)
        if found is None:
            found = self._enabled[rule] = self._decided(rule)
        return found

    def _decided(self, rule: Rule) -> bool:
        answers = (layer.decision(rule) for layer in reversed(self.layers))
        decided = next((answer for answer in answers if answer is not None), rule.default)
        return decided or rule.subject is None

    def severity(self, rule: Rule) -> Severity:
        """Return the severity of the rule's findings: the longest code of the last layer that names it."""
        for layer in reversed(self.layers):
            if layer.severity:
                codes = (code for code in layer.severity if rule.code.startswith(code))
                code = max(codes, key=len, default=None)
                if code is not None:
                    return layer.severity[code]
        return rule.severity

    def options(self, rule: Rule) -> dict[str, object]:
        """Return the rule's options, those of later layers over those of earlier ones."""
        merged: dict[str, object] = {}
        for layer in self.layers:
            merged.update(layer.options.get(rule.code, {}))
        return merged


def _longest(code: str, prefixes: tuple[str, ...]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
