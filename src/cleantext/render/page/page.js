"use strict";
// Filter, accept and reject changes, and take the text that results. Text only ever goes through textContent.
const files = JSON.parse(document.getElementById("data").textContent);
const tools = document.getElementById("tools");
const about = document.getElementById("about");
const ruleFilter = document.getElementById("rule");
const sureFilter = document.getElementById("confidence");
const changes = [];
for (const file of files) {
  for (const part of file.parts) {
    if (typeof part === "string" || part[1] === part[2]) continue; // a report: nothing to decide
    const [number, before, after, accepted] = part;
    changes.push({ before, after, accepted, place: document.getElementById("c" + number), item: document.getElementById("n" + number), part });
  }
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
}

function tell() {
  const accepted = changes.filter((change) => change.accepted).length;
  const counts = shown.length + " of " + changes.length + " shown, " + accepted + " accepted";
  about.textContent = current ? describe(current) + ". " + current.item.querySelector(".reason").textContent + " (" + counts + ")" : counts;
}

function select(change) {
  if (current) current.place.classList.remove("current");
  current = change;
  if (!change) return tell();
  change.place.classList.add("current");
  change.place.focus({ preventScroll: true });
  change.place.scrollIntoView({ block: "center" });
  tell();
}

function step(by) {
  if (!shown.length) return;
  const at = shown.indexOf(current);
  select(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
}

function decide(some, accepted) {
  for (const change of some) {
    change.accepted = accepted;
    mark(change);
  }
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

function text(file) {
  return file.parts.map((part) => {
    if (typeof part === "string") return part;
    const change = byPart.get(part);
    return change && change.accepted ? change.after : part[1];
  }).join("");
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
tools.hidden = false;
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
