// Finds what a screen reader would announce with a role and a name. Runs inside the page.
// arguments: a list of [role, name], each looked for inside the one before it; words that it stands near, or null.
const TAGS = {
  button: "button, summary, input[type=button], input[type=submit]",
  link: "a[href]",
  textbox: "textarea, input:not([type]), input[type=text], input[type=search], input[type=url], [contenteditable=true]",
  searchbox: "input[type=search]",
  checkbox: "input[type=checkbox]",
  radio: "input[type=radio]",
  combobox: "select",
  option: "option",
  heading: "h1, h2, h3, h4, h5, h6",
  list: "ul, ol",
  listitem: "li",
  table: "table",
  row: "tr",
  cell: "td",
  columnheader: "th[scope=col], thead th",
  rowheader: "th[scope=row]",
  dialog: "dialog",
  main: "main",
  navigation: "nav",
  complementary: "aside",
  article: "article",
  group: "fieldset",
  region: "section",
  form: "form",
};

const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const wordsOf = (ids) => ids.split(/\s+/).map((id) => plain(document.getElementById(id)?.textContent)).join(" ");

// What is said of an element: its label, or, where there is none, what it says itself.
function nameOf(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return plain(wordsOf(by));
  const label = element.getAttribute("aria-label");
  if (label) return plain(label);
  const labels = element.labels ? [...element.labels].map((one) => plain(one.textContent)).join(" ") : "";
  if (labels) return labels;
  const own = element.matches("input, textarea, select") ? "" : plain(element.innerText);
  return own || plain(element.getAttribute("title") ?? element.getAttribute("placeholder"));
}

const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true], [inert]");

function inside(root, role, name) {
  const tags = TAGS[role];
  const selector = tags ? `:is(${tags}):not([role]), [role~=${role}]` : `[role~=${role}]`;
  const wanted = name.toLowerCase();
  const named = [...root.querySelectorAll(selector)].filter(isSeen).map((element) => [element, nameOf(element).toLowerCase()]);
  const exact = named.filter(([, said]) => said === wanted);
  return (exact.length ? exact : named.filter(([, said]) => said.includes(wanted))).map(([element]) => element);
}

let places = [document];
for (const [role, name] of arguments[0]) places = [...new Set(places.flatMap((place) => inside(place, role, name)))];
if (arguments[1] === null) return places;

// How many steps up until the words are there.
function distance(element, words) {
  let steps = 0;
  for (let place = element; place !== null; place = place.parentElement, steps++) {
    if (place.innerText?.includes(words)) return steps;
  }
  return Infinity;
}
const distances = places.map((place) => distance(place, arguments[1]));
const nearest = Math.min(...distances);
return places.filter((_, at) => distances[at] === nearest && nearest < Infinity);
