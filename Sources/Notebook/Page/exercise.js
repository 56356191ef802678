// An exercise on the page: its editor, its buttons, its verdict.

import { comparison } from "./comparison.js";
import { makeEditor } from "./editor.js";
import { Saving } from "./saving.js";
import { send } from "./server.js";

export class Exercise {
  /** `goOn` moves to the next exercise. */
  constructor(element, { goOn }) {
    this.element = element;
    const { exercise, experiment } = element.dataset;
    this.id = exercise ?? experiment;
    /** The path of its requests. */
    this.path = exercise ? `/exercises/${exercise}` : `/experiments/${experiment}`;
    this.title = element.querySelector("h3").textContent;
    /** The text that the verdict is about; null if it is not known. */
    this.judged = null;
    this.verdict = null;
    const part = (selector) => element.querySelector(selector);
    this.parts = {
      problem: part(".problem"), progress: part(".progress"), saving: part(".saving"),
      verdict: part(".verdict"), result: part(".result"), hints: part(".shownhints"), note: part(".note"),
    };
    this.buttons = Object.fromEntries(
      [...element.querySelectorAll("[data-action]")].map((button) => [button.dataset.action, button]));
    const actions = {
      run: () => this.run(),
      runAndGoOn: () => { this.run(); goOn(this); },
      stop: () => this.stop(),
    };
    this.editor = makeEditor(part("textarea"), { onChange: () => this.edited(), actions });
    this.editor.setReadOnly(true);
    this.saving = new Saving({
      id: this.id,
      path: this.path,
      file: element.dataset.file,
      editor: this.editor,
      show: (text) => { if (this.parts.saving.textContent !== text) this.parts.saving.textContent = text; },
      conflict: (file) => this.showConflict(file),
      changed: () => this.baseChanged(),
    });
    this.buttons.run.addEventListener("click", () => this.run());
    this.buttons.stop.addEventListener("click", () => this.stop());
    this.buttons.hint?.addEventListener("click", () => this.hint());
    this.buttons.reset.addEventListener("click", () => this.reset());
  }

  // The text

  async load({ file, verdict, isRunning }) {
    this.showFile(file);
    await this.saving.load(file);
    if (verdict) this.showVerdict(verdict);
    if (isRunning) this.began({ stage: "Running" });
    else this.ended({});
    this.saving.schedule(0);
  }

  receive({ file, isOutdated }) {
    this.showFile(file);
    if (this.verdict) this.verdict.isOutdated = isOutdated;
    this.saving.receive(file);
    this.showStaleness();
  }

  showFile(file) {
    this.editor.setReadOnly(Boolean(file.problem));
    let text = "";
    if (file.problem) text = `${this.element.dataset.file} cannot be edited here. ${file.problem}`;
    else if (file.text == null && !this.saving.isDirty) {
      text = `${this.element.dataset.file} does not exist. Write it here, or press Reset for its stub.`;
    }
    this.say(text);
  }

  say(text) {
    if (this.parts.problem.textContent !== text) this.parts.problem.textContent = text;
  }

  showConflict(file) {
    if (!file) {
      this.comparison?.remove();
      this.comparison = null;
      return;
    }
    const element = comparison({
      file: this.element.dataset.file, mine: this.editor.text, theirs: file.text ?? "",
      isDeleted: file.text == null,
      choose: (which) => {
        this.saving.choose(which);
        this.say("");
        this.editor.focus();
      },
    });
    this.say("");
    if (this.comparison) this.comparison.replaceWith(element);
    else this.element.querySelector(".code").before(element);
    this.comparison = element;
  }

  edited() {
    this.showStaleness();
    this.saving?.edited();
  }

  baseChanged() {
    const { version, text } = this.saving.base;
    if (this.verdict?.version === version) this.judged = text;
    this.showStaleness();
  }

  // The verdict

  showVerdict(verdict) {
    const { status, announcement, version, result, remarks } = verdict;
    this.verdict = verdict;
    this.judged = this.saving.base?.version === version ? this.saving.base.text : null;
    const { element, parts } = this;
    element.classList.remove(...verdictClasses);
    element.classList.add(status);
    element.dataset.status = status;
    parts.verdict.textContent = announcement;
    // The server has escaped everything in it that is not its own.
    parts.result.innerHTML = result;
    if (this.judged === this.editor.text) this.editor.showRemarks(remarks);
    this.showStaleness();
  }

  showStaleness() {
    const isStale = this.verdict !== null && (this.verdict.isOutdated || this.judged !== this.editor.text);
    const value = String(isStale);
    if (this.element.dataset.stale !== value) this.element.dataset.stale = value;
  }

  // Running

  async run() {
    if (this.isStarting) return;
    this.isStarting = true;
    this.began({ stage: "Saving" });
    try {
      const answer = await this.saving.perform("/run");
      if (!answer?.version) {
        this.ended({ message: this.saving.other ? "Choose a version first." : "It was not run." });
      }
    } finally {
      this.isStarting = false;
    }
  }

  async stop() {
    if (!this.startedAt) return;
    try {
      await send("POST", `${this.path}/stop`);
    } catch { /* The connection's alert says so. */ }
  }

  began({ stage }) {
    this.stage = stage;
    if (!this.startedAt) {
      this.startedAt = performance.now();
      this.buttons.stop.setAttribute("aria-disabled", "false");
      this.element.setAttribute("aria-busy", "true");
      this.timer = setInterval(() => this.showProgress(), 100);
    }
    this.showProgress();
  }

  showProgress() {
    const seconds = (performance.now() - this.startedAt) / 1000;
    this.parts.progress.textContent = `${this.stage} … ${seconds.toFixed(1)} s`;
  }

  ended({ message = "" }) {
    clearInterval(this.timer);
    this.startedAt = null;
    this.buttons.stop.setAttribute("aria-disabled", "true");
    this.element.removeAttribute("aria-busy");
    this.parts.progress.textContent = message;
  }

  // Help

  async hint() {
    try {
      const { html, message, areAll } = await send("POST", `${this.path}/hint`);
      if (areAll) this.parts.hints.replaceChildren();
      if (html) this.parts.hints.insertAdjacentHTML("beforeend", html);
      this.parts.note.textContent = message;
    } catch (error) {
      this.parts.progress.textContent = error.message;
    }
  }

  async reset() {
    const answer = await this.saving.perform("/reset");
    if (answer) this.parts.progress.textContent = answer.message ?? "";
  }
}

const verdictClasses = [
  "passed", "failed", "notAttempted", "didNotCompile", "crashed", "timedOut", "blocked", "faulty",
];
