// Hands over the file that came in this component; runs once, when it is on the page.
watch("value", () => {
  const data = element.querySelector("[data-file]")?.dataset.file;
  if (!data) return;
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = "svar.docx";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
