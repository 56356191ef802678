// An experiment on the page: an editor as an exercise has, and what the program printed and drew.

import { Exercise } from "./exercise.js";
import { showDefinitions } from "./figures.js";

export class Experiment extends Exercise {
  async load({ file, output, isRunning }) {
    await super.load({ file, verdict: null, isRunning });
    if (output) this.showOutput(output);
  }

  /** Shows what the program has printed so far, in the place of the last output. */
  showPrinted({ text }) {
    if (!this.startedAt) return;
    const { result, verdict } = this.parts;
    const before = result.querySelector(".printed samp");
    if (!this.isPrinting || !before) {
      this.isPrinting = true;
      verdict.textContent = "";
      const printed = document.createElement("pre");
      printed.className = "printed";
      printed.tabIndex = 0;
      printed.setAttribute("aria-label", "What it printed");
      printed.append(document.createElement("samp"));
      result.replaceChildren(printed);
      result.hidden = false;
    }
    const printed = result.querySelector(".printed");
    // The end stays in view as long as the reader does not scroll back.
    const isAtEnd = printed.scrollTop + printed.clientHeight >= printed.scrollHeight - 4;
    printed.firstElementChild.textContent = text;
    if (isAtEnd) printed.scrollTop = printed.scrollHeight;
  }

  ended(update) {
    this.isPrinting = false;
    super.ended(update);
  }

  showOutput({ version, announcement, isFinished, html, grounds, remarks }) {
    this.isPrinting = false;
    this.verdict = { version, isOutdated: false };
    this.judged = this.saving.base?.version === version ? this.saving.base.text : null;
    showDefinitions(grounds);
    const { parts } = this;
    parts.verdict.textContent = announcement;
    this.element.classList.toggle("passed", isFinished);
    this.element.classList.toggle("failed", !isFinished);
    // The server has escaped everything in it that is not its own.
    parts.result.innerHTML = html;
    parts.result.hidden = html.trim() === "";
    if (this.judged === this.editor.text) this.editor.showRemarks(remarks);
    this.showStaleness();
  }
}
