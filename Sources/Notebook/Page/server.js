// Requests to the server, and its updates. While the server cannot be reached, an alert says so.

import { below } from "./lesson.js";

const timeout = 10_000;
// The server sends a beat every second.
const silence = 4_000;

export class Unreachable extends Error {}

/** Sends a change and returns the answer, or throws Unreachable after `patience` milliseconds. */
export async function send(method, path, body = {}, { keepalive = false, patience = timeout } = {}) {
  let response;
  try {
    response = await fetch(below(path), {
      method,
      keepalive,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    if (response.ok) return await response.json();
  } catch {
    lost();
    throw new Unreachable();
  }
  const reason = (await response.text().catch(() => "")).trim();
  if (response.status === 403) lost(reason);
  throw response.status === 403 || response.status >= 500 ? new Unreachable(reason) : new Error(reason);
}

/** Returns a part of the page. */
export async function get(path) {
  const response = await fetch(below(path), { signal: AbortSignal.timeout(timeout) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

let source = null;
let heard = 0;
let retry = 0;
let handlers = {};
/** The state that the page came with, as text, until the first connection has told whether it still holds. */
let latest = null;
let isClosing = false;
let resting;
let isResting = false;

/**
 * Listens to updates for as long as the page is open. `handlers` has a function for each kind.
 * `shown` is the state that the page came with.
 */
export function listen(all, shown) {
  handlers = all;
  latest = JSON.stringify(shown);
  connect();
  setInterval(() => {
    if (source && Date.now() - heard > silence) lost();
  }, 1_000);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(resting);
    if (document.hidden) resting = setTimeout(rest, 30_000);
    else if (isResting) connect();
  });
  addEventListener("offline", () => lost());
  addEventListener("online", () => { retry = 0; connect(); });
}

/** Gives up the connection of a hidden tab, since a browser opens only six to a server. */
function rest() {
  if (!source) return;
  source.close();
  source = null;
  isResting = true;
}

function connect() {
  isResting = false;
  clearTimeout(connect.timer);
  source?.close();
  source = new EventSource(below("/events"));
  heard = Date.now();
  const own = source;
  for (const kind of Object.keys(handlers)) {
    own.addEventListener(kind, (event) => {
      if (own !== source) return;
      heard = Date.now();
      const update = JSON.parse(event.data);
      if (kind === "state") {
        found();
        const isShown = JSON.stringify(update) === latest;
        latest = null;
        if (isShown) return;
      }
      handlers[kind](update);
    });
  }
  own.addEventListener("beat", () => { heard = Date.now(); });
  own.addEventListener("closing", () => { isClosing = true; });
  own.onerror = () => { if (own === source) lost(); };
}

/** Ends the connection, since the server waits for that before it ends. */
export function disconnect() {
  source?.close();
  lost("The notebook was ended. Start lessons notebook again to go on; what you write here is kept.");
}

function lost(reason) {
  latest = null;
  source?.close();
  source = null;
  showAlert(reason || (isClosing
    ? "The notebook was ended. Start lessons notebook again to go on; what you write here is kept."
    : "The server cannot be reached. What you write is kept here and saved when it is back."));
  handlers.lost?.();
  clearTimeout(connect.timer);
  connect.timer = setTimeout(connect, Math.min(250 * 1.5 ** retry++, 3_000));
}

function found() {
  retry = 0;
  isClosing = false;
  document.querySelector("#connection").replaceChildren();
}

function showAlert(text) {
  const place = document.querySelector("#connection");
  let alert = place.firstElementChild;
  if (!alert) {
    alert = document.createElement("p");
    alert.setAttribute("role", "alert");
    place.append(alert);
  }
  if (alert.textContent !== text) alert.textContent = text;
}
