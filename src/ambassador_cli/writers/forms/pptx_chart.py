"""Charts inside slides: native and editable, with the band as two stacked areas behind the lines.

python-pptx offers no combined charts: the band's series are moved from the line chart into an area chart on the same
axes (ECMA-376, 21.2.2.3 areaChart).
"""

from __future__ import annotations

import copy
from typing import Any

from ambassador_cli.models.document import Chart, Role
from ambassador_cli.texts.language import Language
from ambassador_cli.writers.forms.office import to_office_text

_COLOURS: dict[Role, str] = {"actual": "7FB3BD", "earlier": "B9B4A8", "expected": "9A4A00", "level": "0A6272"}
_BAND = "F1D9B8"
_INK = "1B1B1B"
_MOST_LABELS = 8
_NUMBERS: dict[Language, str] = {"de": '[>=1000]0"."000;0', "en": "#,##0"}
_MONTHS: dict[Language, str] = {"de": "[$-407]mmm yyyy", "en": "[$-809]mmm yyyy"}
"""German figures on English systems too."""


def rgb(colour: str) -> Any:
    """A colour of six hexadecimal digits."""
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made.from_string(colour)


def add_chart(slide: Any, chart: Chart, edges: tuple[Any, ...], language: Language) -> None:
    """The chart at ``edges`` (left, top, width, height), with its alternative text."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    make: Any = CategoryChartData
    data = make(number_format="#,##0")
    data.categories = list(chart.days) or [to_office_text(label, keep="") for label in chart.labels]
    columns = any(series.style == "columns" for series in chart.series)
    if chart.band:
        low, width = _closed(chart)
        data.add_series("", low)
        data.add_series(to_office_text(chart.band.name, keep=""), width)
    for series in chart.series:
        data.add_series(to_office_text(series.name, keep=""), series.values)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if columns else XL_CHART_TYPE.LINE
    frame = slide.shapes.add_chart(kind, *edges, data)
    frame.name = to_office_text(chart.title, keep="")
    frame._element.nvGraphicFramePr.cNvPr.set("descr", to_office_text(chart.alternative, keep=""))
    drawn = frame.chart
    drawn.has_title = False
    drawn.has_legend = False
    _axes(drawn, chart, language)
    plot = drawn.plots[0]
    offset = 2 if chart.band else 0
    for number, series in enumerate(chart.series):
        _look(plot.series[number + offset], series.role, series.style)
    if columns:
        plot.gap_width, plot.overlap = 60, -5
        plot.has_data_labels = True
        plot.data_labels.show_value = True
        _size(plot.data_labels.font, 10)
    if chart.band:
        _move_band(drawn)


def _closed(chart: Chart) -> tuple[list[float | None], list[float | None]]:
    """The band's lower edge and its width. Areas fall to nothing where a value is missing, so that before its beginning
    the band is a line of no width on what comes before it."""
    band = chart.band
    if band is None:
        return [], []
    before = next((series.values for series in chart.series if series.role == "earlier" and series.style == "line"), ())
    low: list[float | None] = list(band.low)
    width = [b - a if a is not None and b is not None else None for a, b in zip(band.low, band.high, strict=True)]
    first = next((at for at, value in enumerate(width) if value is not None), 0)
    for at in range(first):
        value = before[at] if at < len(before) else None
        low[at], width[at] = (value, 0.0) if value is not None else (None, None)
    last = max((at for at, value in enumerate(width) if value is not None), default=-1)
    for at in range(last + 1, len(low)):
        low[at], width[at] = low[last], width[last]
    return low, width


def _axes(drawn: Any, chart: Chart, language: Language) -> None:
    from pptx.enum.chart import XL_TICK_MARK
    from pptx.oxml.ns import qn

    values, labels = drawn.value_axis, drawn.category_axis
    values.minimum_scale = 0
    if chart.cap is not None:
        values.maximum_scale = chart.cap
    values.major_gridlines.format.line.color.rgb = rgb("ECE7DC")
    values.format.line.fill.background()
    values.major_tick_mark = labels.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_labels.number_format = _NUMBERS[language]
    values.tick_labels.number_format_is_linked = False
    for axis in (values, labels):
        _size(axis.tick_labels.font, 10)
    if chart.days:
        labels.tick_labels.number_format = _MONTHS[language]
        labels.tick_labels.number_format_is_linked = False
        months = max(1, round((chart.days[-1] - chart.days[0]).days / 30.4 / _MOST_LABELS))
        element = labels._element
        for tag, value in (("c:majorUnit", str(months)), ("c:majorTimeUnit", "months")):
            for old in element.findall(qn(tag)):
                element.remove(old)
            element.append(element.makeelement(qn(tag), {"val": value}))


def _size(font: Any, points: float) -> None:
    from pptx.util import Pt

    font.size = Pt(points)
    font.color.rgb = rgb("595959")


def _look(series: Any, role: Role, style: str) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    colour = rgb(_COLOURS[role])
    if style == "columns":
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        return
    series.smooth = False
    if style == "points":
        series.format.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.fill.background()
        return
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb = colour
    series.format.line.width = Pt(2.75 if role == "level" else 1.75)
    if role == "expected":
        series.format.line.dash_style = MSO_LINE.DASH


def _move_band(drawn: Any) -> None:
    """The first two series into a stacked area chart before the lines; the lower one without a colour."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    lines = drawn._chartSpace.find(".//" + qn("c:lineChart"))
    area = parse_xml(f'<c:areaChart {nsdecls("c")}><c:grouping val="stacked"/><c:varyColors val="0"/></c:areaChart>')
    for number, series in enumerate(list(lines.findall(qn("c:ser")))[:2]):
        lines.remove(series)
        for tag in ("c:marker", "c:smooth", "c:spPr"):
            for element in series.findall(qn(tag)):
                series.remove(element)
        fill = "<a:noFill/>" if number == 0 else f'<a:solidFill><a:srgbClr val="{_BAND}"/></a:solidFill>'
        look = parse_xml(f"<c:spPr {nsdecls('c', 'a')}>{fill}<a:ln><a:noFill/></a:ln></c:spPr>")
        series.find(qn("c:tx")).addnext(look)
        area.append(series)
    for axis in lines.findall(qn("c:axId")):
        area.append(copy.deepcopy(axis))
    lines.addprevious(area)
