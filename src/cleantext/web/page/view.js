// A text with its changes: shown, accepted and rejected one by one. Text only ever goes through textContent.
const SHOWN = 300000; // characters; Copy and Download have all
const LISTED = 200; // changes, until more are asked for
const AROUND = 30; // characters on either side of a change in the list
const BLOCK = 2000; // characters that the browser lays out together
const UNSEEN = /[\x00-\x20\x7f-\xa0\xad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;
const STEERING = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/gu;
const SIGNS = { " ": "·", "\n": "⏎\n", "\t": "⇥", "\r": "␍" };

function sign(character) {
  return SIGNS[character] || "⟨U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "⟩";
}

function harmless(text) {
  return text.replace(STEERING, (character) => (character === "\t" ? "\t" : sign(character)));
}

// Both sides of a change: white space is visible if it is part of what changed.
function sides(before, after) {
  const same = (before.match(UNSEEN) || []).join() === (after.match(UNSEEN) || []).join();
  return [before, after].map((text) => (same ? harmless(text) : text.replace(UNSEEN, sign)));
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// Places in code points, ascending, as the places in UTF-16 that the page counts in.
function placesIn(source, points) {
  if (!/[\ud800-\udfff]/.test(source)) return (point) => point;
  const found = new Map();
  let at = 0;
  let count = 0;
  for (const point of [...new Set(points)].sort((a, b) => a - b)) {
    for (; count < point; count++) at += source.codePointAt(at) > 0xffff ? 2 : 1;
    found.set(point, at);
  }
  return (point) => found.get(point);
}

// An answer's edits and suggestions from top to bottom; each knows those that it cannot stand together with.
export function changesOf(source, answer) {
  const all = [...answer.edits.map((e) => [e, true]), ...answer.suggestions.map((e) => [e, false])];
  const place = placesIn(source, all.flatMap(([{ start, end }]) => [start, end]));
  const changes = all.map(([edit, accepted]) => ({
    ...edit, start: place(edit.start), end: place(edit.end), accepted, report: edit.after === null, rivals: [],
  }));
  changes.sort((a, b) => a.start - b.start || a.end - b.end || b.accepted - a.accepted);
  let open = [];
  changes.forEach((change, n) => {
    change.number = n + 1;
    open = open.filter(({ end }) => end > change.start);
    for (const other of change.report ? [] : open) {
      if (other.report) continue;
      other.rivals.push(change);
      change.rivals.push(other);
    }
    open.push(change);
  });
  return changes;
}

export class View {
  constructor(result, list, more, told) {
    Object.assign(this, { result, list, more, told, source: "", changes: [], current: null, listed: 0 });
    result.addEventListener("click", ({ target }) => {
      const place = target.closest(".change");
      if (place) this.select(this.changes[place.dataset.number - 1]);
    });
  }

  show(source, answer) {
    this.source = source;
    this.changes = changesOf(source, answer);
    this.current = null;
    this.draw();
    this.list.replaceChildren();
    this.listed = 0;
    this.listMore();
  }

  // The repaired text, as it is decided now.
  text() {
    let text = "";
    let at = 0;
    for (const { start, end, after } of this.changes.filter(({ accepted }) => accepted)) {
      text += this.source.slice(at, start) + after;
      at = end;
    }
    return text + this.source.slice(at);
  }

  draw() {
    const end = Math.min(this.source.length, SHOWN);
    const blocks = [];
    let block = element("div", "block");
    let at = 0;
    let size = 0;
    const same = (until) => {
      for (const line of this.source.slice(at, until).match(/[^\n]*\n|[^\n]+/g) || []) {
        block.append(harmless(line));
        size += line.length;
        if (size > BLOCK && line.endsWith("\n")) {
          blocks.push(block);
          block = element("div", "block");
          size = 0;
        }
      }
    };
    for (const change of this.changes) {
      if (change.start >= end) break;
      change.place = null;
      if (change.start < at || (!change.accepted && change.rivals.some(({ accepted }) => accepted))) continue;
      same(change.start);
      change.place = this.drawn(change);
      block.append(change.place);
      size += change.before.length;
      at = change.end;
    }
    if (at < end) same(end);
    blocks.push(block);
    if (end < this.source.length) {
      blocks.push(element("p", "why", "… the rest is not shown here; Copy and Download have all of it."));
    }
    this.result.replaceChildren(...blocks);
    this.point();
  }

  drawn(change) {
    const place = element("span", change.report ? "change" : change.accepted ? "change" : "change kept");
    place.dataset.number = change.number;
    place.title = change.reason;
    place.append(...this.pair(change));
    return place;
  }

  pair({ before, after, accepted, report }, both = false) {
    if (report) return [this.side("mark", "lost", before, harmless(before))];
    const [old, now] = sides(before, after);
    if (!accepted && !both) return [this.side("span", "suggested change", before, before.trim() ? harmless(before) : old)];
    return [this.side("del", "deleted", before, old), this.side("ins", "inserted", after, now)].filter(Boolean);
  }

  side(tag, spoken, text, shown) {
    if (!text) return tag === "span" ? element("span", "", "‸") : "";
    const made = element(tag, text.trim() ? "" : "spaces");
    made.append(element("span", "unseen", "[" + spoken + ": "), shown, element("span", "unseen", "]"));
    return made;
  }

  listMore() {
    const next = this.changes.slice(this.listed, this.listed + LISTED);
    this.list.append(...next.map((change) => this.item(change)));
    this.listed += next.length;
    this.more.hidden = this.listed >= this.changes.length;
    this.more.textContent = "Show more (" + (this.changes.length - this.listed) + ")";
  }

  item(change) {
    const item = element("li");
    const jump = element("button", "", String(change.number));
    jump.type = "button";
    jump.setAttribute("aria-label", "Show change " + change.number + " in the text");
    jump.addEventListener("click", () => this.select(change));
    const said = element("div");
    const pair = element("bdi", "pair");
    pair.append(this.around(change.start, -1), ...this.pair(change, true), this.around(change.end, 1));
    const why = element("span", "why");
    const how = change.report ? "reported, no repair known" : change.confidence;
    why.append(element("b", "", harmless(change.rule)), " (" + how + "): " + harmless(change.reason));
    if (change.rivals.length) why.append(" Goes instead of " + change.rivals.map(({ number }) => number).join(", ") + ".");
    said.append(pair, why);
    item.append(jump, said);
    change.item = item;
    if (!change.report) {
      change.toggle = element("button");
      change.toggle.type = "button";
      change.toggle.addEventListener("click", () => this.decide([change], !change.accepted));
      item.append(change.toggle);
      this.label(change);
    }
    return item;
  }

  // Some words of the line before or after a place.
  around(at, by) {
    const text = by < 0 ? this.source.slice(Math.max(0, at - AROUND), at) : this.source.slice(at, at + AROUND);
    const lines = text.split("\n");
    const line = by < 0 ? lines.pop() : lines[0];
    const cut = line.length === AROUND; // then it begins or ends within a word
    const whole = !cut ? line : by < 0 ? line.replace(/^\S*\s/, "") : line.replace(/\s\S*$/, "");
    return element("span", "around", harmless((cut && by < 0 ? "… " : "") + whole + (cut && by > 0 ? " …" : "")));
  }

  label(change) {
    if (!change.item) return;
    change.toggle.textContent = change.accepted ? "Reject" : "Accept";
    change.toggle.setAttribute("aria-label", change.toggle.textContent + " change " + change.number);
    change.item.classList.toggle("rejected", !change.accepted);
  }

  decide(changes, accepted) {
    for (const change of changes) {
      if (change.report || change.accepted === accepted) continue;
      if (accepted && changes.length > 1 && change.rivals.some((rival) => rival.accepted)) continue;
      change.accepted = accepted;
      this.label(change);
      for (const rival of accepted ? change.rivals : []) {
        rival.accepted = false;
        this.label(rival);
      }
    }
    this.draw();
    this.told();
  }

  step(by) {
    const placed = this.changes.filter(({ place }) => place);
    if (!placed.length) return;
    const at = placed.indexOf(this.current);
    this.select(placed[at < 0 ? (by > 0 ? 0 : placed.length - 1) : (at + by + placed.length) % placed.length]);
  }

  select(change) {
    this.current = change;
    this.point();
    this.result.scrollIntoView({ block: "nearest" });
    if (change.place) this.result.scrollTop += change.place.getBoundingClientRect().top - this.result.getBoundingClientRect().top - this.result.clientHeight / 3;
    this.told();
  }

  point() {
    for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
    if (this.current?.place) this.current.place.classList.add("current");
  }
}
