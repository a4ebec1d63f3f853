// What the page says about itself: to screen readers, to everybody, and the time of day here.

export function announce(text) {
  document.getElementById("announce").textContent = text;
}

let fading;

export function toast(text) {
  const place = document.getElementById("toast");
  place.hidden = false;
  place.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => { place.hidden = true; }, 1500 + 60 * text.length);
}

export function localiseTimes(scope) {
  for (const time of scope.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const today = at.toDateString() === new Date().toDateString();
    const day = today ? {} : { day: "numeric", month: "short" };
    time.textContent = at.toLocaleString("en-GB", { ...day, hour: "2-digit", minute: "2-digit" });
    time.title = at.toLocaleString("en-GB");
  }
}
