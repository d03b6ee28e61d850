/* The module for pages: ikeerr.ask(text, limit) and ikeerr.read(log, progress, signal). It is loaded when it is first
 * needed, by a script element and not by a request: so a page may forbid all connections, and works from a folder. */
"use strict";

const ikeerr = (() => {
  let worker; // a promise
  let lastId = 0;
  const waiting = new Map(); // by id: { resolve, reject, progress }

  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${address} could not be loaded`));
      document.head.append(script);
    });
  }

  function settle({ data }) {
    const question = waiting.get(data.id);
    if (!question) return;
    if ("progress" in data) {
      question.progress(data.progress);
      return;
    }
    waiting.delete(data.id);
    if (data.error) question.reject(new Error(data.error));
    else question.resolve(data.result);
  }

  /* A byte is a character of the script. */
  function bytesOf(text) {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes.buffer;
  }

  async function start() {
    await loadScript(`${document.documentElement.dataset.root}ikeerr-module.js`);
    const code = new Blob([ikeerrModule.worker], { type: "text/javascript" });
    const started = new Worker(URL.createObjectURL(code));
    started.onmessage = settle;
    const module = bytesOf(ikeerrModule.bytes);
    ikeerrModule = null;
    started.postMessage({ module }, [module]);
    return started;
  }

  function load() {
    worker ??= start().catch((error) => {
      worker = undefined;
      throw error;
    });
    return worker;
  }

  async function send(message, progress, signal) {
    const to = await load();
    const id = ++lastId;
    signal?.addEventListener("abort", () => to.postMessage({ cancel: id }));
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, progress });
      to.postMessage({ id, ...message });
    });
  }

  return {
    load,
    ask: (text, limit = 10) => send({ text, limit }),
    read: (log, progress = () => {}, signal = undefined) => send({ log }, progress, signal),
  };
})();
