"""What is to be read: models become Documents."""
