// Makes the page live. Everything here also works without it, by plain forms and links.
import { startCards } from "./card.js";
import { startComposer } from "./composer.js";
import { startLive } from "./live.js";
import { startSending } from "./send.js";
import { localiseTimes } from "./say.js";

document.documentElement.classList.add("script");
localiseTimes(document);
startSending();
startCards();
startComposer(document.querySelector("[data-compose]"));
startLive(document.querySelector("[data-events]"));
