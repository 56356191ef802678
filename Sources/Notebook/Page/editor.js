// The code editor of an exercise. This file alone knows CodeMirror; without it, a textarea is used.
//
// An editor has: text, setText(text), focus(), showRemarks(remarks), setReadOnly(flag), refresh(), and
// calls onChange() at once when its text changes.

/** The addresses of CodeMirror's scripts, in the order in which they run. There are none where it is not installed. */
const scripts = [...document.querySelectorAll('meta[name="editor"]')].map(({ content }) => content);

/** Makes an editor of a textarea. Actions are called by their shortcuts. */
export function makeEditor(textarea, { onChange, actions }) {
  return scripts.length
    ? new DeferredEditor(textarea, onChange, actions)
    : plainEditor(textarea, onChange, actions);
}

/**
 * An editor that is a textarea until makeEditors() has made it or, once CodeMirror is loaded, it has the
 * focus. A page with many editors can be used before all of them are made.
 */
class DeferredEditor {
  constructor(textarea, onChange, actions) {
    this.editor = plainEditor(textarea, onChange, actions);
    this.state = { isReadOnly: textarea.readOnly, remarks: [] };
    this.make = () => {
      if (!this.make || !isLoaded) return;
      this.make = null;
      watcher.unobserve(textarea);
      textarea.removeEventListener("focus", made);
      this.replace(textarea, onChange, actions);
    };
    const made = () => this.make?.();
    textarea.addEventListener("focus", made);
    waiting.set(textarea, made);
  }

  replace(textarea, onChange, actions) {
    const { selectionStart, selectionEnd } = textarea;
    const hasFocus = this.editor.hasFocus;
    this.editor.showRemarks([]);
    this.editor = codeMirrorEditor(textarea, onChange, actions);
    this.editor.setReadOnly(this.state.isReadOnly);
    this.editor.showRemarks(this.state.remarks);
    if (!hasFocus) return;
    this.editor.select(selectionStart, selectionEnd);
    this.editor.focus();
  }

  get text() { return this.editor.text; }
  get hasFocus() { return this.editor.hasFocus; }
  setText(text) { this.editor.setText(text); }
  refresh() { this.editor.refresh(); }
  clearHistory() { this.editor.clearHistory(); }

  focus() {
    this.make?.();
    this.editor.focus();
  }

  setReadOnly(flag) {
    this.state.isReadOnly = flag;
    this.editor.setReadOnly(flag);
  }

  showRemarks(remarks) {
    this.state.remarks = remarks;
    this.editor.showRemarks(remarks);
  }
}

/** The functions that make the editors which are textareas, by their textareas. */
const waiting = new Map();

/** Whether CodeMirror is loaded. */
let isLoaded = false;

/**
 * Loads CodeMirror, and makes the editor with the focus, those near the window, and the others when the
 * browser has nothing else to do. Where it cannot be loaded, they stay textareas.
 */
export async function makeEditors() {
  if (!scripts.length) return;
  try {
    await Promise.all(scripts.map(load));
  } catch {
    return;
  }
  isLoaded = "CodeMirror" in window;
  if (!isLoaded) return;
  if (waiting.has(document.activeElement)) makeNow(document.activeElement);
  for (const textarea of waiting.keys()) watcher.observe(textarea);
  requestIdleCallback(makeNext);
}

/** Runs a script after those that were named before it. */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, async: false, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

const watcher = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) makeNow(target);
}, { rootMargin: "50%" });

function makeNow(textarea) {
  const make = waiting.get(textarea);
  waiting.delete(textarea);
  make?.();
}

/** Makes one editor whenever the browser has nothing else to do. */
function makeNext() {
  const [textarea] = waiting.keys();
  if (textarea) makeNow(textarea);
  if (waiting.size) requestIdleCallback(makeNext);
}

function codeMirrorEditor(textarea, onChange, actions) {
  const label = textarea.getAttribute("aria-label");
  const place = document.createElement("div");
  textarea.replaceWith(place);
  const editor = CodeMirror(place, {
    value: textarea.value,
    mode: "swift",
    inputStyle: "contenteditable",
    lineNumbers: true,
    lineWrapping: true,
    indentUnit: 2,
    tabSize: 2,
    matchBrackets: true,
    spellcheck: false,
    screenReaderLabel: label,
    viewportMargin: Infinity,
    gutters: ["CodeMirror-linenumbers", "remarks"],
  });
  const field = editor.getInputField();
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  field.setAttribute("aria-label", label);

  takeInput(editor, field);

  // Tab indents. After Escape it leaves the editor, as does Shift+Tab.
  const keys = {
    "Shift-Enter": () => actions.runAndGoOn(),
    "Ctrl-Enter": () => actions.run(),
    "Cmd-Enter": () => actions.run(),
    "Ctrl-.": () => actions.stop(),
    "Ctrl-/": "toggleComment",
    Tab: (editor) =>
      editor.somethingSelected() ? editor.execCommand("indentMore") : editor.execCommand("insertSoftTab"),
    "Shift-Tab": "indentLess",
    Esc: () => { editor.setOption("extraKeys", leaving); },
  };
  const leaving = { ...keys, Tab: false, "Shift-Tab": false };
  editor.setOption("extraKeys", keys);
  const staying = () => {
    if (editor.getOption("extraKeys") !== keys) editor.setOption("extraKeys", keys);
  };
  editor.on("blur", staying);
  editor.on("change", () => { staying(); onChange(); });

  let marks = [];
  return {
    get text() { return editor.getValue(); },
    setText(text) { replaceDifference(editor, text); },
    focus() { editor.focus(); },
    get hasFocus() { return editor.hasFocus(); },
    select(start, end) { editor.setSelection(editor.posFromIndex(start), editor.posFromIndex(end)); },
    setReadOnly(flag) { editor.setOption("readOnly", flag); },
    refresh() { editor.refresh(); },
    /** Forgets the history, so that the first text cannot be undone. */
    clearHistory() { editor.clearHistory(); },
    showRemarks(remarks) {
      editor.operation(() => {
        for (const mark of marks) mark.clear();
        marks = remarks.flatMap((remark) => mark(editor, remark));
      });
    },
  };
}

