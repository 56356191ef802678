// The notebook's page: connects its exercises, figures and contents with the server.

import { makeEditors } from "./editor.js";
import { showEntry, showScore } from "./contents.js";
import { Exercise } from "./exercise.js";
import { Experiment } from "./experiment.js";
import { showDrawings, showFigure } from "./figures.js";
import { Play } from "./play.js";
import { disconnect, listen } from "./server.js";

const exercises = new Map();
const experiments = new Map();
/** The exercises and the experiments, in the lesson's order. */
const editors = new Map();
for (const element of document.querySelectorAll("[data-exercise], [data-experiment]")) {
  const isExercise = "exercise" in element.dataset;
  const editor = isExercise ? new Exercise(element, { goOn }) : new Experiment(element, { goOn });
  (isExercise ? exercises : experiments).set(editor.id, editor);
  editors.set(editor.id, editor);
}

const plays = new Map();
for (const element of document.querySelectorAll("[data-play]")) {
  const play = new Play(element, { use: writeText, textOf: (id) => exercises.get(id)?.editor.text ?? "" });
  plays.set(play.id, play);
}

/** Puts a text into an exercise's editor, which saves it as every edit. It can be undone there. */
async function writeText({ exercise, text }) {
  const target = exercises.get(exercise);
  target?.editor.setText(text);
  await target?.saving.save();
}

/** Shows a figure after a run. A figure with a reader's numbers is drawn with them. */
function showNewFigure(update) {
  const play = plays.get(update.id);
  if (!play?.redraw()) showFigure(update);
}

/** Moves to the next exercise. */
function goOn(editor) {
  const all = [...editors.values()];
  const next = all.slice(all.indexOf(editor) + 1).find((other) => exercises.has(other.id));
  if (!next) return;
  next.editor.focus();
  next.element.scrollIntoView({ block: "start" });
}

function saveAll(options) {
  return Promise.all([...editors.values()].map((editor) => editor.saving.save(options)));
}

let lesson = null;

const handlers = {
  state(state) {
    lesson ??= state.lesson;
    if (lesson !== state.lesson) return showLesson({});
    for (const view of state.exercises) {
      exercises.get(view.id)?.load(view);
      if (view.verdict) showEntry(view.verdict);
    }
    for (const view of state.experiments) experiments.get(view.id)?.load(view);
    showScore(state.score);
    setTimeout(complete, 0);
    for (const [id, revision] of Object.entries(state.figures)) showNewFigure({ id, revision });
  },
  file(update) { editors.get(update.exercise)?.receive(update); },
  stage(update) { editors.get(update.exercise)?.began(update); },
  idle(update) { editors.get(update.exercise)?.ended(update); },
  output(update) { experiments.get(update.experiment)?.showOutput(update); },
  verdict(verdict) {
    exercises.get(verdict.exercise)?.showVerdict(verdict);
    showEntry(verdict);
  },
  score: showScore,
  figure: showNewFigure,
  lesson: showLesson,
  async closing() {
    await saveAll();
    disconnect();
  },
  lost() {
    for (const editor of editors.values()) if (editor.startedAt) editor.ended({});
  },
};

// The page comes with the state, so that it can be used before the first update arrives.
const first = JSON.parse(document.querySelector("#state").textContent);
handlers.state(first);
listen(handlers, first);

/** Says that the lesson's text has changed. The page's edits are kept when it is loaded again. */
function showLesson({ message }) {
  const note = document.createElement("p");
  note.className = "lessonnote";
  note.setAttribute("role", "status");
  document.querySelector(".lessonnote")?.remove();
  document.querySelector("#lesson").before(note);
  note.textContent = message ?? "The lesson has changed. Your edits are kept. ";
  if (message) return;
  const link = document.createElement("a");
  link.href = location.pathname;
  link.textContent = "Load it again";
  note.append(link);
}

// Edits are saved when the page is left or hidden, and kept as drafts in any case.
for (const event of ["pagehide", "visibilitychange"]) {
  addEventListener(event, () => {
    if (event === "pagehide" || document.hidden) saveAll({ keepalive: true });
    for (const editor of editors.values()) if (editor.saving.isLoaded) editor.saving.keep();
  });
}

/** What is not needed to read and write is done once every editor has its text. */
function complete() {
  if (isComplete) return;
  isComplete = true;
  showDrawings();
  makeEditors();
  requestIdleCallback(showProse);
}
let isComplete = false;

/** Lays out the prose that is far from the window, a part whenever the browser has nothing else to do. */
function showProse() {
  const part = document.querySelector("#lesson > .prose:not(.complete)");
  if (!part) return;
  part.classList.add("complete");
  requestIdleCallback(showProse);
}

// The list of shortcuts.
const keys = document.querySelector("#keys");
document.querySelector("#shortcuts").addEventListener("click", () => keys.showModal());
keys.querySelector("button").addEventListener("click", () => keys.close());
addEventListener("keydown", (event) => {
  if (event.key !== "?" || event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  if (!keys.open) keys.showModal();
});
