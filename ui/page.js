// Runs once, when the conversation is on the page. `element`, `trigger`, `server` and `watch` are
// handed in by Gradio's HTML component.

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const root = () => element.querySelector(".conversation");
const word = (name) => root()?.dataset[name] ?? "";
const scroll = (target, block) =>
  target.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

// A fresh <dialog> keeps focus inside, closes on Escape and is told to screen readers.
const dialog = document.createElement("dialog");
dialog.className = "minutes-dialog";
dialog.setAttribute("aria-labelledby", "minutes-name");
const close = document.createElement("button");
close.type = "button";
close.className = "close";
const content = document.createElement("div");
content.className = "minutes-content";
content.tabIndex = 0;
dialog.append(close, content);
document.body.append(dialog);
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

async function openMinutes(place) {
  const language = word("language");
  close.textContent = word("close");
  content.textContent = "…";
  content.scrollTop = 0;
  if (!dialog.open) dialog.showModal();
  try {
    content.innerHTML = await server.minutes({ ...place, language });
  } catch {
    content.textContent = word("failed");
    return;
  }
  const at = content.querySelector("mark") ?? content.querySelector(".here");
  // Only the text is scrolled, a third down, and not the page behind it.
  content.scrollTop = at
    ? at.getBoundingClientRect().top - content.getBoundingClientRect().top - content.clientHeight / 3
    : 0;
  content.focus({ preventScroll: true });
}

function follow(link) {
  const target = document.getElementById(link.hash.slice(1));
  if (!target) return;
  const folded = target.closest("details");
  if (folded) folded.open = true;
  const card = target.closest(".card") ?? target;
  for (const old of document.querySelectorAll(".found")) old.classList.remove("found");
  card.classList.add("found");
  if (card !== target) {
    // The way back leads to the marker that was followed, not to the first of its passage.
    const back = card.querySelector(".back");
    if (back && link.id) back.setAttribute("href", `#${link.id}`);
  }
  card.focus({ preventScroll: true });
  scroll(card, card === target ? "center" : "nearest");
}

const waiting = () => Boolean(element.querySelector("[data-pending]"));

document.addEventListener("click", (event) => {
  const find = (selector) => event.target.closest?.(selector);
  const opener = find("[data-open]");
  if (opener) return openMinutes(JSON.parse(opener.dataset.open));
  const link = find("a.marker, a.back");
  if (link) {
    // Gradio sets a base address, so that the browser would leave the page for "#…".
    event.preventDefault();
    return follow(link);
  }
  const copier = find("[data-copy]");
  if (copier) return copyText(copier, copier.dataset.copy, word("copied"));
  const saver = find("[data-save]");
  if (saver) return trigger("download", { turn: Number(saver.dataset.save) });
  // An answer that is on its way would undo what changes the conversation meanwhile.
  if (waiting()) return;
  const vote = find("[data-vote]");
  if (vote) {
    return trigger("like", { turn: Number(vote.dataset.turn), vote: Number(vote.dataset.vote) });
  }
  const editor = find("[data-edit], [data-stop-editing]");
  if (editor) {
    trigger("edit", { turn: editor.dataset.edit ? Number(editor.dataset.edit) : null });
    return document.querySelector("#question textarea")?.focus();
  }
  const again = find("[data-again]");
  if (again) return trigger("submit", { turn: Number(again.dataset.again) });
  if (find("[data-unscope]")) return trigger("submit", { moede: null });
  const asker = find("[data-ask]");
  if (asker) return trigger("submit", { question: asker.dataset.ask });
  const remover = find("[data-without]");
  if (remover) {
    const { turn, without } = remover.dataset;
    return trigger("submit", { turn: Number(turn), without });
  }
});

document.addEventListener("submit", (event) => {
  const { remark, change, turn } = event.target.dataset;
  if (!remark && !change) return;
  event.preventDefault();
  if (waiting()) return;
  const form = new FormData(event.target);
  if (remark) return trigger("like", { turn: Number(remark), remark: form.get("remark") });
  trigger("submit", { turn: Number(turn), change, to: form.get("to") });
});

document.addEventListener("keydown", (event) => {
  const opened = event.key === "Escape" && element.querySelector(".change[open]");
  if (!opened) return;
  opened.open = false;
  opened.querySelector("summary").focus();
});

// An answer stays beside its sources while they are read; a tall one stays with its end in sight.
function place() {
  const room = innerHeight - (document.querySelector("#composer")?.offsetHeight ?? 0) - 16;
  for (const answer of element.querySelectorAll(".answer")) {
    answer.style.setProperty("--top", `${Math.min(16, room - answer.offsetHeight)}px`);
  }
}
addEventListener("resize", place);

// A link may name a source of the answer that it asks for.
let marker = /^#(kilde|svar)-\d+-\d+$/.test(location.hash) ? location.hash : "";
function askedFor(turn) {
  if (!marker || !turn) return;
  const link = element.querySelector(`a.marker[href="${marker.replace("svar", "kilde")}"]`);
  marker = "";
  if (link) return follow(link);
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  notice.textContent = word("nomarker");
  turn.querySelector(".answer").prepend(notice);
}

// What is being asked leaves the box; what was typed after it stays.
let asked = 0;
function empty(turns) {
  const question = turns.length > asked ? turns[turns.length - 1].dataset.asked : "";
  asked = turns.length;
  const box = document.querySelector("#question textarea");
  if (!question || !box?.value.startsWith(question)) return;
  box.value = box.value.slice(question.length);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function high(node) {
  const { top } = node.getBoundingClientRect();
  return top >= 0 && top < innerHeight / 4;
}

let shownKey = "";
function settled() {
  place();
  const language = word("language");
  if (language) document.documentElement.lang = language;
  if (word("title")) document.title = word("title");
  const turns = element.querySelectorAll(".turn");
  const newest = turns[turns.length - 1];
  // Only what is new is scrolled to: a change elsewhere leaves the reader where they are.  A
  // question is scrolled to twice, because there is no room below it until its answer is there.
  // The first one stays below the page's title and navigation, where it is seen without that.
  const key = newest ? `${turns.length} ${newest.matches(".pending")}` : "";
  if (newest && key !== shownKey && !(turns.length === 1 && high(newest))) scroll(newest, "start");
  shownKey = key;
  if (!waiting()) askedFor(newest);
  empty(turns);
  rest();
}

// Whoever has lost their place, as with the Stop button that leaves with the answer, gets back to
// the question; on a phone that would bring up its keyboard.
function rest() {
  if (document.activeElement === document.body && matchMedia("(pointer: fine)").matches) {
    document.querySelector("#question textarea")?.focus({ preventScroll: true });
  }
}

watch("value", settled);
settled();
