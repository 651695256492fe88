"""PR001: people in pictures, or named together with something private."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.normal import fold
from ambassador_cli.models.draft import Image
from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.names import NameKind
from ambassador_cli.rules.engine.reading import Reading
from ambassador_cli.rules.engine.vocabulary import Hit, Vocabulary

RULE = Rule(
    id="PR001",
    name="people-shown-or-named",
    level="question",
    scopes=("alt", "text"),
    definition=said(
        "Ein Bild zeigt Menschen, ohne dass eine Zustimmung vermerkt ist; jemand steht mit Initial im Text (Frau M.); "
        "oder bei einem Namen (Renate Vogl, Liebe Renate, die Kollegin Renate) steht etwas zu Gesundheit, Kündigung "
        "oder Familie.",
        "A picture shows people without a noted consent; somebody appears with an initial (Mrs M.); or something about "
        "health, dismissal or family stands near a name (Renate Vogl, Dear Renate, our colleague Renate).",
    ),
    why=said(
        "Das Recht am eigenen Bild und der Schutz persönlicher Daten.",
        "The right to one's own image, and data protection.",
    ),
    source="KUG § 22; GDPR Art. 6, 7, 9",
    source_de="KUG § 22; DSGVO Art. 6, 7, 9",
    checked=CHECKED,
    message=message(
        "Sind alle Gezeigten oder Genannten einverstanden? Frag kurz und trag es hier ein.",
        "Sind alle Gezeigten oder Genannten einverstanden? Fragen Sie kurz und tragen Sie es hier ein.",
        "Do all people shown or named agree? Ask them and note it here.",
    ),
    variants={
        "reply": message(
            "Sind alle Gezeigten oder Genannten einverstanden? Frag sie bitte kurz.",
            "Sind alle Gezeigten oder Genannten einverstanden? Fragen Sie sie bitte kurz.",
            "Do all people shown or named agree? Please ask them.",
        ),
    },
    closing=message(
        "Sind alle gefragt und einverstanden?",
        "Sind alle gefragt und einverstanden?",
        "Has everybody been asked, and do they agree?",
    ),
    bad=bad('---\nimages:\n  - {file: gruppe.jpg, alt: "Unser Team lacht"}\n---\nEin schöner Tag.', "gruppe.jpg"),
    good=good(
        '---\nimages:\n  - {file: gruppe.jpg, alt: "Unser Team lacht", consent: "schriftlich, 3.9."}\n---\nEin '
        "schöner Tag."
    ),
    bad_en=bad('---\nimages:\n  - {file: group.jpg, alt: "Our team laughing"}\n---\nA lovely day.', "group.jpg"),
    good_en=good(
        '---\nimages:\n  - {file: group.jpg, alt: "Our team laughing", consent: "in writing, 3 Sep"}\n'
        "---\nA lovely day."
    ),
    rank=40,
    todo="front matter",
    ask="legal",
    looks_up=("no_names", "you"),
)

_INITIAL = re.compile(
    r"(?<!\w)(?:Herrn?|Frau|Patient(?:in|en)?|Mr|Mrs|Ms|Familie)\.?[ \u00a0](?:[A-ZÄÖÜ]\.[ \u00a0]?)*[A-ZÄÖÜ]"
    r"(?:\.(?!\w)|(?![\w.&+-]))"
)
_TITLED = re.compile(
    r"(?<!\w)(?:Herrn?|Frau|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?)[ \u00a0](?:(?:Dr\.|Prof\.|med\.)[ \u00a0])*[A-ZÄÖÜ][\w-]+"
)
_NAME = r"(?:Dr\.[ \u00a0])?[A-ZÄÖÜ][a-zäöüßéè]+(?:[ \u00a0-][A-ZÄÖÜ][a-zäöüßéè]+)?"
_ROLE = re.compile(rf"(?<!\w)([^\W\d_]+)(?=[ \u00a0]{_NAME})")
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")

_NO_PEOPLE: tuple[NameKind, ...] = ("company", "own page", "foreign page", "partner page", "competitor", "product")


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each picture, each person with an initial, and each status word near a person."""
    for at, image in enumerate(reading.draft.front_matter.images):
        if not image.consent.strip() and _shows_people(image, reading.facts.vocabulary):
            place = reading.place_in(f"images[{at}].file", image.file, 0, len(image.file))
            yield reading.found_in_file("PR001", "question", place, variant="", file=image.file)
    text = reading.plain
    for match in _INITIAL.finditer(text):
        yield reading.found("PR001", "question", *match.span(), x=match.group())
    yield from _private(reading)


