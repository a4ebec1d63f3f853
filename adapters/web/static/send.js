// Sends the page's forms in the background. A form keeps its event id until the server has it, so a repeated
// attempt is the same event; then the form gets a new id.
import { toast } from "./say.js";

const UNREACHABLE = "The workspace cannot be reached. Your words are still here; send them again when it is back.";
const underway = new WeakSet();

export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export function startSending() {
  for (const field of document.querySelectorAll("input[name=id]")) field.value = freshId();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-send]")) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

async function send(form, button) {
  const pressed = button ?? form;
  if (underway.has(pressed)) return;
  underway.add(pressed);
  pressed.setAttribute("aria-busy", "true");
  const body = new FormData(form, button);
  if (form === document.forms.press) body.set("id", freshId());
  try {
    const answer = await post(button?.hasAttribute("formaction") ? button.formAction : form.action, body);
    if (answer.error) complain(form, answer.error);
    else sent(form, answer.location, body.get("text") ?? "");
  } finally {
    underway.delete(pressed);
    pressed.removeAttribute("aria-busy");
  }
}

async function post(address, body) {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(body),
    });
    const json = response.headers.get("content-type")?.startsWith("application/json");
    return json ? await response.json() : { error: await response.text() };
  } catch {
    return { error: UNREACHABLE };
  }
}

function complain(form, sentence) {
  const place = form.querySelector(".complaint");
  if (!place) {
    toast(sentence);
    return;
  }
  place.textContent = sentence;
  place.hidden = false;
}

function sent(form, location, words) {
  const place = form.querySelector(".complaint");
  if (place) place.hidden = true;
  if (form.elements.id) form.elements.id.value = freshId();
  form.closest("dialog")?.close();
  form.dispatchEvent(new CustomEvent("sent", { detail: words }));
  if (location !== window.location.pathname) window.location.assign(location);
}
