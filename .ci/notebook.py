"""Tests the notebook in a browser. See .ci/notebook."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

LESSONS, CHROMIUM = Path(sys.argv[1]).resolve(), sys.argv[2]
CHOSEN = sys.argv[3:]
ROOT = Path.cwd()
PICTURES = ROOT / ".lessons/notebook-pictures"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
SOLUTIONS = ROOT / "Solutions/Optimizers"
TITLES = {
    "training-loop": "The training loop", "sgd": "Stochastic gradient descent", "momentum": "Momentum",
    "rmsprop": "RMSprop", "adam": "Adam", "challenge": "The challenge",
}
FILES = {
    "training-loop": "TrainingLoop.swift", "sgd": "StochasticGradientDescent.swift",
    "momentum": "Momentum.swift", "rmsprop": "RMSProp.swift", "adam": "Adam.swift",
    "challenge": "Challenge.swift",
}
faults: list[str] = []


class Course:
    """A copy of the course, whose modules are compiled once for all tests, and the notebook's server."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="notebook-"))
        self.server = None
        for part in ["Solutions/Optimizers", "Sources/Autograd", "Sources/ExperimentRuntime", "Sources/Observations",
                     "Sources/ProbeRuntime"]:
            shutil.copytree(ROOT / part, self.folder / part)
        shutil.copy(ROOT / "Package.swift", self.folder)
        self.restore()

    def restore(self) -> None:
        """Ends the server, and restores the stubs."""
        if self.server and self.server.poll() is None:
            self.kill()
        for part in ["Lessons", ".lessons/progress", ".lessons/notebook"]:
            shutil.rmtree(self.folder / part, ignore_errors=True)
        shutil.copytree(ROOT / "Lessons/Optimizers", self.folder / "Lessons/Optimizers")
        for name in FILES:
            subprocess.run([LESSONS, "reset", "optimizers", name, "--course", self.folder],
                           capture_output=True, check=True)
        shutil.rmtree(self.exercises / ".kept", ignore_errors=True)

    @property
    def exercises(self) -> Path:
        return self.folder / "Lessons/Optimizers/Exercises"

    def text(self, exercise: str) -> str:
        return (self.exercises / FILES[exercise]).read_text(encoding="utf-8")

    def write(self, exercise: str, text: str) -> None:
        """Writes a file as an editor does that replaces it."""
        draft = self.exercises / "draft.tmp"
        draft.write_text(text, encoding="utf-8")
        draft.rename(self.exercises / FILES[exercise])

    def start(self, *options: str) -> str:
        self.server = subprocess.Popen(
            [LESSONS, "notebook", "optimizers", "--no-open", "--course", self.folder, *options],
            stdout=subprocess.PIPE, text=True)
        return self.server.stdout.readline().strip()

    def kill(self) -> None:
        self.server.kill()
        self.server.wait()

    def end(self) -> int:
        self.server.send_signal(signal.SIGTERM)
        return self.server.wait(60)

    def remove(self) -> None:
        if self.server and self.server.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def solution(exercise: str) -> str:
    return (SOLUTIONS / FILES[exercise]).read_text(encoding="utf-8")


