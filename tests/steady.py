"""How properties are tried: the same on each run."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# The same texts on each run: a test must not fail on the day of a release for a reason of last year.
steady = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
