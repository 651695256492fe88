# fmt: off
"""Check a draw with nothing but Python:  python verify.py record.json [--expect FINGERPRINT] [--receipt NAME CODE]
Draw from a frozen file:               python verify.py frozen.json --draw "03 09 14 22 31 44 / 7"
Entries beside a record are read too. Not here: do rows follow from wishes, could chances be more equal (amb does that)."""
import hashlib, json, re, sys, unicodedata
from datetime import date
from fractions import Fraction
from math import gcd
from pathlib import Path
SHAPES = """frozen format='amb-frozen/1' amb=text number=count previous=?previous today=?day source=source asked=asked
 people=[person] profiles=[ids] rows=[row] mix=mix kept_not=kept lottery=[(whole,[count])] levels=[level];
previous kind='frozen_again|set_aside|new_round' sha256=sha reason=text by=text; kept values=[(text,text)] tree=?[node];
source kind='quick|lotto|witnessed|drand' day=?day round=?round form=text witnesses=[text];
asked size=count places=count slack=pair dimensions=[dimension] wishes=[wish];
dimension id=text shares=?[(text,pair)] own_shares=flag limits=[(text,range)] weight=count keep=flag;
wish kind='set|not_available|together|apart|one_per_team|one_per_manager' people=[text];
person id=text values=[text] team=text manager=text receipt=?sha; row kind=text name=[text] sum=pairs min=whole max=whole;
mix scale=count cells=[cell] nearest=whole reach=?whole witness=?[count] tree=?[node];
cell dimension=text value=text profiles=[count] target=count weight=count; step weights=pairs most=whole tree=?[node];
level chance=pair profiles=[count] steps=[step]; record format='amb-record/1' frozen=frozen previous=sha day=day answer=text
 group=ids reserve=[text]; entry format='amb-entry/1' previous=sha kind='correction|set_aside|replacement' day=day by=text
 reason=text answer=?text out=?text into=?text gone=ids passed=[(text,count,whole)] group=ids reserve=[text]"""
NAMED = {words[0]: dict(k.split("=", 1) for k in words[1:]) for words in map(str.split, SHAPES.split(";"))}
ATOMS = {
    "count": lambda v: type(v) is int and 0 <= v <= 10**6, "whole": lambda v: type(v) is int and abs(v) < 2**3333,
    "text": lambda v: type(v) is str and len(v) <= 500 and not {"Cc", "Cs"} & {*map(unicodedata.category, v)},
    "sha": lambda v: type(v) is str and re.fullmatch("[0-9a-f]{64}", v), "flag": lambda v: type(v) is bool,
    "day": lambda v: type(v) is str and re.fullmatch(r"\d{4}-\d\d-\d\d", v, re.A) and date.fromisoformat(v),
    "range": lambda v: fits(v, "(?count,?count)"), "pair": lambda v: fits(v, "(whole,whole)"),
    "ids": lambda v: fits(v, "[text]") and rising(v), "round": lambda v: type(v) is int and 0 < v <= 10**9,
    "pairs": lambda v: fits(v, "[(count,whole)]") and rising([p for p, _ in v]),
    "node": lambda v: fits(v, "('profile|cell',count,count)") or fits(v, "('leaf',whole,pairs,pairs,?whole)")}
FORMS = {"lotto": {"NN NN NN NN NN NN / N": r"\d\d( \d\d){5} / \d"}, "drand": {"64 hexadecimal digits": "[0-9a-f]{64}"},
    "witnessed": {"NN NN NN NN NN NN": r"\d\d( \d\d){5}", "N N N N N N N N N N": "[1-6]( [1-6]){9}"}, "quick": {"": "(?s).*"}}
def need(good, what): return good or sys.exit("does not hold: " + what)
def fits(v, t):
    if t[0] == "?": return v is None or fits(v, t[1:])
    if t[0] == "[": return type(v) is list and all(fits(item, t[1:-1]) for item in v)
    if t[0] == "(": return type(v) is list and len(v) == t.count(",") + 1 and all(map(fits, v, t[1:-1].split(",")))
    if t[0] == "'": return type(v) is str and v in t[1:-1].split("|")
    if t in ATOMS: return bool(ATOMS[t](v))
    return type(v) is dict and v.keys() == NAMED[t].keys() and all(fits(v[k], NAMED[t][k]) for k in v)
def sha(data): return hashlib.sha256(data).hexdigest()
def hashed(*lines): return sha("".join(line + "\n" for line in lines).encode())
def spell(v): return json.dumps(v, sort_keys=True, separators=(",", ":")).encode() + b"\n"
def rising(items): return all(a < b for a, b in zip(items, items[1:]))
def read(path, *kinds):
    try:
        value = json.loads(data := path.read_bytes())
        if spell(value) == data and any(fits(value, k) for k in kinds): return value, sha(data)
    except (ValueError, RecursionError, OSError): pass
    sys.exit(f"does not hold: {path.name} is spelt and shaped as " + " or ".join(kinds))
