"""How many claims stay open on random pools of 30 to 150 people: ``pytest -m benchmark -s`` with this file.

``AMB_POOLS`` says how many pools (1,000 take about an hour of CPU time). Printed, never asserted but for failures.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from ambassador_cli.cohort import QUICK, freeze_lottery, select_group, verify_frozen
from cohort.company_pools import company_pool


@pytest.mark.benchmark
def test_what_stays_open() -> None:
    seen: Counter[str] = Counter()
    for number in range(int(os.environ.get("AMB_POOLS", "100"))):
        request = company_pool(number)
        drawn = select_group(request)
        if drawn is None:
            seen["no group"] += 1
            continue
        frozen = freeze_lottery(request, drawn.choice, drawn.fair, QUICK, "1")
        seen["pools"] += 1
        seen["levels"] += len(frozen["levels"])
        states = {check.id: check for check in verify_frozen(frozen)}
        assert "fails" not in {check.state for check in states.values()}, number
        for claim in ("nearest", "kept_not", "fairest"):
            if claim in states and states[claim].state == "open":
                seen[f"{claim} open"] += 1
                print(f"pool {number}: {claim} open")
        still_open = states["fairest"].values["n"]
        seen["levels open"] += still_open if isinstance(still_open, int) else 0
    print(dict(seen))
