// What the pages beside the chat can do; they work without it, too.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-link]");
  if (!button) return;
  const text = new URL(button.dataset.link, document.baseURI).href;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No clipboard without https, except on this machine: the old way still works there.
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  const before = button.textContent;
  button.textContent = document.body.dataset.copied ?? "✓";
  button.setAttribute("aria-live", "polite");
  setTimeout(() => (button.textContent = before), 2000);
});
