"""``amb jourfixe``: what the group looks at every two weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from ambassador_cli.commands.options import Force, FormName, Lang, Output, Plain, ProgrammeFile, Today, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.jour_fixe import JourFixe, ShownPost
    from ambassador_cli.models.report import TopPost
    from ambassador_cli.models.roster import Person, Roster

FORTNIGHT = timedelta(days=14)
_OCCASIONS = timedelta(days=56)
_MOST_OCCASIONS = 3
_FOLDERS = ("posts", "drafts")


def jourfixe(
    since: Annotated[str | None, option("jourfixe.since", "--since", metavar="DAY")] = None,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Gather what was released for it, show or write it."""
    from ambassador_cli.commands.session import open_session, parse_day
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.pages.jour_fixe import ChannelPage, JourFixePage

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        target = choose_target(JourFixePage.forms, output=output, form=form, force=force)
        first = parse_day(since, "--since") or session.today - FORTNIGHT
        meeting, sources = gather_meeting(session, first)
        page = JourFixePage(meeting, session.words, sources)
        put(ChannelPage(page) if target.form.id == "md" else page, target, session)
        if target.to_terminal:
            session.note("jourfixe.next")


def gather_meeting(session: Session, since: date) -> tuple[JourFixe, tuple[str, ...]]:
    """The meeting, and ids of the sources that were looked at."""
    from ambassador_cli.commands.plan import make_plan
    from ambassador_cli.models.jour_fixe import JourFixe
    from ambassador_cli.planning.jour_fixe import choose_posts

    decided, today = session.programme, session.today
    roster = session.read_team()
    sources: dict[str, None] = {}
    candidates = list(find_candidates(session, roster, since, sources))
    plan = make_plan(session, today.replace(day=1), 4, exports=False)
    coffees = [found for found in plan.dates if found.kind == "coffee" and found.on >= today]
    comms = decided.contacts.comms
    occasions = sorted(
        (one for one in decided.occasions if today <= one.on <= today + _OCCASIONS), key=lambda one: one.on
    )
    meeting = JourFixe(
        day=today,
        since=since,
        company=decided.company.name if decided.company else "",
        best=best_page_post(session, roster, since, sources),
        posts=choose_posts(candidates, today),
        occasions=tuple(occasions[:_MOST_OCCASIONS]),
        week=today.isocalendar().week,
        coffee=(coffees[0].on, coffees[0].topic) if coffees else None,
        contact=(comms.email or comms.name) if comms else "",
    )
    return meeting, tuple(sources)


def find_candidates(
    session: Session, roster: Roster | None, since: date, sources: dict[str, None]
) -> Iterator[tuple[Person, ShownPost]]:
    """Posts that were handed in and drafts that were published since then, of people whom the roster knows."""
    from ambassador_cli.commands.hashtag_check.checking import DraftChecking
    from ambassador_cli.errors import InputError, Place, Problem
    from ambassador_cli.grammar.first_names import first_name
    from ambassador_cli.models.jour_fixe import ShownPost
    from ambassador_cli.planning.jour_fixe import person_of, what_is_good
    from ambassador_cli.readers.draft_files import find_draft_files, read_draft_file
    from ambassador_cli.readers.user_files import is_folder

    checking = DraftChecking(session.programme, session.read_packs(), session.today)
    for name in _FOLDERS:
        folder = session.folder / name
        for path in find_draft_files([folder])[0] if is_folder(folder) else ():
            try:
                file = read_draft_file(path)
            except InputError as error:
                session.warn(error.problems)
                continue
            draft, problems = checking.read(file.text, file.name)
            if draft is None:
                session.warn(problems)
                continue
            front = draft.front_matter
            if front.published is None or not since <= front.published <= session.today:
                continue
            sources[name] = None
            person = person_of(front.author, roster)
            if person is None:
                session.warn([Problem("jourfixe.nobody", Place(file=file.name), level="warning")])
                continue
            sentence = checking.checker.first_sentence(draft)
            fits = any(praise.id == "hook" for praise in checking.checker.praises(draft))
            why = what_is_good(sentence, draft.body, fits=fits)
            yield person, ShownPost(first_name(person.name), front.published, sentence, why)


def best_page_post(session: Session, roster: Roster | None, since: date, sources: dict[str, None]) -> TopPost | None:
    """The page's post of these days that was shown most; nothing where no export speaks of them."""
    from ambassador_cli.commands.exports import EXPORTS_FOLDER, read_all_exports
    from ambassador_cli.kpis.posts import top_post
    from ambassador_cli.planning.jour_fixe import best_of_page
    from ambassador_cli.readers.user_files import is_folder

    folder = session.folder / EXPORTS_FOLDER
    if not is_folder(folder):
        return None
    posts = read_all_exports(session, [folder], roster).history.posts
    found = best_of_page(posts, since, session.today)
    if found is None:
        return None
    sources["page"] = None
    return top_post(found, 0)
