"""How hypothesis draws: the same examples in each run of `make test`, others in the longer tests.

Tables of cases are read by the C parser of PyYAML, which takes a tenth of the time. Collecting makes a
million objects that all stay: looking for garbage among them again and again is a sixth of its time.
"""

import gc
import os

import pytest
import yaml
from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]

settings.register_profile("same", derandomize=True, deadline=None, database=None, suppress_health_check=_SLOW)
settings.register_profile("other", deadline=None, suppress_health_check=_SLOW)
settings.load_profile("other" if os.environ.get("DQ_OTHER_EXAMPLES") else "same")

yaml.SafeLoader = yaml.CSafeLoader  # type: ignore[assignment,misc]  # the same, faster

gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    gc.unfreeze()
