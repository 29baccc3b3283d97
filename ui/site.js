// What the pages beside the chat can do, and the chat as well; they work without it, too.

// Danish or English for "copied" stands on the page.
async function copyText(button, text, copied) {
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
  button.textContent = copied;
  button.setAttribute("aria-live", "polite");
  setTimeout(() => (button.textContent = before), 2000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-link]");
  if (!button) return;
  const copied = button.closest("[data-copied]")?.dataset.copied ?? "✓";
  // A link is kept relative, so that it holds wherever the page is served.
  copyText(button, new URL(button.dataset.link, document.baseURI).href, copied);
});

// A page of a file is drawn only when somebody wants to see it.
document.addEventListener(
  "toggle",
  async (event) => {
    const box = event.target;
    if (!box.open || !box.dataset?.image || box.childElementCount > 1) return;
    const place = document.createElement("p");
    place.textContent = "…";
    box.append(place);
    const response = await fetch(new URL(box.dataset.image, document.baseURI)).catch(() => null);
    if (response?.ok) {
      const image = document.createElement("img");
      image.alt = box.dataset.alt;
      image.src = URL.createObjectURL(await response.blob());
      place.replaceChildren(image);
    } else {
      place.className = "notice";
      place.setAttribute("role", "status");
      place.textContent = response ? await response.text() : "✗";
    }
  },
  true,
);

// Files fall on the field itself; what it does not show is that they are about to, and their names.
const dropped = (event) => event.target.closest?.(".drop");
document.addEventListener("dragover", (event) => dropped(event)?.classList.add("over"));
for (const name of ["dragleave", "drop"]) {
  document.addEventListener(name, (event) => dropped(event)?.classList.remove("over"));
}
document.addEventListener("change", (event) => {
  const told = dropped(event)?.querySelector("[data-chosen]");
  if (!told) return;
  const names = [...event.target.files].map((file) => file.name);
  told.textContent = names.length ? `${told.dataset.chosen} ${names.join(", ")}` : "";
});

// A build that is running is followed until it is done.
async function followBuild(done) {
  const box = document.querySelector("[data-status]");
  if (!box) return;
  const response = await fetch(new URL(box.dataset.status, document.baseURI)).catch(() => null);
  const progress = response?.ok ? await response.json() : null;
  if (progress && !progress.running) return done();
  if (progress) {
    box.querySelector("[data-step]").textContent = progress.step;
    const bar = box.querySelector("progress");
    bar.max = Math.max(progress.total, 1);
    bar.value = progress.done;
  }
  setTimeout(followBuild, 500, done);
}
addEventListener("DOMContentLoaded", () => followBuild(() => location.reload()));
