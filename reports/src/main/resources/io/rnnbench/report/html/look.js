"use strict";
/* What every chart of the report looks like. Needs ECharts, but no page. */
const look = (function () {
  /* Colours by the names of the style sheet's variables; whether it is for paper, which can't scroll; names of backends. */
  const theme = { colours: {}, paper: false, backends: [] };

  function use(colours, paper, backends) {
    theme.colours = colours;
    theme.paper = paper;
    theme.backends = backends;
  }

  function colour(name) {
    return theme.colours[name];
  }

  function isPaper() {
    return theme.paper;
  }

  /* The how-manieth backend, from 0; -1 for one that nobody declared. */
  function rank(backend) {
    return theme.backends.indexOf(backend);
  }

  function backendColour(backend) {
    return colour(rank(backend) < 0 ? "other" : backend);
  }

  /* From colour "from" (share 0) to colour "to" (share 1). */
  function mix(from, to, share) {
    const a = echarts.color.parse(from);
    const b = echarts.color.parse(to);
    return echarts.color.stringify([0, 1, 2].map(i => Math.round(a[i] + (b[i] - a[i]) * share)).concat(1), "rgba");
  }

  function digits(value, significant) {
    return value === null || value === undefined ? "–" : Number(value.toPrecision(significant || 4)).toString();
  }

  function least(values) {
    return values.reduce((a, b) => Math.min(a, b), Infinity);
  }

  function most(values) {
    return values.reduce((a, b) => Math.max(a, b), -Infinity);
  }

  function escape(text) {
    return echarts.format.encodeHTML(String(text));
  }

  function axis(name, extra) {
    return Object.assign({
      name: name, nameLocation: "middle",
      nameTextStyle: { color: colour("soft") },
      axisLabel: { color: colour("soft"), hideOverlap: true },
      axisLine: { show: true, lineStyle: { color: colour("soft") } },
      splitLine: { lineStyle: { color: colour("line") } }
    }, extra);
  }

  function frame(chart, label) {
    return {
      animation: false,
      aria: { enabled: true, label: { description: label } },
      textStyle: { fontFamily: "inherit" },
      grid: { left: 32, right: 24, top: 40, bottom: 28, containLabel: true },
      legend: { top: 0, itemGap: 18, itemWidth: 28, textStyle: { color: colour("ink") }, inactiveColor: colour("line") },
      tooltip: {
        trigger: "axis", confine: true, backgroundColor: colour("paper"),
        borderColor: colour("line"), textStyle: { color: colour("ink") }
      }
    };
  }

  /* A vertical line from low to high, both in pixels, with a cap at each end. */
  function whisker(x, low, high, style, cap) {
    const line = (x1, y1, x2, y2) =>
      ({ type: "line", shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: style });
    return [line(x, low, x, high), line(x - cap, low, x + cap, low), line(x - cap, high, x + cap, high)];
  }

  return {
    use: use, isPaper: isPaper, colour: colour, mix: mix, rank: rank, backendColour: backendColour, digits: digits, escape: escape, axis: axis, frame: frame,
    least: least, most: most, whisker: whisker
  };
})();
