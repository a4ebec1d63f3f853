// Where people write: Enter sends, "/" opens the menu, an image is only mentioned.

export function startComposer(form) {
  if (!form) return;
  const text = form.elements.text;
  const menu = new Menu(form.querySelector("[role=listbox]"), text);
  text.addEventListener("keydown", (event) => {
    if (event.isComposing || menu.takes(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  text.addEventListener("input", () => menu.follow());
  text.addEventListener("blur", () => menu.close());
  form.addEventListener("sent", () => {
    text.value = text.defaultValue;
    countImages(form, 0);
    text.focus();
  });
  for (const filler of document.querySelectorAll("[data-fill]")) {
    filler.addEventListener("click", () => write(text, filler.dataset.fill));
  }
  text.addEventListener("paste", (event) => noteImages(form, event.clipboardData, event));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => noteImages(form, event.dataTransfer, event));
  if (matchMedia("(min-width: 721px)").matches) write(text, text.value);
}

function write(text, words) {
  text.focus({ preventScroll: true });
  text.value = words;
  text.setSelectionRange(words.length, words.length);
}

function noteImages(form, data, event) {
  const images = Array.from(data.files).filter((file) => file.type.startsWith("image/")).length;
  if (data.files.length) event.preventDefault();
  if (images) countImages(form, Number(form.elements.images.value) + images);
}

function countImages(form, images) {
  form.elements.images.value = images ? String(Math.min(images, 99)) : "";
  document.getElementById("images-note").hidden = !images;
}

class Menu {
  constructor(list, text) {
    this.list = list;
    this.text = text;
    this.options = Array.from(list.children);
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  // Show what can still be meant by the words so far.
  follow() {
    const begun = /^(?:@comeback\s+)?\/(\S*)$/i.exec(this.text.value);
    const shown = this.options.filter((option) => {
      option.hidden = !begun || !option.dataset.insert.replace("/", "").startsWith(begun[1].toLowerCase());
      return !option.hidden;
    });
    this.list.hidden = shown.length === 0;
    this.select(shown[0]);
  }

  takes(event) {
    if (this.list.hidden) return false;
    const shown = this.options.filter((option) => !option.hidden);
    const at = shown.indexOf(this.selected);
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) this.select(shown.at((at + steps[event.key]) % shown.length));
    else if (event.key === "Enter" && this.isWhole(shown)) return false;
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) this.choose(this.selected);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }

  // Words that are all that there is to say are sent, not completed once more.
  isWhole(shown) {
    return shown.some((option) => option.dataset.insert === this.text.value);
  }

  select(option) {
    this.selected = option;
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (option) this.text.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  }

  choose(option) {
    write(this.text, option.dataset.insert);
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.text.removeAttribute("aria-activedescendant");
  }
}
