# fmt: off
"""Check a draw with nothing but Python:  python verify.py record.json [--expect FINGERPRINT] [--receipt NAME CODE]
Draw from a frozen file:               python verify.py frozen.json --draw "03 09 14 22 31 44 / 7" (entries beside a record are read too)"""
import argparse, datetime, fractions, hashlib, json, math, pathlib, re, sys, unicodedata
SHAPES = """frozen format='amb-frozen/1' amb=text number=count previous=?previous today=?day source=source asked=asked people=[person] profiles=[ids]
rows=[row] mix=mix kept_not=kept lottery=[(whole,[count])] levels=[level]; previous kind='frozen_again|set_aside|new_round' sha256=sha reason=text by=text;
kept values=[(text,text)] tree=?[node]; source kind='quick|lotto|witnessed|drand' day=?day round=?round form=text witnesses=[text]; asked size=count
places=count slack=pair dimensions=[dimension] wishes=[wish]; dimension id=text shares=?[(text,pair)] own_shares=flag limits=[(text,range)] weight=count
keep=flag; wish kind='set|not_available|together|apart|one_per_team|one_per_manager' people=ids; person id=id values=[text] team=text manager=text
receipt=?sha; row kind=text name=[text] sum=pairs min=whole max=whole; mix scale=count cells=[cell] nearest=whole reach=?whole witness=?[count] tree=?[node];
cell dimension=text value=text profiles=[count] target=count weight=count; step weights=pairs most=whole tree=?[node]; level chance=pair profiles=[count]
steps=[step]; record format='amb-record/1' frozen=frozen previous=sha day=day answer=text group=ids reserve=[text]; entry format='amb-entry/1' previous=sha
kind='correction|set_aside|replacement' day=day by=text reason=text answer=?text out=?text into=?text gone=ids passed=[(text,count,whole)] group=ids
reserve=[text]"""
NAMED = {words[0]: dict(k.split("=", 1) for k in words[1:]) for words in map(str.split, SHAPES.split(";"))}
ATOMS = {
    "count": lambda v: type(v) is int and 0 <= v <= 10**6, "whole": lambda v: type(v) is int and abs(v) < 2**3333, "flag": lambda v: type(v) is bool,
    "text": lambda v: type(v) is str and len(v) <= 500 and not {"Cc", "Cs"} & {*map(unicodedata.category, v)}, "pair": lambda v: fits(v, "(whole,whole)"),
    "sha": lambda v: type(v) is str and re.fullmatch("[0-9a-f]{64}", v), "id": lambda v: type(v) is str and re.fullmatch("P[0-9]{2,7}", v),
    "day": lambda v: type(v) is str and re.fullmatch(r"\d{4}-\d\d-\d\d", v, re.A) and datetime.date.fromisoformat(v),
    "range": lambda v: fits(v, "(?count,?count)"), "ids": lambda v: fits(v, "[text]") and rising(v), "round": lambda v: type(v) is int and 0 < v <= 10**9,
    "pairs": lambda v: fits(v, "[(count,whole)]") and rising([p for p, _ in v]),
    "node": lambda v: fits(v, "('profile|cell',count,count)") or fits(v, "('leaf',whole,pairs,pairs,?whole)")}
FORMS = {"lotto": {"NN NN NN NN NN NN / N": r"\d\d( \d\d){5} / \d"}, "drand": {"64 hexadecimal digits": "[0-9a-f]{64}"},
    "witnessed": {"NN NN NN NN NN NN": r"\d\d( \d\d){5}", "N N N N N N N N N N": "[1-6]( [1-6]){9}"}, "quick": {"": "(?s).*"}}
