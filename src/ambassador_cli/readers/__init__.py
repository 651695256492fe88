"""What comes in: YAML, tables and exports become models."""
