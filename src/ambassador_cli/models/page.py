"""What a page is: something that is shown or written, in the forms that it offers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from ambassador_cli.models.document import Document, Table
from ambassador_cli.models.event import CalendarFile
from ambassador_cli.models.finding_record import FindingsRecord
from ambassador_cli.models.slide import Deck
from ambassador_cli.texts.words import Words


class Page(ABC):
    """A page holds the models it shows and the words it says them in; it opens nothing and writes nothing.

    ``forms`` are ids of the table in :mod:`ambassador_cli.writers.register`. A form takes what it needs from the
    methods below: a page that offers ``csv`` has a ``table``, one that offers ``json`` a ``record``; the test of all
    pages in all forms fails on one that has not. The terminal shows every page.
    """

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx")
    words: Words

    @abstractmethod
    def document(self) -> Document:
        """What people read."""

    def sheets(self) -> Document:
        """What a workbook holds, a sheet a table: the document unless there is more to compute with."""
        return self.document()

    def table(self) -> Table:
        """The one table of a csv file."""
        raise NotImplementedError(f"{type(self).__name__} has no table")

    def calendar(self) -> CalendarFile:
        """The entries of a calendar file."""
        raise NotImplementedError(f"{type(self).__name__} has no calendar")

    def record(self) -> object:
        """What a program reads: mappings, sequences, dataclasses, days and plain values, already in words where there
        are sentences. Its first key is ``format``, with a version."""
        raise NotImplementedError(f"{type(self).__name__} has no record")

    def deck(self) -> Deck:
        """The slides."""
        raise NotImplementedError(f"{type(self).__name__} has no slides")

    def findings(self) -> FindingsRecord:
        """What the exchange formats of checkers hold."""
        raise NotImplementedError(f"{type(self).__name__} has no findings")