def seen(name): return " ".join(unicodedata.normalize("NFKC", "".join(c for c in name if unicodedata.category(c) != "Cf")).split()).casefold()
def show(*parts): print(*("".join(c if c in " \n" or unicodedata.category(c)[0] not in "CZ" else ascii(c)[1:-1] for c in str(p)) for p in parts))
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
    except (OSError, ValueError, RecursionError): pass
    sys.exit(f"does not hold: {path.name} is there, and spelt and shaped as {' or '.join(kinds)} (entries are numbered without a gap)")
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
    names, turn = {seen(name) for name in source["witnesses"]} - {""}, source["round"]
    need(source["form"] in FORMS[kind] and (day is None) == (kind == "quick") and (turn is None) == (kind != "drand") and len(names) ==
         len(source["witnesses"]) and (len(names) > 1 if kind == "witnessed" else not names) and (kind != "lotto" or datetime.date.fromisoformat(day).weekday() in (2,
         5)) and (kind != "drand" or (day == str(datetime.date.fromordinal(719163 + (1692803364 + 3 * turn) // 86400)))) and not "" < (f["today"] or "") >= (day or
         "9999"), "the source's parts fit each other, and its day comes after the freezing")
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
    need(rising(sorted(dimensions)) and all(len(v) == len(dimensions) for v in values.values()) and all(len(n) == 2 and n[0] in dimensions and [[p, 1] for p,
         v in enumerate(own) if v[dimensions.index(n[0])] == n[1]] == s for n, s in named), "sums that name a value are of those who have it")
    need([[r["kind"], r["sum"], r["min"], r["max"]] for r in f["rows"][:1]] == [["size", one, size, size]] and size and all(
         p < len(own) for r in f["rows"] for p, _ in r["sum"]) and mix["scale"] and sorted(parts, key=parts.index) == parts
         and all(r["min"] > 0 for r in f["rows"] if r["kind"] == "keep") and bool(parts) == (mix["reach"] is not None) == (mix["witness"] is not None)
         and (parts or (not mix["nearest"] and mix["tree"] is None)), "the size, rows and mix")
    groups, weights, sizes = [g for _, g in f["lottery"]], [w for w, _ in f["lottery"]], [len(p) for p in f["profiles"]]
    need(groups and rising(groups) and min(weights) > 0 and math.gcd(*weights) == 1 and all(len(g) == len(own) and all(map(
         int.__le__, g, sizes)) and fit(f, g) == [0, 0] for g in groups), "the lottery has its one form, and limits hold")
    chances = [fractions.Fraction(sum(w * g[p] for w, g in f["lottery"]), sum(weights) * m) for p, m in enumerate(sizes)]
    need(all(v["chance"][1] > 0 and math.gcd(*v["chance"]) == 1 and v["profiles"] and rising(v["profiles"]) for v in levels)
         and rising([fractions.Fraction(*v["chance"]) for v in levels]) and sorted((p, fractions.Fraction(*v["chance"])) for v in levels
         for p in v["profiles"]) == [*enumerate(chances)], "chances follow from weights, levels ascend")
    return {**{i: chances[p] for p, members in enumerate(f["profiles"]) for i in members}, **{i: fractions.Fraction(0) for i in away}}
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
        tried = [[i, *fit(f, [len({*p} & ({*group, i} - {e["out"]})) for p in f["profiles"]])] for i in reserve if i not in gone]
        best = min(range(len(tried)), key=lambda n: (tried[n][1:], n))
        need(tried[best][0] == e["into"] and tried[:best] == e["passed"], "who moves up fits best, and why others do not")
        group, reserve = sorted({*group, e["into"]} - {e["out"]}), [i for i in reserve if i not in (e["into"], *gone)]
    need((e["group"], e["reserve"]) == (group, reserve), "the group after an entry")
    return group, reserve, answer, replaced or kind == "replacement", kind == "set_aside"
def main(*words):
    ask = argparse.ArgumentParser(usage=__doc__, allow_abbrev=False)
    for name, count in {"path": None, "--expect": "+", "--receipt": 2, "--draw": "+"}.items(): ask.add_argument(name, nargs=count)
    value, seal = read(path := pathlib.Path((asked := ask.parse_args(words)).path), "frozen", "record")
    f, beside, expected = value.get("frozen", value), path.with_name("frozen.json"), "".join(asked.expect or []).lower()
    chances, own, s = check_frozen(f), sha(spell(f)), f["source"]
    show(f"draw no. {f['number']}, {len(chances)} people, {f['asked']['size']} places, groups to draw from: {len(f['lottery'])}, chances", min(chances.values()),
        "to", max(chances.values()), "\nfingerprint", own, "(NOT compared)" * (not expected), "\nlimits and premises, read them:", *(
        f"{r['kind']} {' '.join(r['name'])} {r['min']} to {r['max']};" for r in f["rows"][1:]), "\nwishes, ask why:", *(
        f"{wish['kind']} {' '.join(wish['people'])};" for wish in f["asked"]["wishes"]))
    need(expected in ("", own), "this is the fingerprint expected")
    need(value is f or not beside.exists() or sha(beside.read_bytes()) == own, "frozen.json beside this record is what it was drawn from")
    if asked.receipt:
        name, code = (unicodedata.normalize("NFC", " ".join(word.split())) for word in asked.receipt)
        lines = "amb-receipt/1", str(f["number"]), name, "".join(code.split()).replace("-", "").upper()
        me = need([p for p in f["people"] if p["receipt"] == hashed(*lines[:2], p["id"], *lines[2:])], "this name and code are those of a receipt")[0]
        show("receipt of", me["id"], "chance", chances[me["id"]], "- are these your attributes?", *me["values"])
    answer, day = " ".join(asked.draw or []) or value.get("answer"), value.get("day", "9999")
    if answer is not None:
        need(answers(s, answer) and day >= (s["day"] or ""), "the answer's form, and its day")
        state = (*draw(f, answer), answer, False, False)
        need(value is f or (value["previous"], value["group"], value["reserve"]) == (own, *state[:2]), "the draw repeated")
        for number in range(1, 1 + len([*path.parent.glob("entry-*.json")]) * (value is not f)):
            entry, next_seal = read(path.with_name(f"entry-{number:02d}.json"), "entry")
            need(entry["previous"] == seal and entry["day"] >= day, "an entry names the file before it, and is no older")
            show("by hand:", entry["kind"], entry["day"], "said by", entry["by"], "-", entry["reason"], *["- before:", state[2]] * (
                entry["answer"] is not None), *["- ask:", entry["out"], *entry["gone"]] * (entry["out"] is not None))
            state, seal, day = check_entry(f, entry, state), next_seal, entry["day"]
        show("group:", *state[0], "(set aside)" * state[4], "\ndrawn", value.get("day", ""), "from", repr(state[2]))
    show(*["by hand: is every digit that of", s["kind"], s["day"], *s["witnesses"], "? Did your receipt come before that day, and only one?"] if s["day"] else
         ["a quick pick without a public source: whoever ran it could have tried variants."], "Who applied?", *["\nfrozen with", f["today"],
         "told as today, not the clock: why?"] * bool(f["today"]), *["\nthe draw before was", *(f["previous"] or {}).values()] * bool(f["previous"]))
    print("What is checked here holds. NOT checked: rows from wishes, nearest to the mix, chances most equal (amb select --verify FILE --prove)")
if __name__ == "__main__": sys.stdout.reconfigure(errors="backslashreplace") or main(*sys.argv[1:])
