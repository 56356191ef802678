// The notebook's page: connects its exercises, figures and contents with the server.

import { showEntry, showScore } from "./contents.js";
import { Exercise } from "./exercise.js";
import { showFigure } from "./figures.js";
import { disconnect, listen } from "./server.js";

const exercises = new Map();
for (const element of document.querySelectorAll("[data-exercise]")) {
  const exercise = new Exercise(element, { goOn });
  exercises.set(exercise.id, exercise);
}

function goOn(exercise) {
  const all = [...exercises.values()];
  const next = all[all.indexOf(exercise) + 1];
  if (!next) return;
  next.editor.focus();
  next.element.scrollIntoView({ block: "start" });
}

function saveAll(options) {
  return Promise.all([...exercises.values()].map((exercise) => exercise.saving.save(options)));
}

let lesson = null;

listen({
  state(state) {
    lesson ??= state.lesson;
    if (lesson !== state.lesson) return showLesson({});
    for (const view of state.exercises) {
      exercises.get(view.id)?.load(view);
      if (view.verdict) showEntry(view.verdict);
    }
    showScore(state.score);
    for (const [id, revision] of Object.entries(state.figures)) showFigure({ id, revision });
  },
  file(update) { exercises.get(update.exercise)?.receive(update); },
  stage(update) { exercises.get(update.exercise)?.began(update); },
  idle(update) { exercises.get(update.exercise)?.ended(update); },
  verdict(verdict) {
    exercises.get(verdict.exercise)?.showVerdict(verdict);
    showEntry(verdict);
  },
  score: showScore,
  figure: showFigure,
  lesson: showLesson,
  async closing() {
    await saveAll();
    disconnect();
  },
  lost() {
    for (const exercise of exercises.values()) if (exercise.startedAt) exercise.ended({});
  },
});

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
  link.href = "/";
  link.textContent = "Load it again";
  note.append(link);
}

// Edits are saved when the page is left or hidden, and kept as drafts in any case.
for (const event of ["pagehide", "visibilitychange"]) {
  addEventListener(event, () => {
    if (event === "pagehide" || document.hidden) saveAll({ keepalive: true });
    for (const exercise of exercises.values()) if (exercise.saving.isLoaded) exercise.saving.keep();
  });
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
