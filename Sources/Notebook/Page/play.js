// The sliders of a figure: each change is sent, and the figure is drawn anew.

import { definitionNames, showDrawing, showOriginal } from "./figures.js";
import { Unreachable, send } from "./server.js";

const patience = 120_000;
/** The number of kept runs in a figure. */
const mostKept = 8;

export class Play {
  /** `use(answer)` writes a text into an exercise's editor; `textOf(exercise)` returns the editor's. */
  constructor(element, { use, textOf }) {
    this.element = element;
    this.id = element.dataset.play;
    this.isChoice = element.dataset.choice === "true";
    this.use = use;
    this.textOf = textOf;
    this.numbers = [...element.querySelectorAll("[data-number]")].map((row) => new Setting(row));
    this.latestRun = null;
    this.facts = [];
    this.kept = [];
    this.wanted = null;
    this.isBusy = false;
    /** What was written into the solution, until a number is changed. */
    this.note = null;
    const part = (selector) => element.querySelector(selector);
    this.parts = {
      outcomes: part(".outcomes"), progress: part(".progress"), kept: part(".kept"), tries: part(".tries"),
    };
    for (const number of this.numbers) {
      number.changed = (isSettled) => this.changed(number, isSettled);
    }
    const actions = { reset: () => this.reset(), keep: () => this.keep(), use: () => this.useNumbers() };
    for (const button of element.querySelectorAll("[data-play-action]")) {
      button.addEventListener("click", actions[button.dataset.playAction]);
    }
    if (this.isChoice) {
      // The student's own choice and the tries are shown when the figure comes into view.
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        if (!this.isSet) this.draw();
      });
      observer.observe(element);
    }
  }

  get isSet() { return this.latestRun !== null; }

  /** The numbers that differ from the lesson's; in a choice, all numbers of the run. */
  get settings() {
    const settings = {};
    if (!this.isSet) return settings;
    for (const number of this.numbers) {
      if (this.isChoice ? number.run !== this.latestRun : number.isStandard) continue;
      (settings[number.run] ??= {})[number.name] = number.value;
    }
    return settings;
  }

  changed(number, isSettled) {
    if (!number.isValid) return this.say(number.complaint);
    this.latestRun = number.run;
    this.note = null;
    if (this.isChoice) {
      for (const other of this.numbers) if (other.run !== number.run) other.restore();
    }
    this.draw(isSettled);
  }

  /** Draws the figure with its numbers. While a drawing is on its way, only the latest wish waits. */
  async draw(isTry = false) {
    this.wanted = {
      settings: this.settings,
      kept: this.kept.map(({ run, values }) => ({ [run]: Object.fromEntries(values) })),
      isTry: isTry && this.isChoice && this.isSet,
    };
    if (this.isBusy) return;
    this.isBusy = true;
    const waiting = setTimeout(() => { this.parts.progress.textContent = "Drawing …"; }, 400);
    try {
      while (this.wanted) {
        const request = this.wanted;
        this.wanted = null;
        const answer = await send(
          "POST", `/figures/${this.id}/draw`, { ...request, grounds: definitionNames() }, { patience });
        // After a reset, an answer for earlier numbers is late.
        if (!this.wanted && JSON.stringify(request.settings) !== JSON.stringify(this.settings)) continue;
        showDrawing(this.id, answer);
        this.show(answer);
      }
      this.parts.progress.textContent = "";
    } catch (error) {
      this.wanted = null;
      this.parts.progress.textContent = "";
      this.say(error instanceof Unreachable ? "It was not drawn: the server cannot be reached." : error.message);
    } finally {
      clearTimeout(waiting);
      this.isBusy = false;
    }
  }

  /** Draws again where the student's program has changed. Returns whether this figure has own numbers. */
  redraw() {
    const isOwn = this.isSet || this.kept.length > 0;
    if (isOwn) this.draw();
    return isOwn;
  }

  show({ facts, tries }) {
    this.facts = facts;
    const told = facts.filter(({ run }) =>
      this.isChoice || run === this.latestRun || Object.hasOwn(this.settings, run));
    // A number that is not allowed stays told, whatever is drawn meanwhile.
    const wrong = this.numbers.find((number) => !number.isValid);
    const sentences = [...(this.note ? [this.note] : []), ...told.map(({ sentence }) => sentence)];
    this.say(...(wrong ? [wrong.complaint] : sentences));
    if (this.parts.tries) this.showTries(tries);
  }

  say(...sentences) {
    const text = sentences.join("\n");
    if (text === this.said) return;
    this.said = text;
    this.parts.outcomes.replaceChildren(...sentences.map((sentence) => element("p", sentence)));
  }

  showTries(tries) {
    const caption = "Your tries, the latest first";
    this.parts.tries.replaceChildren();
    if (!tries.length) return;
    const rows = tries.toReversed().map(({ choice, result, isBest }) => [
      element("code", choice), isBest ? `${result} (your best)` : result]);
    this.parts.tries.append(table(caption, ["Choice", "Result"], rows));
  }

  async reset() {
    for (const number of this.numbers) number.restore();
    this.latestRun = null;
    this.wanted = null;
    if (this.isChoice || this.kept.length) {
      await this.draw();
      if (!this.isChoice) this.say("The lesson’s numbers are back.");
      return;
    }
    this.say("The lesson’s numbers are back.");
    try {
      await showOriginal(this.id);
    } catch { /* The connection's alert says so. */ }
  }

  // Runs that are kept for comparison

  keep() {
    if (!this.isSet) return this.say("Move a slider first, then keep the run.");
    const runs = this.isChoice ? [this.latestRun] : Object.keys(this.settings);
    for (const run of runs.length ? runs : [this.latestRun]) {
      const numbers = this.numbers.filter((number) => number.run === run);
      const fact = this.facts.find((fact) => fact.run === run) ?? (this.isChoice ? this.facts[0] : null);
      const kept = {
        run, name: numbers[0].runName,
        values: numbers.map((number) => [number.name, number.value]),
        text: numbers.map((number) => `${number.label} ${number.value}`).join(", "),
        sentence: fact?.sentence ?? "",
      };
      this.kept = this.kept.filter((other) => other.run !== run || other.text !== kept.text);
      this.kept.push(kept);
    }
    this.kept = this.kept.slice(-mostKept);
    this.showKept();
    this.draw();
  }

  showKept() {
    const rows = this.kept.map((kept, index) => {
      const again = element("button", "Show again");
      again.type = "button";
      again.setAttribute("aria-label", `Show again: ${kept.name}, ${kept.text}`);
      again.addEventListener("click", () => this.showAgain(kept));
      const drop = element("button", "Remove");
      drop.type = "button";
      drop.setAttribute("aria-label", `Remove: ${kept.name}, ${kept.text}`);
      drop.addEventListener("click", () => this.drop(kept));
      return [`${kept.name}, kept ${index + 1}`, kept.text, kept.sentence, again, drop];
    });
    this.parts.kept.replaceChildren(...(rows.length
      ? [table("Kept runs", ["Run", "Numbers", "Result", "Again", "Remove"], rows)] : []));
  }

  drop(kept) {
    this.kept = this.kept.filter((other) => other !== kept);
    this.showKept();
    this.draw();
    this.element.querySelector("[data-play-action=keep]").focus();
  }

  showAgain({ run, values }) {
    const known = new Map(values);
    for (const number of this.numbers) {
      if (number.run === run) number.set(known.get(number.name));
      else if (this.isChoice) number.restore();
    }
    this.latestRun = run;
    this.draw();
  }

  // The solution

  async useNumbers() {
    if (!this.isSet) return this.say("Move a slider first: these are the numbers of your file.");
    try {
      const answer = await send("POST", `/figures/${this.id}/use`,
        { settings: this.settings, text: this.textOf(this.element.dataset.solves) });
      if (answer.text != null) await this.use(answer);
      this.note = answer.message;
      this.say(this.note);
    } catch (error) {
      this.say(error instanceof Unreachable ? "The server cannot be reached." : error.message);
    }
  }
}

