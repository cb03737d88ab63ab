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

// Each message is labelled with its whole Markdown, which a screen reader would read instead of the message.
new MutationObserver(() => {
  document.querySelectorAll("#conversation [data-testid][aria-label]").forEach((message) => {
    message.removeAttribute("aria-label");
  });
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"] });
