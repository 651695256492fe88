"""The small check that is laid beside every record as draw/verify.py."""

from __future__ import annotations

from importlib.resources import files

VERIFIER_NAME = "verify.py"


def verifier_text() -> str:
    """The program's text: standard Python, no amb. It is a file of its own, so that it can be read and tested."""
    return files("ambassador_cli.writers.verifier").joinpath(VERIFIER_NAME).read_text(encoding="utf-8")
