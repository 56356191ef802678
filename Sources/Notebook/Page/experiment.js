// An experiment on the page: an editor as an exercise has, and what the program printed and drew.

import { Exercise } from "./exercise.js";
import { showDefinitions } from "./figures.js";

export class Experiment extends Exercise {
  async load({ file, output, isRunning }) {
    await super.load({ file, verdict: null, isRunning });
    if (output) this.showOutput(output);
  }

  showOutput({ version, announcement, isFinished, html, grounds, remarks }) {
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
