"""A draft as it lies on the disk: its characters and how they were written down."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from ambassador_cli.models.base import Model

Encoding = Literal["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "docx"]


class DraftFile(Model):
    """What was read: ``name`` as people should see it, ``text`` with its line ends untouched and without a
    byte order mark, ``encoding`` so that a corrected text can be written back in the same way. ``path`` is
    empty for a text that came from standard input or the clipboard; only files with a path that are not
    Word documents can be corrected in place."""

    model_config = ConfigDict(str_strip_whitespace=False)

    name: str
    text: str
    encoding: Encoding = "utf-8"
    path: str = ""

    @property
    def writable(self) -> bool:
        """Can a corrected text be written back?"""
        return bool(self.path) and self.encoding != "docx"