/** A number of a run, with its slider and its field. */
class Setting {
  constructor(row) {
    const { number, standard, lowest, highest, scale, whole } = row.dataset;
    this.name = number;
    this.run = row.closest("[data-run]").dataset.run;
    this.runName = row.closest("[data-run]").querySelector("legend").textContent;
    this.label = row.querySelector("span").textContent;
    this.standard = Number(standard);
    this.isWhole = whole === "true";
    this.scale = makeScale(scale, Number(lowest), Number(highest));
    this.slider = row.querySelector("[type=range]");
    this.field = row.querySelector("[type=number]");
    this.steps = Number(this.slider.max);
    this.changed = () => {};
    this.slider.addEventListener("input", () => { this.fromSlider(); this.changed(false); });
    this.slider.addEventListener("change", () => this.changed(true));
    this.field.addEventListener("input", () => {
      if (this.isValid) this.fromField();
      this.changed(false);
    });
    this.field.addEventListener("change", () => this.changed(true));
    this.restore();
  }

  get isStandard() { return this.value === this.standard; }
  get isValid() { return this.field.checkValidity(); }
  get complaint() { return `${this.label}: ${this.field.validationMessage}`; }

  set(value) {
    this.value = value;
    this.field.value = value;
    this.slider.value = Math.round(this.scale.position(value) * this.steps);
    this.describe();
  }

