"use strict";
// Filter, accept and reject changes, and take the text that results. Text only ever goes through textContent.
const files = JSON.parse(document.getElementById("data").textContent);
const tools = document.getElementById("tools");
const about = document.getElementById("about");
const ruleFilter = document.getElementById("rule");
const sureFilter = document.getElementById("confidence");
const changes = [];
function add(part, region, other, [number, before, after, accepted]) {
  const change = { before, after, accepted, part, region, other };
  change.place = document.getElementById("c" + number);
  change.item = document.getElementById("n" + number);
  changes.push(change);
  if (region) region.changes.push(change);
}
// A region: changes that go together, and others of which each goes instead of all the rest.
for (const part of files.flatMap((file) => file.parts)) {
  if (typeof part === "string") continue;
  const region = part.others ? { element: document.getElementById("e" + part.others[0][0]), changes: [] } : null;
  part.region = region;
  for (const one of part.base || [part]) {
    if (typeof one !== "string" && one[1] !== one[2]) add(one, region, false, one); // a report: nothing to decide
  }
  for (const one of part.others || []) add(one, region, true, [one[0], null, one[1], false]);
}
const byPlace = new Map(changes.map((change) => [change.place, change]));
const byPart = new Map(changes.map((change) => [change.part, change]));
let shown = changes;
let current = null;

function describe(change) {
  const { number, rule, confidence } = change.place.dataset;
  return number + ": " + rule + ", " + confidence + ", " + (change.accepted ? "accepted" : "rejected");
}

function mark(change) {
  const state = change.accepted ? "accepted" : "rejected";
  change.place.dataset.state = change.item.dataset.state = state;
  change.place.setAttribute("aria-label", "Change " + describe(change));
  if (change.region) change.region.element.classList.toggle("replaced", change.region.changes.some(({ other, accepted }) => other && accepted));
}

function set(change, accepted) {
  change.accepted = accepted;
  for (const rival of (accepted && change.region) ? change.region.changes : []) {
    if (rival === change || !rival.accepted || !(rival.other || change.other)) continue;
    rival.accepted = false;
    mark(rival);
  }
  mark(change);
}

// Where a change is seen: what another one replaced is seen as that one.
function spot({ place, region, other }) {
  return region && !other && region.element.classList.contains("replaced") ? region.element : place;
}

function tell() {
  const accepted = changes.filter((change) => change.accepted).length;
  const counts = shown.length + " of " + changes.length + " shown, " + accepted + " accepted";
  about.textContent = current ? describe(current) + ". " + current.item.querySelector(".reason").textContent + " (" + counts + ")" : counts;
}

function select(change) {
  current = change;
  point();
  if (change) {
    change.place.focus({ preventScroll: true });
    spot(change).scrollIntoView({ block: "center" });
  }
  tell();
}

function point() {
  for (const place of document.querySelectorAll(".current")) place.classList.remove("current");
  if (current) spot(current).classList.add("current");
}

function step(by) {
  if (!shown.length) return;
  const at = shown.indexOf(current);
  select(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
}

function decide(some, accepted) {
  for (const change of some) if (change.other) set(change, accepted);
  for (const change of some) if (!change.other) set(change, accepted); // of all, those that go together
  point();
  tell();
}

function filter() {
  const rule = ruleFilter.value;
  const confidence = sureFilter.value;
  shown = changes.filter(({ place }) => (!rule || place.dataset.rule === rule) && (!confidence || place.dataset.confidence === confidence));
  const kept = new Set(shown);
  for (const change of changes) {
    const off = !kept.has(change);
    change.place.classList.toggle("off", off);
    change.item.hidden = off;
  }
  if (current && !kept.has(current)) select(null);
  tell();
}

function read(part) {
  if (typeof part === "string") return part;
  if (part.region) {
    const instead = part.region.changes.find(({ other, accepted }) => other && accepted);
    return instead ? instead.after : part.base.map(read).join("");
  }
  const change = byPart.get(part);
  return change && change.accepted ? change.after : part[1];
}

function text(file) {
  return file.parts.map(read).join("");
}

async function copy(file, button) {
  let done = true;
  try {
    await navigator.clipboard.writeText(text(file));
  } catch {
    const area = document.createElement("textarea");
    area.value = text(file);
    document.body.append(area);
    area.select();
    done = document.execCommand("copy");
    area.remove();
  }
  button.textContent = done ? "Copied" : "Could not copy: use Download";
}

function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text(file)], { type: "text/plain;charset=utf-8" }));
  link.download = file.name.split(/[\\/]/).pop() || "text.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const actions = {
  next: () => step(1),
  previous: () => step(-1),
  accept: () => current && decide([current], true),
  reject: () => current && decide([current], false),
  "accept-all": () => decide(shown, true),
  "reject-all": () => decide(shown, false),
};
const keys = { j: "next", k: "previous", a: "accept", r: "reject" };

changes.forEach(mark);
tools.hidden = document.getElementById("filters").hidden = false;
for (const [name, act] of Object.entries(actions)) document.getElementById(name).addEventListener("click", act);
for (const choice of [ruleFilter, sureFilter]) choice.addEventListener("change", filter);
document.querySelectorAll(".file-tools").forEach((bar, n) => {
  bar.hidden = false;
  const [first, second] = bar.querySelectorAll("button");
  first.addEventListener("click", () => copy(files[n], first));
  second.addEventListener("click", () => download(files[n]));
});
document.addEventListener("click", (event) => {
  const place = event.target.closest(".change");
  if (place && !event.target.closest("a")) select(byPlace.get(place));
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, textarea")) return;
  const name = keys[event.key];
  if (name) {
    event.preventDefault();
    actions[name]();
  }
});
tell();
