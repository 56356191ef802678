// The figures, which are drawn anew when a run has other results or a reader sets other numbers.

import { get } from "./server.js";

const shown = new Map();

export function figureElement(id) {
  return document.querySelector(`figure[data-figure="${CSS.escape(id)}"]`);
}

/** Shows a figure's drawing if it is newer than the page's. */
export async function showFigure({ id, revision }) {
  if ((shown.get(id) ?? 0) >= revision) return;
  shown.set(id, revision);
  try {
    const answer = await get(`/figures/${encodeURIComponent(id)}`);
    if (shown.get(id) === revision) showDrawing(id, answer);
  } catch {
    // It is asked for again with the next state.
    shown.delete(id);
  }
}

/** Shows a figure as it is without a reader's numbers. */
export async function showOriginal(id) {
  showDrawing(id, await get(`/figures/${encodeURIComponent(id)}`));
}

/** Replaces a figure's drawing and caption in place. Its sliders stay. */
export function showDrawing(id, { html, grounds }) {
  const before = figureElement(id);
  if (!before) return;
  showDefinitions(grounds);
  const after = fragment(html).firstElementChild;
  // Folds stay as the reader has them.
  const open = [...before.querySelectorAll("figcaption details")].map((fold) => fold.open);
  after.querySelectorAll("figcaption details")
    .forEach((fold, index) => { fold.open = open[index] ?? false; });
  for (const part of [".drawing.wide", ".drawing.narrow", "figcaption"]) {
    before.querySelector(part).replaceWith(after.querySelector(part));
  }
}

/** Inserts the drawings near the window, and the others when the browser has nothing else to do. */
export function showDrawings() {
  const waiting = new Set([...document.querySelectorAll(".drawing > template")].map((part) => part.parentElement));
  const insert = (drawing) => {
    waiting.delete(drawing);
    watcher.unobserve(drawing);
    const template = drawing.querySelector(":scope > template");
    if (template) drawing.replaceChildren(template.content);
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) insert(target);
  }, { rootMargin: "50%" });
  for (const drawing of waiting) watcher.observe(drawing);
  const insertNext = () => {
    const [drawing] = waiting;
    if (!drawing) return;
    insert(drawing);
    requestIdleCallback(insertNext);
  };
  requestIdleCallback(insertNext);
}

/** The names of the shared definitions that the page has. */
export function definitionNames() {
  return [...document.querySelectorAll("svg.grounds > [id]")].map(({ id }) => id);
}

/** Adds the definitions that the page does not have yet. A definition is named after its content. */
export function showDefinitions(grounds) {
  const after = fragment(grounds).firstElementChild;
  if (!after) return;
  const before = document.querySelector("svg.grounds");
  if (!before) return document.body.append(after);
  const known = new Set(definitionNames());
  before.append(...[...after.children].filter(({ id }) => !known.has(id)));
}

function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
