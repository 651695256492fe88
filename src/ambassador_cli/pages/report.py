"""The report as a document: the count first, then changes, charts, posts, what is not known, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ambassador_cli.models.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    Mark,
    Paragraph,
    Series,
    Side,
    Table,
    TableCell,
    text_of,
)
from ambassador_cli.models.kpi import Kpi, Section
from ambassador_cli.models.report import Change, Figure, Note, Period, Report, TopPost, WholePercent
from ambassador_cli.pages.cells import day_cell, number_cell, percent_cell
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

TEXT_WIDTH = 90
_PERMILLE = "\N{NO-BREAK SPACE}‰"
_QUIET = {"unknown_now"}
"""Reasons why a change is unknown that the figure's own notes say already."""


def to_report_document(report: Report, kpis: Mapping[str, Kpi], words: Words, *, start_week: int | None) -> Document:
    """Every block of the report. ``start_week`` is the index of the week in which the programme started."""
    blocks: list[Block] = [
        Heading(_title(report, words), 1),
        Paragraph(_headline(report, words)),
        _figures_table(report, kpis, words),
        Paragraph(
            words.say("report.compared", before=_span(report.before, words), year=_span(report.year_before, words)),
            True,
        ),
        Bullets(tuple(dict.fromkeys(_details(report, kpis, words)))),
    ]
    blocks += _group(report, kpis, words)
    blocks += _targets(report, kpis, words)
    blocks += _weeks(report, words, start_week)
    blocks += _posts("report.top_by_impressions", report.top_by_impressions, words)
    blocks += _posts("report.top_by_rate", report.top_by_rate, words)
    unknown = tuple(_unknown(report, kpis, words))
    blocks += [Heading(words.say("report.unknown")), Bullets(unknown)]
    blocks += [Heading(words.say("report.sources")), _sources(report, words)]
    kept = tuple(block for block in blocks if not _is_empty(block))
    return Document(kept, words.language, day=report.period.last)


def _is_empty(block: Block) -> bool:
    return (isinstance(block, Bullets) and not block.items) or (isinstance(block, Table) and not block.rows)


def _span(period: Period, words: Words) -> str:
    return words.say("report.span", first=period.first, last=period.last)


def _title(report: Report, words: Words) -> str:
    span = _span(report.period, words)
    days = words.say("report.days", n=report.period.days)
    return " · ".join(part for part in (to_one_line(report.company), f"{span} ({days})") if part)


def _headline(report: Report, words: Words) -> str:
    return to_note(report.headline, words) if report.headline else words.say("report.headline_nothing")


def figure_label(figure: Figure, kpis: Mapping[str, Kpi], words: Words) -> str:
    """What the line of a figure is called; one of the group with its track."""
    kpi = kpis[figure.kpi]
    label = kpi.label_of(figure, words)
    return f"{label} · {words.say(f'report.aspect.{figure.aspect}')}" if kpi.section == "group" else label


def _section(report: Report, kpis: Mapping[str, Kpi], section: Section) -> list[Figure]:
    return [figure for figure in report.figures if kpis[figure.kpi].section == section]


def _figures_table(report: Report, kpis: Mapping[str, Kpi], words: Words) -> Table:
    rows = [
        (
            figure.kpi,
            figure_label(figure, kpis, words),
            _value(figure, figure.now.value, words),
            _change(figure, figure.before, words),
            _change(figure, figure.year_before, words),
        )
        for figure in _section(report, kpis, "page")
    ]
    headers = (
        "",
        words.say("report.figure"),
        words.say("report.now"),
        words.say("report.before"),
        words.say("report.year"),
    )
    return Table(headers, tuple(rows), ("left", "left", "right", "right", "right"), flexible=1)


def say_figure(figure: Figure, value: float | int | None, words: Words) -> str:
    """A value of this figure in words."""
    return text_of(_value(figure, value, words))


def _value(figure: Figure, value: float | int | None, words: Words) -> str | TableCell:
    if figure.now.band:
        return words.say(f"report.band.{figure.now.band}")
    if value is None:
        return words.say("value.none")
    if figure.unit == "percent":
        return percent_cell(value, words)
    if figure.unit == "permille":
        return _permille(value, words)
    if figure.unit == "money":
        return _money(value, figure, words)
    cell = number_cell(value, words, 0 if isinstance(value, int) else 1)
    return replace(cell, text=f"+{cell.text}", signed=True) if figure.now.signed and value > 0 else cell


