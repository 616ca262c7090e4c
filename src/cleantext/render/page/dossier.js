"use strict";
// Decide on each finding, keep the decisions in this browser, save and load them. Text only ever goes through textContent.
const files = JSON.parse(document.getElementById("data").textContent);
const by = (id) => document.getElementById(id);
const kept = "cleantext dossier " + files.map(({ sha256, signature }) => sha256 + signature).join(" ");
const fields = ["outcome", "reader", "note"];
const found = [];
let current = null;
let keeps = true;
for (const file of files) {
  for (const finding of file.findings) found.push({ ...finding, file, element: by("f" + finding.number), decision: "" });
}

function mark({ element, decision }) {
  if (decision) element.dataset.state = decision;
  else delete element.dataset.state;
  for (const button of element.querySelectorAll("[data-decide]")) {
    button.setAttribute("aria-pressed", String(button.dataset.decide === decision));
  }
}

function overlap(one, other) {
  return one.file === other.file && one.start < other.end && other.start < one.end;
}

// A second press takes a decision back; of two findings that overlap only one can be accepted.
function decide(finding, decision) {
  finding.decision = finding.decision === decision ? "" : decision;
  if (finding.decision === "accept") {
    for (const other of found) {
      if (other !== finding && other.decision === "accept" && overlap(other, finding)) {
        other.decision = "";
        mark(other);
      }
    }
  }
  mark(finding);
  keep();
  tell();
}

function decisions() {
  const taken = ({ number, file, element, decision, ...rest }) => ({ ...rest, decision });
  return {
    format: "cleantext decisions",
    version: 1,
    ...Object.fromEntries(fields.map((id) => [id, by(id).value])),
    files: files.map((file) => ({
      name: file.name, sha256: file.sha256, signature: file.signature,
      decisions: found.filter((finding) => finding.file === file && finding.decision).map(taken),
    })),
  };
}

function restore(saved) {
  if (saved?.format !== "cleantext decisions" || !Array.isArray(saved.files)) throw new Error("not a file of decisions");
  const key = ({ start, end, after, rule }) => JSON.stringify([start, end, after, rule]);
  const of = new Map(saved.files.map(({ sha256, decisions: some }) => [sha256, new Map(some.map((one) => [key(one), one.decision]))]));
  if (!files.some(({ sha256 }) => of.has(sha256))) throw new Error("these decisions are about another text");
  for (const finding of found) {
    const decision = of.get(finding.file.sha256)?.get(key(finding));
    finding.decision = ["accept", "reject"].includes(decision) ? decision : "";
    mark(finding);
  }
  for (const id of fields) if (typeof saved[id] === "string") by(id).value = saved[id];
}

function keep() {
  try {
    localStorage.setItem(kept, JSON.stringify(decisions()));
  } catch {
    keeps = false;
  }
}

function tell(message) {
  const decided = found.filter(({ decision }) => decision).length;
  const count = decided + " of " + found.length + " decided" + (keeps ? "" : "; this browser keeps nothing: save them");
  const about = current ? current.number + ": “" + current.before.trim() + "” → “" + current.after.trim() + "”. " : "";
  by("about").textContent = message || about + count;
}

function select(finding) {
  for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
  current = finding;
  const hidden = finding.element.closest("details");
  if (hidden) hidden.open = true;
  finding.element.classList.add("current");
  finding.element.focus({ preventScroll: true });
  finding.element.scrollIntoView({ block: "center" });
  tell();
}

function step(way) {
  if (!found.length) return;
  const at = found.indexOf(current);
  select(found[at < 0 ? (way > 0 ? 0 : found.length - 1) : (at + way + found.length) % found.length]);
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(decisions(), null, 1)], { type: "application/json" }));
  link.download = "decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function load({ target }) {
  try {
    restore(JSON.parse(await target.files[0].text()));
    keep();
    tell();
  } catch (error) {
    tell("Not loaded: " + error.message);
  }
  target.value = "";
}

const actions = {
  next: () => step(1),
  previous: () => step(-1),
  accept: () => current && decide(current, "accept"),
  reject: () => current && decide(current, "reject"),
  save, print: () => window.print(),
};
const keys = { j: "next", k: "previous", a: "accept", r: "reject" };

// In the order of the page: phrases first, then the others by rule.
found.sort((one, other) => (one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
for (const hidden of document.querySelectorAll(".decide, .file-tools")) hidden.hidden = false;
by("tools").hidden = !found.length;
try {
  const saved = localStorage.getItem(kept);
  if (saved) restore(JSON.parse(saved));
} catch {
  keeps = false;
}
for (const [id, act] of Object.entries(actions)) by(id).addEventListener("click", act);
by("load").addEventListener("change", load);
for (const id of fields) for (const kind of ["input", "change"]) by(id).addEventListener(kind, keep);
const at = new Map(found.map((finding) => [finding.element, finding]));
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-decide]");
  if (!button) return;
  const finding = at.get(button.closest("[id^=f]"));
  decide(finding, button.dataset.decide);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, textarea, input")) return;
  const name = keys[event.key];
  if (name) {
    event.preventDefault();
    actions[name]();
  }
});
window.addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("details")) one.open = true; });
tell();