def fit(f, counts):  # people outside the limits, distance beyond reach
    sums, mix = [(sum(c * counts[p] for p, c in row["sum"]), row) for row in f["rows"]], f["mix"]
    away = [c["weight"] * abs(mix["scale"] * sum(counts[p] for p in c["profiles"]) - c["target"]) for c in mix["cells"]]
    return [sum(max(row["min"] - s, 0, s - row["max"]) for s, row in sums), max(0, sum(away) - mix["reach"]) if away else 0]
def answers(source, text):
    good = re.fullmatch(FORMS[source["kind"]][source["form"]], text, re.A)
    balls = [int(n) for n in text[:17].split()] if good and source["form"][:2] == "NN" else [1]
    return bool(good) and rising(balls) and 1 <= balls[0] <= balls[-1] <= 49
def check_frozen(f):
    source, kind, day, mix, size = f["source"], f["source"]["kind"], f["source"]["day"], f["mix"], f["asked"]["size"]
    names, turn = {name.casefold() for name in source["witnesses"] if name.strip()}, source["round"]
    need(source["form"] in FORMS[kind] and (day is None) == (kind == "quick") and (turn is None) == (kind != "drand")
         and len(names) == len(source["witnesses"]) and (len(names) > 1 if kind == "witnessed" else not names)
         and (kind != "lotto" or date.fromisoformat(day).weekday() in (2, 5)) and (kind != "drand" or (day
         == str(date.fromordinal(719163 + (1692803364 + 3 * turn) // 86400)))), "the source's parts fit each other")
    seals, values = [p["receipt"] for p in f["people"]], {p["id"]: p["values"] for p in f["people"]}
    need(f["number"] > 0 and (f["number"] == 1) == (f["previous"] is None) and (not any(seals) if kind == "quick" else
         None not in seals and len({*seals}) == len(seals)), "only a first draw has none before it; one receipt each")
    away = {i for wish in f["asked"]["wishes"] if wish["kind"] == "not_available" for i in wish["people"]}
    need(rising([p["id"] for p in f["people"]]) and sorted(sum(f["profiles"], [])) == sorted({*values} - away)
         and all(p and all(values[i] == values[p[0]] for i in p) for p in f["profiles"]), "profiles part all who are available")
    dimensions, own = [d["id"] for d in f["asked"]["dimensions"]], [values[p[0]] for p in f["profiles"]]
    one, parts, levels = [[p, 1] for p in range(len(own))], [c["dimension"] for c in mix["cells"]], f["levels"]
    named = [(r["name"], r["sum"]) for r in f["rows"] if r["kind"] in ("limit", "keep")]
    named += [([c["dimension"], c["value"]], [[p, 1] for p in c["profiles"]]) for c in mix["cells"]]
    need(rising(sorted(dimensions)) and all(len(v) == len(dimensions) for v in values.values()) and all(len(n) == 2
         and n[0] in dimensions and [[p, 1] for p, v in enumerate(own) if v[dimensions.index(n[0])] == n[1]] == s
         for n, s in named), "sums that name a value are of those who have it")
    need([[r["kind"], r["sum"], r["min"], r["max"]] for r in f["rows"][:1]] == [["size", one, size, size]] and size and all(
         p < len(own) for r in f["rows"] for p, _ in r["sum"]) and mix["scale"] and sorted(parts, key=parts.index) == parts
         and bool(parts) == (mix["reach"] is not None) == (mix["witness"] is not None)
         and (parts or (not mix["nearest"] and mix["tree"] is None)), "the size, rows and mix")
    groups, weights, sizes = [g for _, g in f["lottery"]], [w for w, _ in f["lottery"]], [len(p) for p in f["profiles"]]
    need(groups and rising(groups) and min(weights) > 0 and gcd(*weights) == 1 and all(len(g) == len(own) and all(map(
         int.__le__, g, sizes)) and fit(f, g) == [0, 0] for g in groups), "the lottery has its one form, and limits hold")
    chances = [Fraction(sum(w * g[p] for w, g in f["lottery"]), sum(weights) * m) for p, m in enumerate(sizes)]
    need(all(v["chance"][1] > 0 and gcd(*v["chance"]) == 1 and v["profiles"] and rising(v["profiles"]) for v in levels)
         and rising([Fraction(*v["chance"]) for v in levels]) and sorted((p, Fraction(*v["chance"])) for v in levels
         for p in v["profiles"]) == [*enumerate(chances)], "chances follow from weights, levels ascend")
    return {**{i: chances[p] for p, members in enumerate(f["profiles"]) for i in members}, **{i: Fraction(0) for i in away}}
def draw(f, answer):
    s, total = f["source"], 0
    said = {"quick": "quick", "drand": f"drand:quicknet:{s['round']}"}.get(s["kind"], f"{s['kind']}:{s['day']}")
    first = sha(spell({"asked": f["asked"], "people": f["people"]} if s["kind"] == "quick" else f))
    seed = hashed("amb-seed/1", first, said + ":dice" * s["form"].startswith("N "), answer).encode() + b"\0"
    blocks = (hashlib.sha256(seed + i.to_bytes(8, "big")).digest() for i in range(2**63))
    def below(n):
        k, v = (n.bit_length() + 319) // 256, -1
        while not 0 <= v < 2 ** (256 * k) // n * n: v = int.from_bytes(b"".join(next(blocks) for _ in range(k)), "big")
        return v % n
    ticket, lots = below(sum(w for w, _ in f["lottery"])), [p["id"] for p in f["people"]]
    counts = next(g for w, g in f["lottery"] if (total := total + w) > ticket)
    for last in range(len(lots) - 1, 0, -1):
        other = below(last + 1)
        lots[last], lots[other] = lots[other], lots[last]
    group = [i for n, members in zip(counts, f["profiles"]) for i in sorted(members, key=lots.index)[:n]]
    return sorted(group), [i for i in lots if i not in group and any(i in members for members in f["profiles"])]
def check_entry(f, e, state):
    (group, reserve, answer, replaced, aside), kind, gone = state, e["kind"], e["gone"]
    need(e["by"].strip() and e["reason"].strip() and not aside and (e["answer"] is not None) == (kind == "correction") and (
         kind == "replacement" or [e["out"], e["into"], gone, e["passed"]] == [None, None, [], []]), "an entry of its kind")
    if kind == "correction":
        need(not replaced and e["answer"] != answer and answers(f["source"], e["answer"]) and f["source"]["day"], "a correction")
        answer, (group, reserve) = e["answer"], draw(f, e["answer"])
    elif kind == "replacement":
        need(e["out"] in group and {*gone} < {*reserve}, "who leaves is in, and somebody of the reserve can come")
        rest = {*group} - {e["out"]}
        tried = [[i, *fit(f, [len({*p} & (rest | {i})) for p in f["profiles"]])] for i in reserve if i not in gone]
        best = min(range(len(tried)), key=lambda n: (tried[n][1:], n))
        need(tried[best][0] == e["into"] and tried[:best] == e["passed"], "who moves up fits best, and why others do not")
        group, reserve = sorted(rest | {e["into"]}), [i for i in reserve if i not in (e["into"], *gone)]
    need((e["group"], e["reserve"]) == (group, reserve), "the group after an entry")
    return group, reserve, answer, replaced or kind == "replacement", kind == "set_aside"
def main(path, *rest):
    (value, seal), asked = read(Path(path), "frozen", "record"), {k: rest[i + 1:] for i, k in enumerate(rest)}
    f = value.get("frozen", value)
    chances, own = check_frozen(f), sha(spell(f))
    print(f"draw no. {f['number']}, {len(chances)} people, {f['asked']['size']} places, fingerprint {own}", "(NOT compared)" * ("--expect" not in asked))
    need("".join(asked.get("--expect", [own])[0].split()).lower() == own, "this is the fingerprint expected")
    if "--receipt" in asked:
        who = unicodedata.normalize("NFC", asked["--receipt"][0]), "".join(asked["--receipt"][1].split()).replace("-", "").upper()
        mine = [p for p in f["people"] if p["receipt"] == hashed("amb-receipt/1", str(f["number"]), p["id"], " ".join(who[0].split()), who[1])]
        me = need(mine, "this name and code are those of a receipt")[0]
        print("receipt of", me["id"], "chance", chances[me["id"]], "- are these your attributes?", *me["values"])
    answer, day = asked.get("--draw", [value.get("answer")])[0], value.get("day", "9999")
    if answer is not None:
        need(answers(f["source"], answer) and day >= (f["source"]["day"] or ""), "the answer's form, and its day")
        state = (*draw(f, answer), answer, False, False)
        need(value is f or (value["previous"], value["group"], value["reserve"]) == (own, *state[:2]), "the draw repeated")
        for number in range(1, 1 + len([*Path(path).parent.glob("entry-*.json")]) * (value is not f)):
            entry, next_seal = read(Path(path).with_name(f"entry-{number:02d}.json"), "entry")
            need(entry["previous"] == seal and entry["day"] >= day, "an entry names the file before it, and is no older")
            state, seal, day = check_entry(f, entry, state), next_seal, entry["day"]
            print("by hand:", entry["kind"], "said by", entry["by"], "-", entry["reason"], "- ask:", entry["out"], *entry["gone"])
        print("group:", *state[0], "(set aside)" * state[4], "\nby hand: is every digit of", repr(state[2]), "that of", f["source"]["kind"], f["source"]["day"])
    print("premises:", *(f"{r['kind']} {r['name']}" for r in f["rows"] if r["kind"] not in ("size", "limit", "keep")),
          "\nWhat is checked here holds. By hand: did your receipt come in time, and only one? Who applied?")
if __name__ == "__main__": main(*sys.argv[1:] or sys.exit(__doc__))
