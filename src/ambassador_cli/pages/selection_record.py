"""A selection as data (versioned): chances as exact fractions and as numbers, and which draw it is."""

from __future__ import annotations

from fractions import Fraction

from ambassador_cli import __version__
from ambassador_cli.models.cohort import Place, Selection
from ambassador_cli.models.standing import Standing
from ambassador_cli.pages.shared_selection import shared_lines

FORMAT = "amb-selection/2"


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)


def selection_record(selection: Selection, standing: Standing, *, shared: bool = False) -> dict[str, object]:
    """``shared``: no people, and ``null`` for what would point at few. Before the draw everyone's result is
    ``undrawn`` and no names stand there."""
    drawn = standing.stage != "frozen"
    content: dict[str, object] = {
        "format": FORMAT,
        "amb": __version__,
        "status": "proposal" if standing.stage == "none" else standing.stage,
        "draw": _draw(standing),
        "size": selection.request.size,
        "applicants": len(selection.places),
        "given": sum(place.outcome == "set" for place in selection.places),
        "dimensions": _dimensions(selection, drawn=drawn, shared=shared),
    }
    if drawn:
        content |= {"wishes": selection.wishes, "wishes_met": selection.wishes_met}
    if shared:
        chances = {"lowest_chance": selection.lowest, "highest_chance": selection.highest}
        return content | {name: round(float(chance), 3) for name, chance in chances.items()}
    content |= {"lowest_chance": str(selection.lowest), "highest_chance": str(selection.highest)}
    content["nearest"] = _number(selection.nearest)
    if drawn:
        content["distance"] = _number(selection.distance)
    content["people"] = [_person(place, drawn=drawn) for place in selection.places]
    return content


def _dimensions(selection: Selection, *, drawn: bool, shared: bool) -> list[dict[str, object]]:
    dimensions = []
    for table in selection.tables:
        values: list[dict[str, object]] = []
        for seen in shared_lines(table):
            line = seen.line
            wanted = not shared or seen.wanted
            value: dict[str, object] = {
                "value": line.value,
                "applicants": seen.applicants if shared else line.applicants,
                "wanted": _number(line.wanted) if wanted else None,
                "min": line.low if wanted else None,
                "max": line.high if wanted else None,
                "group": None if not drawn else seen.group if shared else line.group,
            }
            values.append(value if shared or not drawn else value | {"met": line.met})
        dimensions.append({"id": table.id, "own_shares": table.own_shares, "values": values})
    return dimensions


def _draw(standing: Standing) -> dict[str, object] | None:
    """Which draw it is and since when it holds; ``null`` for a proposal."""
    if standing.stage == "none":
        return None
    return {
        "number": standing.number,
        "source": standing.source,
        "source_day": standing.source_day,
        "answer": standing.answer if standing.drawn_on else None,
        "fingerprint": standing.fingerprint,
        "drawn": standing.drawn_on,
        "confirmed": standing.confirmed_on,
        "confirmed_by": standing.confirmed_by or None,
        "checked_by": list(standing.checked_by),
        "replaced": len(standing.exchanges),
    }


def _person(place: Place, *, drawn: bool) -> dict[str, object]:
    who = {"id": place.key, "name": place.name} if drawn else {}
    return {
        **who,
        "pseudonym": place.pseudonym,
        "values": list(place.values),
        "result": place.outcome,
        "chance": _number(place.chance),
        "chance_exact": str(place.chance),
        "lot": place.number,
        "reserve": place.rank,
    }
