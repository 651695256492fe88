"""The page for the board: what it brought, how sure that is, what it cost, what is to be decided."""

from ambassador_cli.pages.board.page import BoardPage

__all__ = ["BoardPage"]
