"""Documents and records become what people and programs read; ``register`` is the one table of all forms."""
