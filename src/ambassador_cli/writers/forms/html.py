"""Documents as one html file without a request: own SVG, the font inside, light and dark, phone and print.

A policy in the file itself allows nothing but its own style sheet (by hash) and fonts and pictures inside it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ambassador_cli.models.document import Document, Heading, TableCell, text_of
from ambassador_cli.texts.visible import to_visible
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.form import Form
from ambassador_cli.writers.forms.html_parts.charts import draw_chart
from ambassador_cli.writers.forms.html_parts.sparks import draw_spark
from ambassador_cli.writers.forms.html_parts.strips import draw_strips
from ambassador_cli.writers.forms.links import is_link

if TYPE_CHECKING:
    from jinja2 import Environment

_FACES = ((400, "AmbSerif-Regular.woff2"), (700, "AmbSerif-Bold.woff2"))
_WIDE_SPACE, _NARROW_SPACE = "\N{NO-BREAK SPACE}%", "\N{NARROW NO-BREAK SPACE}%"


def to_html(document: Document) -> str:
    """The page: everything that comes in is text, nothing of it is markup. With a kicker, what stands below the last
    heading of level 3 is the page's foot."""
    style = read_style()
    words = Words(document.language)
    environment = _environment()
    environment.filters["drawn_chart"] = lambda chart, size: draw_chart(
        chart, size, lambda value: words.number(round(value)), words.month
    )
    blocks = list(document.blocks)
    foot = max((at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 3), default=None)
    last = blocks[foot:] if document.kicker and foot is not None else []
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return environment.get_template("page.html.j2").render(
        title=document.title,
        language=document.language,
        kicker=document.kicker,
        blocks=blocks[: len(blocks) - len(last)],
        last=last,
        foot=document.foot,
        style=_trusted(style),
        style_hash=f"sha256-{digest}",
    )


@cache
def read_style() -> str:
    """The style sheet with the font's two faces in it."""
    folder = resources.files(f"{__package__}.html_parts")
    faces = "".join(
        f"@font-face{{font-family:AmbSerif;font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{base64.b64encode(folder.joinpath(name).read_bytes()).decode('ascii')})"
        'format("woff2")}\n'
        for weight, name in _FACES
    )
    return faces + folder.joinpath("style.css").read_text(encoding="utf-8")


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("ambassador_cli.writers.forms", "html_parts"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters |= {
        "shown": shown,
        "cell_text": _cell_text,
        "is_link": is_link,
        "drawn_strips": draw_strips,
        "drawn_spark": draw_spark,
        "p": lambda value: f"{value:.1f}".removesuffix(".0"),
    }
    return environment


def shown(text: str) -> str:
    """A text as the page shows it: what cannot be seen made visible, a narrow space before a percent sign."""
    return to_visible(text).replace(_WIDE_SPACE, _NARROW_SPACE)


def _cell_text(cell: str | TableCell) -> str:
    return text_of(cell)


def _trusted(style: str) -> object:
    from markupsafe import Markup

    return Markup(style)


FORM = Form("html", (".html", ".htm"), lambda page: to_html(page.document()), for_people=True)
