// What the page asks the server for. Answers that are refused become errors with the server's line.

import { tr } from "./languages.js";

export class Refused extends Error {
  constructor(status, line) {
    super(line);
    this.status = status;
  }
}

async function answered(request) {
  let response;
  try {
    response = await request;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, tr("The server does not answer. Check that it still runs."));
  }
  const document = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(response.status, document.error ?? tr("That cannot be asked so."));
  }
  return document;
}

// `asked`: words, kinds and order, files and items to ask with, and which page.
export function search(asked, signal) {
  const fields = asked.files.length ? new FormData() : new URLSearchParams();
  fields.append("q", asked.words);
  asked.kinds.forEach((kind) => fields.append("type", kind));
  asked.like.forEach((item) => fields.append("like", item.id));
  if (asked.sort) fields.append("sort", asked.sort);
  fields.append("limit", asked.limit);
  fields.append("offset", asked.offset);
  if (!asked.files.length) return answered(fetch(`/api/search?${fields}`, { signal }));
  asked.files.forEach((file) => fields.append("file", file, file.name));
  return answered(fetch("/api/search", { method: "POST", body: fields, signal }));
}

export const why = (id, words) =>
  answered(fetch(`/api/items/${id}/why?${new URLSearchParams({ q: words })}`));

export const peaks = (id) => answered(fetch(`/api/items/${id}/peaks`));

export const enter = (token) =>
  answered(fetch("/api/session", { method: "POST", headers: { Authorization: `Bearer ${token}` } }));

export async function text(id) {
  const response = await fetch(`/api/items/${id}/text`);
  return response.ok ? response.text() : "";
}

export const fileOf = (id) => `/api/items/${id}/file`;

export const thumbnailOf = (hit) =>
  `/api/items/${hit.id}/thumbnail` +
  (hit.modality === "video" ? `?seconds=${hit.segment.start}` : "");
