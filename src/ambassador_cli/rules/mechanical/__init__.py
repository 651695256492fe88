"""The mechanical rules, one a file."""
