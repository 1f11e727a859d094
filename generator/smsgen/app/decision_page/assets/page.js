// Comfort only: every rule that this script shows early is kept by the program as well.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const codes = [...document.getElementById(button.dataset.copy).querySelectorAll("code")];
    const from = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(codes.length ? codes.map((code) => code.textContent).join("\n") : from.textContent);
    button.textContent = document.body.dataset.copied;
  });
}

// A form is sent once; coming back to the page makes its button work again.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => setTimeout(() => {
    for (const button of form.querySelectorAll("button")) button.disabled = true;
  }, 0));
}
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// Fields that belong to some of the choices only.
function showFields() {
  for (const field of document.querySelectorAll("[data-for]")) {
    const form = field.closest("form");
    const chosen = form.querySelector("input[type=radio]:checked");
    const value = chosen ? chosen.dataset.decision || chosen.value : "";
    field.hidden = !field.dataset.for.split(" ").includes(value);
    for (const input of field.querySelectorAll("textarea, input:not([type=date])")) input.required = !field.hidden;
  }
}
document.addEventListener("change", showFields);
showFields();

// The way to the signature opens when every part of the text was on the screen for a moment (a jump to the end, even an
// animated one, does not count), or somebody says that they have read it.
const choose = document.getElementById("choose");
if (choose) {
  const button = choose.querySelector("button");
  const box = document.getElementById("read");
  const scrolled = document.getElementById("scrolled");
  const parts = document.querySelectorAll(".sms-redline > *, section > .document > *, .end");
  const unseen = new Map([...parts].map((part) => [part, 0]));
  const open = () => { button.disabled = !(scrolled.value || box.checked); };
  const look = () => {
    for (const [part, looks] of unseen) {
      const bottom = part.getBoundingClientRect().bottom;
      const visible = bottom > 0 && bottom <= innerHeight;
      if (visible && looks === 2) unseen.delete(part);
      else unseen.set(part, visible ? looks + 1 : 0);
    }
    if (unseen.size) return;
    clearInterval(timer);
    scrolled.value = "yes";
    box.required = false;
    document.getElementById("through").hidden = false;
    open();
  };
  const timer = setInterval(look, 150);
  box.addEventListener("change", open);
  open();
}
