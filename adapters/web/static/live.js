// Shows what happens while the page is open. The stream begins with all there is, so coming back is catching up.
import { announce, localiseTimes } from "./say.js";

const PATIENCE = 10_000; // milliseconds that the page says that the bot is reading
const RETRY = 1_000; // milliseconds
const waiting = document.getElementById("waiting");
const turns = document.getElementById("turns");
let pressed = null; // the last button
let asked = null; // the button that the last whisper answers: where to go back to
const held = new Map(); // what came for a turn whose form is open

export function startLive(main) {
  if (!main) return;
  let source = null;
  const listen = () => {
    if (document.hidden) {
      source?.close(); // a browser opens only few streams to one server
      source = null;
    } else {
      source ??= connect(main, lost);
    }
  };
  const lost = () => {
    source = null;
    setTimeout(listen, RETRY);
  };
  document.addEventListener("visibilitychange", listen);
  document.addEventListener("close", release, true);
  document.addEventListener("submit", (event) => { pressed = event.submitter ?? pressed; }, true);
  listen();
  if (!turns) return;
  Array.from(turns.querySelectorAll(".by-person")).at(-1)?.scrollIntoView({ block: "start" });
  document.getElementById("composer").addEventListener("sent", (event) => {
    if (/@comeback/i.test(event.detail)) main.dataset.listening = "";
    wait(main);
  });
  if (turns.lastElementChild?.matches(".by-person")) wait(main);
}

// After a refusal (the database is away, the server is ending) a browser gives up by itself; the page does not.
function connect(main, lost) {
  const source = new EventSource(main.dataset.events);
  source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) lost(); });
  source.addEventListener("threads", () => refreshThreads(main.dataset.threads));
  source.addEventListener("present", (event) => keepOnly(JSON.parse(event.data).ids));
  source.addEventListener("sight", (event) => show(JSON.parse(event.data)));
  return source;
}

function keepOnly(ids) {
  for (const turn of Array.from(turns.children)) if (!ids.includes(turn.id)) turn.remove();
}

function show(sight) {
  const old = document.getElementById(sight.id);
  if (!sight.html) {
    leave(old);
    return;
  }
  const template = document.createElement("template");
  template.innerHTML = sight.html;
  const fresh = template.content.firstElementChild;
  if (old?.dataset.version === fresh.dataset.version) return;
  if (old?.querySelector("dialog[open]")) {
    held.set(sight.id, sight);
    return;
  }
  localiseTimes(fresh);
  if (old) replace(old, fresh);
  else append(fresh);
  if (!fresh.matches(".by-person")) waiting.hidden = true;
  announce(sight.said);
}

function leave(old) {
  const focused = old?.contains(document.activeElement);
  old?.remove();
  if (focused) (asked?.isConnected ? asked : document.getElementById("text")).focus();
}

// Whoever pressed a button by keyboard stays where they were; whoever wrote is led to what changed.
function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(fresh);
  if (!focused) {
    if (!waiting.hidden) (fresh.querySelector(".wording") ?? fresh).scrollIntoView({ block: "start" });
    return;
  }
  const same = Array.from(fresh.querySelectorAll("button, a")).find(
    (each) => each.textContent === focused.textContent && each.value === focused.value,
  );
  (same ?? fresh).focus({ preventScroll: true });
}

function append(fresh) {
  const scroll = document.getElementById("scroll");
  const following = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 240;
  fresh.classList.add("new");
  turns.append(fresh);
  if (fresh.matches(".whisper")) {
    asked = pressed; // a whisper answers a press, wherever on the page that was
    fresh.focus();
    return;
  }
  if (!following) return;
  if (fresh.matches(".by-bot")) (fresh.previousElementSibling ?? fresh).scrollIntoView({ block: "start" });
  else fresh.scrollIntoView({ block: "nearest" });
}

function release(event) {
  const turn = event.target.closest(".turn");
  const sight = turn && held.get(turn.id);
  if (!sight) return;
  held.delete(turn.id);
  show(sight);
}

let patience;

function wait(main) {
  if (!("listening" in main.dataset)) return;
  document.getElementById("uncalled").hidden = true;
  waiting.hidden = false;
  clearTimeout(patience);
  patience = setTimeout(() => { waiting.hidden = true; }, PATIENCE);
}

let due;

function refreshThreads(address) {
  clearTimeout(due);
  due = setTimeout(async () => {
    const list = document.getElementById("threads");
    const response = await fetch(address).catch(() => null);
    if (!response?.ok) return;
    const html = await response.text();
    if (html === list.dataset.html) return;
    list.dataset.html = html;
    const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    list.innerHTML = html;
    localiseTimes(list);
    if (focused) Array.from(list.querySelectorAll("a")).find((a) => a.getAttribute("href") === focused)?.focus();
  }, 250);
}
