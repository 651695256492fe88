"""``amb roster``: who takes part and what they agreed to, in counts; changes on a person's word, a line each."""

from ambassador_cli.commands.roster.check import check
from ambassador_cli.commands.roster.importing import import_form
from ambassador_cli.commands.roster.level import level
from ambassador_cli.commands.roster.show import roster
from ambassador_cli.commands.roster.tidy import tidy
from ambassador_cli.commands.roster.withdraw import withdraw

__all__ = ["check", "import_form", "level", "roster", "tidy", "withdraw"]
