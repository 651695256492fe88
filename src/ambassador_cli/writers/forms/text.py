"""Documents as plain text, as a file or a mail takes it: what the terminal shows, without colour."""

from __future__ import annotations

from ambassador_cli.writers.form import Form
from ambassador_cli.writers.forms.terminal import to_plain_text

FORM = Form(
    "txt", (".txt",), lambda page: to_plain_text(page.document()), names=("table", "terminal", "text"), for_people=True
)