def eventually(condition, what: str, seconds: float = 300) -> None:
    """Waits for a condition. The page's policy forbids Playwright's own way, which evaluates text."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if condition():
                return
        except (Error, OSError):
            pass
        time.sleep(0.03)
    raise AssertionError(f"not within {seconds} s: {what}")


class Page:
    """A tab with the notebook."""

    def __init__(self, context, course: Course, url: str | None = None, mayLog=lambda text: False) -> None:
        self.course = course
        self.tab = context.new_page()
        self.tab.set_default_timeout(20_000)
        self.mayLog = mayLog
        self.tab.on("console", self.logged)
        self.tab.on("pageerror", lambda error: faults.append(f"page error: {error}"))
        self.tab.on("request", self.requested)
        if url:
            self.open(url)

    def open(self, url: str) -> None:
        self.host = re.match(r"http://[^/]*/", url)[0]
        self.tab.goto(url)
        self.ready()

    def ready(self) -> None:
        eventually(lambda: all(self.region(name).get_attribute("data-status") != "unchecked" for name in TITLES),
                   "every exercise has its verdict")

    def logged(self, message) -> None:
        if not self.mayLog(message.text):
            faults.append(f"console: {message.text}")

    def requested(self, request) -> None:
        if not request.url.startswith((self.host, "data:")):
            faults.append(f"request to elsewhere: {request.url}")

    def region(self, exercise: str):
        return self.tab.get_by_role("region", name=TITLES[exercise], exact=True)

    def editor(self, exercise: str):
        return self.tab.get_by_role("textbox", name=f"Code of {TITLES[exercise]}", exact=True)

    def text(self, exercise: str) -> str:
        """The editor's text, as its document has it."""
        return self.tab.evaluate("""name => {
            const region = document.querySelector(`[data-exercise="${name}"]`);
            const editor = region.querySelector(".CodeMirror");
            return editor ? editor.CodeMirror.getValue() : region.querySelector("textarea").value;
        }""", exercise)

    def type(self, exercise: str, text: str) -> None:
        """Replaces the editor's text by keys."""
        self.editor(exercise).focus()
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.insert_text(text)

    def button(self, exercise: str, name: str):
        return self.region(exercise).get_by_role("button", name=name, exact=True)

    def status(self, exercise: str) -> str:
        return self.region(exercise).get_attribute("data-status")

    def isStale(self, exercise: str) -> str:
        return self.region(exercise).get_attribute("data-stale")

    def has(self, exercise: str, status: str) -> None:
        eventually(lambda: self.status(exercise) == status and self.isStale(exercise) == "false",
                   f"{exercise} {status}, has {self.status(exercise)}")

    def saved(self, exercise: str, text: str) -> None:
        eventually(lambda: self.course.text(exercise) == text, f"{exercise} is saved", 60)

    def accessible(self, name: str) -> None:
        """No violation of axe at two widths in both themes, and a picture of each."""
        for width, theme in [(375, "light"), (375, "dark"), (1280, "light"), (1280, "dark")]:
            self.tab.set_viewport_size({"width": width, "height": 900})
            self.tab.emulate_media(color_scheme=theme)
            self.tab.screenshot(path=PICTURES / f"{name}-{width}-{theme}.png")
            self.tab.evaluate(AXE)
            # KaTeX's HTML has thousands of elements and is hidden from screen readers.
            found = self.tab.evaluate("axe.run({ exclude: ['.katex-html'] }, { preload: false })")
            for violation in found["violations"]:
                for node in violation["nodes"]:
                    faults.append(f"{name} at {width}, {theme}: {violation['id']}: {node['html'][:200]} "
                                  f"{node['failureSummary'][:200]}")
        self.tab.set_viewport_size({"width": 1280, "height": 900})

    def fits(self) -> None:
        """Nothing is wider than the window. 640 is a window of 1280 at a zoom of 200 %."""
        for width in [320, 375, 640, 1280, 1920]:
            self.tab.set_viewport_size({"width": width, "height": 900})
            if self.tab.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"at {width}, the page is wider than the window")
        self.tab.set_viewport_size({"width": 1280, "height": 900})


def network(text: str) -> bool:
    """Whether a message of the console is the browser's own about a server that is gone."""
    return "net::ERR_" in text