def _money(amount: float, figure: Figure, words: Words) -> TableCell:
    behind = f"\N{NO-BREAK SPACE}{figure.now.variant}"
    return TableCell(words.number(amount, 2) + behind, amount, 2, suffix=behind)


def _permille(ratio: float, words: Words, sign: str = "") -> TableCell:
    value = round(ratio * 1000, 1) or 0.0
    text = f"{sign}{words.number(value, 1)}{_PERMILLE}"
    return TableCell(text, value, 1, signed=bool(sign), suffix=_PERMILLE)


def _change(figure: Figure, change: Change, words: Words) -> str | TableCell:
    if change.difference is None:
        return "–"
    if figure.unit == "percent":
        points = round(change.difference * 100, 1) or 0.0
        text = _sign(points) + words.say("report.points", points=words.number(points, 1))
        return TableCell(text, points, 1, signed=True, suffix=words.say("report.points", points=""))
    if figure.unit == "permille":
        return _permille(change.difference, words, _sign(round(change.difference * 1000, 1)))
    if figure.unit == "money":
        cell = _money(change.difference, figure, words)
        return replace(cell, text=_sign(change.difference) + cell.text, signed=True)
    if change.ratio is None:
        return TableCell(_sign(change.difference) + words.number(change.difference), change.difference, signed=True)
    return TableCell(
        _sign(change.ratio) + words.percent(Share(change.ratio), 0), change.ratio, unit="percent", signed=True
    )


def _sign(value: float | int) -> str:
    return "+" if value > 0 else "±" if value == 0 else ""


def _details(report: Report, kpis: Mapping[str, Kpi], words: Words) -> Iterator[str]:
    for figure in _section(report, kpis, "page"):
        yield from (to_note(note, words) for note in kpis[figure.kpi].details(figure))
        yield from (to_note(note, words) for note in figure.now.notes if note.detail)


def to_note(note: Note, words: Words) -> str:
    """One note as a sentence."""
    return words.say(f"report.note.{note.id}", **{name: _said(value, words) for name, value in note.values.items()})


def _said(value: object, words: Words) -> object:
    if isinstance(value, WholePercent):
        return words.percent(Share(value), 0)
    return value.say(words) if isinstance(value, Bilingual) else value


def _group(report: Report, kpis: Mapping[str, Kpi], words: Words) -> list[Block]:
    """The page, management and employees side by side, in the window of the group's figures."""
    window = report.group_window
    figures = {(figure.kpi, figure.aspect): figure for figure in _section(report, kpis, "group")}
    tracks = list(dict.fromkeys(aspect for _, aspect in figures))
    if window is None or not tracks or not report.people_files:
        return []
    beside = {figure.kpi: figure for figure in report.beside if not figure.aspect}
    rows = tuple(
        (
            kpi,
            kpis[kpi].label.say(words),
            _short_value(beside.get(kpis[kpi].counterpart), words),
            *(_short_value(figures.get((kpi, track)), words, rounded=True) for track in tracks),
        )
        for kpi in dict.fromkeys(kpi for kpi, _ in figures)
    )
    tracks_named = (words.say(f"report.aspect.{track}") for track in tracks)
    headers = ("", words.say("report.figure"), words.say("report.team.page"), *tracks_named)
    sides: tuple[Side, ...] = ("left", "left", "right", "right", "right")
    table = Table(headers, rows, sides[: len(headers)], flexible=1)
    heading = words.say("report.team.heading", span=_span(window, words))
    return [Heading(heading), table, Paragraph(words.say("report.team.note"), quiet=True)]


def _short_value(figure: Figure | None, words: Words, *, rounded: bool = False) -> str | TableCell:
    if figure is None or (figure.now.value is None and not figure.now.band):
        return "–"
    value = figure.now.value
    if rounded and value is not None and figure.unit == "percent":
        return percent_cell(value, words, 0)
    cell = _value(figure, value, words)
    if rounded and isinstance(cell, TableCell):
        return replace(cell, text=words.say("report.about", value=cell.text))
    return cell


