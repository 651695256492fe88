"""``amb report``: key figures, and the page for the board."""

from ambassador_cli.commands.report.command import report

__all__ = ["report"]
