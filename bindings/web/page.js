/* What a page does beyond being read: search as one types, verdicts on a log, copying of commands. Whatever comes from
 * a log, a query or the module becomes text of a node and is never markup. */
"use strict";

(() => {
  const root = document.documentElement.dataset.root;
  const form = document.getElementById("_ask");
  const box = document.getElementById("_question");
  const answerArea = document.getElementById("_answer");
  const status = document.getElementById("_status");
  const LONGEST_QUESTION = 400; // characters: what is longer, or has lines, is a log

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /* The page of "ikev2:14", or the cause on it of "ikev2:14#slug". */
  function address(identity) {
    const [record, slug] = identity.split("#");
    return `${root}${record.replace(":", "/")}/index.html${slug ? `#${slug}` : ""}`;
  }

  function link(identity, ...children) {
    return make("a", { href: address(identity) }, ...(children.length ? children : [identity]));
  }

  /* ---- copying ---- */

  function addCopyButton(code) {
    if (!navigator.clipboard) return;
    const button = make("button", { type: "button", class: "copy", "aria-label": `Copy: ${code.textContent}` }, "Copy");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
    code.after(button);
  }

  /* Inline code between backquotes, as pages have it. */
  function prose(text) {
    return text.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part));
  }

  /* What is to be done: what has blanks and nothing that stands for others, as log lines have, is a command to copy. */
  function instruction(text) {
    const item = make("li", {}, ...prose(text));
    for (const code of item.querySelectorAll("code")) {
      if (/ /.test(code.textContent) && !/[…{]/.test(code.textContent)) addCopyButton(code);
    }
    return item;
  }

  function instructions(label, texts) {
    return texts.length ? [make("h4", {}, label), make("ul", {}, ...texts.map(instruction))] : [];
  }

  document.querySelectorAll("code.command").forEach(addCopyButton);

  /* ---- a question ---- */

  /* Spans count bytes of the text. */
  function marked(text, spans) {
    const bytes = new TextEncoder().encode(text);
    const decode = (start, end) => new TextDecoder().decode(bytes.subarray(start, end));
    const parts = [];
    let at = 0;
    for (const [start, end] of spans) {
      parts.push(decode(at, start), make("mark", {}, decode(start, end)));
      at = end;
    }
    return [...parts, decode(at)];
  }

  function hitItem(hit) {
    const isMessage = hit.field === "message";
    const message = isMessage ? marked(hit.snippet, hit.spans) : [hit.message];
    const shows = !isMessage && !["code", "name", "sentence"].includes(hit.field);
    return make(
      "li",
      {},
      make("a", { href: address(hit.id) }, make("span", { class: "id" }, hit.id), " ", make("b", {}, hit.name)),
      make("p", {}, ...message),
      shows
        ? make("p", { class: "snippet" }, `${hit.field.replace("_", " ")}: `, ...marked(hit.snippet, hit.spans))
        : null,
    );
  }

  function foundCard(record) {
    const [likeliest, ...others] = record.causes;
    const causes = others.map((cause) => make("li", {}, link(cause.id, cause.title)));
    return make(
      "section",
      { class: "found" },
      make("h2", {}, link(record.id, record.name), " ", make("span", { class: "id" }, `${record.id}, ${record.hex}`)),
      make("p", { class: "message" }, record.message),
      make("p", {}, ...prose(record.summary)),
      ...(likeliest ? [make("h3", {}, link(likeliest.id, likeliest.title))] : []),
      ...instructions("Check", likeliest?.checks.slice(0, 1) ?? []),
      ...instructions("Fix", likeliest?.fixes.slice(0, 1) ?? []),
      ...(causes.length ? [make("h4", {}, "Other causes"), make("ul", {}, ...causes)] : []),
    );
  }

  /* The text with the given identities in it as links. */
  function linked(text, ids) {
    return text.split(/\b([a-z]\w*:\d+(?:@[\w-]+)?)/).map((part) => (ids.includes(part) ? link(part) : part));
  }

  /* What the key means is said where that is more than one record. */
  function explanation(answer, hits) {
    const isPlain = answer.status === "found" && !answer.also.length;
    const isWords = answer.reason === "unknown-name";
    if (isPlain || (isWords && hits.length)) return null;
    const ids = [...answer.records.map((record) => record.id), ...answer.also, ...(isWords ? [] : answer.suggestions)];
    const others = ids.filter((id) => !answer.explanation.includes(id)).map((id) => make("li", {}, link(id)));
    const said = make("p", {}, ...linked(answer.explanation, ids));
    return make("div", { class: "said" }, said, others.length ? make("ul", {}, ...others) : null);
  }

  function showAnswer({ answer, hits }) {
    const found = answer.status === "found" ? answer.records[0] : null;
    const others = hits.filter((hit) => hit.id !== found?.id);
    answerArea.replaceChildren(
      ...[
        explanation(answer, hits),
        found ? foundCard(found) : null,
        others.length ? make("h2", { class: "others" }, found ? "Others that fit" : "Records that fit") : null,
        others.length ? make("ol", { class: "hits" }, ...others.map(hitItem)) : null,
      ].filter(Boolean),
    );
    const count = others.length + (found ? 1 : 0);
    status.textContent = count ? counted(count, "record", "records") : "Nothing fits. Try fewer or other words.";
    answerArea.dataset.question = answer.key;
  }

  function say(message) {
    status.textContent = message;
  }

  /* A number has a page of its own: it is offered while the module is still on its way. */
  function showNumber(text) {
    const isNumber = /^(0x[0-9a-f]+|[0-9]+)$/i.test(text) && ikeerrNumbers.includes(Number(text));
    if (!isNumber) return;
    const to = `${root}${Number(text)}/index.html`;
    answerArea.replaceChildren(make("p", {}, make("a", { href: to }, `The page of ${text}`)));
  }

  let isReady = false;

  async function ask() {
    const text = box.value.trim();
    if (!text) {
      answerArea.replaceChildren();
      say("");
      return null;
    }
    if (!isReady) {
      say("Loading the reference, 2 MB ...");
      showNumber(text);
    }
    try {
      const result = await ikeerr.ask(text);
      isReady = true;
      if (box.value.trim() === text) showAnswer(result);
      return result;
    } catch (error) {
      say(`The search does not work here: ${error.message}. Every page can be read without it.`);
      return null;
    }
  }

  function firstAddress(result) {
    const found = result.answer.status === "found" ? result.answer.records[0] : result.hits[0];
    return found && address(found.id);
  }

  box.addEventListener("focus", () => ikeerr.load().catch(() => {}), { once: true });
  box.addEventListener("input", () => {
    if (logForm && box.value.length > LONGEST_QUESTION) readPasted(box.value);
    else ask();
  });
  box.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text");
    if (!text.trim().includes("\n") || !logForm) return;
    event.preventDefault();
    readPasted(text);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const result = await ask();
    const to = result ? firstAddress(result) : answerArea.querySelector("a")?.href;
    if (to) location.href = to;
  });

  /* From the box through the answers with the arrow keys, as in a list of suggestions; "/" leads to the box. */
  function move(event) {
    const links = [box, ...answerArea.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const to = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !to || links.length === 1) return;
    event.preventDefault();
    to.focus();
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = /^(input|textarea|select)$/i.test(event.target.tagName);
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      box.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.target.tagName !== "TEXTAREA") move(event);
    } else if (event.key === "Escape" && (event.target === box || answerArea.contains(event.target))) {
      box.value = "";
      box.focus();
      ask();
    }
  });

  /* ---- a log ---- */

  const logForm = document.getElementById("log");
  const logText = document.getElementById("log-text");
  const logFile = document.getElementById("log-file");
  const logStatus = document.getElementById("log-status");
  const logProgress = document.getElementById("log-progress");
  const cancelButton = document.getElementById("log-cancel");
  const logAnswer = document.getElementById("log-answer");
  let reading = null; // what cancels the reading under way

  function lineItem(line) {
    return make("li", {}, make("span", { class: "line" }, `line ${line.line}`), " ", make("code", {}, line.text));
  }

  function list(label, texts) {
    if (!texts.length) return [];
    return [make("h4", {}, label), make("ul", {}, ...texts.map((text) => make("li", {}, ...prose(text))))];
  }

  function lists(verdict) {
    const parts = [];
    if (verdict.theirs) parts.push(`Theirs (line ${verdict.theirs_line}): \`${verdict.theirs}\``);
    if (verdict.ours) parts.push(`Ours (line ${verdict.ours_line}): \`${verdict.ours}\``);
    if (verdict.differ.length) parts.push(`They differ in ${verdict.differ.join(", ")}.`);
    return list("The two lists", parts);
  }

  const OUTCOMES = { none: "not started", "no-answer": "no answer" };
  const DECIDERS = { this: "decided at this end", peer: "decided by the peer", none: "" };

  function heading(verdict) {
    const who =
      [verdict.connection, verdict.peer && `peer ${verdict.peer}`].filter(Boolean).join(", ") || "A connection";
    const what = [OUTCOMES[verdict.outcome] ?? verdict.outcome, verdict.exchange && `in ${verdict.exchange}`];
    return `${who}: ${what.filter(Boolean).join(" ")}`;
  }

  function circumstances(verdict) {
    const where =
      verdict.first_line === verdict.last_line
        ? `line ${verdict.first_line}`
        : `lines ${verdict.first_line} to ${verdict.last_line}`;
    const children = verdict.children.map(
      (child) => `Child SA ${child.name ?? ""} ${OUTCOMES[child.outcome] ?? child.outcome}`,
    );
    return [
      verdict.attempts > 1 ? `${verdict.attempts} attempts` : "",
      where,
      verdict.record ? DECIDERS[verdict.decided_by] : "",
      ...children,
      verdict.works_since ? `works since line ${verdict.works_since}` : "",
    ]
      .filter(Boolean)
      .join(" · ");
  }

  function reason(verdict, records) {
    if (!verdict.record) return [];
    const record = records[verdict.record];
    const why = make(
      "p",
      { class: "reason" },
      link(verdict.reason, verdict.cause ? verdict.cause.title : record.message),
    );
    const name = make("p", {}, link(record.id, `${record.id} ${record.name}`));
    const other = records[verdict.elsewhere];
    if (other) name.append(", at the other side ", link(other.id, `${other.id} ${other.name}`));
    return [why, name];
  }

  function causesLeft(verdict) {
    if (!verdict.left.length) return [];
    const causes = verdict.left.map((cause) => make("li", {}, link(cause.id, cause.title)));
    return [make("h4", {}, "This log does not say why. Left are"), make("ul", {}, ...causes)];
  }

  function verdictCard(verdict, records) {
    return make(
      "article",
      { class: `verdict ${verdict.is_wrong ? "wrong" : "works"}`, "data-reason": verdict.reason ?? "" },
      make("h3", {}, heading(verdict)),
      make("p", { class: "where" }, circumstances(verdict)),
      ...reason(verdict, records),
      make("ol", { class: "evidence" }, ...verdict.evidence.map(lineItem)),
      ...lists(verdict),
      ...instructions("Check", verdict.cause?.checks ?? []),
      ...instructions("Fix", verdict.cause?.fixes ?? []),
      ...causesLeft(verdict),
      ...list("The log that decides", verdict.look_in ? [verdict.look_in] : []),
      ...list(
        "Look for",
        verdict.look_for.map((line) => `\`${line}\``),
      ),
    );
  }

  function recordLine(record) {
    return make("p", {}, link(record.id, `${record.id} ${record.name}`), make("br", {}), record.message);
  }

  function countRow(meaning, records) {
    const named = meaning.ids.map((id) => recordLine(records[id]));
    return make(
      "tr",
      {},
      make("td", { class: "number" }, String(meaning.count)),
      make("td", {}, ...(named.length ? named : [meaning.neighbour])),
      make("td", {}, make("code", {}, meaning.first.match), ` line ${meaning.first.line}`),
    );
  }

  function mentionTable({ counts, records }) {
    const head = ["Times", "Record", "First"].map((title) => make("th", { scope: "col" }, title));
    return make(
      "div",
      { class: "wide", tabindex: "0", role: "region", "aria-label": "Errors that the log mentions" },
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, ...head)),
        make("tbody", {}, ...counts.map((meaning) => countRow(meaning, records))),
      ),
    );
  }

  function counted(count, one, several) {
    return `${count} ${count === 1 ? one : several}`;
  }

  function showLog(found) {
    const SHOWN = 50;
    const wrongFirst = [...found.verdicts].sort((a, b) => b.is_wrong - a.is_wrong);
    const more = found.verdictCount - Math.min(SHOWN, wrongFirst.length);
    logAnswer.replaceChildren(
      ...wrongFirst.slice(0, SHOWN).map((verdict) => verdictCard(verdict, found.records)),
      ...(more > 0 ? [make("p", {}, `${more} more negotiations; the command ikeerr diagnose lists them.`)] : []),
      ...(found.counts.length ? [make("h3", {}, "Errors that it mentions"), mentionTable(found)] : []),
    );
    const wrong = found.verdicts.filter((verdict) => verdict.is_wrong).length;
    const negotiations = counted(found.verdictCount, "negotiation", "negotiations");
    const nothing = "No negotiation of a known program and no known error is in it.";
    logStatus.textContent =
      found.verdictCount + found.mentionCount
        ? `${negotiations}, ${wrong} with a fault; ${counted(found.mentionCount, "mention", "mentions")} of errors.`
        : nothing;
  }

  function setBusy(isBusy) {
    logProgress.hidden = cancelButton.hidden = !isBusy;
    logProgress.value = 0;
  }

  async function readLog(log) {
    reading?.abort();
    const mine = (reading = new AbortController());
    setBusy(true);
    logAnswer.replaceChildren();
    logStatus.textContent = "Reading the log ...";
    try {
      const found = await ikeerr.read(log, (share) => (logProgress.value = share), mine.signal);
      if (reading !== mine) return;
      if (found) showLog(found);
      else logStatus.textContent = "Cancelled.";
    } catch (error) {
      logStatus.textContent = `The log could not be read: ${error.message}`;
    }
    if (reading === mine) setBusy(false);
  }

  function readPasted(text) {
    box.value = "";
    ask();
    logText.value = text;
    readLog(new Blob([text]));
    logForm.scrollIntoView();
    logText.focus();
  }

  function readDropped(event) {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    readLog(file);
  }

  if (logForm) {
    logForm.addEventListener("submit", (event) => {
      event.preventDefault();
      readLog(new Blob([logText.value]));
    });
    logText.addEventListener("paste", () => setTimeout(() => readLog(new Blob([logText.value]))));
    logText.addEventListener("focus", () => ikeerr.load().catch(() => {}), { once: true });
    logFile.addEventListener("change", () => logFile.files.length && readLog(logFile.files[0]));
    cancelButton.addEventListener("click", () => reading.abort());
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", readDropped);
  }

  /* What is folded is printed too. */
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));

  /* index.html#q=13868: what follows # is sent nowhere. */
  const asked = new URLSearchParams(location.hash.slice(1)).get("q");
  if (asked) {
    box.value = asked;
    ask();
  }
})();
