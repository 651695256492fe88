"""A chart inside a Word file: drawn by Word itself from the values, with a text alternative (ECMA-376, DrawingML)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ambassador_cli.models.document import Chart, Role
from ambassador_cli.writers.forms.office import to_office_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WIDTH, _HEIGHT = 5_900_000, 2_500_000
"""English metric units, 360,000 to a centimetre."""

_COLOURS: dict[Role, str] = {"actual": "0A6272", "earlier": "8A8578", "expected": "9A4A00", "level": "0A6272"}
_BAND = "C9A36B"


def add_chart(word: WordDocument, chart: Chart) -> None:
    """A paragraph with the chart, the alternative text at the picture."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    package = word.part.package
    number = 1 + sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, _TYPE, to_chart_xml(chart).encode("utf-8"), package)
    relation = word.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    described = f'"{_text(chart.alternative)}"'
    drawing: Any = parse_xml(
        f'<w:drawing xmlns:w="{_W}" xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:r="{_R}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{_WIDTH}" cy="{_HEIGHT}"/>'
        f'<wp:docPr id="{1000 + number}" name="Chart {number}" descr={described}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    word.add_paragraph().add_run()._r.append(drawing)


def to_chart_xml(chart: Chart) -> str:
    """The chart's part: lines over the labels, the axis from 0, at most to the cap."""
    lines: list[tuple[str, Sequence[float | None], str, bool]] = [
        (series.name, series.values, _COLOURS[series.role], series.role == "expected") for series in chart.series
    ]
    if chart.band:
        lines += [(f"{chart.band.name} {sign}", values, _BAND, False) for sign, values in _edges(chart)]
    drawn = "".join(_line(number, line, chart.labels) for number, line in enumerate(lines))
    most = "" if chart.cap is None else f'<c:max val="{chart.cap}"/>'
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(lines) > 1 else ""
    hair = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr>'
    every = max(1, len(chart.labels) // 6)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}<c:marker val="1"/>'
        '<c:axId val="111"/><c:axId val="222"/></c:lineChart>'
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222"/><c:crosses val="autoZero"/>'
        f'<c:tickLblSkip val="{every}"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>{most}<c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines>{hair}</c:majorGridlines>"
        '<c:numFmt formatCode="#,##0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx></c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )


def _edges(chart: Chart) -> list[tuple[str, tuple[float | None, ...]]]:
    return [("↓", chart.band.low), ("↑", chart.band.high)] if chart.band else []


def _line(number: int, line: tuple[str, Sequence[float | None], str, bool], labels: Sequence[str]) -> str:
    name, values, colour, dashed = line
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    categories = "".join(f'<c:pt idx="{at}"><c:v>{_text(label)}</c:v></c:pt>' for at, label in enumerate(labels))
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:.10g}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>{_text(name)}</c:v></c:tx>'
        f'<c:spPr><a:ln w="22225"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{dash}</a:ln></c:spPr>'
        '<c:marker><c:symbol val="none"/></c:marker>'
        f'<c:cat><c:strLit><c:ptCount val="{len(labels)}"/>{categories}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'
        '</c:val><c:smooth val="0"/></c:ser>'
    )


def _text(text: str) -> str:
    """The text between tags and in attributes."""
    safe = to_office_text(text, keep="").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;")
