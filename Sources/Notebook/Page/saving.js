// Saves an editor's text while it is edited.
//
// `base` is the file on the disk that the text was made from. A save names the version it replaces, so
// that an edit of another program or tab is never overwritten unseen.

import { dropDraft, findDraft, keepDraft } from "./drafts.js";
import { Unreachable, send } from "./server.js";

const pause = 250;
const longest = 1_000;

export class Saving {
  /**
   * `show(text)` says how the saving stands. `conflict(file)` is called with the other file, or null
   * when there is none any more. `changed()` is called when the base has changed.
   */
  constructor({ id, path, file, editor, show, conflict, changed }) {
    Object.assign(this, { id, path, file, editor, show, conflict, changed });
    this.place = `${location.pathname}${document.title}/${id}`;
    this.base = null;
    this.other = null;
    this.sending = null;
    this.firstEdit = 0;
  }

  get isLoaded() { return this.base !== null; }
  get isDirty() { return this.isLoaded && this.editor.text !== this.base.text; }

  /** Takes the file that the server has, at the start and after every lost connection. */
  async load(file) {
    this.latest = file;
    if (this.isLoaded) return this.receive(file);
    if (this.isLoading) return;
    this.isLoading = true;
    const draft = await findDraft(this.place);
    // A newer file may have arrived meanwhile.
    file = this.latest;
    this.base = { version: file.version, text: file.text ?? "" };
    this.editor.setText(this.base.text);
    this.editor.clearHistory();
    this.changed();
    if (!draft || draft.text === this.base.text) return dropDraft(this.place);
    this.editor.setText(draft.text);
    if (draft.base === file.version) {
      this.schedule();
    } else {
      this.differ(file);
    }
  }

  /** Takes a file that has changed on the disk. */
  receive(file) {
    this.latest = file;
    if (file.problem || !this.isLoaded) return;
    if (this.sending) {
      // The answer to the save tells whether this is the saved file itself.
      this.waiting = file;
      return;
    }
    if (file.version === this.base.version) {
      if (this.other) this.endConflict();
      return;
    }
    if (file.text == null || (this.isDirty && this.editor.text !== file.text)) {
      return this.differ(file);
    }
    this.base = { version: file.version, text: file.text };
    this.editor.setText(file.text);
    this.endConflict();
  }

  endConflict() {
    this.other = null;
    this.conflict(null);
    this.changed();
    this.schedule();
  }

  differ(file) {
    this.other = file;
    this.keep();
    this.conflict(file);
    this.show("Not saved: choose a version");
  }

  /** Keeps the page's text or takes the other. Both can be undone in the editor. */
  choose(which) {
    const file = this.other;
    if (!file) return;
    this.other = null;
    this.conflict(null);
    if (which === "theirs" && file.text == null) {
      // It stays deleted until the text is edited again.
      this.base = { version: file.version, text: this.editor.text };
      dropDraft(this.place);
    } else {
      this.base = { version: file.version, text: file.text ?? "" };
      if (which === "theirs") this.editor.setText(file.text);
    }
    this.changed();
    this.schedule(0);
  }

  /** Notes an edit. */
  edited() {
    if (!this.isLoaded) return;
    this.keepSoon();
    this.schedule();
  }

  keepSoon() {
    if (this.keeping) return;
    this.keeping = setTimeout(() => this.keep(), 0);
  }

  keep() {
    clearTimeout(this.keeping);
    this.keeping = null;
    if (this.isDirty) keepDraft(this.place, { text: this.editor.text, base: this.base.version });
    else dropDraft(this.place);
  }

  schedule(after = pause) {
    clearTimeout(this.timer);
    if (this.other) return;
    if (!this.isDirty) {
      this.firstEdit = 0;
      this.keep();
      this.show(this.hasSaved ? "Saved" : "");
      return;
    }
    this.firstEdit ||= Date.now();
    const left = Math.max(0, this.firstEdit + longest - Date.now());
    this.show("Not saved yet");
    this.timer = setTimeout(() => this.save(), Math.min(after, left));
  }

  /** Saves the text if it differs from the file. Returns whether all of it is on the disk. */
  async save(options) {
    clearTimeout(this.timer);
    while (this.sending) await this.sending.promise;
    if (!this.isLoaded || this.other) return false;
    if (!this.isDirty) return true;
    await this.request("PUT", "", options);
    return !this.isDirty;
  }

  /**
   * Sends the text with an action such as "/run". Returns the server's answer, or null where the text
   * was not saved.
   */
  async perform(action) {
    clearTimeout(this.timer);
    while (this.sending) await this.sending.promise;
    if (!this.isLoaded || this.other) return null;
    return this.request("POST", action);
  }

  async request(method, action, options) {
    const text = this.editor.text;
    let done;
    this.sending = { text, promise: new Promise((resolve) => { done = resolve; }) };
    this.show("Saving");
    try {
      const answer = await send(
        method, `${this.path}${action}`, { text, base: this.base.version }, options);
      return this.take(answer.save ?? answer, text) ? answer : null;
    } catch (error) {
      this.keep();
      // When the server is back, its state leads to the next save.
      this.show(error instanceof Unreachable
        ? "Not saved yet: kept in the browser" : `Not saved: ${error.message}`);
      return null;
    } finally {
      this.sending = null;
      done();
      const file = this.waiting;
      this.waiting = null;
      if (file) this.receive(file);
    }
  }

  /** Takes the server's answer to a save. Returns whether the text was saved. */
  take({ version, conflict, reason }, text) {
    if (version) {
      this.base = { version, text };
      this.hasSaved = true;
      this.firstEdit = 0;
      this.keep();
      this.changed();
      if (this.isDirty) this.schedule();
      else this.show("Saved");
      return true;
    }
    this.firstEdit = 0;
    if (conflict?.problem) this.show(`Not saved: ${conflict.problem}`);
    else if (conflict) this.differ(conflict);
    else {
      this.show(`Not saved: ${reason}`);
      // The disk may have room again.
      this.timer = setTimeout(() => this.save(), 3_000);
    }
    this.keep();
    return false;
  }
}
