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
  source.scrollIntoView({ block: "nearest" });
}, true);
