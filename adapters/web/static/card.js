// What a card does in the browser itself: open its form, and copy a wording.
import { toast } from "./say.js";

export function startCards() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    const closer = event.target.closest("[data-close]");
    const copier = event.target.closest("[data-copy]");
    if (opener || closer) event.preventDefault();
    if (opener) document.getElementById(opener.getAttribute("href").slice(1))?.showModal();
    if (closer) closer.closest("dialog").close();
    if (copier) copy(copier.closest(".wording").querySelector("[data-words]").textContent);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches("a[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
  });
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    if (!copyBySelection(words)) {
      toast("This browser does not let the page copy. Select the words and copy them yourself.");
      return;
    }
  }
  toast("Copied");
}

// The clipboard is closed to pages that are not on this machine or https.
function copyBySelection(words) {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = words;
  field.className = "announce";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
}