def solve_by_keyboard(browser, course: Course) -> None:
    """The whole lesson is solved by keyboard alone, and the page is accessible in every state."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = Page(context, course, course.start())
    tab = page.tab
    assert tab.url == page.host, tab.url
    page.fits()
    page.accessible("stubs")
    tab.keyboard.press("?")
    assert tab.get_by_role("dialog").is_visible(), "? shows no shortcuts"
    page.accessible("shortcuts")
    tab.keyboard.press("Escape")
    for _ in range(200):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Code of The training loop":
            break
    # Tab writes in the editor; after Escape it leaves.
    before = page.text("training-loop")
    tab.keyboard.press("Tab")
    assert page.text("training-loop") != before
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    focused = tab.evaluate("document.activeElement.textContent")
    assert focused == "Run", f"Escape and Tab lead to {focused}"
    tab.keyboard.press("Shift+Tab")
    for exercise in TITLES:
        eventually(lambda: tab.evaluate("document.activeElement.getAttribute('aria-label')")
                   == f"Code of {TITLES[exercise]}", f"the editor of {exercise} has the focus", 60)
        tab.keyboard.press("Control+a")
        # The keys themselves, once; the rest as an on-screen keyboard enters it.
        if exercise == "challenge":
            tab.keyboard.press("Delete")
            tab.keyboard.type("// typed", delay=2)
            tab.keyboard.press("Control+a")
        tab.keyboard.insert_text(solution(exercise))
        assert page.text(exercise) == solution(exercise), exercise
        assert page.isStale(exercise) == "true", "an edit does not mark the verdict stale"
        tab.keyboard.press("Shift+Enter")
        page.has(exercise, "passed")
        assert page.region(exercise).get_by_role("status").inner_text().startswith("passed")
    assert tab.get_by_role("status", name="Score: 100 of 100").is_visible()
    page.accessible("solved")
    # Undo leads back over the run, redo forward.
    page.editor("adam").focus()
    tab.keyboard.press("Control+z")
    assert page.text("adam") != solution("adam"), "undo does nothing after a run"
    tab.keyboard.press("Control+y")
    assert page.text("adam") == solution("adam"), "redo does nothing"
    page.saved("adam", solution("adam"))
    assert course.end() == 0


def findings(browser, course: Course) -> None:
    """Compiler messages, a diagnosis, a hint, an endless loop and its Stop, a hostile submission."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = Page(context, course, course.start())
    page.type("sgd", solution("sgd").replace("learningRate *", "learningrate *"))
    page.button("sgd", "Run").click()
    page.has("sgd", "didNotCompile")
    region = page.region("sgd")
    assert region.locator(".remark.error").inner_text().count("cannot find"), "no message at the line"
    assert region.locator(".sign.error").count() == 1
    assert "did you mean" in region.locator(".diagnosis").inner_text()
    page.accessible("did-not-compile")

    page.type("sgd", solution("sgd").replace("-=", "+="))
    page.button("sgd", "Run").click()
    page.has("sgd", "failed")
    assert region.locator(".remark").count() == 0, "the old message stays"
    page.button("sgd", "Hint").click()
    eventually(lambda: "climb" in region.locator(".shownhints").inner_text(), "the diagnosed hint", 60)
    page.accessible("failed")

    endless = solution("momentum").replace("withoutGradient {", "while true {}\n    withoutGradient {", 1)
    page.type("momentum", endless)
    page.button("momentum", "Run").click()
    eventually(lambda: page.region("momentum").locator(".progress").inner_text().startswith("Running"),
               "the program runs")
    page.button("momentum", "Stop").click()
    eventually(lambda: page.button("momentum", "Stop").get_attribute("aria-disabled") == "true", "Stop", 60)
    assert page.isStale("momentum") == "true", "a stopped run gave a verdict"
    # A new run cancels the one in progress.
    page.button("momentum", "Run").click()
    eventually(lambda: page.region("momentum").locator(".progress").inner_text().startswith("Running"),
               "the program runs again")
    page.type("momentum", solution("momentum"))
    page.button("momentum", "Run").click()
    page.has("momentum", "passed")

    wild = '"<script>alert(1)</script><img src=x onerror=alert(2)> </samp> \\u{1B}[31m \\u{202E}nimda"'
    page.type("adam", solution("adam").replace(
        "withoutGradient {", f"print({wild})\n    withoutGradient {{", 1))
    page.button("adam", "Run").click()
    page.has("adam", "passed")
    output = page.region("adam").locator(".output")
    assert "<script>alert(1)</script>" in output.inner_text(), "the output is not shown as text"
    assert page.tab.evaluate("document.querySelectorAll('main script, main img[onerror]').length") == 0
    page.type("adam", f"let x: Int = {wild}\n")
    page.button("adam", "Run").click()
    page.has("adam", "didNotCompile")
    page.accessible("hostile")

    page.button("adam", "Reset").click()
    eventually(lambda: "unfinished" in page.text("adam"), "the stub is back", 60)
    assert ".kept/Adam.1.swift" in page.region("adam").locator(".progress").inner_text()
    assert "<script>" in (course.exercises / ".kept/Adam.1.swift").read_text()
    assert course.end() == 0


