"""The jour fixe: six slides, a text for the channel, the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph
from ambassador_cli.models.jour_fixe import Good, JourFixe, ShownPost
from ambassador_cli.models.page import Page
from ambassador_cli.models.slide import Deck, Slide
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

TIPS, PAIRS, QUESTIONS = 12, 6, 12
"""How many there are of each in texts/jourfixe.*.yaml."""
_SHOWN_TIPS, _SHOWN_QUESTIONS = 3, 2
_TEXT = 110
_WORDS = 60


@dataclass(frozen=True, slots=True)
class JourFixePage(Page):
    """``sources`` are ids of sentences: what was looked at. ``template``: the company's slides, empty for plain
    ones."""

    meeting: JourFixe
    words: Words
    sources: tuple[str, ...] = ()
    template: bytes = b""

    forms: ClassVar[tuple[str, ...]] = ("txt", "pptx", "docx", "md")

    def document(self) -> Document:
        """What the screen and Word show: everything, in the order of the slides."""
        blocks: list[Block] = []
        for at, slide in enumerate(self.deck().slides):
            blocks.append(Heading(slide.title, 1 if not at else 2))
            if slide.lead:
                blocks.append(Paragraph(slide.lead))
            blocks += slide.blocks
        return Document(tuple(blocks), self.words.language, day=self.meeting.day)

    def channel(self) -> Document:
        """The same in short for everyone, without posts of people."""
        say, found = self.words.say, self.meeting
        blocks: list[Block] = [Heading(say("jourfixe.channel", day=found.day), 1)]
        if found.best is not None:
            blocks.append(Paragraph(self._page_post()))
        blocks += [Bullets(self._tips()), Paragraph(self._pair()[1]), Bullets(tuple(self._occasions()))]
        blocks.append(Paragraph(" ".join(self._end())))
        return Document(tuple(blocks), self.words.language, day=found.day)

    def deck(self) -> Deck:
        """Six slides; where there is nothing to show, the second one says that this is fine."""
        say, found = self.words.say, self.meeting
        pair = self._pair()
        slides = (
            Slide(say("jourfixe.welcome"), say("jourfixe.today", day=self.words.long_day(found.day)), ()),
            Slide(say("jourfixe.good"), "", tuple(self._good())),
            Slide(say("jourfixe.tips"), "", (Bullets(self._tips()),)),
            Slide(
                say("jourfixe.sentence"), "", (Paragraph(pair[0], quiet=True), Paragraph(pair[1]), Paragraph(pair[2]))
            ),
            Slide(say("jourfixe.occasions"), "", (Bullets(tuple(self._occasions())),)),
            Slide(say("jourfixe.thanks"), "", (Bullets(tuple(self._end())),), notes=self._sources()),
        )
        name = say("jourfixe.name", day=found.day)
        return Deck(name, f"{found.company} · {name}".removeprefix(" · "), slides, self.words.language, self.template)

    def _good(self) -> Iterator[Block]:
        found = self.meeting
        if found.best is None and not found.posts:
            yield Paragraph(self.words.say("jourfixe.nothing"))
            return
        if found.best is not None:
            yield Paragraph(self._page_post())
        for post in found.posts:
            yield from self._post(post)

    def _page_post(self) -> str:
        say, best = self.words.say, self.meeting.best
        if best is None:
            return ""
        text = to_one_line(best.text, _TEXT) or say("report.no_text")
        line = say("jourfixe.page_post", day=best.created, text=text)
        if best.engagement_rate is None:
            return line
        rate = self.words.percent(Share(best.engagement_rate))
        return f"{line} {say('jourfixe.page_figures', impressions=best.impressions, rate=rate)}"

    def _post(self, post: ShownPost) -> Iterator[Block]:
        say = self.words.say
        sentence = to_one_line(post.sentence, _TEXT)
        yield Paragraph(say("jourfixe.quote", sentence=sentence, first=post.first, day=post.published))
        if post.why:
            yield Paragraph(say("jourfixe.why", list=" ".join(self._why(good) for good in post.why)), quiet=True)

    def _why(self, good: Good) -> str:
        return self.words.say(f"jourfixe.good_{good.kind}", x=to_one_line(good.words, _WORDS))

    def _tips(self) -> tuple[str, ...]:
        """What several authors could do better comes first, then the standing list, in turn."""
        first = self.meeting.week * _SHOWN_TIPS
        learnt = [why.say(self.words) for why in self.meeting.often]
        standing = [self.words.say(f"jourfixe.tip.{(first + at) % TIPS + 1}") for at in range(_SHOWN_TIPS)]
        return tuple([*learnt, *standing][:_SHOWN_TIPS])

    def _pair(self) -> tuple[str, str, str]:
        say, number = self.words.say, self.meeting.week % PAIRS + 1
        before = say("jourfixe.before", text=say(f"jourfixe.pair.{number}.before"))
        after = say("jourfixe.after", text=say(f"jourfixe.pair.{number}.after"))
        return before, after, say(f"jourfixe.pair.{number}.why")

    def _occasions(self) -> Iterator[str]:
        say = self.words.say
        for occasion in self.meeting.occasions:
            yield say("jourfixe.occasion", day=occasion.on, name=occasion.name)
        first = self.meeting.week * _SHOWN_QUESTIONS
        for at in range(_SHOWN_QUESTIONS):
            yield say(f"jourfixe.question.{(first + at) % QUESTIONS + 1}")

    def _end(self) -> Iterator[str]:
        say, found = self.words.say, self.meeting
        yield say("jourfixe.thanks_all")
        if found.coffee:
            day, topic = found.coffee
            yield say("jourfixe.coffee", day=day, topic=topic) if topic else say("jourfixe.coffee_open", day=day)
        if found.contact:
            yield say("jourfixe.help", contact=found.contact)

    def _sources(self) -> str:
        listed = ", ".join(self.words.say(f"jourfixe.source_{name}") for name in self.sources)
        return self.words.say("jourfixe.sources", list=listed) if listed else ""


@dataclass(frozen=True, slots=True)
class ChannelPage(Page):
    """The text for the channel, as Markdown or plain text."""

    page: JourFixePage

    forms: ClassVar[tuple[str, ...]] = ("md", "txt")

    @property
    def words(self) -> Words:  # type: ignore[override]
        """The meeting's words."""
        return self.page.words

    def document(self) -> Document:
        """Ten lines, nobody's post."""
        return self.page.channel()
