// The figures, which are drawn anew when a run has other results or a reader sets other numbers.

import { get } from "./server.js";

const shown = new Map();
let definitions = null;

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

/** Shows the definitions that all figures share, if they have changed. */
export function showDefinitions(grounds) {
  if (grounds === definitions) return;
  definitions = grounds;
  const after = fragment(grounds).firstElementChild;
  const before = document.querySelector("svg.grounds");
  if (after && before) before.replaceWith(after);
  else if (after) document.body.append(after);
}

function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
