"""Start-up, gated without a clock: what a cheap command must not import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {
    *("pydantic", "rich", "yaml", "httpx", "numpy", "highspy", "python_calamine", "babel", "jinja2", "pptx"),
    *("xlsxwriter", "vl_convert", "regex", "rapidfuzz", "docx", "ruamel", "icalendar", "holidays"),
}
PROBE = """
import sys
from ambassador_cli.cli import main
sys.argv = ["amb", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
print("LOADED", *sorted({{name.partition(".")[0] for name in sys.modules}}))
"""


def _loaded(*arguments: str) -> set[str]:
    code = PROBE.format(arguments=list(arguments))
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "src")}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True, env=environment
    )
    return set(run.stdout.rpartition("LOADED ")[2].split())


def test_version_loads_no_heavy_library() -> None:
    """``amb --version`` loads none of them."""
    assert not _loaded("--version") & HEAVY


def test_help_loads_none_but_rich() -> None:
    """Help may draw with rich, nothing more. (A command's own help goes through Typer's use of pydantic.)"""
    assert _loaded("--help") & HEAVY <= {"rich"}
