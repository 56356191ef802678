// The figures, which are drawn anew when a run has other results.

import { get } from "./server.js";

const shown = new Map();

/** Shows a figure's drawing if it is newer than the page's. */
export async function showFigure({ id, revision }) {
  if ((shown.get(id) ?? 0) >= revision) return;
  shown.set(id, revision);
  try {
    const { html, grounds } = await get(`/figures/${encodeURIComponent(id)}`);
    const before = document.querySelector(`figure[data-figure="${CSS.escape(id)}"]`);
    if (!before || shown.get(id) !== revision) return;
    const template = document.createElement("template");
    template.innerHTML = grounds;
    const definitions = template.content.firstElementChild;
    const old = document.querySelector("svg.grounds");
    if (definitions && old) old.replaceWith(definitions);
    else if (definitions) document.body.append(definitions);
    template.innerHTML = html;
    const after = template.content.firstElementChild;
    // Folds stay as the reader has them.
    const open = [...before.querySelectorAll("details")].map((fold) => fold.open);
    after.querySelectorAll("details").forEach((fold, index) => { fold.open = open[index] ?? false; });
    before.replaceWith(after);
  } catch {
    // It is asked for again with the next state.
    shown.delete(id);
  }
}
