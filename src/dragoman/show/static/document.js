// Points at one record: its words stay lit, all others step back. The record selected is in the address (#id).

const text = document.getElementById("text");
const cards = new Map([...document.querySelectorAll("[data-record]")].map((card) => [card.dataset.record, card]));
const pieces = new Map();
for (const piece of text.querySelectorAll(".m")) {
  for (const id of piece.dataset.r.split(" ")) {
    if (!pieces.has(id)) pieces.set(id, []);
    pieces.get(id).push(piece);
  }
}
const still = matchMedia("(prefers-reduced-motion: reduce)");
let selected = null;
let pointed = null;
let shown = null;

function show() {
  const id = pointed ?? selected;
  if (id === shown) return;
  for (const piece of pieces.get(shown) ?? []) piece.classList.remove("on", "lit");
  cards.get(shown)?.classList.remove("on");
  for (const piece of pieces.get(id) ?? []) {
    piece.classList.add("on");
    // The clause around an act stays readable but is not lit itself: only what names the record is.
    piece.classList.toggle("lit", names(piece, id));
  }
  cards.get(id)?.classList.add("on");
  text.classList.toggle("dim", id !== null);
  shown = id;
}

function names(piece, id) {
  return (piece.dataset.lit ?? piece.dataset.r).split(" ").includes(id);
}

function select(id, from) {
  selected = id === selected ? null : id;
  pointed = null;
  for (const [record, card] of cards) card.querySelector(".pick").toggleAttribute("aria-current", record === selected);
  history.replaceState(null, "", selected ? `#${encodeURIComponent(selected)}` : location.pathname + location.search);
  show();
  if (selected && from !== "text") scroll((pieces.get(selected) ?? []).find((piece) => piece.classList.contains("lit")), "center");
  if (selected && from !== "card") scroll(open(cards.get(selected)), "nearest");
}

function open(card) {
  const folded = card?.closest("details");
  if (folded) folded.open = true;
  return card;
}

function scroll(element, block) {
  element?.scrollIntoView({ block, behavior: still.matches ? "auto" : "smooth" });
}

// The most telling of the records that a piece belongs to: an act's trigger, a cue, a name, else what is said.
function record(piece) {
  const ids = (piece.dataset.lit ?? piece.dataset.r).split(" ").filter((id) => cards.has(id));
  const of = (kind) => ids.filter((id) => cards.get(id).dataset.kind === kind);
  if (piece.classList.contains("act")) return of("act").at(-1) ?? ids.at(-1);
  if (piece.classList.contains("cue")) return of("statement").at(-1) ?? ids.at(-1);
  return of(undefined)[0] ?? of("statement").at(-1) ?? ids.at(-1) ?? null;
}

for (const [id, card] of cards) {
  const pick = card.querySelector(".pick");
  pick.addEventListener("click", (event) => {
    event.preventDefault();
    select(id, "card");
  });
  pick.addEventListener("focus", () => {
    if (pick.matches(":focus-visible")) {
      pointed = id;
      show();
    }
  });
  pick.addEventListener("blur", () => {
    pointed = null;
    show();
  });
}

document.querySelector(".side").addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  pointed = event.target.closest("[data-record]")?.dataset.record ?? null;
  show();
});
document.querySelector(".side").addEventListener("pointerleave", () => {
  pointed = null;
  show();
});

text.addEventListener("click", (event) => {
  if (String(getSelection())) return;
  const piece = event.target.closest(".m");
  const id = piece && record(piece);
  if (id) select(id, "text");
  else if (selected) select(selected, "text");
});
text.addEventListener("pointerover", (event) => near(event.target.closest(".m")));
text.addEventListener("pointerleave", () => near(null));

function near(piece) {
  for (const card of document.querySelectorAll(".near")) card.classList.remove("near");
  const id = piece && record(piece);
  if (id) cards.get(id).classList.add("near");
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (selected) select(selected, "card");
  pointed = null;
  show();
});

const toggles = document.querySelector(".toggles");
toggles.hidden = false;
toggles.addEventListener("click", (event) => {
  const wanted = event.target.closest("button")?.dataset.show;
  if (!wanted) return;
  for (const button of toggles.children) button.setAttribute("aria-pressed", button.dataset.show === wanted);
  const fits = (card) =>
    wanted === "all" || card.dataset.voice === wanted || (wanted === "real" && card.matches(".act.real"));
  for (const card of document.querySelectorAll(".card")) {
    card.classList.toggle("away", !fits(card) && ![...card.querySelectorAll(".card")].some(fits));
  }
});

function fromAddress() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (cards.has(id) && id !== selected) select(id, "address");
}
addEventListener("hashchange", fromAddress);
fromAddress();
