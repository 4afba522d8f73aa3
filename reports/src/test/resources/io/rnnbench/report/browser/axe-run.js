/* axe takes milliseconds an element: of a table's rows that are made alike, it gets the first four. */
const met = new Map();
const left = Array.from(document.querySelectorAll("tbody > tr")).filter(row => {
  const made = [row].concat(Array.from(row.querySelectorAll("*")))
    .map(element => element.localName + "." + element.className + element.getAttribute("style")).join(" ");
  const table = met.get(row.parentElement) || new Map();
  met.set(row.parentElement, table.set(made, (table.get(made) || 0) + 1));
  return table.get(made) > 4;
}).map(row => {
  const place = document.createComment("");
  row.replaceWith(place);
  return { row, place };
});
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
return axe.run(document, { runOnly: tags, resultTypes: ["violations"] })
  .finally(() => left.forEach(({ row, place }) => place.replaceWith(row)))
  .then(result => JSON.stringify(result.violations));