def two_tabs(browser, course: Course) -> None:
    """Edits of other tabs and programs appear at once, or are compared where there is an edit."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    first = Page(context, course, course.start())
    second = Page(context, course)
    second.open(first.host)
    first.type("sgd", solution("sgd"))
    eventually(lambda: second.text("sgd") == solution("sgd"), "the other tab's edit", 60)
    first.button("sgd", "Run").click()
    first.has("sgd", "passed")
    second.has("sgd", "passed")

    # Another program's edit, where nothing is unsaved. Undo can take it back.
    course.write("adam", solution("adam"))
    for page in (first, second):
        eventually(lambda: page.text("adam") == solution("adam"), "the other program's edit", 60)
        assert page.isStale("adam") == "true"

    # An edit that is not saved yet: nothing is overwritten.
    for choice in ["Keep mine", "Take theirs"]:
        mine, theirs = f"// mine, to {choice}\n", f"// theirs, to {choice}\n"
        kept = mine if choice == "Keep mine" else theirs
        first.tab.evaluate("window.realFetch = fetch; fetch = () => new Promise(() => {}); 0")
        first.type("rmsprop", mine)
        course.write("rmsprop", theirs)
        first.tab.evaluate("fetch = realFetch; 0")
        first.tab.reload()
        first.ready()
        group = first.region("rmsprop").get_by_role("group", name="Two versions of RMSProp.swift")
        eventually(lambda: group.is_visible(), "the comparison", 60)
        assert first.text("rmsprop") == mine and course.text("rmsprop") == theirs
        eventually(lambda: "// mine" in group.inner_text() and "// theirs" in group.inner_text(), "both texts", 60)
        first.accessible("conflict")
        group.get_by_role("button", name=choice).click()
        eventually(lambda: course.text("rmsprop") == kept == first.text("rmsprop"), choice, 60)
        eventually(lambda: second.text("rmsprop") == kept, f"{choice} in the other tab", 60)
        assert group.count() == 0

    # A deleted file is told, and the text is kept.
    (course.exercises / FILES["momentum"]).unlink()
    group = first.region("momentum").get_by_role("group", name="Two versions of Momentum.swift")
    eventually(lambda: group.is_visible() and "deleted" in group.inner_text(), "the deletion is told", 60)
    text = first.text("momentum")
    group.get_by_role("button", name="Keep mine").click()
    first.saved("momentum", text)
    eventually(lambda: second.region("momentum").get_by_role("group").count() == 0, "the other tab agrees", 60)

    # A checkout replaces every file.
    for name in FILES:
        course.write(name, solution(name))
    for page in (first, second):
        for name in FILES:
            eventually(lambda: page.text(name) == solution(name), f"the checkout of {name}", 60)
    assert course.end() == 0


def crashes(browser, course: Course) -> None:
    """Killed servers and browsers lose nothing, and a lost connection is shown as long as it lasts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = Page(context, course, course.start(), mayLog=network)
    port = page.host.split(":")[2].rstrip("/")
    alert = page.tab.get_by_role("alert")
    assert alert.count() == 0
    course.kill()
    eventually(lambda: alert.is_visible(), "the alert", 60)
    page.type("sgd", solution("sgd"))
    page.accessible("lost")
    # The page is closed without its server, and opened again.
    draft = page.tab.evaluate("new Promise(done => setTimeout(() => done(Object.keys(localStorage)), 50))")
    assert any(name.startswith("draft:") for name in draft), draft
    assert course.text("sgd") != solution("sgd")
    url = course.start("--port", port)
    page.saved("sgd", solution("sgd"))
    eventually(lambda: alert.count() == 0, "the alert is gone", 60)
    page.button("sgd", "Run").click()
    page.has("sgd", "passed")

    course.kill()
    eventually(lambda: alert.is_visible(), "the alert again", 60)
    page.type("adam", solution("adam"))
    page.tab.wait_for_timeout(100)
    page.tab.close()
    url = course.start("--port", port)
    other = Page(context, course, url, mayLog=network)
    other.saved("adam", solution("adam"))
    assert other.text("adam") == solution("adam")

    # A connection that breaks and comes back.
    alert = other.tab.get_by_role("alert")
    context.set_offline(True)
    eventually(lambda: alert.is_visible(), "the alert while offline", 60)
    other.type("momentum", solution("momentum"))
    context.set_offline(False)
    other.saved("momentum", solution("momentum"))
    eventually(lambda: alert.count() == 0, "the alert is gone when online", 60)

    # An edit that is not saved yet is saved before the server ends.
    other.type("rmsprop", solution("rmsprop"))
    assert course.end() == 0
    assert course.text("rmsprop") == solution("rmsprop"), "the last edit was lost"


