"""The report as a document: the count first, then changes, charts, posts, what is not known, sources."""

from __future__ import annotations

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
)
from ambassador_cli.models.report import Change, Figure, Kpi, Note, Period, Report, TopPost
from ambassador_cli.pages.cells import day_cell, number_cell, percent_cell
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.safe_text import one_line
from ambassador_cli.texts.words import Words

TEXT_WIDTH = 90
TRACKS = ("management", "employee")
_EXPLAINED = {"snapshot", "follower_counts", "gross_followers"}
_NEW = ("new_total", "new_organic", "new_sponsored", "new_auto_invited")


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
        Bullets(tuple(dict.fromkeys(_details(report, words)))),
    ]
    blocks += _team(report, kpis, words)
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
    return " · ".join(part for part in (one_line(report.company), f"{span} ({days})") if part)


def _headline(report: Report, words: Words) -> str:
    followers = next((f for f in report.figures if f.kpi == "K07"), None)
    growth = followers.now.parts.get("growth") if followers else None
    if followers and growth is not None and followers.now.value is not None:
        way = "more" if followers.now.value >= 0 else "fewer"
        return words.say(
            f"report.headline_followers_{way}",
            percent=words.percent(Share(abs(growth)), 0),
            end=followers.now.parts["end"],
            start=followers.now.parts["start"],
        )
    impressions = next((f for f in report.figures if f.kpi == "K02"), None)
    if impressions and impressions.now.value is not None:
        return words.say("report.headline_impressions", count=words.number(impressions.now.value))
    return words.say("report.headline_nothing")


def figure_label(figure: Figure, kpis: Mapping[str, Kpi], words: Words) -> str:
    """What the line of a figure is called."""
    if figure.aspect in TRACKS:
        label = kpis[figure.kpi].label.in_language(words.language)
        return f"{label} · {words.say(f'report.aspect.{figure.aspect}')}"
    if figure.aspect:
        return words.say(f"report.aspect.{figure.aspect}")
    if figure.kpi == "K07" and figure.now.parts.get("growth") is None:
        return words.say("report.aspect.gross_followers")
    return kpis[figure.kpi].label.in_language(words.language)


def _figures_table(report: Report, kpis: Mapping[str, Kpi], words: Words) -> Table:
    rows = [
        (
            figure.kpi,
            figure_label(figure, kpis, words),
            _value(figure, figure.now.value, words),
            _change(figure, figure.before, words),
            _change(figure, figure.year_before, words),
        )
        for figure in report.figures
        if figure.aspect not in TRACKS
    ]
    headers = (
        "",
        words.say("report.figure"),
        words.say("report.now"),
        words.say("report.before"),
        words.say("report.year"),
    )
    return Table(headers, tuple(rows), ("left", "left", "right", "right", "right"), flexible=1)


def _value(figure: Figure, value: float | int | None, words: Words) -> str | TableCell:
    if value is None:
        return words.say("value.none")
    if figure.unit == "percent":
        return percent_cell(value, words)
    cell = number_cell(value, words, 0 if isinstance(value, int) else 1)
    signed = figure.kpi == "K07" and figure.now.parts.get("growth") is not None and value > 0
    return replace(cell, text=f"+{cell.text}", signed=True) if signed else cell


def _change(figure: Figure, change: Change, words: Words) -> str | TableCell:
    if change.difference is None:
        return "–"
    if figure.unit == "percent":
        points = round(change.difference * 100, 1) or 0.0
        text = _sign(points) + words.say("report.points", points=words.number(points, 1))
        return TableCell(text, points, 1, signed=True, suffix=words.say("report.points", points=""))
    if change.ratio is None:
        return TableCell(_sign(change.difference) + words.number(change.difference), change.difference, signed=True)
    return TableCell(
        _sign(change.ratio) + words.percent(Share(change.ratio), 0), change.ratio, unit="percent", signed=True
    )


def _sign(value: float | int) -> str:
    return "+" if value > 0 else "±" if value == 0 else ""


