"""``amb paper``: everything that is handed over or pasted."""

from ambassador_cli.commands.paper.command import paper

__all__ = ["paper"]