def full_disk(browser, course: Course) -> None:
    """A file that cannot be saved is told, and saved when it can be."""
    texts = {name: course.text(name) for name in FILES}
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", course.exercises]
    if subprocess.run(mount, capture_output=True).returncode:
        print("full_disk: no file system can be mounted here")
        return
    try:
        for name, text in texts.items():
            course.write(name, text)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = Page(context, course, course.start())
        filler = course.exercises / "filler.txt"
        try:
            filler.write_bytes(b"x" * 300_000)
        except OSError:
            pass
        text = texts["adam"] + "// " + "x" * 5000 + "\n"
        page.type("adam", text)
        saving = page.region("adam").locator(".saving")
        eventually(lambda: "the disk is full" in saving.inner_text(), "the reason", 60)
        assert course.text("adam") == texts["adam"], "a part of the text was written"
        filler.unlink()
        page.saved("adam", text)
        assert course.end() == 0
    finally:
        if course.server and course.server.poll() is None:
            course.kill()
        subprocess.run(["umount", course.exercises], check=True)


def slow(browser, course: Course) -> None:
    """Requests that take seconds, break off or arrive late lose no text, and the last text is what is saved."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = Page(context, course, course.start(), mayLog=network)
    client = context.new_cdp_session(page.tab)
    client.send("Network.enable")
    link = {"offline": False, "downloadThroughput": 20_000, "uploadThroughput": 20_000, "latency": 1_500}
    client.send("Network.emulateNetworkConditions", link)
    # Each edit is made while the save of the one before is on its way.
    text = solution("sgd")
    page.editor("sgd").focus()
    page.tab.keyboard.press("Control+a")
    for start in range(0, len(text), 200):
        page.tab.keyboard.insert_text(text[start:start + 200])
        time.sleep(0.4)
    assert page.text("sgd") == text
    page.saved("sgd", text)
    assert page.region("sgd").get_by_role("group").count() == 0, "an own save is taken for another program's"
    client.send("Network.emulateNetworkConditions", link | {
        "downloadThroughput": -1, "uploadThroughput": -1, "latency": 0})

    # Answers that break off after the server has saved: the save is repeated and is no conflict.
    broken = []

    def breakOff(route) -> None:
        if route.request.method != "PUT" or len(broken) == 3:
            return route.fallback()
        broken.append(route.fetch().status)
        route.abort("connectionreset")

    context.route("**/exercises/adam", breakOff)
    page.type("adam", solution("adam"))
    alert = page.tab.get_by_role("alert")
    # Requests are answered while the page is asked.
    eventually(lambda: page.tab.evaluate("Object.keys(localStorage).length") == 0 and alert.count() == 0
               and course.text("adam") == solution("adam"), "the text is acknowledged", 60)
    assert broken and page.region("adam").get_by_role("group").count() == 0
    page.button("adam", "Run").click()
    page.has("adam", "passed")
    assert course.end() == 0


def beside_watch(browser, course: Course) -> None:
    """The notebook and lessons watch judge the same edits, whichever program made them."""
    log = course.folder / "watch.txt"

    def score() -> int:
        """The score that was printed last; -1 before the first."""
        return int(([-1] + re.findall(r"Score: ([0-9]+) of 100", log.read_text()))[-1])

    with log.open("w") as output:
        watch = subprocess.Popen([LESSONS, "watch", "optimizers", "--course", course.folder],
                                 stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
    try:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = Page(context, course, course.start())
        eventually(lambda: score() == 0, "the first results of watch")
        page.type("sgd", solution("sgd"))
        page.button("sgd", "Run").click()
        page.has("sgd", "passed")
        eventually(lambda: score() > 0, "watch's score after the notebook's edit")
        first = score()
        course.write("momentum", solution("momentum"))
        eventually(lambda: score() > first, "watch's score after the other edit")
        eventually(lambda: page.text("momentum") == solution("momentum"), "the other edit in the notebook", 60)
        page.button("momentum", "Run").click()
        page.has("momentum", "passed")
        assert course.end() == 0
    finally:
        watch.send_signal(signal.SIGTERM)
        watch.wait(60)


def other_lessons(browser, course: Course) -> None:
    """The page leads to the course's other lessons, whose files are edited and saved as its own."""
    for name in ["Schedules", "Search"]:
        shutil.copytree(ROOT / "Lessons" / name, course.folder / "Lessons" / name)
    shutil.copy(ROOT / "Lessons/course.yaml", course.folder / "Lessons")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = Page(context, course, course.start())
    lessons = page.tab.get_by_role("navigation", name="Lessons", exact=True)
    assert lessons.get_by_role("link", name="Previous").count() == 0
    page.type("challenge", "// of the first lesson\n")
    page.saved("challenge", "// of the first lesson\n")
    lessons.get_by_role("link", name="Next: Schedules").click()
    eventually(lambda: page.tab.get_by_role("heading", level=1).inner_text() == "Schedules", "the next lesson", 120)
    first = page.tab.locator('[data-exercise="step-decay"]')
    eventually(lambda: first.get_attribute("data-status") != "unchecked", "its verdicts")
    assert "// of the first lesson" not in page.text("challenge"), "the lessons share a text"
    lessons.locator("summary").click()
    page.accessible("other-lesson")
    page.fits()
    text = (ROOT / "Solutions/Schedules/StepDecay.swift").read_text()
    first.get_by_role("textbox").focus()
    page.tab.keyboard.press("Control+a")
    page.tab.keyboard.insert_text(text)
    page.tab.keyboard.press("Control+Enter")
    eventually(lambda: first.get_attribute("data-status") == "passed", "the verdict in the other lesson")
    assert (course.folder / "Lessons/Schedules/Exercises/StepDecay.swift").read_text() == text
    lessons.get_by_role("link", name="Search", exact=True).click()
    eventually(lambda: page.tab.get_by_role("heading", level=1).inner_text() == "Search", "the last lesson", 120)
    page.tab.go_back()
    page.tab.go_back()
    eventually(lambda: page.text("challenge") == "// of the first lesson\n", "the first lesson again", 60)
    page.mayLog = network
    assert course.end() == 0


