"""German or English? Told by the small words."""

from __future__ import annotations

from typing import Literal

from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.twins import word_list
from ambassador_cli.grammar.words import Tokens

_GERMAN_WORDS = """
der die das und ich ist nicht ein eine einen einem einer zu mit wir sie auf fuer von dem den des im am um aus
bei nach vor ueber auch noch nur wie wenn dass hat haben habe sind war wird werden unser unsere unseren mein
meine meinen meiner euch ihr ihre uns mich mir er es sich so als aber oder durch heute gestern schon sehr mehr
kein keine bin bis dann doch da vom zum zur was wer man immer jetzt danke
"""
_GERMAN = frozenset(_GERMAN_WORDS.split())
_ENGLISH_WORDS = """
the a and of to is are was were it its i my we our you your he she they his her their this that these those with
for on at by from as but not be been have has had will would can could do does did if when what who how there
here all about just more than so no yes an or out up into after before over thank
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_CLEAR = 3
"""By how many small words a line has to lean to one side before it counts as being in another language."""


def german_score(words: list[str]) -> int:
    """How German a row of folded words looks: small German words minus small English ones."""
    score = 0
    for word in words:
        if word in _GERMAN:
            score += 1
        elif word in _ENGLISH:
            score -= 1
    return score


def main_language(text: str) -> Literal["de", "en"]:
    """The language of a whole text; German where nothing speaks for either."""
    return "de" if german_score([fold(word) for word in word_list(text)]) >= 0 else "en"


def word_languages(words: Tokens, folded: str, given: str | None) -> list[str]:
    """For each word ``de`` or ``en``: the language of its line where that is clear, else that of the whole text.
    ``given`` is what the author says about the whole."""
    texts = words.texts
    main = given or ("de" if german_score(texts) >= 0 else "en")
    if "\n" not in folded:
        return [main] * len(texts)
    languages: list[str] = []
    line: list[str] = []
    done = 0
    for at, word in enumerate(texts):
        if line and "\n" in folded[done : words.starts[at]]:
            languages += [_line_language(line, main)] * len(line)
            line = []
        line.append(word)
        done = words.ends[at]
    return languages + [_line_language(line, main)] * len(line)


def _line_language(line: list[str], main: str) -> str:
    score = german_score(line)
    if score >= _CLEAR:
        return "de"
    return "en" if score <= -_CLEAR else main
