"""Public sources of chance: which days there are, and the one spelling in which an answer counts.

Every source has at least 2^23 outcomes: lotto 6aus49 with Superzahl C(49,6) * 10 = 139,838,160; six of 49 balls
13,983,816; ten dice 6^10 = 60,466,176; drand 2^256.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from ambassador_cli.errors import Problem, UsageError
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.models.draw import AnswerForm, Source

LOTTO: AnswerForm = "NN NN NN NN NN NN / N"
BALLS: AnswerForm = "NN NN NN NN NN NN"
DICE: AnswerForm = "N N N N N N N N N N"
HEX: AnswerForm = "64 hexadecimal digits"
DRAWING_DAYS = (2, 5)
"""Lotto 6aus49 is drawn on Wednesdays and Saturdays (date.weekday())."""
AHEAD = timedelta(days=5)
WITNESSES = 2
QUICKNET_START, QUICKNET_SECONDS = 1_692_803_367, 3
"""drand quicknet: UNIX time of round 1 and the seconds between rounds (drand.love, chain info of 52db9ba7…)."""
QUICK: Source = {"kind": "quick", "day": None, "round": None, "form": "", "witnesses": []}


def default_source(today: date) -> Source:
    """The lotto draw of the next Saturday that is at least five days ahead."""
    day = today + AHEAD
    day += timedelta(days=(5 - day.weekday()) % 7)
    return {"kind": "lotto", "day": day.isoformat(), "round": None, "form": LOTTO, "witnesses": []}


def parse_source(text: str, today: date, witnesses: Sequence[str] = ()) -> Source:
    """``lotto:2027-01-09``, ``witnessed:2027-01-09`` (balls) or ``witnessed:2027-01-09:dice``,
    ``drand:quicknet:ROUND``. Raises ``UsageError`` where it is none of these, where the day is no drawing day or
    not ahead of ``today``, and where a witnessed draw has not two named witnesses."""
    kind, _, rest = text.strip().partition(":")
    if kind == "drand":
        return _parse_drand(text, rest, today, witnesses)
    day_text, _, what = rest.partition(":")
    try:
        day = date.fromisoformat(day_text)
    except ValueError:
        day = None
    known = (kind == "lotto" and not what) or (kind == "witnessed" and what in ("", "balls", "dice"))
    if day is None or day.isoformat() != day_text or not known:
        raise UsageError(Problem("draw.source_unclear", values={"found": text}))
    names = [" ".join(name.split()) for name in witnesses]
    problems = []
    if kind == "lotto" and day.weekday() not in DRAWING_DAYS:
        problems.append(Problem("draw.no_drawing_day", values={"day": day, "next": _next_drawing(day)}))
    if day <= today:
        problems.append(Problem("draw.day_not_ahead", values={"day": day, "today": today}))
    different = {plain_name(name) for name in names} - {""}
    if kind == "witnessed" and not len(names) == len(different) >= WITNESSES:
        problems.append(Problem("draw.two_witnesses", values={"n": len(different), "of": len(names)}))
    if kind != "witnessed" and names:
        problems.append(Problem("draw.witnesses_of_what"))
    if problems:
        raise UsageError(problems)
    if kind == "lotto":
        return {"kind": "lotto", "day": day_text, "round": None, "form": LOTTO, "witnesses": []}
    form = DICE if what == "dice" else BALLS
    return {"kind": "witnessed", "day": day_text, "round": None, "form": form, "witnesses": names}


def _parse_drand(text: str, rest: str, today: date, witnesses: Sequence[str]) -> Source:
    chain, _, number = rest.partition(":")
    if chain != "quicknet" or not re.fullmatch(r"[1-9][0-9]{0,8}", number) or witnesses:
        raise UsageError(Problem("draw.source_unclear", values={"found": text}))
    day = day_of_round(int(number))
    if day <= today:
        raise UsageError(Problem("draw.day_not_ahead", values={"day": day, "today": today}))
    return {"kind": "drand", "day": day.isoformat(), "round": int(number), "form": HEX, "witnesses": []}


def plain_name(name: str) -> str:
    """Somebody's name as it is compared with others: a label, without signs that cannot be seen (category Cf)."""
    # taken out first: a sign that cannot be seen keeps a letter and its accent apart
    return fold_label("".join(sign for sign in name if unicodedata.category(sign) != "Cf"))