def plain(browser, course: Course) -> None:
    """Without CodeMirror, a textarea edits, saves and runs."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/assets/codemirror/*.js", lambda route: route.fulfill(body=""))
    context.route("**/assets/codemirror/**/*.js", lambda route: route.fulfill(body=""))
    page = Page(context, course, course.start())
    assert page.tab.locator(".CodeMirror").count() == 0
    page.editor("sgd").fill(solution("sgd").replace("learningRate *", "learningrate *"))
    page.editor("sgd").press("Control+Enter")
    page.has("sgd", "didNotCompile")
    assert "Line 22, error: cannot find" in page.region("sgd").inner_text()
    page.accessible("plain")
    page.editor("sgd").fill(solution("sgd"))
    assert page.isStale("sgd") == "true"
    page.button("sgd", "Run").click()
    page.has("sgd", "passed")
    assert course.end() == 0


def sliders(browser, course: Course) -> None:
    """A slider redraws its figure in place by the student's program, and a reset brings the numbers back."""
    course.write("sgd", solution("sgd"))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = Page(context, course, course.start())
    page.fits()
    figure = page.tab.locator("[data-figure='descent-adam']")
    slider = figure.get_by_role("slider", name="Adam: learning rate", exact=True)
    field = figure.get_by_role("spinbutton", name="Adam: learning rate", exact=True)
    outcome = figure.get_by_role("status")
    assert float(field.input_value()) == 0.9
    drawing = figure.locator(".drawing.wide")
    before = drawing.inner_html()
    slider.focus()
    page.tab.keyboard.press("ArrowLeft")
    assert float(field.input_value()) < 0.9
    eventually(lambda: "the reference" in outcome.inner_text(), "the reference is told", 120)
    assert drawing.inner_html() != before, "the figure is the same"
    assert page.tab.evaluate("document.activeElement.type") == "range", "the slider lost the focus"
    # SGD is solved: the student's own program runs.
    own = figure.get_by_role("spinbutton", name="SGD: learning rate", exact=True)
    own.fill("0.0005")
    eventually(lambda: "SGD (yours)" in outcome.inner_text(), "the student's run", 120)
    figure.get_by_role("button", name="Keep").click()
    kept, caption = figure.get_by_role("table", name="Kept runs"), figure.locator("figcaption")
    assert "learning rate 0.0005" in kept.inner_text()
    # The kept run stays as a faint line while another one is drawn.
    own.fill("0.0006")
    eventually(lambda: "kept 1" in caption.inner_html(), "the kept run's line", 120)
    figure.screenshot(path=PICTURES / "sliders-kept.png")
    remove = kept.get_by_role("button", name="Remove")
    while remove.count():
        remove.first.click()
    eventually(lambda: kept.count() == 0 and "kept 1" not in caption.inner_html(), "the line is gone", 120)
    own.fill("0")
    eventually(lambda: "SGD: learning rate" in outcome.inner_text() or "learning rate:" in outcome.inner_text(),
               "a number that is not allowed is told", 20)
    # Many moves: the last one is drawn.
    own.fill("0.001")
    slider.focus()
    for _ in range(40):
        page.tab.keyboard.press("ArrowLeft")
    last = field.input_value()
    eventually(lambda: f"learning rate {float(last):g}" in figure.inner_text(), f"the last move, {last}", 120)
    page.fits()
    page.accessible("sliders")
    figure.get_by_role("button", name="Reset").click()
    eventually(lambda: drawing.inner_html() == before, "the lesson's figure is back", 60)
    assert float(field.input_value()) == 0.9
    figure.scroll_into_view_if_needed()
    page.tab.screenshot(path=PICTURES / "sliders-figure.png")
    assert course.end() == 0


