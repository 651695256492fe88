"""The draw: profiles, limits, the lottery and its explanation."""
