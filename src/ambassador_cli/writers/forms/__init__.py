"""Documents become what a terminal or a file shows."""