def day_of_round(number: int) -> date:
    """The day (UTC) on which a round of drand's quicknet is published."""
    start = datetime.fromtimestamp(QUICKNET_START, tz=timezone.utc)  # noqa: UP017
    return (start + timedelta(seconds=QUICKNET_SECONDS * (number - 1))).date()


def _next_drawing(day: date) -> date:
    while day.weekday() not in DRAWING_DAYS:
        day += timedelta(days=1)
    return day


def source_line(source: Source) -> str:
    """The source in one line, as the seed and the receipt have it: ``lotto:2027-01-09``."""
    if source["kind"] == "quick":
        return "quick"
    if source["kind"] == "drand":
        return f"drand:quicknet:{source['round']}"
    return f"{source['kind']}:{source['day']}" + (":dice" if source["form"] == DICE else "")


def is_sound(source: Source) -> bool:
    """Do the parts of a source that was read from a file fit each other?"""
    kind, day, form = source["kind"], source["day"], source["form"]
    if kind == "quick":
        return source == QUICK
    if day is None or (source["round"] is None) != (kind != "drand"):
        return False
    names = {plain_name(name) for name in source["witnesses"]} - {""}
    if kind == "lotto":
        return form == LOTTO and date.fromisoformat(day).weekday() in DRAWING_DAYS and not source["witnesses"]
    if kind == "witnessed":
        return form in (BALLS, DICE) and len(names) == len(source["witnesses"]) >= WITNESSES
    number = source["round"] or 0
    return form == HEX and number > 0 and not names and day_of_round(number).isoformat() == day


def is_answer(form: AnswerForm, text: str) -> bool:
    """Is this an answer in exactly the form that was frozen? Lotto numbers and balls ascend."""
    if form in (LOTTO, BALLS):
        tail = r" / [0-9]" if form == LOTTO else ""
        numbers = [int(number) for number in text[:17].split(" ") if number.isdecimal()]
        fits = re.fullmatch(r"[0-9]{2}( [0-9]{2}){5}" + tail, text, re.ASCII) is not None
        return fits and numbers == sorted(set(numbers)) and 1 <= numbers[0] <= numbers[-1] <= 49
    if form == DICE:
        return re.fullmatch(r"[1-6]( [1-6]){9}", text, re.ASCII) is not None
    return form == HEX and re.fullmatch(r"[0-9a-f]{64}", text, re.ASCII) is not None


def read_answer(source: Source, text: str) -> str:
    """The answer as it counts. For drand the site's JSON may be pasted; then SHA-256(signature) must be its
    randomness. Raises ``UsageError`` where the text is in another spelling than the one that was frozen."""
    if source["kind"] == "drand" and text.lstrip().startswith("{"):
        return _from_beacon(source, text)
    if not is_answer(source["form"], text):
        raise UsageError(Problem("draw.answer_form", values={"found": text[:80], "form": source["form"]}))
    return text


def _from_beacon(source: Source, text: str) -> str:
    wrong = UsageError(Problem("draw.beacon_unclear", values={"round": source["round"]}))
    try:
        beacon = json.loads(text[:2_000])
        signature = bytes.fromhex(beacon["signature"])
        randomness, number = beacon["randomness"], beacon["round"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise wrong from None
    fits = isinstance(randomness, str) and is_answer(HEX, randomness) and number == source["round"]
    if not fits or hashlib.sha256(signature).hexdigest() != randomness:
        raise wrong
    return str(randomness)
