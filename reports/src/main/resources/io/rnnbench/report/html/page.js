(function () {
  const read = id => JSON.parse(document.getElementById(id).textContent);
  if (document.getElementById("explore")) {
    explorer.start(read("dataset"));
  }
  read("charts").forEach(chart => {
    const box = document.getElementById(chart.id);
    drawing.place(box, chart);
    box.parentElement.append(drawing.buttons(box, box.getAttribute("aria-label")));
  });
  drawing.start();

  /* A link to a section goes there and leaves the view in the address. */
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    const section = link === null || link.hash.includes("=") ? null : document.getElementById(link.hash.substring(1));
    if (section !== null) {
      event.preventDefault();
      section.tabIndex = -1;
      section.focus();
      section.scrollIntoView();
    }
  });
})();
