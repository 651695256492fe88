"""Key figures, computed from exported history without opening a file."""
