(function () {
  const { backendColour, digits, escape, axis, frame, powerBelow, powerAbove } = look;
  const charts = JSON.parse(document.getElementById("report-data").textContent);
  const drawn = new Map();
  const marks = { dl4j: "circle", djl: "diamond" };

  function errorBar(params, api) {
    if (Number.isNaN(api.value(1)) || Number.isNaN(api.value(2))) {
      return null;
    }
    const low = api.coord([api.value(0), api.value(1)]);
    const high = api.coord([api.value(0), api.value(2)]);
    const style = { stroke: api.visual("color"), lineWidth: 1.5, fill: null };
    return { type: "group", children: look.whisker(low[0], low[1], high[1], style, 5) };
  }

  function rates(chart, label) {
    const points = chart.series.flatMap(s => s.points);
    const batches = points.map(p => p[0]);
    const values = points.flatMap(p => p.slice(1)).filter(v => v !== null);
    const option = frame(chart, label);
    option.xAxis = axis(chart.xName, {
      type: "log", logBase: 2, nameGap: 28,
      min: powerBelow(2, Math.min(...batches) * 0.99), max: powerAbove(2, Math.max(...batches) * 1.01)
    });
    option.yAxis = axis(chart.yName, {
      type: "log", logBase: 10, nameGap: 58,
      min: powerBelow(10, Math.min(...values)), max: powerAbove(10, Math.max(...values))
    });
    option.series = chart.series.flatMap(s => {
      const paint = backendColour(s.backend);
      return [
        {
          type: "line", name: s.label, color: paint, symbol: marks[s.backend] || "triangle",
          symbolSize: 9, lineStyle: { width: 2, type: s.backend === "dl4j" ? "dashed" : "solid" },
          data: s.points.map(p => [p[0], p[1]])
        },
        {
          type: "custom", name: s.label, color: paint, renderItem: errorBar, z: 5, silent: true,
          encode: { x: 0, y: [1, 2] }, tooltip: { show: false },
          data: s.points.map(p => [p[0], p[2] === null ? NaN : p[2], p[3] === null ? NaN : p[3]])
        }
      ];
    });
    option.tooltip.formatter = items => {
      const batch = items[0].value[0];
      const lines = chart.series.flatMap(s => s.points.filter(p => p[0] === batch).map(p =>
        escape(s.label) + ": " + digits(p[1]) + " (" + digits(p[2]) + ".." + digits(p[3]) + ")"));
      return ["batch " + escape(batch)].concat(lines).join("<br>");
    };
    return option;
  }

  /* Curves that agree lie on each other: the first backend is a broad pale band under thin lines. */
  function curveStyle(line) {
    const under = line.backend === "dl4j";
    return {
      width: under ? 5 : 1.2, opacity: under ? 0.5 : 1,
      type: line.validation ? [6, 4] : "solid"
    };
  }

  function curves(chart, label) {
    const option = frame(chart, label);
    option.legend.itemHeight = 4;
    option.xAxis = axis(chart.xName, { type: "value", nameGap: 28, min: 1, max: "dataMax", minInterval: 1 });
    option.yAxis = axis(chart.yName, { type: "value", nameGap: 44, scale: true });
    option.series = chart.lines.map(line => ({
      type: "line", name: line.label, color: backendColour(line.backend), symbol: "none",
      z: line.backend === "dl4j" ? 2 : 3,
      lineStyle: curveStyle(line),
      data: line.values.map((value, epoch) => [epoch + 1, value])
    }));
    option.tooltip.formatter = items => {
      const groups = new Map();
      items.filter(item => item.value[1] !== null).forEach(item =>
        groups.set(item.seriesName, (groups.get(item.seriesName) || []).concat(item.value[1])));
      const lines = Array.from(groups, ([name, values]) => escape(name) + ": "
        + digits(Math.min(...values)) + ".." + digits(Math.max(...values)) + ", " + values.length + " seeds");
      return ["epoch " + escape(items[0].value[0])].concat(lines).join("<br>");
    };
    return option;
  }

  const options = { rates: rates, curves: curves, lines: figures.lines, bars: figures.bars, surface: figures.surface };

  function draw(chart) {
    const box = document.getElementById(chart.id);
    if (!drawn.has(chart.id)) {
      drawn.set(chart.id, echarts.init(box, null, { renderer: "svg" }));
    }
    const instance = drawn.get(chart.id);
    instance.setOption(options[chart.kind](chart, box.getAttribute("aria-label"), instance.getWidth()), true);
  }

  function redraw() {
    charts.filter(chart => drawn.has(chart.id)).forEach(draw);
  }

  /* A figure's legend depends on its width; drawing anew forgets what was switched off in it. */
  function resize() {
    charts.filter(chart => drawn.has(chart.id)).forEach(chart => {
      const instance = drawn.get(chart.id);
      const width = instance.getWidth();
      instance.resize();
      if (instance.getWidth() !== width) {
        draw(chart);
      }
    });
  }

  /* A report may hold hundreds of charts: beyond a few, each is drawn when it comes near the window. */
  const atOnce = 30;
  charts.slice(0, atOnce).forEach(draw);
  const later = new Map(charts.slice(atOnce).map(chart => [document.getElementById(chart.id), chart]));
  const observer = new IntersectionObserver(entries => entries
    .filter(entry => entry.isIntersecting && !drawn.has(entry.target.id))
    .forEach(entry => draw(later.get(entry.target))), { rootMargin: "400px" });
  later.forEach((chart, box) => observer.observe(box));

  window.addEventListener("resize", resize);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  window.addEventListener("beforeprint", () => {
    document.documentElement.classList.add("printing");
    charts.forEach(draw);
    resize();
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("printing");
    redraw();
    resize();
  });
})();
