"""What is to be done with drafts once they are checked, and what of it cannot be done together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ambassador_cli.commands.showing import Target
    from ambassador_cli.models.draft_file import DraftFile

READ = frozenset({"txt", "md", "docx"})
"""Forms in which a preview can be looked at."""

FailOn = Literal["error", "question", "warning", "info", "never"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be done with the drafts once they are checked."""

    target: Target
    fail_on: FailOn
    show_text: bool
    check_links: bool
    fix: bool
    unsafe: bool
    diff: bool
    yes: bool
    answer: bool
    keep: str | None
    by: str | None
    reply: bool
    preview: bool
    paste_text: bool


def check_wishes(wishes: Wishes, *, paste: bool) -> None:
    """Wishes that cannot come true together. Raises ``UsageError``."""
    from ambassador_cli.errors import Own, Problem, UsageError

    shown = {"--reply": wishes.reply, "--preview": wishes.preview, "--paste-text": wishes.paste_text}
    target = wishes.target
    if not (wishes.preview and target.form.id in READ):
        shown[f"-o {target.output}" if target.output else f"--format {target.form.id}"] = not target.to_terminal
    asked = {"--answer": wishes.answer, "--keep": wishes.keep is not None}
    chosen = [name for name, wanted in shown.items() if wanted]
    asking = [name for name, wanted in asked.items() if wanted]
    clashes = [chosen, asking, asking[:1] + (["--paste"] if paste else []), asking[:1] + chosen[:1]]
    for clash in clashes:
        if len(clash) > 1:
            values = {"one": Own(clash[0]), "other": Own(clash[1])}
            raise UsageError(Problem("check.not_together", values=values))


def check_one_text(wishes: Wishes, files: Sequence[DraftFile]) -> None:
    from ambassador_cli.errors import Own, Problem, UsageError

    option = "--reply" if wishes.reply else "--paste-text" if wishes.paste_text else ""
    if option and len(files) > 1:
        raise UsageError(Problem("check.one_text", values={"option": Own(option), "n": len(files)}))
