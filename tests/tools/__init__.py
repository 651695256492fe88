"""Tools for those who build amb; no test needs them."""