/**
 * Takes text from on-screen keyboards, dictation and spelling aids into the document.
 *
 * A browser's own replacement of several lines would break the elements that CodeMirror knows, and
 * add style attributes, which the page's policy forbids.
 */
function takeInput(editor, field) {
  const deletions = /^delete(Content|ByCut)/;
  field.addEventListener("beforeinput", (event) => {
    if (event.isComposing || !event.cancelable || editor.getOption("readOnly")) return;
    editor.display.input.pollSelection();
    const text = {
      insertText: event.data,
      insertReplacementText: event.data ?? event.dataTransfer?.getData("text/plain"),
      insertLineBreak: "\n",
      insertParagraph: "\n",
    }[event.inputType] ?? (deletions.test(event.inputType) && editor.somethingSelected() ? "" : null);
    if (text === null) return;
    event.preventDefault();
    if (event.inputType === "insertParagraph" || event.inputType === "insertLineBreak") {
      editor.execCommand("newlineAndIndent");
    } else {
      editor.replaceSelection(text, "end", "+input");
    }
  }, { capture: true });
}

/** Replaces the part of the document that differs, so that the cursor and the history stay. */
function replaceDifference(editor, text) {
  const before = editor.getValue();
  if (before === text) return;
  let start = 0;
  while (start < before.length && start < text.length && before[start] === text[start]) start++;
  let end = 0;
  while (
    end < before.length - start && end < text.length - start &&
    before[before.length - 1 - end] === text[text.length - 1 - end]
  ) end++;
  editor.replaceRange(
    text.slice(start, text.length - end),
    editor.posFromIndex(start), editor.posFromIndex(before.length - end));
}

/** Marks a line by a sign in the gutter and the message below the line. */
function mark(editor, remark) {
  const line = remark.line - 1;
  if (line < 0 || line >= editor.lineCount()) return [];
  const sign = document.createElement("span");
  sign.className = `sign ${remark.severity}`;
  sign.textContent = remark.severity === "error" ? "✗" : "!";
  sign.title = `${remark.severity}: ${remark.message}`;
  sign.setAttribute("aria-hidden", "true");
  editor.setGutterMarker(line, "remarks", sign);
  const handle = editor.addLineClass(line, "wrap", `marked-${remark.severity}`);
  const widget = editor.addLineWidget(line, remarkElement(remark), { above: false });
  return [
    { clear: () => editor.setGutterMarker(handle, "remarks", null) },
    { clear: () => editor.removeLineClass(handle, "wrap", `marked-${remark.severity}`) },
    widget,
  ];
}

function remarkElement(remark, withLine = false) {
  const element = document.createElement("div");
  element.className = `remark ${remark.severity}`;
  const strong = document.createElement("strong");
  strong.textContent = `${withLine ? `Line ${remark.line}, ` : ""}${remark.severity}: `;
  element.append(strong, remark.message);
  return element;
}

function plainEditor(textarea, onChange, actions) {
  const remarksElement = document.createElement("div");
  textarea.after(remarksElement);
  textarea.addEventListener("input", onChange);
  textarea.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) actions.runAndGoOn();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) actions.run();
    else if (event.key === "." && event.ctrlKey) actions.stop();
    else return;
    event.preventDefault();
  });
  return {
    get text() { return textarea.value; },
    setText(text) {
      if (textarea.value === text) return;
      const { selectionStart, selectionEnd } = textarea;
      textarea.value = text;
      textarea.rows = Math.max(8, text.split("\n").length);
      if (document.activeElement === textarea) textarea.setSelectionRange(selectionStart, selectionEnd);
      onChange();
    },
    focus() { textarea.focus(); },
    get hasFocus() { return document.activeElement === textarea; },
    setReadOnly(flag) { textarea.readOnly = flag; },
    refresh() {},
    clearHistory() {},
    showRemarks(remarks) {
      remarksElement.replaceChildren(...remarks.map((remark) => remarkElement(remark, true)));
    },
  };
}
