"""Run suites over Parquet files with Great Expectations alone, as a team without dq would.

python plain_gx.py SUITES FOLDER: the suites of a JSON file, each over FOLDER/DATASET.parquet. Prints what
each expectation found as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd


def found_by(suite: dict[str, Any], frame: pd.DataFrame) -> list[dict[str, Any]]:
    context = gx.get_context(mode="ephemeral")
    added = context.suites.add(gx.ExpectationSuite(**suite))
    asset = context.data_sources.add_pandas("files").add_dataframe_asset("file")
    batches = asset.add_batch_definition_whole_dataframe("whole")
    definition = gx.ValidationDefinition(name="plain", data=batches, suite=added)
    run = context.validation_definitions.add(definition).run(
        batch_parameters={"dataframe": frame}, result_format="BASIC"
    )
    results: list[Any] = [result.to_json_dict() for result in run.results]
    return [
        {
            "check": result["expectation_config"]["meta"]["dq"]["check"],
            "counts": result["expectation_config"]["meta"]["dq"]["counts"],
            "success": result["success"],
            "unexpected": result["result"].get("unexpected_count"),
            "observed": result["result"].get("observed_value"),
            "raised": "Traceback" in json.dumps(result["exception_info"]),
        }
        for result in results
    ]


if __name__ == "__main__":
    content = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    report: list[dict[str, Any]] = []
    for each in content if isinstance(content, list) else [content]:
        path = Path(sys.argv[2]) / f"{each['meta']['dq']['dataset']}.parquet"
        report += found_by(each, pd.read_parquet(path, dtype_backend="pyarrow"))
    sys.stdout.write(f"{json.dumps(report)}\n")
