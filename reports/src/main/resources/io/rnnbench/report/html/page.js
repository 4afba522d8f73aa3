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
})();
