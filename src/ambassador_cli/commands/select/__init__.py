"""``amb select``: a mixed group, drawn fairly, so that anyone can check the draw."""

from ambassador_cli.commands.select.command import select

__all__ = ["select"]
