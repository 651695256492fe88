"""``amb explain``: a key figure or setting in plain words, from where it is defined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, option
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.commands.showing import Target


def explain(
    identifier: Annotated[
        str | None, typer.Argument(metavar="ID", help=say_help("explain.id"), show_default=False)
    ] = None,
    everything: Annotated[bool, option("explain.all", "--all")] = False,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    lang: Lang = None,
    programme: ProgrammeFile = None,
    plain: Plain = False,
) -> None:
    """Find what is registered under an id or a name, and say what it is."""
    from ambassador_cli.commands.session import open_session
    from ambassador_cli.commands.showing import choose_target
    from ambassador_cli.errors import Problem, UsageError
    from ambassador_cli.grammar.nearest_word import suggest
    from ambassador_cli.kpis import KPIS
    from ambassador_cli.models.programme import Programme
    from ambassador_cli.pages.everything import EverythingPage
    from ambassador_cli.pages.explanation import to_kpi_document, to_list_document, to_setting_document
    from ambassador_cli.pages.rule_explanation import to_rule_document
    from ambassador_cli.readers.settings import read_settings

    with open_session(lang=lang, programme=programme, plain=plain) as session:
        if everything:
            if identifier is not None:
                raise UsageError(Problem("usage.all_and_one", values={"found": identifier[:60]}))
            show_all(session, choose_target(EverythingPage.forms, output=output, form=form, force=force))
            return
        if form is not None or output is not None:
            raise UsageError(Problem("usage.only_all"))
        wanted = (identifier or "").strip().casefold()
        for kpi in KPIS:
            if wanted in {kpi.id.casefold(), kpi.name.casefold()}:
                session.terminal.show(to_kpi_document(kpi, session.words))
                return
        from ambassador_cli.models.rule import EXCEPT
        from ambassador_cli.rules import catalogue

        settings = read_settings(Programme)
        packs = session.read_packs()
        rules = catalogue(packs)
        if identifier is None:
            session.terminal.show(to_list_document(KPIS, rules, settings, session.words))
            return
        for rule in rules:
            if wanted in {rule.id.casefold(), rule.name.casefold()}:
                own = [name.removeprefix(f"{rule.id}.") for name in packs.words if name.startswith(f"{rule.id}.")]
                lists = [name for name in own if not name.endswith(EXCEPT)]
                session.terminal.show(to_rule_document(rule, session.words, lists))
                return
        for setting in settings:
            if wanted == setting.path.casefold():
                session.terminal.show(to_setting_document(setting, session.words))
                return
        known = [name for kpi in KPIS for name in (kpi.id, kpi.name)]
        known += [name for rule in rules for name in (rule.id, rule.name)]
        known += [setting.path for setting in settings]
        values = {"found": identifier, "suggestion": suggest(identifier, known)}
        raise UsageError(Problem("usage.nothing_to_explain", values=values))


def show_all(session: Session, target: Target) -> None:
    """Everything that is registered; of the rules, those of a company's packs too, those that this programme.yaml
    switches off not."""
    from ambassador_cli.commands.showing import put
    from ambassador_cli.kpis import KPIS
    from ambassador_cli.models.programme import Programme
    from ambassador_cli.pages.everything import EverythingPage
    from ambassador_cli.pages.papers import PAPERS
    from ambassador_cli.readers.settings import read_settings
    from ambassador_cli.rules import catalogue, rules_in_force

    rules = rules_in_force(catalogue(session.read_packs()), session.programme)
    settings = tuple(read_settings(Programme))
    put(EverythingPage(rules, tuple(KPIS), settings, tuple(PAPERS.values()), session.words), target, session)
