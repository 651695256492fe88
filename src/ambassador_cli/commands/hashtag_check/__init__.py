"""``amb hashtag-check``: drafts, looked at before they are posted."""

from ambassador_cli.commands.hashtag_check.command import hashtag_check

__all__ = ["hashtag_check"]
