// A citation opens the list of sources it stands in and moves there; without this it would open a new tab.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href*="#source-"]');
  if (!link) return;
  event.preventDefault();
  const source = document.getElementById(link.getAttribute("href").split("#").pop());
  if (!source) return;
  source.closest("details").open = true;
  document.querySelectorAll(".source.shown").forEach((other) => other.classList.remove("shown"));
  source.classList.add("shown");
  source.tabIndex = -1;
  source.focus({ preventScroll: true });
  source.scrollIntoView({ block: "center" });
}, true);

// A further question stays at the top of the window while its answer grows below it, until the visitor moves.
let followed = null;
let asked = 0;
const moved = () => { followed = null; };
["wheel", "touchmove", "pointerdown", "keydown"].forEach((kind) => addEventListener(kind, moved, { passive: true, capture: true }));

function follow() {
  const rows = document.querySelectorAll("#conversation .user-row");
  if (rows.length > asked && asked) followed = rows[rows.length - 1];
  asked = rows.length;
  if (followed?.isConnected) followed.scrollIntoView({ block: "start" });
}

// While an answer is written the box is closed, and its hint is lost; afterwards the next question can be typed at once.
function reopen() {
  const box = document.querySelector("#question textarea");
  if (!box) return;
  if (!box.placeholder && asked) box.placeholder = "Ask another question";
  if (box.dataset.closed && !box.disabled && document.activeElement === document.body && matchMedia("(hover: hover)").matches) {
    box.focus({ preventScroll: true });
  }
  box.dataset.closed = box.disabled ? "yes" : "";
}

// Each message is labelled with its whole Markdown, which a screen reader would read instead of the message.
function unlabel() {
  document.querySelectorAll("#conversation [data-testid][aria-label]").forEach((message) => {
    message.removeAttribute("aria-label");
  });
}

new MutationObserver(() => {
  unlabel();
  follow();
  reopen();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "disabled", "placeholder"] });
