// The page talks to its server: what is typed, dropped or chosen goes there, and the answer is shown.
import { View } from "/view.js";

const EXAMPLES = {
  "A spun news item": "The hospital's new laboratory opened on Monday.It will study how profound learning and other kinds of synthetic intelligence help doctors find bosom malignancy early . “We want our results to reach every patient, ” the director said, “within two years. “\n\nHer group trains convolutional neural organizations on old scans ; an irregular woodland then weighs the findings. Write to press@northlab. org for the report.",
  "A French page, glued together": "Le laboratoire de l’hôpital a ouvert lundi.Ses machines apprennent à lire des radios grâce à l’intelligence synthétique , et plus précisément à l’apprentissage abyssal.« Nous voulons aider chaque malade » , explique la directrice.",
  "Misread characters": "The cafÃ© on the corner sells crÃ¨me brÃ»lÃ©e, and it doesnâ€™t close before midnight.",
  "Tokenised text": "`` It is n't over , '' she said ; the others ( all of them ) were n't sure .",
};
const by = (id) => document.getElementById(id);
const source = by("source");
const status = by("status");
const view = new View(by("result"), by("list"), by("more"), tell);
let name = "text.txt";
let busy = false;
let waiting = 0;
let answered = null; // what was last sent, to see whether something has changed since

function request() {
  const stages = [...document.querySelectorAll("[name=stage]")];
  const chosen = stages.filter(({ checked }) => checked).map(({ value }) => value);
  const ignore = stages.filter(({ checked }) => !checked).map(({ value }) => value);
  const language = by("language").value;
  const asked = { text: source.value, at_least: by("level").value };
  if (language) asked.languages = [language];
  if (ignore.length) asked.ignore = ignore;
  return chosen.length ? asked : { ...asked, text: "" };
}

async function post(path, body, kind) {
  const response = await fetch(path, { method: "POST", body, headers: { "Content-Type": kind } });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

// One text at a time is on its way; what was typed meanwhile goes next.
async function refresh() {
  const body = JSON.stringify(request());
  if (busy || body === answered) return;
  busy = true;
  const text = source.value;
  const slow = setTimeout(() => say("Working …"), 400);
  try {
    const answer = await post("/check", body, "application/json");
    answered = body;
    view.show(text, answer);
    judge(answer.verdict);
    tell();
  } catch (error) {
    answered = body; // asking again would not help
    say(error instanceof TypeError ? "The server does not answer. Is it still running?" : error.message, true);
  }
  clearTimeout(slow);
  busy = false;
  refresh();
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, Math.min(150 + source.value.length / 2000, 2000));
}

function say(message, wrong = false) {
  status.textContent = message;
  status.classList.toggle("wrong", wrong);
}

function counted(number, noun) {
  return number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");
}

function tell() {
  const { changes, current } = view;
  const repairs = changes.filter(({ report }) => !report);
  const accepted = repairs.filter((change) => change.accepted).length;
  const said = [];
  if (current) said.push("Change " + current.number + ", " + current.rule + ": " + current.reason + (current.report ? "" : current.accepted ? " Accepted." : " Not accepted."));
  if (source.value) said.push(repairs.length ? counted(accepted, "change") + " made" + (accepted < repairs.length ? ", " + (repairs.length - accepted) + " not." : ".") : "Nothing to repair.");
  say(said.join(" "));
  by("changes").hidden = by("bar").hidden = !changes.length;
  by("copy").disabled = by("download").disabled = !source.value;
  by("copy").textContent = "Copy";
}

function judge(verdict) {
  const box = by("verdict");
  box.hidden = !verdict.caveat;
  box.classList.toggle("spun", verdict.spun >= 0.9);
  const judged = document.createElement("p");
  judged.append(Object.assign(document.createElement("strong"), { textContent: verdict.sentence }));
  const places = document.createElement("ul");
  places.append(...verdict.strongest.map(({ sentence }) => Object.assign(document.createElement("li"), { textContent: sentence })));
  box.replaceChildren(judged, places, Object.assign(document.createElement("p"), { className: "why", textContent: verdict.caveat }));
}

function put(text) {
  source.value = text;
  source.scrollTop = 0;
  refresh();
}

async function open(file) {
  say("Reading …");
  try {
    const { text } = await post("/read?name=" + encodeURIComponent(file.name), file, "application/octet-stream");
    name = file.name;
    put(text);
    if (!text) tell();
  } catch (error) {
    say(error.message, true);
  }
}

async function copy() {
  let done = true;
  try {
    await navigator.clipboard.writeText(view.text());
  } catch {
    const area = document.createElement("textarea");
    area.value = view.text();
    document.body.append(area);
    area.select();
    done = document.execCommand("copy");
    area.remove();
  }
  by("copy").textContent = done ? "Copied" : "Could not copy";
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([view.text()], { type: "text/plain;charset=utf-8" }));
  link.download = name.replace(/\.[^.]*$/, "") + "-repaired.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const actions = {
  next: () => view.step(1),
  previous: () => view.step(-1),
  accept: () => view.current && view.decide([view.current], true),
  reject: () => view.current && view.decide([view.current], false),
  "accept-all": () => view.decide(view.changes, true),
  "reject-all": () => view.decide(view.changes, false),
  more: () => view.listMore(),
  clear: () => { put(""); source.focus(); },
  copy, download,
};
const keys = { j: "next", k: "previous", a: "accept", r: "reject" };

for (const [id, act] of Object.entries(actions)) by(id).addEventListener("click", act);
source.addEventListener("input", soon);
by("settings").addEventListener("change", ({ target }) => { if (target.matches("#language, #level, [name=stage]")) refresh(); });
by("settings").addEventListener("submit", (event) => event.preventDefault());
by("file").addEventListener("change", ({ target }) => { if (target.files[0]) open(target.files[0]); target.value = ""; });
for (const title of Object.keys(EXAMPLES)) by("example").append(new Option(title, title));
by("example").addEventListener("change", ({ target }) => {
  if (EXAMPLES[target.value]) put(EXAMPLES[target.value]);
  target.value = "";
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
for (const kind of ["dragleave", "drop"]) document.addEventListener(kind, () => document.body.classList.remove("dropping"));
document.addEventListener("drop", (event) => {
  const [file] = event.dataTransfer.files;
  const text = event.dataTransfer.getData("text/plain");
  event.preventDefault();
  if (file) open(file);
  else if (text) put(text);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, textarea, input")) return;
  const action = keys[event.key];
  if (action) {
    event.preventDefault();
    actions[action]();
  }
});
window.addEventListener("pageshow", refresh); // a browser may bring back what was typed
tell();
