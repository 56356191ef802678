// The comparison of two texts of a file, with a choice between them.

/** Returns an element that shows both texts line by line. `choose` is called with "mine" or "theirs". */
export function comparison({ file, mine, theirs, isDeleted, choose }) {
  const element = document.createElement("div");
  element.className = "comparison";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", `Two versions of ${file}`);
  const sentence = document.createElement("p");
  sentence.textContent = isDeleted
    ? `${file} was deleted by another program. Your text is still here.`
    : `${file} was changed by another program or in another tab while you were editing it. `
      + "Nothing is lost; choose which text is to stay. Undo brings back the other.";
  element.append(sentence);
  if (!isDeleted) element.append(table(lines(theirs), lines(mine)));
  const buttons = document.createElement("p");
  buttons.append(
    button("Keep mine", () => choose("mine")),
    button(isDeleted ? "Leave it deleted" : "Take theirs", () => choose("theirs")));
  element.append(buttons);
  return element;
}

function button(name, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = name;
  element.addEventListener("click", action);
  return element;
}

function lines(text) {
  return text.split("\n");
}

function table(theirs, mine) {
  const element = document.createElement("div");
  element.className = "difference";
  element.tabIndex = 0;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", "Lines that differ");
  for (const [kind, line] of difference(theirs, mine)) {
    const row = document.createElement("div");
    row.className = kind;
    const who = document.createElement("span");
    who.className = "who";
    who.textContent = { mine: "mine", theirs: "theirs", both: "" }[kind];
    const code = document.createElement("code");
    code.textContent = line;
    row.append(who, code);
    element.append(row);
  }
  return element;
}

/**
 * Returns the lines of both texts, each of "theirs", "mine" or "both". Of equal lines, only the two
 * around each difference are returned.
 *
 * It is the longest common subsequence of the lines between the equal beginning and end.
 */
export function difference(theirs, mine) {
  let start = 0;
  while (start < theirs.length && start < mine.length && theirs[start] === mine[start]) start++;
  let end = 0;
  while (
    end < theirs.length - start && end < mine.length - start &&
    theirs[theirs.length - 1 - end] === mine[mine.length - 1 - end]
  ) end++;
  const a = theirs.slice(start, theirs.length - end);
  const b = mine.slice(start, mine.length - end);
  const rows = theirs.slice(Math.max(0, start - 2), start).map((line) => ["both", line]);
  if (a.length * b.length > 4_000_000) {
    rows.push(...a.map((line) => ["theirs", line]), ...b.map((line) => ["mine", line]));
  } else {
    rows.push(...common(a, b));
  }
  const after = theirs.length - end;
  rows.push(...theirs.slice(after, after + 2).map((line) => ["both", line]));
  return rows;
}

function common(a, b) {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j]
        ? lengths[(i + 1) * width + j + 1] + 1
        : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const rows = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      rows.push(["both", a[i]]);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      rows.push(["theirs", a[i++]]);
    } else {
      rows.push(["mine", b[j++]]);
    }
  }
  return rows;
}
