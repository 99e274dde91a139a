// One hit as large as the page, with why it was found.

import { fileOf, text, thumbnailOf, why } from "./ask.js";
import { made, nameOf } from "./tiles.js";

const part = (id) => document.getElementById(id);

async function shownOf(hit) {
  const source = fileOf(hit.id);
  if (hit.modality === "image") {
    // What no browser can show has at least its preview.
    const image = made("img", { alt: nameOf(hit), src: source });
    image.addEventListener("error", () => { image.src = thumbnailOf(hit); }, { once: true });
    return image;
  }
  if (hit.modality === "text") return made("pre", { tabIndex: 0 }, await text(hit.id));
  const media = made(hit.modality === "audio" ? "audio" : "video", { controls: true, src: source });
  media.addEventListener("loadedmetadata", () => {
    if (["window", "frame", "spoken"].includes(hit.segment.kind)) {
      media.currentTime = hit.segment.start;
    }
  }, { once: true });
  return media;
}

export async function view(hit, words) {
  part("viewer-name").textContent = nameOf(hit);
  part("path").textContent = hit.path;
  part("open").href = fileOf(hit.id);
  part("why").textContent = "";
  part("shown").replaceChildren();
  part("viewer").showModal();
  part("shown").replaceChildren(await shownOf(hit));
  if (words && hit.lanes.length) {
    why(hit.id, words).then((told) => { part("why").textContent = told.line; }, () => {});
  }
}

part("viewer").addEventListener("close", () => part("shown").replaceChildren());
part("close").addEventListener("click", () => part("viewer").close());
