// The pages beside the chat are shown in its place, so that a conversation is not lost; their
// addresses stay the same, and a browser that opens one of them gets it from the server.

const PAGES = new Set(["moeder", "moede", "beslutninger", "emner", "grundlag"]);
const chat = document.querySelector("gradio-app") ?? document.body.firstElementChild;
const view = document.createElement("div");
view.className = "view";
view.hidden = true;
document.body.append(view);
history.scrollRestoration = "manual";
const heights = new Map();
let shown = location.href;
let wanted = 0;

const pageOf = (url) => url.pathname.split("/").pop();
const remember = () => heights.set(shown, scrollY);

function toPlace(url, top) {
  const target = url.hash && document.getElementById(decodeURIComponent(url.hash.slice(1)));
  if (target && top === undefined) target.scrollIntoView({ block: "center" });
  else scrollTo({ top: top ?? 0, behavior: "instant" });
}

async function show(url, top) {
  const number = ++wanted;
  let page;
  try {
    const response = await fetch(url);
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return location.assign(url);
  }
  // Somebody who is faster than the server sees what they asked for last.
  if (number !== wanted) return;
  view.replaceChildren(...page.body.childNodes);
  view.lang = page.documentElement.lang;
  document.title = page.title;
  chat.hidden = true;
  view.hidden = false;
  shown = url.href;
  view.querySelector("main")?.focus({ preventScroll: true });
  toPlace(url, top);
  followBuild(() => shown === url.href && show(url, scrollY));
}

// The chat speaks the language of its address; what comes then must not overtake the change.
const spoken = (url) => (url.searchParams.get("sprog") === "en" ? "en" : "da");
function speak(url, then, patience = 200) {
  if (word("language") === spoken(url) || !patience) return then?.();
  if (patience === 200) document.querySelector("#language")?.click();
  setTimeout(speak, 50, url, then, patience - 1);
}

function leave(url, then) {
  wanted += 1;
  view.hidden = true;
  view.replaceChildren();
  chat.hidden = false;
  shown = url.href;
  document.title = word("title") || document.title;
  scrollTo({ top: heights.get("chat") ?? 0, behavior: "instant" });
  speak(url, then);
}

function go(url) {
  if (view.hidden) heights.set("chat", scrollY);
  remember();
  history.pushState(null, "", url);
  if (PAGES.has(pageOf(url))) return show(url);
  leave(url, () => open(url));
}

// A link to the chat may ask a question or say which meeting the next ones are about.
function open(url) {
  const question = url.searchParams.get("q");
  const meeting = url.searchParams.get("moede");
  const data = {};
  if (question) data.question = question;
  if (meeting) Object.assign(data, { moede: meeting, punkt: url.searchParams.get("punkt") });
  if (!question && !meeting) return;
  trigger("submit", data);
  document.querySelector("#question textarea")?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || link.download || link.target) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href, document.baseURI);
  const home = new URL("./", document.baseURI);
  if (url.origin !== location.origin || link.hasAttribute("download")) return;
  if (!PAGES.has(pageOf(url)) && url.pathname !== home.pathname) return;
  event.preventDefault();
  if (!view.hidden && url.pathname + url.search === location.pathname + location.search) {
    history.replaceState(null, "", url);
    if (url.hash === "#indhold") return view.querySelector("main")?.focus();
    return toPlace(url);
  }
  go(url);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "get" || !view.contains(form)) return;
  event.preventDefault();
  const url = new URL(form.getAttribute("action"), document.baseURI);
  for (const [name, value] of new FormData(form)) if (value) url.searchParams.set(name, value);
  go(url);
});

addEventListener("popstate", () => {
  const url = new URL(location.href);
  const top = heights.get(url.href);
  remember();
  if (PAGES.has(pageOf(url))) show(url, top ?? 0);
  else if (!view.hidden) leave(url);
});

// What the address asks for waits for the page, and for the language that the address asks for.
function begin(patience) {
  const url = new URL(location.href);
  const ready = ["[data-ask]", "#question textarea"].every((part) => document.querySelector(part));
  if (patience && !(ready && word("language") === spoken(url))) {
    return setTimeout(begin, 50, patience - 1);
  }
  rest();
  open(url);
}
begin(200);

// So that the address can be shared, and coming back to it finds the same language.
document.addEventListener("click", (event) => {
  const url = new URL(location.href);
  if (!event.target.closest?.("#language") || waiting() || word("language") !== spoken(url)) return;
  if (spoken(url) === "da") url.searchParams.set("sprog", "en");
  else url.searchParams.delete("sprog");
  history.replaceState(null, "", url);
  shown = url.href;
});
