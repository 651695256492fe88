"""What is serialised and not worded: data for other programs, and the check that lies beside a record."""