def _targets(report: Report, kpis: Mapping[str, Kpi], words: Words) -> list[Block]:
    if not report.targets:
        return []
    figures = {(figure.kpi, figure.aspect): figure for figure in report.figures}
    rows = []
    for target in report.targets:
        kpi, figure = kpis[target.kpi], figures.get((target.kpi, target.aspect))
        rate = kpi.unit != "count"
        digits = 1 if rate else 0
        mark = "report.goal.unknown" if target.met is None else "report.goal.met" if target.met else "report.goal.open"
        percent = {"percent": " %", "permille": " ‰"}.get(kpi.unit, "")
        wanted = words.number(target.at_least, digits) + percent
        per = "" if rate else words.say(f"report.per.{target.per}")
        now = words.say("value.none") if target.value is None else words.number(target.value, digits) + percent
        label = figure_label(figure, kpis, words) if figure else kpi.label.say(words)
        rows.append((label, f"{wanted} {per}".strip(), now, words.say(mark)))
    headers = (words.say("report.target"), words.say("report.wanted"), words.say("report.now"), "")
    return [Heading(words.say("report.targets")), Table(headers, tuple(rows), ("left", "right", "right", "left"))]


def _weeks(report: Report, words: Words, start_week: int | None) -> list[Block]:
    whole = [week for week in report.weeks if week.exported_days == 7]
    if len(whole) < 2:
        return []
    best = max(whole, key=lambda week: week.impressions or 0)
    values = tuple(week.impressions if week.exported_days == 7 else None for week in report.weeks)
    best_week = words.say("report.best_week", count=best.impressions, day=best.first)
    title = words.say("report.weeks")
    marks = () if start_week is None else (Mark(start_week, words.say("report.start_mark")),)
    return [
        Heading(title),
        Chart(
            title=title,
            labels=tuple(words.day(week.first) for week in report.weeks),
            series=(Series(words.say("report.impressions"), values),),
            alternative=words.say("report.weeks_alternative", n=len(whole), best=best_week),
            marks=marks,
            caption=best_week,
        ),
    ]


def _posts(heading: str, posts: tuple[TopPost, ...], words: Words) -> list[Block]:
    if not posts:
        return []
    rows = tuple(
        (
            day_cell(post.created, words),
            number_cell(post.impressions, words),
            percent_cell(post.engagement_rate, words) if post.engagement_rate is not None else words.say("value.none"),
            (words.say("report.boosted") + " " if post.boosted else "")
            + (to_one_line(post.text, TEXT_WIDTH) or words.say("report.no_text")),
        )
        for post in posts
    )
    headers = tuple(words.say(f"report.{name}") for name in ("created", "impressions", "rate", "text"))
    return [Heading(words.say(heading)), Table(headers, rows, ("left", "right", "right", "left"), flexible=3)]


def _unknown(report: Report, kpis: Mapping[str, Kpi], words: Words) -> Iterator[str]:
    yield words.say("report.only_counts")
    for figure in _section(report, kpis, "page"):
        label = figure_label(figure, kpis, words)
        yield from (f"{label}: {to_note(note, words)}" for note in figure.now.notes if not note.detail)
    for target in report.targets:
        if not any(figure.kpi == target.kpi for figure in report.figures):
            label = kpis[target.kpi].label.say(words)
            yield f"{label}: {words.say('report.note.target_vanished')}"
    changes = [change for figure in _section(report, kpis, "page") for change in (figure.before, figure.year_before)]
    yield from dict.fromkeys(to_note(c.note, words) for c in changes if c.note and c.note.id not in _QUIET)
    if report.without_source:
        named = (f"{kpis[kpi].label.say(words)} ({kpis[kpi].source.say(words)})" for kpi in report.without_source)
        yield words.say("report.without_source", names="; ".join(named))
    if report.people_files:
        yield from _unknown_of_group(report, kpis, words)


def _unknown_of_group(report: Report, kpis: Mapping[str, Kpi], words: Words) -> Iterator[str]:
    """What is left out of the group's figures, said once for all figures that it holds for."""
    if report.group_window is None:
        yield words.say("report.note.no_group_window")
    figures = _section(report, kpis, "group")
    lines = Counter(figure.kpi for figure in figures)
    said: dict[str, list[Figure]] = {}
    for figure in figures:
        for note in figure.now.notes:
            said.setdefault(to_note(note, words), []).append(figure)
    for sentence, holding in said.items():
        whole = Counter(figure.kpi for figure in holding)
        labels = (
            kpis[figure.kpi].label.say(words)
            if whole[figure.kpi] == lines[figure.kpi]
            else figure_label(figure, kpis, words)
            for figure in holding
        )
        yield f"{'; '.join(dict.fromkeys(labels))}: {sentence}"


def _sources(report: Report, words: Words) -> Table:
    rows = tuple(
        (
            to_one_line(source.file),
            words.say("report.span", first=source.first, last=source.last) if source.first and source.last else "",
        )
        for source in report.sources
    )
    return Table((words.say("report.file"), words.say("report.exported")), rows, ("left", "left"))
