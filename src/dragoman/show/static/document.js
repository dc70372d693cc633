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
const side = document.querySelector(".side");
const legend = side.querySelector(".legend");
const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
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
  for (const [record, card] of cards) {
    const pick = card.querySelector(".pick");
    if (record === selected) pick.setAttribute("aria-current", "true");
    else pick.removeAttribute("aria-current");
  }
  history.replaceState(null, "", selected ? `#${encodeURIComponent(selected)}` : location.pathname + location.search);
  show();
  if (selected && from !== "text") toText((pieces.get(selected) ?? []).find((piece) => piece.classList.contains("lit")));
  if (selected && from !== "card") toCard(cards.get(selected));
}

function toText(piece) {
  const place = piece?.getBoundingClientRect();
  if (place && (place.top < 80 || place.bottom > innerHeight - 120)) piece.scrollIntoView({ block: "center", behavior });
}

// Only the list is moved: the reader stays where they are in the text.
function toCard(card) {
  const folded = card.closest("details");
  if (folded) folded.open = true;
  const place = card.getBoundingClientRect();
  const frame = side.getBoundingClientRect();
  const top = frame.top + legend.offsetHeight + 8;
  if (place.top < top || place.bottom > frame.bottom) side.scrollBy({ top: place.top - top, behavior });
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

side.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  pointed = event.target.closest("[data-record]")?.dataset.record ?? null;
  show();
});
side.addEventListener("pointerleave", () => {
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
  const id = decodeURIComponent(location.hash.slice(1)).replace(/^r-/, "");
  if (cards.has(id) && id !== selected) select(id, "address");
}
addEventListener("hashchange", fromAddress);
fromAddress();
