"""A page in headless Chromium: what axe-core finds, whether it scrolls sideways, how many pages it prints on."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = os.environ.get("AMB_AXE", "")
"""The path of axe.min.js; ``.ci/run`` sets it."""
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_FRAME = """<!doctype html><meta charset="utf-8"><body style="margin:0">
<iframe id="f" style="border:0;width:{width}px;height:1200px" srcdoc="{page}"></iframe><pre id="out"></pre>
<script>
addEventListener('message', e => {{ document.getElementById('out').textContent = e.data; }});
</script>"""
_RUN = """<script>{axe}</script><script>
const say = what => parent.postMessage(JSON.stringify(what), '*');
addEventListener('load', () => axe.run(document, {{resultTypes: ['violations']}}).then(r => say({{
  violations: r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | ')),
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ground: getComputedStyle(document.body).backgroundColor
}})));
</script></body>"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What axe-core says is wrong, by how many pixels the page is too wide, the colour of its ground."""

    violations: tuple[str, ...]
    wide: int
    ground: str


def look_at(page: str, folder: Path, width: int, *, dark: bool) -> Seen:
    """The page ``width`` pixels wide. Its policy is taken out for the checker, which is a script."""
    assert CHROMIUM and AXE
    axe = Path(AXE).read_text(encoding="utf-8")
    with_checker = _POLICY.sub("", page).replace("</body>", _RUN.format(axe=axe), 1)
    file = folder / f"look-{width}-{dark}.html"
    file.write_text(_FRAME.format(width=width, page=html.escape(with_checker)), encoding="utf-8")
    done = _chromium(
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        f"--window-size={width + 40},1300",
        "--virtual-time-budget=20000",
        "--dump-dom",
        file.as_uri(),
        folder=folder,
    )
    found = re.search(r'<pre id="out">(.*?)</pre>', done, re.DOTALL)
    assert found and found[1], done[-500:]
    data = json.loads(html.unescape(found[1]))
    return Seen(tuple(data["violations"]), data["wide"], data["ground"])


def count_printed(page: str, folder: Path) -> int:
    """How many sheets of A4 it takes."""
    source, target = folder / "print.html", folder / "print.pdf"
    source.write_text(page, encoding="utf-8")
    _chromium(f"--print-to-pdf={target}", "--no-pdf-header-footer", source.as_uri(), folder=folder)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", target.read_bytes()))


def _chromium(*arguments: str, folder: Path) -> str:
    assert CHROMIUM
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
        *arguments,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout
