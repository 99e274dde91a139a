// The page: what is looked for, the results of it, and all that is done with keys, mouse and drops.

import { Refused, enter, fileOf, search } from "./ask.js";
import { tr, translate } from "./languages.js";
import { made, nameOf, tileOf } from "./tiles.js";
import { view } from "./viewer.js";

const PAGE = 40;
const part = (id) => document.getElementById(id);
const kinds = [...document.querySelectorAll("#kinds input")];
const hits = new Map();
let files = [], like = [], asking = null, found = 0;

function asked(offset) {
  return {
    words: part("words").value.trim(), files, like, offset, limit: PAGE,
    kinds: kinds.filter((box) => box.checked).map((box) => box.value), sort: part("sort").value,
  };
}

function say(line, isWrong = false) {
  part("state").textContent = line;
  part("state").classList.toggle("wrong", isWrong);
}

// With nothing asked for, the newest files are shown.
function completed(question) {
  const isEmpty = !question.words && !files.length && !like.length;
  return isEmpty ? { ...question, words: `sort:${question.sort || "date"}`, sort: "" } : question;
}

async function run(offset = 0) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  say(offset ? part("state").textContent : tr("Searching…"));
  try {
    const answer = await search(completed(asked(offset)), signal);
    if (!offset) clear();
    show(answer);
    remember();
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401) part("entry").showModal();
    else say(error.message, true);
  }
}

function clear() {
  part("player").pause();
  part("results").replaceChildren();
  hits.clear();
  found = 0;
}

function show(answer) {
  const results = part("results");
  for (const hit of answer.hits) {
    if (hit.weak && !results.querySelector(".closest")) {
      const line = hits.size ? tr("Closest we have") : tr("Nothing matches well; closest we have");
      results.append(made("li", { className: "closest" }, line));
    }
    hits.set(String(hit.id), hit);
    results.append(tileOf(hit));
  }
  found += answer.hits.length;
  if (!results.querySelector("[tabindex='0']")) faces()[0]?.setAttribute("tabindex", "0");
  part("more").hidden = found >= answer.total || !answer.hits.length;
  say(summary(answer));
}

function summary(answer) {
  const { total, not_understood: foreign, did_you_mean: query } = answer;
  const lines = [total ? tr("{found} of {total}", { found, total }) : tr("Nothing found.")];
  if (foreign.length) {
    lines.push(tr("The model does not understand: {words}", { words: foreign.join(", ") }));
  }
  if (query) lines.push(tr("Did you mean {query}?", { query }));
  return lines.join("\n");
}

// The address has the words and kinds, so that it can be kept and sent.
function remember() {
  const { words, kinds: chosen, sort } = asked(0);
  const told = new URLSearchParams();
  if (words) told.set("q", words);
  chosen.forEach((kind) => told.append("type", kind));
  if (sort) told.set("sort", sort);
  history.replaceState(null, "", `?${told}`);
}

function recall() {
  const told = new URLSearchParams(location.search);
  part("words").value = told.get("q") ?? "";
  part("sort").value = told.get("sort") ?? "";
  kinds.forEach((box) => { box.checked = told.getAll("type").includes(box.value); });
}

function showChips() {
  const chip = (name, remove) => {
    const button = made("button", { type: "button", ariaLabel: tr("Remove {name}", { name }) }, `${name} ×`);
    button.addEventListener("click", () => { remove(); showChips(); run(); });
    return made("li", {}, button);
  };
  part("chips").replaceChildren(
    ...files.map((file) => chip(file.name, () => { files = files.filter((one) => one !== file); })),
    ...like.map((hit) => chip(tr("Like {name}", { name: nameOf(hit) }), () => { like = like.filter((one) => one !== hit); })),
  );
}

function askWith(more) {
  files = [...files, ...more];
  showChips();
  run();
}

const faces = () => [...document.querySelectorAll("#results .face")];

// One tile is on the way of the Tab key; the arrows go from one to the next.
function go(to) {
  faces().forEach((face) => face.setAttribute("tabindex", face === to ? "0" : "-1"));
  to.focus();
}

function neighbour(face, key) {
  const all = faces(), at = all.indexOf(face), here = face.getBoundingClientRect();
  if (key === "ArrowRight") return all[at + 1];
  if (key === "ArrowLeft") return all[at - 1];
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  const rest = key === "ArrowDown" ? all.slice(at + 1) : all.slice(0, at).reverse();
  return rest.find((one) => Math.abs(one.getBoundingClientRect().left - here.left) < 2);
}

function play(tile) {
  const player = part("player"), button = tile.querySelector(".play");
  const isPlaying = player.dataset.id === tile.dataset.id && !player.paused;
  player.pause();
  if (isPlaying) return;
  const { segment } = hits.get(tile.dataset.id);
  player.dataset.id = tile.dataset.id;
  player.src = fileOf(tile.dataset.id) + (segment.kind === "window" ? `#t=${segment.start}` : "");
  player.play().catch(() => { button.textContent = tr("Cannot be played"); });
}

function showPlaying() {
  const { id } = part("player").dataset, isPlaying = !part("player").paused;
  document.querySelectorAll(".tile .play").forEach((button) => {
    const isThis = isPlaying && button.closest(".tile").dataset.id === id;
    button.textContent = isThis ? tr("Pause") : tr("Play");
  });
}

part("results").addEventListener("keydown", (event) => {
  const tile = event.target.closest(".tile");
  if (!tile) return;
  if (event.key === " " && tile.querySelector(".play")) {
    event.preventDefault();
    play(tile);
    return;
  }
  if (!event.key.startsWith("Arrow") && !["Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const next = neighbour(event.target.closest(".face") ?? tile.querySelector(".face"), event.key);
  if (next) go(next);
});

let viewed = null;
part("results").addEventListener("click", (event) => {
  const tile = event.target.closest(".tile");
  if (!tile) return;
  if (event.target.closest(".play")) {
    play(tile);
    return;
  }
  part("player").pause();
  go(tile.querySelector(".face"));
  viewed = hits.get(tile.dataset.id);
  view(viewed, part("words").value.trim());
});

part("similar").addEventListener("click", () => {
  part("viewer").close();
  [files, like] = [[], [viewed]];
  part("words").value = "";
  showChips();
  run();
});

part("search").addEventListener("submit", (event) => { event.preventDefault(); run(); });
part("files").addEventListener("change", (event) => {
  askWith(event.target.files);
  event.target.value = "";
});
kinds.forEach((box) => box.addEventListener("change", () => run()));
part("sort").addEventListener("change", () => run());
part("more").addEventListener("click", () => run(found));
["play", "pause", "ended"].forEach((name) => part("player").addEventListener(name, showPlaying));
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input[type=search], input[type=password]");
  if (event.key === "/" && !isTyping && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    part("words").select();
  }
});

document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  part("drop").hidden = false;
});
part("drop").addEventListener("dragleave", () => { part("drop").hidden = true; });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  part("drop").hidden = true;
  if (event.dataTransfer.files.length) askWith(event.dataTransfer.files);
});
document.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length) askWith(event.clipboardData.files);
});

part("token-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await enter(part("token").value.trim());
    part("entry").close();
    part("token").value = "";
    run();
  } catch (error) {
    part("entry-state").textContent = error.message;
  }
});

translate(document);
recall();
run();
