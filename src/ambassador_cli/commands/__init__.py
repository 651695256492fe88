"""The three verbs of the layers meet here: read, compute, write. One file a command."""
