/* A backend's time from run to run, with the changes found in it and what happened when. */
const timeline = (function () {
  const { colour, digits } = look;

  /* A vertical line with its words at one end. */
  function mark(x, text, hue, type, atTop) {
    return {
      xAxis: x, lineStyle: { color: colour(hue), type: type, width: 1.5 },
      label: { formatter: () => text, color: colour(hue), position: atTop ? "insideEndTop" : "insideStartTop", rotate: 90, align: atTop ? "right" : "left", fontSize: 11 }
    };
  }

  function words(series, change) {
    const slower = change[1] > 1;
    return series.name + " " + digits(slower ? change[1] : 1 / change[1], 3) + "× " + (slower ? "slower" : "faster");
  }

  /* Changes at the same run share a line; it is red where something became slower. */
  function changes(chart) {
    const found = new Map();
    chart.series.forEach(s => s.changes.forEach(change => found.set(change[0], (found.get(change[0]) || []).concat([[s, change]]))));
    return Array.from(found, ([run, both]) => mark(run - 0.5, both.map(([s, change]) => words(s, change)).join(", "),
      both.some(([s, change]) => change[1] > 1) ? "bad" : "good", "solid", true));
  }

  return function (chart, label, width) {
    const option = figures.lines(chart, label, width);
    const last = chart.runs.length - 1;
    Object.assign(option.xAxis, { min: -0.5, max: last + 0.5, minInterval: 1, splitLine: { show: false } });
    option.xAxis.axisLabel.formatter = value => chart.dates[value] === undefined ? "" : chart.dates[value].substring(0, 10);
    option.series[0].markLine = {
      symbol: "none", silent: true, animation: false,
      data: changes(chart).concat(chart.annotations.map(note => mark(Math.min(note.run, last + 1) - 0.5, note.text, "soft", "dashed", false)))
    };
    const said = option.tooltip.formatter;
    option.tooltip.formatter = items => said(items).replace(/^[^<]*/, () => look.escape(chart.runs[items[0].value[0]]) + ", "
      + look.escape(chart.dates[items[0].value[0]]));
    return option;
  };
})();
