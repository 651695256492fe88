"""What the files and the results mean: frozen pydantic models."""
