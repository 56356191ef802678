// The address of the lesson's page, below which all its requests are. The page itself may be at "/".

export const address = document.querySelector('meta[name="lesson"]').content;

/** Returns the address of a part of the lesson, such as "/events". */
export function below(path) {
  return address + path.slice(1);
}

// Some browsers do not tell when they have nothing else to do.
globalThis.requestIdleCallback ??= (work) => setTimeout(work, 1);
