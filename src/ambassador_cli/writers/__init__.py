"""What goes out: results become terminal tables, JSON, CSV and more."""
