"""ODC126."""

from collections.abc import Iterator

from dq_contracts.including.problem import Inclusions
from dq_core.rules.rule import Hit, rule


@rule("ODC126", Inclusions)
def include_too_large(inclusions: Inclusions) -> Iterator[Hit]:
    """A contract or definition that includes a million values, or nests deeper than a hundred levels.

    Why: definitions that repeat definitions grow by powers, so that a few lines could ask for more than any
    machine holds. Such a contract is read without what it includes.

    Bad (several files)::

        schema:
          - name: users
        --- definitions.yaml
        kind: DataContractDefinitions
        definitions:
          column:
            a: {enum: [{value: 1}, {value: 2}, {value: 3}, {value: 4}, {value: 5}, {value: 6}, {value: 7}]}
            b: &b {properties: [&c {customProperties: [{property: dqDefinition, value: a}]}, *c, *c, *c, *c]}
            c: {properties: [&d {customProperties: [{property: dqDefinition, value: b}]}, *d, *d, *d, *d, *d]}
            d: {properties: [&e {customProperties: [{property: dqDefinition, value: c}]}, *e, *e, *e, *e, *e]}
            e: {properties: [&f {customProperties: [{property: dqDefinition, value: d}]}, *f, *f, *f, *f, *f]}
            f: {properties: [&g {customProperties: [{property: dqDefinition, value: e}]}, *g, *g, *g, *g, *g]}
            g: {properties: [&h {customProperties: [{property: dqDefinition, value: f}]}, *h, *h, *h, *h, *h]}
            h: {properties: [&i {customProperties: [{property: dqDefinition, value: g}]}, *i, *i, *i, *i, *i]}
            i: {properties: [&j {customProperties: [{property: dqDefinition, value: h}]}, *j, *j, *j, *j, *j]}

    Good::

        schema:
          - name: users
    """
    return inclusions.of_kind("too-large")
