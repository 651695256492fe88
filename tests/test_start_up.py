"""Start-up, gated without a clock: what a cheap command must not import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {
    *("pydantic", "rich", "yaml", "httpx", "numpy", "highspy", "python_calamine", "babel", "jinja2", "pptx"),
    *("xlsxwriter", "vl_convert", "regex", "rapidfuzz", "docx", "icalendar", "holidays"),
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


def test_every_public_name_of_the_draw_is_found_in_its_own_file() -> None:
    """They are loaded one by one; none is called like a file, which would hide it."""
    probe = """
import ambassador_cli.cohort as cohort
from importlib import import_module
from pathlib import Path
files = {path.stem for path in Path(cohort.__file__).parent.glob("*.py")}
assert not files & set(cohort.__all__)
assert sorted(cohort.__all__) == sorted(name for names in cohort._NAMES.values() for name in names)
for file, names in cohort._NAMES.items():
    home = f"ambassador_cli.cohort.{file}"
    for name in names:
        found = getattr(cohort, name)
        assert getattr(found, "__module__", home) in (home, "builtins"), name
try:
    cohort.nothing
except AttributeError:
    print("FOUND")
"""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "src")}
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, env=environment, check=False)
    assert run.stdout == "FOUND\n", run.stderr


def test_a_look_at_a_proposal_loads_no_verifier() -> None:
    """Picking takes no file that freezes, proves or verifies; asking what stands takes none that solves."""
    probe = "import sys, ambassador_cli.cohort as c; c.{name}; print(*sorted(sys.modules))"
    for name, absent in (
        ("find_extremes", ("freezing", "proofs", "branching", "verification", "drawing")),
        ("state_of", ("nearest", "chances", "selection", "verification")),
    ):
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "src")}
        command = [sys.executable, "-c", probe.format(name=name)]
        loaded = subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout.split()
        assert not {f"ambassador_cli.cohort.{file}" for file in absent} & set(loaded), name
