"""ST001: a post in which nobody says I or we."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="ST001",
    name="nobody-speaks",
    level="info",
    definition=said(
        "In einem Beitrag ab 40 Wörtern kommen weder ich noch wir vor, auch nicht als mein, uns oder gebeugt (bin, "
        "habe).",
        "In a post of 40 words or more there is neither I nor we, nor my, us or an opening like Proud to.",
    ),
    why=said(
        "Von einem Menschen möchte man hören, was er erlebt hat; Meldungen hat die Unternehmensseite.",
        "Of a person one wants to hear what they saw; news is what the company page is for.",
    ),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "Du kommst in deinem Beitrag nicht vor. Was hast du selbst gesehen, gelernt oder gefragt?",
        "Sie kommen in Ihrem Beitrag nicht vor. Was haben Sie selbst gesehen, gelernt oder gefragt?",
        "You are not in your post. What did you see, learn or ask yourself?",
    ),
    bad=bad(
        "Die neue Halle ist fertig. Sie hat zwölf Tore, ein Dach aus Holz und einen Boden, der das Licht zurückwirft. "
        "Im Frühjahr ziehen dort drei Abteilungen ein, die bisher in der ganzen Stadt verteilt waren. Die Kantine "
        "folgt im Sommer, der Garten im Herbst.",
        "",
    ),
    good=good(
        "Die neue Halle ist fertig. Sie hat zwölf Tore, ein Dach aus Holz und einen Boden, der das Licht zurückwirft. "
        "Im Frühjahr ziehen dort drei Abteilungen ein, die bisher in der ganzen Stadt verteilt waren. Auf die Kantine "
        "freue ich mich am meisten."
    ),
    bad_en=bad(
        "The new hall is ready. It has twelve gates, a roof of wood and a floor that throws the light back. In spring "
        "three departments move in that were spread across the whole town until now. The canteen follows in summer, "
        "the garden in autumn.",
        "",
    ),
    good_en=good(
        "The new hall is ready. It has twelve gates, a roof of wood and a floor that throws the light back. In spring "
        "three departments move in that were spread across the whole town until now. What I look forward to "
        "most is the canteen."
    ),
    kinds=("post",),
    rank=35,
    telling=True,
    looks_up=("first_person", "opens_without"),
)

_LEAST_WORDS = 40


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding about the whole draft."""
    words = reading.words
    if len(words.texts) < _LEAST_WORDS or len(set(words.texts)) == 1:
        return
    person = reading.facts.word_set("ST001.first_person")
    if person.intersection(words.texts):
        return
    opens = reading.facts.word_set("ST001.opens_without")
    sentences = words.sentences
    if any(word in opens and (not at or sentences[at - 1] != sentences[at]) for at, word in enumerate(words.texts)):
        return
    yield reading.found_draft("ST001", "info")