def _private(reading: Reading) -> Iterator[Finding]:
    """What is private about somebody who is named: once a sentence."""
    status = _longest(reading.of("PR001.status", "people.illness", "people.job_loss", "people.family_trouble"))
    if not status:
        return
    people = _people(reading)
    close = _named_in_passing(reading)
    done = -1
    for hit in status:
        if hit.sentence == done:
            continue
        if hit.sentence in close or any(abs(hit.sentence - sentence) <= 1 for sentence in people):
            done = hit.sentence
            yield reading.found_word("PR001", "question", hit)


def _shows_people(image: Image, vocabulary: Vocabulary) -> bool:
    if image.people is not None:
        return image.people
    words = _WORD.findall(fold(image.alt))
    words += _WORD.findall(fold(_CAMEL.sub(" ", image.file.rpartition(".")[0] or image.file)))
    return any(vocabulary.has("PR001.people", word) for word in words)


def _people(reading: Reading) -> set[int]:
    """The sentences with a person: a mention that is no page, a title or a role with a name."""
    text = reading.plain
    claimed = {claim.start for claim in reading.claims}
    places = [mention.start for mention in reading.mentions if not mention.page and mention.start not in claimed]
    places += [match.start() for match in _TITLED.finditer(text)]
    vocabulary = reading.facts.vocabulary
    for match in _ROLE.finditer(text):
        if vocabulary.has("PR001.role", fold(match.group(1))):
            places.append(match.start())
    return {reading.sentence_at(place) for place in places} | _fully_named(reading)


def _begins_big(reading: Reading, word: int) -> bool:
    return reading.text[reading.folded.start(reading.words.starts[word]) :][:1].isupper()


def _follows_closely(reading: Reading, word: int) -> bool:
    """Does another word with a capital follow after a single space?"""
    words = reading.words
    after = word + 1
    return (
        after < len(words.starts)
        and reading.folded.text[words.ends[word] : words.starts[after]] == " "
        and words.ends[after] - words.starts[after] > 1
        and words.sentences[after] == words.sentences[word]
        and _begins_big(reading, after)
    )


def _fully_named(reading: Reading) -> set[int]:
    """The sentences with a first and a last name, or with somebody who is spoken to: "Liebe Renate", and then "du"."""
    spoken_to = {hit.last for hit in reading.of("people.dear")}
    found: set[int] = set()
    for hit in reading.of("people.first_names"):
        if not _begins_big(reading, hit.first):
            continue
        if hit.first - 1 in spoken_to:
            found |= {hit.sentence, *_sentences_to_you(reading)}
        elif _follows_closely(reading, hit.last):
            found.add(hit.sentence)
    return found


def _sentences_to_you(reading: Reading) -> set[int]:
    you = reading.facts.word_set("PR001.you")
    words = reading.words
    return {sentence for word, sentence in zip(words.texts, words.sentences, strict=True) if word in you}


def _named_in_passing(reading: Reading) -> set[int]:
    """The sentences with a first name alone, or with two words in a row that look like a name."""
    words = reading.words
    no_names = reading.facts.word_set("PR001.no_names")
    ordinary = reading.words_of_names(*_NO_PEOPLE)
    ordinary |= {at for at, word in enumerate(words.texts) if word in no_names}
    found = {hit.sentence for hit in reading.of("people.first_names") if _begins_big(reading, hit.first)}
    for at in range(1, len(words.starts) - 1):
        if at in ordinary or at + 1 in ordinary or not _begins_big(reading, at):
            continue
        starts_sentence = words.sentences[at - 1] != words.sentences[at]
        if (not starts_sentence or words.languages[at] == "en") and _follows_closely(reading, at):
            found.add(words.sentences[at])
    return found


def _longest(hits: list[Hit]) -> list[Hit]:
    """Without hits that overlap a longer or earlier one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
