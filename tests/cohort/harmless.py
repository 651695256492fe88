"""Which parts of a draw's files may be changed, and re-signed, without a computer noticing: the table of DRAW.md.

It was written before any mutation ran; what was changed later is said beside the line. A path has no positions:
``frozen.people[].values[]``. Everything else must be refused, by amb (AMB) or by the two small programs (SMALL, which
take what was wished for as it stands). With the published fingerprint every change of the frozen part is refused.
"""

from __future__ import annotations

HUMAN = "people compare it"
PREMISE = "it has no effect on rows, targets or groups"
ALTERNATIVE = "another proof, or another lottery, of the same claim"
LABEL = "the fingerprint: it says nothing about the group, but every change of the file changes the draw"

AMB: dict[str, str] = {
    "frozen.amb": LABEL,
    "frozen.number": HUMAN,  # on the receipt, and in its hash; 1 and "no draw before" go together
    "frozen.previous.kind": HUMAN,
    "frozen.previous.sha256": HUMAN,
    "frozen.previous.reason": HUMAN,
    "frozen.previous.by": HUMAN,
    "frozen.today": HUMAN,
    "frozen.source.day": HUMAN,  # on the receipt
    "frozen.source.round": HUMAN,  # added after the first run: another round of the same day; it is on the receipt
    "frozen.source.witnesses": HUMAN,
    "frozen.source.witnesses[]": HUMAN,
    "frozen.asked.places": PREMISE,
    "frozen.asked.slack": PREMISE,
    "frozen.asked.slack[]": PREMISE,
    "frozen.asked.dimensions[].shares": PREMISE,
    "frozen.asked.dimensions[].shares[][][]": PREMISE,
    "frozen.asked.dimensions[].limits": PREMISE,
    "frozen.asked.dimensions[].limits[][][]": PREMISE,
    "frozen.asked.dimensions[].weight": PREMISE,
    "frozen.asked.dimensions[].keep": PREMISE,
    "frozen.asked.dimensions[].own_shares": PREMISE,
    "frozen.people[].values[]": PREMISE,  # of someone who is not available
    "frozen.people[].team": PREMISE,  # alone in it
    "frozen.people[].manager": PREMISE,
    "frozen.people[].receipt": HUMAN,  # --receipt and --names
    "frozen.mix.witness": ALTERNATIVE,
    "frozen.mix.witness[]": ALTERNATIVE,
    "frozen.mix.tree": ALTERNATIVE,
    "frozen.mix.tree[][]": ALTERNATIVE,
    "frozen.mix.tree[][][]": ALTERNATIVE,
    "frozen.mix.tree[][][][]": ALTERNATIVE,
    "frozen.kept_not.tree": ALTERNATIVE,
    "frozen.kept_not.tree[][]": ALTERNATIVE,
    "frozen.kept_not.tree[][][]": ALTERNATIVE,
    "frozen.kept_not.tree[][][][]": ALTERNATIVE,
    "frozen.lottery": ALTERNATIVE,
    "frozen.lottery[]": ALTERNATIVE,
    "frozen.lottery[][]": ALTERNATIVE,
    "frozen.lottery[][][]": ALTERNATIVE,
    "frozen.levels[].steps": ALTERNATIVE,
    "frozen.levels[].steps[].weights": ALTERNATIVE,
    "frozen.levels[].steps[].weights[][]": ALTERNATIVE,
    "frozen.levels[].steps[].tree": ALTERNATIVE,
    "frozen.levels[].steps[].tree[]": ALTERNATIVE,
    "frozen.levels[].steps[].tree[][]": ALTERNATIVE,
    "frozen.levels[].steps[].tree[][][]": ALTERNATIVE,
    "frozen.levels[].steps[].tree[][][][]": ALTERNATIVE,
    "day": HUMAN,
    "answer": HUMAN,
    "entries": HUMAN,  # added after the first run: the newest entry can be left out; who has seen it notices
    "entries[].day": HUMAN,
    "entries[].by": HUMAN,
    "entries[].reason": HUMAN,
    "entries[].answer": HUMAN,
}
SMALL: dict[str, str] = AMB | {
    "frozen.asked": PREMISE,
    "frozen.asked.size": PREMISE,
    "frozen.asked.dimensions": PREMISE,
    "frozen.asked.dimensions[].id": PREMISE,
    "frozen.asked.dimensions[].shares[]": PREMISE,
    "frozen.asked.dimensions[].shares[][]": PREMISE,
    "frozen.asked.dimensions[].limits[]": PREMISE,
    "frozen.asked.dimensions[].limits[][]": PREMISE,
    "frozen.asked.wishes": PREMISE,
    "frozen.asked.wishes[].kind": PREMISE,
    "frozen.asked.wishes[].people": PREMISE,
    "frozen.asked.wishes[].people[]": PREMISE,
    "frozen.profiles": PREMISE,
    "frozen.profiles[]": PREMISE,
    "frozen.profiles[][]": PREMISE,
    "frozen.rows": PREMISE,
    "frozen.rows[]": PREMISE,
    "frozen.rows[].kind": PREMISE,
    "frozen.rows[].name": PREMISE,
    "frozen.rows[].name[]": PREMISE,
    "frozen.rows[].sum": PREMISE,
    "frozen.rows[].sum[]": PREMISE,  # added after 20,800 changes: a pair turned round; sum and sum[][] stood here
    "frozen.rows[].sum[][]": PREMISE,
    "frozen.rows[].min": PREMISE,
    "frozen.rows[].max": PREMISE,
    "frozen.mix.scale": PREMISE,
    "frozen.mix.cells": PREMISE,
    "frozen.mix.cells[].target": PREMISE,
    "frozen.mix.cells[].weight": PREMISE,
    "frozen.mix.cells[].value": PREMISE,
    "frozen.mix.nearest": PREMISE,
    "frozen.mix.reach": PREMISE,
    "frozen.kept_not.values": PREMISE,
}
UNSIGNED = {"entries", "day", "answer", "entries[].day", "entries[].by", "entries[].reason"}
"""Without re-signing only what stands outside the frozen part can change unnoticed, and only in the newest file."""
