"""CHK011."""

from dq_core.rules.rule import Hit, notice


@notice("CHK011", severity="info", exit_code=0)
def events_not_delivered(reason: str) -> Hit:
    """The events of a run could not be delivered to OpenLineage.

    Why: a catalog that shows yesterday's verdict looks the same as one that shows today's. The checks have
    run and their verdicts stand: whatever a receiver does, it changes neither them nor the exit code.

    Events are sent as the client of OpenLineage is configured, by the file `openlineage.yml` in the working
    directory or the one that the variable OPENLINEAGE_CONFIG names, or by the variables OPENLINEAGE_URL and
    OPENLINEAGE__TRANSPORT__TYPE. Without any of them there is no transport, and nothing is sent.
    """
    return Hit(
        f"the events of this run were not delivered: {reason}",
        None,
        "see the transport in openlineage.yml or OPENLINEAGE_URL; or write them to a file: "
        "--output-format openlineage --output-file FILE",
    )