def _details(report: Report, words: Words) -> Iterator[str]:
    for figure in report.figures:
        parts = figure.now.parts
        if figure.kpi == "K02" and parts.get("sum_over_posts") is not None and figure.now.value is not None:
            yield words.say("report.two_sums", days=figure.now.value, posts=parts["sum_over_posts"])
        if figure.kpi == "K05" and figure.now.denominator:
            yield words.say("report.engagements", part=figure.now.numerator, whole=figure.now.denominator)
        if figure.kpi == "K07" and parts.get("new_total") is not None:
            yield words.say("report.new_followers", **{name: parts.get(name) for name in _NEW})
        if figure.kpi == "K15" and figure.aspect == "top_fifth" and parts:
            yield words.say("report.posts", n=parts["posts"], counted=parts["counted"])
        yield from (to_note(note, words) for note in figure.now.notes if note.id in _EXPLAINED)


def to_note(note: Note, words: Words) -> str:
    """One note as a sentence."""
    return words.say(f"report.note.{note.id}", **note.values)


TEAM = ("K01", "K04", "K03", "K11", "K12", "K13", "K16")
PAGE_LINE = {"K01": "K02", "K04": "K05"}


def _team(report: Report, kpis: Mapping[str, Kpi], words: Words) -> list[Block]:
    """The page, management and employees side by side."""
    figures = {(figure.kpi, figure.aspect): figure for figure in report.figures}
    tracks = [track for track in TRACKS if ("K01", track) in figures]
    if not tracks or not report.people_files:
        return []
    rows = tuple(
        (
            kpi,
            kpis[kpi].label.in_language(words.language),
            _short_value(figures.get((PAGE_LINE.get(kpi, ""), "")), words),
            *(_short_value(figures[kpi, track], words) for track in tracks),
        )
        for kpi in TEAM
    )
    headers = (
        "",
        words.say("report.figure"),
        words.say("report.team.page"),
        *(words.say(f"report.aspect.{t}") for t in tracks),
    )
    sides: tuple[Side, ...] = ("left", "left", "right", "right", "right")
    note = words.say("report.team.note", n=report.people_files)
    table = Table(headers, rows, sides[: len(headers)], flexible=1)
    return [Heading(words.say("report.team.heading")), table, Paragraph(note, quiet=True)]


def _short_value(figure: Figure | None, words: Words) -> str | TableCell:
    return "–" if figure is None or figure.now.value is None else _value(figure, figure.now.value, words)


def _targets(report: Report, kpis: Mapping[str, Kpi], words: Words) -> list[Block]:
    if not report.targets:
        return []
    figures = {(figure.kpi, figure.aspect): figure for figure in report.figures}
    rows = []
    for target in report.targets:
        figure = figures[target.kpi, target.aspect]
        digits = 1 if figure.unit == "percent" else 0
        mark = "report.goal.unknown" if target.met is None else "report.goal.met" if target.met else "report.goal.open"
        percent = " %" if figure.unit == "percent" else ""
        wanted = words.number(target.at_least, digits) + percent
        per = "" if figure.unit == "percent" else words.say(f"report.per.{target.per}")
        now = words.say("value.none") if target.value is None else words.number(target.value, digits) + percent
        rows.append((figure_label(figure, kpis, words), f"{wanted} {per}".strip(), now, words.say(mark)))
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
            + (one_line(post.text, TEXT_WIDTH) or words.say("report.no_text")),
        )
        for post in posts
    )
    headers = tuple(words.say(f"report.{name}") for name in ("created", "impressions", "rate", "text"))
    return [Heading(words.say(heading)), Table(headers, rows, ("left", "right", "right", "left"), flexible=3)]


def _unknown(report: Report, kpis: Mapping[str, Kpi], words: Words) -> Iterator[str]:
    yield words.say("report.only_counts")
    for figure in report.figures:
        label = figure_label(figure, kpis, words)
        for note in figure.now.notes:
            if note.id not in _EXPLAINED and (report.people_files or figure.aspect not in TRACKS):
                yield f"{label}: {to_note(note, words)}"
    reasons = {c.note.id for f in report.figures for c in (f.before, f.year_before) if c.note}
    for reason in ("incomplete", "unknown_then", "not_the_same_count"):
        if reason in reasons:
            yield words.say(f"report.note.{reason}")


def _sources(report: Report, words: Words) -> Table:
    rows = tuple(
        (
            one_line(source.file),
            words.say("report.span", first=source.first, last=source.last) if source.first and source.last else "",
        )
        for source in report.sources
    )
    return Table((words.say("report.file"), words.say("report.exported")), rows, ("left", "left"))
