/* Training curves: one line for each run, the backends on each other. */
const curves = (function () {
  const { rank, backendColour, digits, escape, axis, frame, least, most } = look;

  /* Curves that agree lie on each other: the first backend is a broad pale band under thin lines. */
  function curveStyle(line) {
    const under = rank(line.backend) === 0;
    return {
      width: under ? 5 : 1.2, opacity: under ? 0.5 : 1,
      type: line.validation ? [6, 4] : "solid"
    };
  }

  return function (chart, label) {
    const option = frame(chart, label);
    option.legend.itemHeight = 4;
    option.xAxis = axis(chart.xName, { type: "value", nameGap: 28, min: 1, max: "dataMax", minInterval: 1 });
    option.yAxis = axis(chart.yName, { type: "value", nameGap: 44, scale: true });
    option.series = chart.lines.map(line => ({
      type: "line", name: line.label, color: backendColour(line.backend), symbol: "none",
      z: rank(line.backend) === 0 ? 2 : 3,
      lineStyle: curveStyle(line),
      data: line.values.map((value, epoch) => [epoch + 1, value])
    }));
    option.tooltip.formatter = items => {
      const groups = new Map();
      items.filter(item => item.value[1] !== null).forEach(item =>
        groups.set(item.seriesName, (groups.get(item.seriesName) || []).concat(item.value[1])));
      const lines = Array.from(groups, ([name, values]) => escape(name) + ": "
        + digits(least(values)) + ".." + digits(most(values)) + ", " + values.length + " seeds");
      return ["epoch " + escape(items[0].value[0])].concat(lines).join("<br>");
    };
    return option;
  };
})();
