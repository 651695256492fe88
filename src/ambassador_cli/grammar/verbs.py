"""The forms of a verb, so that a list names it once: ``zittern`` is also zitterte, gezittert and zitternd, ``shake``
also shook and shaking. A verb that ends in n is read as German, any other as English; spelling as in
:func:`~ambassador_cli.grammar.normal.fold`."""

from __future__ import annotations

import re
from functools import lru_cache

_STRONG_WORDS = """
brechen bricht brach gebrochen|bleiben bleibt blieb geblieben|bringen bringt brachte gebracht
brennen brennt brannte gebrannt|denken denkt dachte gedacht|duerfen darf durfte gedurft|essen isst ass gegessen
fallen faellt fiel gefallen|fangen faengt fing gefangen|finden findet fand gefunden|fliegen fliegt flog geflogen
frieren friert fror gefroren|geben gibt gab gegeben|gehen geht ging gegangen|greifen greift griff gegriffen
haben hat hatte gehabt|halten haelt hielt gehalten|heissen heisst hiess geheissen|helfen hilft half geholfen
kennen kennt kannte gekannt|kommen kommt kam gekommen|koennen kann konnte gekonnt|kriechen kriecht kroch gekrochen
lassen laesst liess gelassen|laufen laeuft lief gelaufen|leiden leidet litt gelitten|lesen liest las gelesen
liegen liegt lag gelegen|messen misst mass gemessen|moegen mag mochte gemocht|nehmen nimmt nahm genommen
reissen reisst riss gerissen|rufen ruft rief gerufen|scheiden scheidet schied geschieden
schlafen schlaeft schlief geschlafen|schlagen schlaegt schlug geschlagen|schliessen schliesst schloss geschlossen
schmelzen schmilzt schmolz geschmolzen|schneiden schneidet schnitt geschnitten
schreiben schreibt schrieb geschrieben|schwellen schwillt schwoll geschwollen
schwinden schwindet schwand geschwunden|sehen sieht sah gesehen|sein ist war gewesen|sinken sinkt sank gesunken
sitzen sitzt sass gesessen|sprechen spricht sprach gesprochen|springen springt sprang gesprungen
stechen sticht stach gestochen|stehen steht stand gestanden|steigen steigt stieg gestiegen
sterben stirbt starb gestorben|stossen stoesst stiess gestossen|tragen traegt trug getragen
treten tritt trat getreten|trinken trinkt trank getrunken|tun tut tat getan|verlieren verliert verlor verloren
vergessen vergisst vergass vergessen|wachsen waechst wuchs gewachsen|werden wird wurde geworden
werfen wirft warf geworfen|wissen weiss wusste gewusst|ziehen zieht zog gezogen
vergleichen vergleicht verglich verglichen|gleichen gleicht glich geglichen|schweigen schweigt schwieg geschwiegen
weichen weicht wich gewichen|binden bindet band gebunden|beissen beisst biss gebissen|giessen giesst goss gegossen
"""
_STRONG = {
    entry.split()[0]: entry.split()[1:] for line in _STRONG_WORDS.strip().splitlines() for entry in line.split("|")
}
_IRREGULAR_WORDS = """
be was were been being am is are|become became become|begin began begun|bite bit bitten|bleed bled bled
break broke broken|bring brought brought|burst burst burst|catch caught caught|come came come|do did done
draw drew drawn|drink drank drunk|eat ate eaten|fall fell fallen|feel felt felt|fight fought fought|find found found
fly flew flown|forget forgot forgotten|get got gotten got|give gave given|go went gone|grow grew grown
have had had has|hear heard heard|hold held held|hurt hurt hurt|keep kept kept|know knew known|lead led led
leave left left|lie lay lain lying|lose lost lost|make made made|mistake mistook mistaken|pay paid paid|put put put
quit quit quit|rise rose risen|say said said|see saw seen|seek sought sought|send sent sent|shake shook shaken
shoot shot shot|shrink shrank shrunk|sit sat sat|sleep slept slept|speak spoke spoken|spit spat spat
spread spread spread|stand stood stood|stick stuck stuck|sting stung stung|swell swelled swollen|take took taken
tell told told|think thought thought|throw threw thrown|wake woke woken|wear wore worn|weep wept wept
write wrote written
"""
_IRREGULAR = {
    entry.split()[0]: entry.split()[1:] for line in _IRREGULAR_WORDS.strip().splitlines() for entry in line.split("|")
}
_WITHOUT_GE = ("be", "ent", "emp", "er", "ge", "miss", "ver", "zer", "wider", "ueber", "unter")
_SHORT_WITH_END = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_NEEDS_E = re.compile(r"(?:[dt]|[^aeiouhlrmn][mn])$")
_DOUBLES_L = re.compile(r"[^aeiou][aeiou]l$")


