"""Documents and records become what people and programs read.

``FORMS`` is the one table of all forms: a new form is a file of its own and one line here.
"""

from __future__ import annotations

from collections.abc import Mapping

from ambassador_cli.writers.data import github, json, sarif
from ambassador_cli.writers.form import Form
from ambassador_cli.writers.forms import csv, docx, ics, markdown, text, xlsx

FORMS: Mapping[str, Form] = {
    module.FORM.id: module.FORM for module in (text, markdown, csv, xlsx, docx, ics, json, sarif, github)
}
