# fmt: off
"""Check the proofs in a frozen file or record, by adding:  python verify_proofs.py FILE

Written from .github/DRAW.md alone, the second of two: it takes for granted what the first (verify.py) checks. Per claim
it says "holds", "open" (the file brings no proof) or "fails". Exit code 1 where a claim fails."""
import json, sys
from fractions import Fraction
from pathlib import Path
def most_of_cells(cells, ranges, weights, members, size, scale, reach):
    """The largest weighted sum of head counts within reach, cell by cell; None where there are no such counts."""
    sums = {0: 0}  # distance so far: largest weighted sum
    for dimension in dict.fromkeys(cell["dimension"] for cell in cells):
        own = [item for item in zip(cells, ranges, weights) if item[0]["dimension"] == dimension]
        inside = {p for cell, _, _ in own for p in cell["profiles"]}
        others = sum(m for p, m in enumerate(members) if p not in inside)
        states = {(0, far): value for far, value in sums.items()}
        for cell, (low, high), weight in own:
            further = {}
            for (people, far), value in states.items():
                for n in range(low, min(high, size - people) + 1):
                    key = people + n, far + cell["weight"] * abs(scale * n - cell["target"])
                    if key[1] <= reach: further[key] = max(value + weight * n, further.get(key, value + weight * n))
            states = further
        sums = {}
        for (people, far), value in sorted(states.items(), key=lambda state: (state[0][1], -state[1])):
            # a larger distance is only of use with a larger sum
            if people >= size - others and (not sums or value > max(sums.values())): sums[far] = value
    return max(sums.values(), default=None)
def leaf_closes(node, box, members, rows, mix, size, reach, y, most):
    _, times, of_rows, of_cells, price = node
    cells, ranges = mix["cells"] if mix else [], box[len(members):]
    if times < 0 or (price is not None and (price < 0 or not cells)): return False
    if any(i >= len(rows) for i, _ in of_rows) or any(j >= len(cells) for j, _ in of_cells): return False
    if any(low > high for low, high in ranges): return True
    d, c, bound = [times * weight for weight in y], [0] * len(cells), 0
    for i, multiplier in of_rows:
        bound += multiplier * (rows[i]["max"] if multiplier > 0 else rows[i]["min"])
        for p, coefficient in rows[i]["sum"]:
            d[p] -= multiplier * coefficient
    for j, multiplier in of_cells:
        c[j] = multiplier
        for p in cells[j]["profiles"]:
            d[p] -= multiplier
    if cells and price is None:
        part = most_of_cells(cells, ranges, c, members, size, mix["scale"], reach)
        if part is None: return True
        bound += part
    elif cells:
        bound += price * reach
        for cell, (low, high), m in zip(cells, ranges, c):
            bound += max(m * n - price * cell["weight"] * abs(mix["scale"] * n - cell["target"]) for n in range(low, high + 1))
    return bound + sum(max(x * low, x * high) for x, (low, high) in zip(d, box)) < times * (most + 1)
def state_of(tree, members, rows, mix, size, reach, y, most):
    """Does the tree prove sum(y * head count) <= most? The box: a range per profile, then one per cell."""
    if tree is None: return "open"
    box = [[0, m] for m in members]
    for cell in mix["cells"] if mix else []:
        same = [r for r in rows if r["sum"] == [[p, 1] for p in cell["profiles"]]]
        box.append([max([0, *(r["min"] for r in same)]),
                    min([size, sum(members[p] for p in cell["profiles"]), *(r["max"] for r in same)])])
    waiting = [box]
    for node in tree:
        if not waiting or len(tree) > 5000: return "fails"
        box = waiting.pop()
        if node[0] == "leaf":
            if leaf_closes(node, box, members, rows, mix, size, reach, y, most): continue
            return "fails"
        at, end = (node[1], len(members)) if node[0] == "profile" else (node[1] + len(members), len(box))
        if at >= end or not box[at][0] <= node[2] < box[at][1]: return "fails"
        waiting.append([*box[:at], [node[2] + 1, box[at][1]], *box[at + 1:]])
        waiting.append([*box[:at], [box[at][0], node[2]], *box[at + 1:]])
    return "fails" if waiting else "holds"
def nearest(f, members):
    mix, counts, near = f["mix"], f["mix"]["witness"], f["mix"]["nearest"]
    if not mix["cells"]: return "holds"
    good = len(counts) == len(members) and all(n <= m for n, m in zip(counts, members)) and all(
        r["min"] <= sum(c * counts[p] for p, c in r["sum"]) <= r["max"] for r in f["rows"]) and near == sum(
        c["weight"] * abs(mix["scale"] * sum(counts[p] for p in c["profiles"]) - c["target"]) for c in mix["cells"])
    claim = members, f["rows"], mix, f["asked"]["size"], near - 1, [0] * len(members), -1
    return state_of(mix["tree"], *claim) if good else "fails"
def kept_places(f, members):
    values, size = {person["id"]: person["values"] for person in f["people"]}, f["asked"]["size"]
    dimensions, lost = [dimension["id"] for dimension in f["asked"]["dimensions"]], f["kept_not"]["values"]
    kept, rows = {(*r["name"],) for r in f["rows"] if r["kind"] == "keep"}, [r for r in f["rows"] if r["kind"] != "keep"]
    if not lost: return "holds" if f["kept_not"]["tree"] is None else "fails"
    good = len({*map(tuple, lost)}) == len(lost) and all((*n,) not in kept and n[0] in dimensions for n in lost)
    names = sorted({*kept, *map(tuple, lost)}) if good else []
    for z, (dimension, value) in enumerate(names, start=len(members)):
        at = dimensions.index(dimension)
        have = [[p, 1] for p, profile in enumerate(f["profiles"]) if values[profile[0]][at] == value]
        good = good and have
        rows.append({"sum": [*have, [z, -1]], "min": 0, "max": size})
    y = [0] * len(members) + [1] * len(names)
    return state_of(f["kept_not"]["tree"], members + [1] * len(names), rows, None, size, None, y, len(kept)) if good else "fails"
def chances(f, members):
    settled, result, mix = {}, "holds", f["mix"]
    for level in f["levels"]:
        chance, before = Fraction(*level["chance"]), {*settled}
        for step in level["steps"]:
            y = dict(step["weights"])
            new = [p for p in y if y[p] > 0 and p not in settled]
            if chance == 1 or not new or max(y) >= len(members) or any(y[p] < 0 and p not in settled for p in y):
                return "fails"
            taken = sum(y[p] * members[p] * settled[p] for p in y if p in settled)
            if step["most"] - taken != chance * sum(y[p] * members[p] for p in new): return "fails"
            claim = f["asked"]["size"], mix["reach"], [y.get(p, 0) for p in range(len(members))], step["most"]
            state = state_of(step["tree"], members, f["rows"], mix, *claim)
            result = result if result == "fails" or state == "holds" else state
            settled.update(dict.fromkeys(new, chance))
        settled.update(dict.fromkeys(level["profiles"] if chance == 1 else [], chance))
        if sorted({*settled} - before) != level["profiles"]: return "fails"
    return result
def main(path):
    content = json.loads(Path(path).read_bytes())
    f = content.get("frozen", content)
    members = [len(profile) for profile in f["profiles"]]
    found = {"nearest": nearest(f, members), "kept places": kept_places(f, members), "chances": chances(f, members)}
    print(*(f"{state:6}{claim}" for claim, state in found.items()), sep="\n")
    return "fails" in found.values()
if __name__ == "__main__": sys.exit(main(sys.argv[1]))
