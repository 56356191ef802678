// The score and the contents, which are always in view.

const marks = {
  passed: "✓", failed: "✗", didNotCompile: "✗", notAttempted: "·", blocked: "·", crashed: "!",
  timedOut: "!", faulty: "!",
};

export function showScore({ reached, of, bonus }) {
  const score = document.querySelector("#score");
  const text = `Score: ${reached} of ${of}`;
  if (score.textContent !== text) score.textContent = text;
  score.setAttribute("aria-label", text);
  document.querySelector("#bonus").textContent = bonus > 0 ? `and ${bonus} bonus` : "";
}

/** Shows an exercise's verdict beside its name. */
export function showEntry({ exercise, status, word }) {
  const entry = document.querySelector(`[data-entry="${CSS.escape(exercise)}"]`);
  if (entry) {
    entry.className = status;
    entry.querySelector(".word").textContent = word;
  }
  const mark = document.querySelector(`[data-mark="${CSS.escape(exercise)}"]`);
  if (mark) {
    mark.className = status;
    mark.textContent = marks[status] ?? "";
  }
}