def experiments(browser, course: Course) -> None:
    """An experiment is edited, saved and run; its text and figure stand beneath, and Stop ends it."""
    course.write("training-loop", solution("training-loop"))
    course.write("sgd", solution("sgd"))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = Page(context, course, course.start())
    file = course.exercises / "Experiments/TrySGD.swift"
    region = page.tab.get_by_role("region", name="Send gradient descent down the banana", exact=True)
    editor = region.get_by_role("textbox", name="Code of Send gradient descent down the banana", exact=True)
    output = region.get_by_role("region", name="Output", exact=True)
    status = region.get_by_role("status")
    assert output.count() == 0
    editor.focus()
    page.tab.keyboard.press("Control+Enter")
    eventually(lambda: status.inner_text() == "finished", "the experiment runs", 120)
    assert output.get_by_role("figure").count() == 1, "it draws nothing"
    assert region.get_attribute("data-stale") == "false"
    page.fits()
    page.accessible("experiment")
    region.screenshot(path=PICTURES / "experiment-region.png")

    def run(text: str) -> None:
        editor.focus()
        page.tab.keyboard.press("Control+a")
        page.tab.keyboard.insert_text(text)
        assert region.get_attribute("data-stale") == "true"
        region.get_by_role("button", name="Run").click()

    run('print("<script>alert(1)</script>")\n')
    eventually(lambda: "<script>alert(1)</script>" in output.inner_text(), "the text", 120)
    assert page.tab.locator("main script").count() == 0
    assert file.read_text() == 'print("<script>alert(1)</script>")\n'
    run("let x: Int = one\n")
    eventually(lambda: status.inner_text() == "did not compile", "the message", 120)
    assert region.locator(".remark.error").inner_text().count("cannot find")
    run('print("before")\nwhile true {}\n')
    eventually(lambda: region.locator(".progress").inner_text().startswith("Running"), "it runs", 120)
    page.tab.wait_for_timeout(500)
    region.get_by_role("button", name="Stop").click()
    eventually(lambda: status.inner_text() == "stopped" and "before" in output.inner_text(), "Stop", 60)
    # Another program's edit, and a reload, which keeps the output.
    file.write_text('print("elsewhere")\n')
    eventually(lambda: page.tab.evaluate(
        "document.querySelector('[data-experiment=try-sgd] .CodeMirror').CodeMirror.getValue()")
        == 'print("elsewhere")\n', "the other program's edit", 60)
    page.tab.reload()
    eventually(lambda: "before" in output.inner_text(), "the output after a reload", 60)
    region.get_by_role("button", name="Reset").click()
    eventually(lambda: "plot(" in file.read_text(), "the stub is back", 60)
    assert course.end() == 0


