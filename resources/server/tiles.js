// One tile for each hit: what it looks like, where in the file it matches, and how well.

import { peaks, thumbnailOf } from "./ask.js";
import { tr } from "./languages.js";

const LIKELIHOOD = { clear: tr("Clear match"), likely: tr("Likely match"), guess: tr("A guess") };
const KINDS = { image: tr("picture"), audio: tr("sound"), video: tr("video"), text: tr("document") };

export const nameOf = (hit) => hit.path.split(/[\\/]/).pop();

export function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, attributes);
  element.append(...children);
  return element;
}

const clock = (seconds) => {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

function placeOf(hit) {
  const { kind, start, end, place } = hit.segment;
  if (["window", "frame", "spoken"].includes(kind)) {
    return tr("{start} to {end}", { start: clock(start), end: clock(end) });
  }
  return place || KINDS[hit.modality];
}

// The loudness of a sound, as the window draws it.
function wave(hit) {
  const canvas = made("canvas", { width: 380, height: 300 });
  peaks(hit.id).then(({ peaks: loud }) => {
    const pen = canvas.getContext("2d");
    pen.fillStyle = getComputedStyle(canvas).getPropertyValue("--accent");
    const step = canvas.width / loud.length;
    loud.forEach((peak, n) => {
      const height = Math.max(4, (peak / 255) * canvas.height * 0.8);
      pen.fillRect(n * step + 1, (canvas.height - height) / 2, step - 2, height);
    });
  }, () => canvas.remove());
  return canvas;
}

function faceOf(hit) {
  const quote = made("blockquote", {}, hit.segment.text || nameOf(hit));
  if (hit.modality === "audio") return wave(hit);
  if (hit.modality === "text" && hit.segment.text) return quote;
  const image = made("img", { alt: "", loading: "lazy", src: thumbnailOf(hit) });
  image.addEventListener("error", () => image.replaceWith(quote), { once: true });
  return image;
}

export function tileOf(hit) {
  const how = hit.lanes.length ? LIKELIHOOD[hit.likelihood] : "";
  const name = nameOf(hit);
  const face = made("button", {
    className: "face", type: "button", tabIndex: -1, title: hit.path,
    ariaLabel: [name, KINDS[hit.modality], placeOf(hit), how].filter(Boolean).join(", "),
  });
  face.append(
    made("span", { className: "picture" }, faceOf(hit)),
    made("span", { className: "about" },
      made("span", { className: "name" }, name),
      made("span", { className: "place" }, placeOf(hit)),
      made("span", { className: `strength ${hit.likelihood}` }, how)),
  );
  const tile = made("li", { className: "tile" }, face);
  tile.dataset.id = hit.id;
  if (hit.modality === "audio") {
    tile.append(made("button", {
      className: "play", type: "button", tabIndex: -1, textContent: tr("Play"), ariaLabel: tr("Play {name}", { name }),
    }));
  }
  return tile;
}
