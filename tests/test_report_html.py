"""The report's page in a browser: accessible, no request, no sideways scrolling. `.ci/browser` installs what it takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from egnet.evaluate.forest import decide
from egnet.report.document import document_of
from egnet.report.html import render_html
from test_report import TITLE, shipped_document, shipped_run

MODULES = Path(os.environ.get("EGNET_BROWSER", Path(__file__).parents[1] / "build" / "browser")) / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NODE = shutil.which("node")

_MISSING = [
    name
    for name, there in {
        "Chromium": CHROMIUM,
        "Node.js": NODE,
        "playwright-core": (MODULES / "playwright-core").is_dir(),
        "axe-core": (MODULES / "axe-core").is_dir(),
    }.items()
    if not there
]

pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"{', '.join(_MISSING)} missing: run .ci/browser")

#: Opens each page at its width and prints what it finds as JSON.
SCRIPT = """
const { chromium } = require('playwright-core');
const axe = require('fs').readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { browser: executablePath, visits } = JSON.parse(process.argv[1]);
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
(async () => {
  const browser = await chromium.launch({ executablePath, args });
  const found = [];
  for (const [page, width] of visits) {
    const tab = await browser.newPage({ viewport: { width, height: 812 } });
    const requests = [], messages = [];
    tab.on('request', request => requests.push(request.url()));
    tab.on('console', message => messages.push(message.text()));
    await tab.goto(page, { waitUntil: 'networkidle' });
    await tab.keyboard.press('Tab');
    const first = await tab.evaluate(() => document.activeElement.getAttribute('href'));
    const scrolls = await tab.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    const tables = await tab.evaluate(() => [...document.querySelectorAll('.scroll')].map(region => {
      region.focus();
      return [region.tabIndex, document.activeElement === region];
    }));
    await tab.evaluate(axe);
    const result = await tab.evaluate(() => axe.run());
    const violations = result.violations.map(one => [one.id, one.help, one.nodes.slice(0, 3).map(node => node.html)]);
    found.push({ page, width, requests, messages, scrolls, tables, first, violations, rules: result.passes.length });
    await tab.close();
  }
  await browser.close();
  console.log(JSON.stringify(found));
})().catch(error => { console.error(error); process.exit(1); });
"""


#: Which page at which width: a phone and a desk.
VISITS = (("da", 375), ("da", 1280), ("en", 375), ("plain", 375))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the browser finds on the page in Danish, in English, and of a folder without printed tables."""
    folder = tmp_path_factory.mktemp("sider")
    plan, records, _ = shipped_run()
    plain = document_of(plan, TITLE, decide(plan, records[:12]))
    documents = {"da": shipped_document("da"), "en": shipped_document("en"), "plain": plain}
    for name, document in documents.items():
        (folder / f"{name}.html").write_text(render_html(document), encoding="utf-8")
    visits = [((folder / f"{name}.html").as_uri(), width) for name, width in VISITS]
    asked = json.dumps({"browser": CHROMIUM, "visits": visits})
    assert NODE is not None
    environment = {**os.environ, "NODE_PATH": str(MODULES.resolve())}
    ran = subprocess.run([NODE, "-e", SCRIPT, asked], capture_output=True, text=True, env=environment, check=False)
    assert ran.returncode == 0, ran.stderr
    answers: list[dict[str, Any]] = json.loads(ran.stdout)
    assert len(answers) == len(VISITS)
    return answers


def test_axe_finds_nothing(found: list[dict[str, Any]]) -> None:
    """axe-core, all of its rules, finds no violation on any page at any width."""
    assert [one["violations"] for one in found] == [[]] * len(found)
    assert all(one["rules"] > 20 for one in found)


def test_page_makes_no_request(found: list[dict[str, Any]]) -> None:
    """Opening a page asks for the page itself and for nothing else, and the console stays silent."""
    assert [one["requests"] for one in found] == [[one["page"]] for one in found]
    assert not [message for one in found for message in one["messages"]]


def test_page_does_not_scroll_sideways(found: list[dict[str, Any]]) -> None:
    """At the width of a phone the page is as wide as the screen; wide tables scroll in regions of their own."""
    for one in found:
        page_width, screen_width = one["scrolls"]
        assert page_width <= screen_width == one["width"]
        assert one["tables"]
        assert all(index == 0 and focused for index, focused in one["tables"])


def test_first_stop_of_the_keyboard_skips_to_the_content(found: list[dict[str, Any]]) -> None:
    """The first thing that Tab reaches is the link past the contents."""
    assert {one["first"] for one in found} == {"#indhold"}
