"""ODC247."""

from collections.abc import Iterator

from dq_contracts.acceptance import pattern_of
from dq_contracts.bounds import count_of
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract
from dq_core.rules.rule import Hit, rule


@rule("ODC247", Contract)
def pattern_against_length(contract: Contract) -> Iterator[Hit]:
    """A pattern that no text of the allowed length can match.

    Why: every value fails one of the two promises. A pattern is searched in the text, so only one between `^`
    and `$` says how long the text is at most.

    Bad::

        schema:
          - name: orders
            properties:
              - name: iban
                logicalType: string
                logicalTypeOptions:
                  pattern: '^[A-Z]{2}[0-9]{13,32}$'  # here
                  maxLength: 12

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                logicalType: string
                logicalTypeOptions:
                  minLength: 3
                  pattern: '^([A-Z]{2}|[0-9])$'  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions:
                  maxLength: 3
                  pattern: 'ACC[0-9]'  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: country
                logicalType: string
                logicalTypeOptions: {minLength: 2, maxLength: 2, pattern: '^[A-Z]{2}$'}

    Good::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions: {minLength: 11, pattern: '[A-Z]{2}'}

    Good::

        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions: {maxLength: 3, pattern: '^(é{2,}|[0-9]{9})$'}
    """
    for column in columns_with(contract, "logicalTypeOptions"):
        shortest, longest = count_of(column.option("minLength")), count_of(column.option("maxLength"))
        if (shortest is None and longest is None) or column.option("pattern") is None:
            continue
        if column.options and (text := _contradiction(column, shortest or 0, longest)):
            yield Hit(text, column.options.value_location("pattern"), "mend the pattern or the length")


def _contradiction(column: Column, shortest: int, longest: int | None) -> str:
    from dq_core.regex import anchored
    from dq_core.regex.lengths import lengths

    tree = pattern_of(column)
    if tree is None:
        return ""
    found = lengths(tree)
    if longest is not None and found.least > longest:
        return f"what matches the pattern has {found.least} characters or more, and maxLength is {longest}"
    if found.most is not None and found.most < shortest and anchored(tree) == (True, True):
        return f"what matches the pattern has at most {found.most} characters, and minLength is {shortest}"
    return ""
