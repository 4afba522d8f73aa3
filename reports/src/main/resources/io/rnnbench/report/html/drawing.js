/* Draws charts into boxes of the page, again where width or colours change, and saves them as files. */
const drawing = (function () {
  const backends = JSON.parse(document.getElementById("backends").textContent);
  const names = ["paper", "ink", "soft", "line", "other", "warn", "good", "bad"].concat(backends);
  const drawn = new Map(); // box -> { chart, instance }
  const waiting = new Map(); // box -> chart

  function theme() {
    const style = getComputedStyle(document.documentElement);
    look.use(Object.fromEntries(names.map(name => [name, style.getPropertyValue("--" + name).trim()])),
      document.documentElement.classList.contains("printing"), backends);
  }

  /* ECharts is packed in the page; it is unpacked into a script that the page's policy knows by its hash. */
  async function unpack() {
    const packed = atob(document.getElementById("library").textContent);
    const bytes = Uint8Array.from(packed, letter => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
  }

  function draw(box, chart) {
    if (!drawn.has(box)) {
      drawn.set(box, { instance: echarts.init(box, null, { renderer: "svg" }) });
    }
    const known = drawn.get(box);
    known.chart = chart;
    known.instance.setOption(kinds[chart.kind](chart, box.getAttribute("aria-label"), known.instance.getWidth()), true);
  }

  function now(box) {
    if (waiting.has(box) && window.echarts) {
      const chart = waiting.get(box);
      waiting.delete(box);
      draw(box, chart);
    }
  }

  /* A report may hold hundreds of charts: each is drawn when it comes near the window. */
  const observer = new IntersectionObserver(entries => entries.forEach(entry => {
    near(entry.target, entry.isIntersecting);
  }), { rootMargin: "400px" });
  const close = new Set();

  function near(box, is) {
    if (is) {
      close.add(box);
      now(box);
    } else {
      close.delete(box);
    }
  }

  /* Shows a chart in a box; a box is given a new chart as often as wanted. */
  function place(box, chart) {
    waiting.set(box, chart);
    observer.observe(box);
    if (close.has(box)) {
      now(box);
    }
  }

  /* Forgets a box that leaves the page. */
  function remove(box) {
    waiting.delete(box);
    close.delete(box);
    observer.unobserve(box);
    if (drawn.has(box)) {
      drawn.get(box).instance.dispose();
      drawn.delete(box);
    }
  }

  function redraw() {
    theme();
    drawn.forEach((known, box) => draw(box, known.chart));
  }

  /* A legend depends on its width; drawing anew forgets what was switched off in it. */
  function resize() {
    drawn.forEach((known, box) => {
      const width = known.instance.getWidth();
      known.instance.resize();
      if (known.instance.getWidth() !== width) {
        draw(box, known.chart);
      }
    });
  }

  function all() {
    Array.from(waiting.keys()).forEach(now);
  }

  function save(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function svg(box) {
    now(box);
    return drawn.get(box).instance.renderToSVGString();
  }

  function savePng(box, name) {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * image.width;
      canvas.height = 2 * image.height;
      const context = canvas.getContext("2d");
      context.fillStyle = look.colour("paper");
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => save(name + ".png", "image/png", blob), "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg(box));
  }

  /* Buttons below a chart. */
  function buttons(box, title) {
    const name = title.replace(/[^\w.-]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase() || "chart";
    const bar = document.createElement("p");
    bar.className = "save";
    if (!window.DecompressionStream) {
      return bar; // there are no charts
    }
    [["SVG", () => save(name + ".svg", "image/svg+xml", svg(box))], ["PNG", () => savePng(box, name)]].forEach(([text, action]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.setAttribute("aria-label", "Save as " + text + ": " + title);
      button.addEventListener("click", action);
      bar.append(button);
    });
    return bar;
  }

  async function start() {
    theme();
    if (!window.DecompressionStream) {
      document.getElementById("no-charts").hidden = false;
      return;
    }
    await unpack();
    close.forEach(now);
    window.addEventListener("resize", resize);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    window.addEventListener("beforeprint", () => {
      document.documentElement.classList.add("printing");
      all();
      redraw();
    });
    /* Before printing the page still has the width of the screen; now it has the paper's. */
    const onPaper = window.matchMedia("print");
    onPaper.addEventListener("change", () => onPaper.matches && resize());
    window.addEventListener("afterprint", () => {
      document.documentElement.classList.remove("printing");
      redraw();
      resize();
    });
  }

  return { place: place, remove: remove, buttons: buttons, save: save, start: start };
})();
