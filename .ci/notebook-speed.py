"""Measures the notebook in a browser, and prints each figure with its limit. See .ci/notebook."""

import http.client
import json
import random
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

import notebook
from notebook import CHROMIUM, FILES, ROOT, TITLES, Course, Page, eventually, solution

CHOSEN = sys.argv[3:]
KILLS = 40
missed: list[str] = []

# A frame is not held back until the display's next one: what is measured is the page's own work.
ARGUMENTS = ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync"]

PAINTED = """() => new Promise(done => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
}))"""


def tell(name: str, values: list[float], limit: float, share: float = 0.5, unit: str = "ms") -> None:
    """Prints the value below which a share of the values lie."""
    values = sorted(values)
    value = values[min(len(values) - 1, int(share * len(values)))]
    isMet = value <= limit
    what = "median" if share == 0.5 else f"{share:.0%}"
    print(f"{'ok  ' if isMet else 'MISS'} {name}: {value:.2f} {unit} of at most {limit:g} ({what} of {len(values)}, "
          f"from {values[0]:.2f} to {values[-1]:.2f})", flush=True)
    if not isMet:
        missed.append(name)


class BareCompiler:
    """The compiler and the linker, run directly. The imported modules are compiled beforehand, optimised."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = Path(subprocess.run(["readlink", "-f", notebook.shutil.which("swiftc")],
                                            capture_output=True, text=True, check=True).stdout.strip()).parent
        self.runtime = self.programs.parent / "lib/swift/linux"
        folder.mkdir()
        for module in ["Autograd", "Observations", "ProbeRuntime"]:
            self.compile(module, sorted((ROOT / "Sources" / module).glob("**/*.swift")), "-O", "6")
        self.compile("OptimizersKit", sorted((ROOT / "Lessons/Optimizers/Kit").glob("**/*.swift")), "-O", "6")
        (folder / "Main.swift").write_text("@main enum Main { static func main() {} }\n")
        self.compile("Main", [folder / "Main.swift"], "-Onone", "6")

    def compile(self, module: str, sources: list[Path], level: str, mode: str) -> None:
        subprocess.run(
            [self.programs / "swift-frontend", "-frontend", "-c", "-parse-as-library", *sources, "-module-name",
             module, level, "-I", self.folder, "-module-cache-path", self.folder / "cache", "-emit-module-path",
             self.folder / f"{module}.swiftmodule", "-o", self.folder / f"{module}.o", "-package-name", "Lessons",
             "-swift-version", mode], check=True)

    def measure(self, text: str) -> float:
        """Compiles and links an exercise's text, and returns the milliseconds."""
        file = self.folder / "Adam.swift"
        file.write_text(text)
        start = time.perf_counter()
        self.compile("Optimizers", [file], "-Onone", "5")
        modules = ["Main", "Optimizers", "Autograd", "Observations", "ProbeRuntime", "OptimizersKit"]
        machine = subprocess.run(["uname", "-m"], capture_output=True, text=True).stdout.strip()
        subprocess.run(
            [self.programs / "clang", "-fuse-ld=lld", "-no-pie", self.runtime / machine / "swiftrt.o",
             *[self.folder / f"{module}.o" for module in modules], "-L", self.runtime, "-Xlinker", "-rpath",
             "-Xlinker", self.runtime, "-lm", "-o", self.folder / "program", "-lswiftCore",
             "-lswiftSwiftOnoneSupport", "-lswift_Concurrency", "-lswift_StringProcessing", "-lswiftGlibc"],
            check=True)
        return (time.perf_counter() - start) * 1000


def opened(browser, course: Course) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = Page(context, course, course.start())
    eventually(lambda: page.tab.evaluate("""() => [...document.querySelectorAll("[data-exercise]")]
        .every((element) => element.querySelector(".CodeMirror"))"""), "every editor is made", 60)
    return page


def solve(course: Course) -> None:
    for name in FILES:
        course.write(name, solution(name))


def set_text(page: Page, exercise: str, text: str) -> None:
    page.tab.evaluate("""([name, text]) => document.querySelector(`[data-exercise="${name}"] .CodeMirror`)
        .CodeMirror.setValue(text)""", [exercise, text])