  restore() { this.set(this.standard); }

  fromSlider() {
    // A number field may have set a value between two positions of the slider.
    let value = this.scale.value(Number(this.slider.value) / this.steps);
    if (this.isWhole) value = Math.round(value);
    const positionOfStandard = Math.round(this.scale.position(this.standard) * this.steps);
    this.value = Number(this.slider.value) === positionOfStandard ? this.standard : value;
    this.field.value = this.value;
    this.describe();
  }

  fromField() {
    this.value = this.field.valueAsNumber;
    this.slider.value = Math.round(this.scale.position(this.value) * this.steps);
    this.describe();
  }

  describe() { this.slider.setAttribute("aria-valuetext", String(this.value)); }
}

/** Returns the two functions between a value and a position from 0 to 1, each rounded. */
function makeScale(kind, lowest, highest) {
  const clamp = (position) => Math.min(1, Math.max(0, Number.isFinite(position) ? position : 0));
  const rounded = (value, digits) => Number(value.toPrecision(digits));
  if (kind === "logarithmic" && lowest > 0) {
    const width = Math.log(highest / lowest);
    return {
      position: (value) => clamp(Math.log(value / lowest) / width),
      value: (position) => rounded(lowest * Math.exp(width * position), 3),
    };
  }
  if (kind === "complementLogarithmic" && highest < 1) {
    const width = Math.log((1 - lowest) / (1 - highest));
    return {
      position: (value) => clamp(Math.log((1 - lowest) / (1 - value)) / width),
      value: (position) => rounded(1 - rounded((1 - lowest) * Math.exp(-width * position), 3), 12),
    };
  }
  return {
    position: (value) => clamp((value - lowest) / (highest - lowest)),
    value: (position) => rounded(lowest + (highest - lowest) * position, 3),
  };
}

function element(name, text) {
  const result = document.createElement(name);
  result.textContent = text;
  return result;
}

function table(caption, head, rows) {
  const result = document.createElement("table");
  result.append(element("caption", caption));
  const header = result.createTHead().insertRow();
  for (const name of head) {
    const cell = element("th", name);
    cell.scope = "col";
    header.append(cell);
  }
  const body = result.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const content of row) line.insertCell().append(content);
  }
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "group");
  scroll.setAttribute("aria-label", caption);
  scroll.append(result);
  return scroll;
}