def challenge(browser, course: Course) -> None:
    """Sliders try the challenge, the tries are listed, and a try is written by the page's own editor."""
    course.write("challenge", solution("challenge"))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = Page(context, course, course.start())
    figure = page.tab.locator("[data-figure='descent-challenge']")
    outcome = figure.get_by_role("status")
    figure.scroll_into_view_if_needed()
    eventually(lambda: "steps" in outcome.inner_text(), "the steps of the file's choice", 120)
    slider = figure.get_by_role("slider", name="Momentum: momentum", exact=True)
    tries = figure.get_by_role("table", name="Your tries")
    slider.focus()
    page.tab.keyboard.press("ArrowLeft")
    eventually(lambda: tries.locator("tbody tr").count() == 1, "the first try", 60)
    page.tab.keyboard.press("ArrowLeft")
    eventually(lambda: tries.locator("tbody tr").count() == 2, "the second try", 60)
    assert "points" in tries.inner_text()
    page.fits()
    page.accessible("challenge")
    # An edit that is not saved yet stays.
    page.type("challenge", "// mine\n" + solution("challenge"))
    choice = tries.locator("tbody tr").first.locator("code").inner_text()
    figure.get_by_role("button", name="Use these").click()
    eventually(lambda: choice in course.text("challenge"), "the file", 60)
    assert course.text("challenge").startswith("// mine\n") and page.text("challenge") == course.text("challenge")
    eventually(lambda: "Challenge.swift now has" in outcome.inner_text(), "what was written is told", 20)
    figure.screenshot(path=PICTURES / "challenge-figure.png")
    assert course.end() == 0


TESTS = [
    solve_by_keyboard, findings, two_tabs, crashes, slow, beside_watch, other_lessons,
    full_disk, plain, sliders, experiments, challenge,
]


def main() -> None:
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        course = Course()
        for test in TESTS:
            if CHOSEN and test.__name__ not in CHOSEN:
                continue
            course.restore()
            count = len(faults)
            try:
                test(browser, course)
            except Exception:
                faults.append(f"{test.__name__}: {traceback.format_exc()}")
            print(f"{test.__name__}: {'passed' if len(faults) == count else 'failed'}", flush=True)
            for context in browser.contexts:
                context.close()
            for fault in faults[count:]:
                print(fault, file=sys.stderr, flush=True)
        browser.close()
        course.remove()
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
