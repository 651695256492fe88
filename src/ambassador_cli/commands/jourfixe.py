"""``amb jourfixe``: what the group looks at every two weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from ambassador_cli.commands.options import (
    DryRun,
    Force,
    FormName,
    Lang,
    Output,
    Plain,
    ProgrammeFile,
    Template,
    Today,
    option,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.draft import Draft
    from ambassador_cli.models.export import History, PersonPost
    from ambassador_cli.models.jour_fixe import JourFixe, ShownPost
    from ambassador_cli.models.report import TopPost
    from ambassador_cli.models.roster import Person, Roster

FORTNIGHT = timedelta(days=14)
_OCCASIONS = timedelta(days=56)
_MOST_OCCASIONS = 3
_FOLDERS = ("posts", "drafts")
_TIPS_FROM = frozenset({"info", "warning"})
"""Levels of remarks that a tip for all can be made of; what has to be asked is between author and team."""


def jourfixe(
    since: Annotated[str | None, option("jourfixe.since", "--since", metavar="DAY")] = None,
    template: Template = None,
    form: FormName = None,
    output: Output = None,
    force: Force = False,
    dry_run: DryRun = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Gather what was released for it, show or write it."""
    from ambassador_cli.commands.session import open_session, parse_day
    from ambassador_cli.commands.showing import choose_target, put, take_template
    from ambassador_cli.pages.jour_fixe import ChannelPage, JourFixePage

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        target = replace(choose_target(JourFixePage.forms, output=output, form=form, force=force), dry=dry_run)
        slides = take_template(template, target)
        first = parse_day(since, "--since") or session.today - FORTNIGHT
        meeting, sources = gather_meeting(session, first)
        page = JourFixePage(meeting, session.words, sources, slides)
        put(ChannelPage(page) if target.form.id == "md" else page, target, session)
        if target.to_terminal:
            session.note("jourfixe.next")


def gather_meeting(session: Session, since: date) -> tuple[JourFixe, tuple[str, ...]]:
    """The meeting, and ids of the sources that were looked at."""
    from ambassador_cli.commands.plan import make_plan
    from ambassador_cli.models.jour_fixe import JourFixe
    from ambassador_cli.planning.jour_fixe import choose_posts, learnt_from

    decided, today = session.programme, session.today
    roster = session.read_team()
    history = read_history(session, roster)
    posts = PublishedPosts(session, roster, history)
    candidates = list(posts.find(since))
    best = best_page_post(history, since, today)
    plan = make_plan(session, today.replace(day=1), 4, exports=False)
    coffees = [found for found in plan.dates if found.kind == "coffee" and found.on >= today]
    comms = decided.contacts.comms
    occasions = sorted(
        (one for one in decided.occasions if today <= one.on <= today + _OCCASIONS), key=lambda one: one.on
    )
    rules = posts.checking.checker.rules
    meeting = JourFixe(
        day=today,
        since=since,
        company=decided.company.name if decided.company else "",
        best=best,
        posts=choose_posts(candidates, today),
        occasions=tuple(occasions[:_MOST_OCCASIONS]),
        week=today.isocalendar().week,
        coffee=(coffees[0].on, coffees[0].topic) if coffees else None,
        contact=(comms.email or comms.name) if comms else "",
        often=tuple(rules[rule].why for rule in learnt_from(posts.remarks)),
    )
    looked_at = {"posts": "posts" in posts.sources, "drafts": "drafts" in posts.sources}
    looked_at |= {"page": best is not None, "people": "people" in posts.sources}
    return meeting, tuple(name for name, there in looked_at.items() if there)


def read_history(session: Session, roster: Roster | None) -> History | None:
    """What the exports hold; nothing where there is no folder of them."""
    from ambassador_cli.commands.exports import EXPORTS_FOLDER, read_all_exports
    from ambassador_cli.readers.user_files import is_folder

    folder = session.folder / EXPORTS_FOLDER
    return read_all_exports(session, [folder], roster).history if is_folder(folder) else None


def best_page_post(history: History | None, since: date, today: date) -> TopPost | None:
    """The page's post of these days that was shown most; nothing where no export speaks of them."""
    from ambassador_cli.kpis.posts import top_post
    from ambassador_cli.planning.jour_fixe import best_of_page

    found = best_of_page(history.posts, since, today) if history else None
    return top_post(found, 0) if found else None


