"use strict";
/* What every chart of the report looks like. */
const look = (function () {
  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function backendColour(backend) {
    return colour(["dl4j", "djl", "reference"].includes(backend) ? backend : "other");
  }

  /* From colour "from" (share 0) to colour "to" (share 1). */
  function mix(from, to, share) {
    const a = echarts.color.parse(from);
    const b = echarts.color.parse(to);
    return echarts.color.stringify([0, 1, 2].map(i => Math.round(a[i] + (b[i] - a[i]) * share)).concat(1), "rgba");
  }

  function digits(value) {
    return value === null || value === undefined ? "–" : Number(value.toPrecision(4)).toString();
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

  function powerBelow(base, value) {
    return Math.pow(base, Math.floor(Math.log(value) / Math.log(base) + 1e-9));
  }

  function powerAbove(base, value) {
    return Math.pow(base, Math.ceil(Math.log(value) / Math.log(base) - 1e-9));
  }

  /* A vertical line from low to high, both in pixels, with a cap at each end. */
  function whisker(x, low, high, style, cap) {
    const line = (x1, y1, x2, y2) =>
      ({ type: "line", shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: style });
    return [line(x, low, x, high), line(x - cap, low, x + cap, low), line(x - cap, high, x + cap, high)];
  }

  return {
    colour: colour, mix: mix, backendColour: backendColour, digits: digits, escape: escape, axis: axis, frame: frame,
    powerBelow: powerBelow, powerAbove: powerAbove, whisker: whisker
  };
})();
