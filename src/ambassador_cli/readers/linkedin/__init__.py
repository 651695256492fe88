"""LinkedIn exports: one file a kind, recognised by content."""