def start(browser, course: Course) -> None:
    """From the command to the address, and from the address to a page that can be used."""
    solve(course)
    opened(browser, course).tab.context.close()
    course.end()
    printed, usable = [], []
    for _ in range(11):
        began = time.perf_counter()
        url = course.start()
        printed.append((time.perf_counter() - began) * 1000)
        known = time.time()
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        # Every editor has its text and takes input.
        tab.add_init_script("""
            const look = () => {
                const all = [...document.querySelectorAll("[data-exercise], [data-experiment]")];
                const ready = all.length > 0 && document.readyState !== "loading" && all.every((element) => {
                    const editor = element.querySelector(".CodeMirror")?.CodeMirror;
                    if (editor) return !editor.getOption("readOnly") && editor.getValue() !== "";
                    const field = element.querySelector(".code textarea");
                    return field && !field.readOnly && field.value !== "";
                });
                if (ready) window.usableAt = performance.timeOrigin + performance.now();
                else setTimeout(look, 4);
            };
            look();""")
        known = time.time()
        tab.goto(url, wait_until="commit")
        eventually(lambda: tab.evaluate("window.usableAt ?? 0") > 0, "the page is usable", 30)
        usable.append(tab.evaluate("window.usableAt") - known * 1000)
        context.close()
        course.end()
    tell("address printed after start", printed, 300)
    tell("page usable after the address", usable, 500)


def keys(browser, course: Course) -> None:
    """From a key to the painted letter in the editor with the whole Adam file."""
    solve(course)
    page = opened(browser, course)
    page.editor("adam").focus()
    page.tab.evaluate("""() => {
        const editor = document.querySelector('[data-exercise="adam"] .CodeMirror').CodeMirror;
        editor.setCursor(editor.lineCount() - 4, 0);
        window.times = [];
        addEventListener("keydown", (event) => requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => times.push(performance.now() - event.timeStamp);
            port2.postMessage(null);
        }), true);
    }""")
    page.tab.keyboard.type("let " + "abcdefghij klmnopqrs = 1 + 2\n" * 8, delay=40)
    times = page.tab.evaluate("window.times")
    tell("keystroke to paint, whole Adam file", times[10:], 16, 0.99)


def verdict(browser, course: Course) -> None:
    """From Run to the verdict on the page, compared with the compiler and the linker alone."""
    solve(course)
    bare = BareCompiler(course.folder / "bare")
    page = opened(browser, course)
    ours, theirs = [], []
    for change in range(12):
        text = solution("adam") + f"\nprivate let change = {change}{random.randrange(10**9)}\n"
        theirs.append(bare.measure(text))
        set_text(page, "adam", text)
        ours.append(page.tab.evaluate("""() => new Promise((done) => {
            const region = document.querySelector('[data-exercise="adam"]');
            const start = performance.now();
            new MutationObserver((_, observer) => {
                if (region.dataset.stale !== "false") return;
                observer.disconnect();
                done(performance.now() - start);
            }).observe(region, { attributes: true });
            region.querySelector('[data-action="run"]').click();
        })"""))
        # What follows the verdict ends before the next.
        time.sleep(0.7)
    ours, theirs = ours[1:], theirs[1:]
    tell("Run to verdict", ours, 1e9)
    tell("bare compile and link", theirs, 1e9)
    ratio = statistics.median(ours) / statistics.median(theirs)
    tell("Run to verdict, against the bare compile and link", [ratio], 1.3, unit="×")
    course.end()


def sliders(browser, course: Course) -> None:
    """From a move of a slider to the new figure, by the student's own program."""
    solve(course)
    page = opened(browser, course)
    for figure in page.tab.evaluate("[...document.querySelectorAll('[data-play]')].map((e) => e.dataset.play)"):
        times = page.tab.evaluate("""async (id) => {
            const figure = document.querySelector(`figure[data-figure="${CSS.escape(id)}"]`);
            const sliders = [...document.querySelectorAll(`[data-play="${CSS.escape(id)}"] [type=range]`)];
            const times = [];
            for (let move = 0; move < 205; move++) {
                const slider = sliders[move % sliders.length];
                const middle = (Number(slider.min) + Number(slider.max)) / 2;
                slider.value = Math.round(middle + ((move * 7) % 41 - 20) * (Number(slider.max) / 100));
                const start = performance.now();
                const drawn = new Promise((done) => {
                    const before = figure.querySelector(".drawing.wide svg");
                    new MutationObserver((_, observer) => {
                        if (figure.querySelector(".drawing.wide svg") === before) return;
                        observer.disconnect();
                        done();
                    }).observe(figure, { childList: true, subtree: true });
                    setTimeout(done, 3_000);
                });
                slider.dispatchEvent(new Event("input", { bubbles: true }));
                await drawn;
                await new Promise((done) => requestAnimationFrame(done));
                times.push(performance.now() - start);
                await new Promise((done) => setTimeout(done, 5));
            }
            return times;
        }""", figure)
        tell(f"slider to figure {figure}", times[5:], 50, 0.95)
        tell(f"first moves in {figure}", times[:5], 1e9)
    course.end()


