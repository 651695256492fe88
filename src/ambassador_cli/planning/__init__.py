"""When things happen and what they take: pure, all days and numbers come in as arguments."""

from ambassador_cli.planning.calendar import monthly_days, plan_programme
from ambassador_cli.planning.free_days import FreeDays, known_states, public_holidays

__all__ = ["FreeDays", "known_states", "monthly_days", "plan_programme", "public_holidays"]
