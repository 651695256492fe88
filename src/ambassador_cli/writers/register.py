"""The one table of all forms.

A new form is a file of its own and one line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from ambassador_cli.writers.form import Form

_FILES = (
    "forms.text",
    "forms.markdown",
    "forms.csv",
    "forms.xlsx",
    "forms.docx",
    "forms.ics",
    "forms.html",
    "forms.pptx",
    "data.json",
    "data.sarif",
    "data.github",
)
"""The files with a ``FORM``: a form is registered by the line of its file here."""


def _forms() -> Iterator[Form]:
    for file in _FILES:
        form: Form = import_module(f"ambassador_cli.writers.{file}").FORM
        yield form


FORMS: Mapping[str, Form] = {form.id: form for form in _forms()}
