"""amb: a toolkit for people who run a corporate ambassador programme on LinkedIn."""

__version__ = "0.2.0"
