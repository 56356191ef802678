// Edits that are not on the server's disk yet, kept in the browser so that they survive a reload and a
// crash. Each tab has drafts of its own; those of a tab that is gone are adopted by the next.

import { address } from "./lesson.js";

const tab = (sessionStorage.tab ??= crypto.randomUUID());
// Lessons have exercises of the same name.
const prefix = `draft:${address}`;

// Held while the tab is open, so that others know that its drafts are not abandoned.
navigator.locks?.request(`tab:${tab}`, () => new Promise(() => {}));

function name(place, owner = tab) {
  return `${prefix}${place}:${owner}`;
}

/** Keeps the text of an editor, and the version of the file that it was made from. */
export function keepDraft(place, draft) {
  try {
    localStorage.setItem(name(place), JSON.stringify(draft));
    return true;
  } catch {
    // The storage is full or not allowed. The edit is still in the page and is sent to the server.
    return false;
  }
}

export function dropDraft(place) {
  try { localStorage.removeItem(name(place)); } catch { /* Nothing was kept. */ }
}

/** Returns this tab's draft, or else one of a tab that is gone. */
export async function findDraft(place) {
  const own = read(name(place));
  if (own) return own;
  const others = names(place);
  if (!others.length) return null;
  const held = new Set(((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name));
  for (const key of others) {
    const owner = key.slice(key.lastIndexOf(":") + 1);
    if (owner === tab || held.has(`tab:${owner}`)) continue;
    const draft = read(key);
    if (draft && keepDraft(place, draft)) localStorage.removeItem(key);
    if (draft) return draft;
  }
  return null;
}

function names(place) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}${place}:`));
  } catch {
    return [];
  }
}

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return typeof draft?.text === "string" && typeof draft?.base === "string" ? draft : null;
  } catch {
    return null;
  }
}
