/* The module in a worker: answers questions, and reads logs in pieces, so that neither holds up the page. */
"use strict";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const PAUSE_EVERY = 100; // milliseconds until progress is reported, and messages that wait are heard
const KEPT = 1000; // mentions and verdicts that are handed out one by one; all of them are counted

let core;
const cancelled = new Set();

/* What the module has answered since it was asked last: JSON Lines. */
function answers() {
  const length = core.output_length();
  const text = decoder.decode(new Uint8Array(core.memory.buffer, core.output_bytes(), length));
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

function give(bytes) {
  new Uint8Array(core.memory.buffer, core.input_bytes(), bytes.length).set(bytes);
}

/* Gives as much of a text as there is room for, and returns its length in bytes. */
function giveText(text) {
  const bytes = encoder.encode(text).subarray(0, core.input_room());
  give(bytes);
  return bytes.length;
}

function lookup(text) {
  core.lookup(giveText(text));
  return answers()[0];
}

function search(text, limit) {
  core.search(giveText(text), limit);
  return answers();
}

/* ---- logs ---- */

/* Mentions of the same are counted together, as `ikeerr scan --summary` does. */
function count(counts, mention) {
  const key = JSON.stringify([mention.ids, mention.neighbour]);
  const known = counts.get(key);
  if (known) {
    known.count += 1;
  } else {
    counts.set(key, { ids: mention.ids, neighbour: mention.neighbour, count: 1, first: mention });
  }
}

function take(found, line) {
  if (line.type === "mention") {
    found.mentionCount += 1;
    count(found.counts, line);
    if (found.mentions.length < KEPT) found.mentions.push(line);
  } else {
    found.verdictCount += 1;
    if (found.verdicts.length < KEPT) found.verdicts.push(line);
  }
}

function takeAnswers(found) {
  for (const line of answers()) take(found, line);
}

function feed(bytes, found) {
  const room = core.input_room();
  for (let start = 0; start < bytes.length; start += room) {
    const piece = bytes.subarray(start, start + room);
    give(piece);
    core.log_feed(piece.length);
    takeAnswers(found);
  }
}

/* The records that are named, by their ids. */
function recordsOf(found) {
  const ids = [
    ...found.counts.flatMap((meaning) => meaning.ids),
    ...found.verdicts.flatMap(({ record, elsewhere }) => [record, elsewhere]),
  ];
  return Object.fromEntries([...new Set(ids)].filter(Boolean).map((id) => [id, lookup(id).records[0]]));
}

async function isGzip(log) {
  const start = new Uint8Array(await log.slice(0, 2).arrayBuffer());
  return start[0] === 0x1f && start[1] === 0x8b;
}

/* Pieces are read one by one, with pauses in which a question or a cancellation is heard. null: it was cancelled. */
async function readLog(log, id) {
  const found = { mentions: [], verdicts: [], counts: new Map(), mentionCount: 0, verdictCount: 0 };
  let done = 0;
  let paused = Date.now();
  const counting = new TransformStream({
    transform(piece, pieces) {
      done += piece.length;
      pieces.enqueue(piece);
    },
  });
  let stream = log.stream().pipeThrough(counting);
  if (await isGzip(log)) stream = stream.pipeThrough(new DecompressionStream("gzip"));
  const reader = stream.getReader();
  core.log_start();
  for (;;) {
    const { value } = await reader.read();
    if (!value) break;
    if (cancelled.delete(id)) {
      reader.cancel();
      return null;
    }
    feed(value, found);
    if (Date.now() - paused > PAUSE_EVERY) {
      postMessage({ id, progress: done / log.size });
      await new Promise((resume) => setTimeout(resume));
      paused = Date.now();
    }
  }
  core.log_finish();
  takeAnswers(found);
  found.counts = [...found.counts.values()].sort((a, b) => b.count - a.count);
  found.records = recordsOf(found);
  return found;
}

/* ---- messages ---- */

const started = new Promise((resolve) => {
  self.start = async (bytes) => {
    core = (await WebAssembly.instantiate(bytes)).instance.exports;
    resolve();
  };
});

async function answer(message) {
  await started;
  if (message.log) return readLog(message.log, message.id);
  return { answer: lookup(message.text), hits: search(message.text, message.limit) };
}

self.onmessage = async ({ data }) => {
  if (data.cancel) {
    cancelled.add(data.cancel);
    return;
  }
  try {
    if (data.module) await self.start(data.module);
    if (data.id) postMessage({ id: data.id, result: await answer(data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
};