class PublishedPosts:
    """Posts of people whom the roster knows: handed in, published drafts, and those in files of people who agreed.

    ``sources`` are the places that held one, ``remarks`` pairs of author and rule: what posts that were handed in or
    published could do better.
    """

    def __init__(self, session: Session, roster: Roster | None, history: History | None) -> None:
        from ambassador_cli.commands.hashtag_check.checking import DraftChecking
        from ambassador_cli.rules import rules_in_force

        self.session = session
        self.roster = roster
        self.people = {person.person: person.posts for person in (history.people if history else ())}
        self.checking = DraftChecking(session.programme, session.read_packs(), session.today)
        self.sources: dict[str, None] = {}
        self.remarks: list[tuple[str, str]] = []
        self._heard = {
            found.rule.id
            for found in rules_in_force(self.checking.checker.rules.values(), session.programme)
            if found.level in _TIPS_FROM
        }

    def find(self, since: date) -> Iterator[tuple[Person, ShownPost]]:
        """Those published from ``since`` on. Whoever brought a post has chosen it: files are looked into for others."""
        from ambassador_cli.planning.jour_fixe import handed_in, rate_of
        from ambassador_cli.readers.linkedin.post_address import urn_id

        told: set[str] = set()
        for name, person, draft in self._drafts(since):
            front = draft.front_matter
            assert front.published is not None
            self.sources[name] = None
            told.add(person.key)
            theirs = self.people.get(person.key, ())
            known = [one for one in theirs if handed_in(one, urn_id(front.link), front.published, theirs)]
            rate = rate_of(known[0].ranked, front.published) if known else None
            yield person, self._shown(person, draft, front.published, rate)
            settled = self.checking.checker.settle(self.checking.checker.check(draft), draft)
            heard = {finding.rule for finding in settled.open if finding.level in _TIPS_FROM} & self._heard
            self.remarks += [(person.key, rule) for rule in sorted(heard)]
        for person in self.roster.people if self.roster else ():
            if person.key in told or not person.agreed("show_posts"):
                continue
            for post in self.people.get(person.key, ()):
                told_there = self._in_file(post, since)
                if told_there is not None:
                    self.sources["people"] = None
                    rate = rate_of(post.ranked, post.published)
                    yield person, self._shown(person, told_there, post.published, rate)

    def _in_file(self, post: PersonPost, since: date) -> Draft | None:
        """A post of which a file has the words, if it is of these days."""
        if not post.text or not since <= post.published <= self.session.today:
            return None
        return self.checking.read(post.text, "")[0]

    def _shown(self, person: Person, draft: Draft, published: date, rate: float | None) -> ShownPost:
        from ambassador_cli.grammar.first_names import first_name
        from ambassador_cli.models.jour_fixe import ShownPost
        from ambassador_cli.planning.jour_fixe import what_is_good

        checker = self.checking.checker
        why = what_is_good(checker.praises(draft), draft.body)
        return ShownPost(first_name(person.name), published, checker.opening(draft), why, rate)

    def _drafts(self, since: date) -> Iterator[tuple[str, Person, Draft]]:
        """What lies in the folders, with its folder and author; what cannot be read is named."""
        from ambassador_cli.errors import InputError, Place, Problem
        from ambassador_cli.planning.jour_fixe import person_of
        from ambassador_cli.readers.draft_files import find_draft_files, read_draft_file
        from ambassador_cli.readers.user_files import is_folder

        for name in _FOLDERS:
            folder = self.session.folder / name
            for path in find_draft_files([folder])[0] if is_folder(folder) else ():
                try:
                    file = read_draft_file(path)
                except InputError as error:
                    self.session.warn(error.problems)
                    continue
                draft, problems = self.checking.read(file.text, file.name)
                if draft is None:
                    self.session.warn(problems)
                    continue
                front = draft.front_matter
                if front.published is None or not since <= front.published <= self.session.today:
                    continue
                person = person_of(front.author, self.roster)
                if person is None:
                    self.sources[name] = None
                    self.session.warn([Problem("jourfixe.nobody", Place(file=file.name), level="warning")])
                    continue
                yield name, person, draft