@lru_cache(maxsize=4096)
def verb_forms(verb: str, prefix: str = "") -> tuple[str, ...]:
    """Every form of a folded verb written in one word, ``~`` where it may take endings; with ``prefix`` those of a
    separable German verb that stays together: ausfallen, ausfiel, ausgefallen, auszufallen."""
    if not verb.endswith("n"):
        return _english_forms(verb)
    finite, participles = _german_forms(verb)
    forms = [f"{prefix}{form}" for form in (*finite, *participles)]
    if prefix:
        forms.append(f"{prefix}zu{verb}")
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=4096)
def finite_forms(verb: str) -> tuple[str, ...]:
    """The forms of a German verb from which its prefix stands apart: "fallen … aus", "fiel … aus"."""
    return tuple(dict.fromkeys(_german_forms(verb)[0]))


def _german_forms(verb: str) -> tuple[list[str], list[str]]:
    """Finite forms with the infinitive, and participles, which take endings (``~``)."""
    base = next((strong for strong in sorted(_STRONG, key=len, reverse=True) if verb.endswith(strong)), "")
    before = verb[: len(verb) - len(base)] if base else verb
    if base and (not before or before in _WITHOUT_GE):
        present, past, participle = _STRONG[base]
        if before and participle.startswith("ge"):
            participle = participle[2:]
        return _strong_finite(verb, before, present, past), _declined(before + participle, verb)
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    link = "e" if _NEEDS_E.search(stem) else ""
    finite = [verb, stem, f"{stem}e", f"{stem}{link}t", f"{stem}{link}st"]
    finite += [f"{stem}{link}te{ending}" for ending in ("", "n", "st", "t")]
    if verb.endswith("eln"):
        finite.append(f"{stem[:-2]}le")
    plain = verb.endswith("ieren") or verb.startswith(_WITHOUT_GE)
    return finite, _declined(f"{'' if plain else 'ge'}{stem}{link}t", verb)


def _strong_finite(verb: str, before: str, present: str, past: str) -> list[str]:
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    second = f"{present[:-1]}st" if present.endswith("t") and not present.endswith("st") else f"{present}st"
    finite = [verb, stem, f"{stem}e", f"{stem}t", f"{before}{present}", f"{before}{second}", f"{before}{past}"]
    plural = "n" if past.endswith("e") else "en"
    return [*finite, f"{before}{past}{plural}", f"{before}{past}st"]


def _declined(participle: str, verb: str) -> list[str]:
    return [f"{participle}~", f"{verb}d~"]


def _english_forms(verb: str) -> tuple[str, ...]:
    past = _IRREGULAR.get(verb)
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        third, regular, going = f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    elif verb.endswith("e") and verb != "be":
        third, regular, going = f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    elif _SHORT_WITH_END.fullmatch(verb):
        third, regular, going = f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    else:
        third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
        regular, going = f"{verb}ed", f"{verb}ing"
    more = (f"{verb}led", f"{verb}ling") if _DOUBLES_L.search(verb) else ()
    return tuple(dict.fromkeys((verb, third, going, *(past or (regular,)), *more)))