def stop(browser, course: Course) -> None:
    """From Stop to idle, in an endless loop."""
    solve(course)
    page = opened(browser, course)
    times = []
    for change in range(7):
        set_text(page, "momentum", solution("momentum").replace(
            "withoutGradient {", "while true {}\n    withoutGradient {", 1) + f"// {change}\n")
        page.button("momentum", "Run").click()
        eventually(lambda: page.region("momentum").locator(".progress").inner_text().startswith("Running"), "it runs")
        time.sleep(0.3)
        times.append(page.tab.evaluate("""() => new Promise((done) => {
            const region = document.querySelector('[data-exercise="momentum"]');
            const button = region.querySelector('[data-action="stop"]');
            const start = performance.now();
            new MutationObserver((_, observer) => {
                if (button.getAttribute("aria-disabled") !== "true") return;
                observer.disconnect();
                done(performance.now() - start);
            }).observe(button, { attributes: true });
            button.click();
        })"""))
    tell("Stop to idle", times, 200)
    course.end()


def outside(browser, course: Course) -> None:
    """From another program's edit to the page's text."""
    solve(course)
    page = opened(browser, course)
    page.tab.evaluate("""() => document.querySelector('[data-exercise="rmsprop"] .CodeMirror').CodeMirror
        .on("change", () => { window.shownAt = performance.timeOrigin + performance.now(); })""")
    times = []
    for change in range(15):
        page.tab.evaluate("window.shownAt = 0")
        time.sleep(random.uniform(0.5, 0.8))
        began = time.time() * 1000
        course.write("rmsprop", solution("rmsprop") + f"// {change}\n")
        eventually(lambda: page.tab.evaluate("window.shownAt") > 0, "the edit is shown", 10)
        times.append(page.tab.evaluate("window.shownAt") - began)
    tell("outside edit to the page", times, 300)
    course.end()


def kills(browser, course: Course) -> None:
    """Kills of the server during saves lose no acknowledged text, and leave no part of one."""
    solve(course)
    context = browser.new_context()
    page = Page(context, course, course.start())
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in context.cookies())
    port = int(page.host.split(":")[2].rstrip("/"))
    context.close()
    headers = {"Cookie": cookies, "Content-Type": "application/json", "Host": f"127.0.0.1:{port}",
               "Origin": f"http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-origin"}
    # Long texts, so that a write takes a while.
    def text(number: int) -> str:
        return f"// {number}\n" * 5000

    acknowledged, sent, saves, base = None, [], 0, None
    number, lost = 0, 0
    for _ in range(KILLS):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        isAlive = threading.Event()

        def kill() -> None:
            isAlive.wait()
            time.sleep(random.uniform(0, 0.03))
            course.server.kill()

        killer = threading.Thread(target=kill)
        killer.start()
        sent = []
        try:
            while True:
                number += 1
                content = text(number)
                if base is None:
                    base = "unknown"
                sent.append(content)
                connection.request("PUT", "/exercises/adam", json.dumps({"text": content, "base": base}), headers)
                answer = json.loads(connection.getresponse().read())
                if "version" in answer:
                    base, acknowledged = answer["version"], content
                    sent = []
                    saves += 1
                else:
                    base = answer["conflict"]["version"]
                    sent.pop()
                isAlive.set()
        except (OSError, http.client.HTTPException, ValueError):
            isAlive.set()
        killer.join()
        course.server.wait()
        now = course.text("adam")
        if acknowledged is not None and now not in [acknowledged, *sent]:
            lost += 1
            print(f"lost: the file has {len(now)} characters and begins with {now[:12]!r}", flush=True)
        # A text that was written but not acknowledged may stay.
        acknowledged = now
        course.start("--port", str(port))
    print(f"{'ok  ' if lost == 0 else 'MISS'} kills during saves: {KILLS}, acknowledged saves: {saves}, lost: {lost}",
          flush=True)
    course.end()
    drafts = [file.name for file in course.exercises.glob(".*.swift.*")]
    if lost or drafts:
        missed.append(f"kills during saves; drafts left: {drafts}")


MEASURES = [start, keys, verdict, sliders, stop, outside, kills]


def main() -> None:
    global KILLS
    names = [name for name in CHOSEN if not name.isdigit()]
    KILLS = next((int(name) for name in CHOSEN if name.isdigit()), KILLS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        course = Course()
        try:
            for measure in MEASURES:
                if names and measure.__name__ not in names:
                    continue
                course.restore()
                measure(browser, course)
                for context in browser.contexts:
                    context.close()
        finally:
            browser.close()
            course.remove()
    for fault in notebook.faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if missed or notebook.faults else 0)


if __name__ == "__main__":
    main()
