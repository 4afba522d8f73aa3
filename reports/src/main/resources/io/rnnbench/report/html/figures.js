/* The figures of the studies: lines, bars and surfaces. */
const figures = (function () {
  const { colour, mix, digits, escape, axis, least, most } = look;
  const dashes = ["solid", [8, 4], [2, 3], [12, 3, 2, 3], [5, 2], [14, 5]];
  const plus = "path://M4,0h4v4h4v4h-4v4h-4v-4h-4v-4h4z";
  const marks = ["circle", "triangle", "rect", "diamond", plus, "path://M0,0h12l-6,10z"];
  /* Where backends are all there is to tell apart. */
  const ownMarks = [0, 3, 1, 0, 2, 4, 5];
  /* Pictures of dashes for the legend. */
  const dotted = "path://M0,0h3v2h-3zM7,0h3v2h-3zM14,0h3v2h-3zM21,0h3v2h-3zM28,0h3v2h-3z";
  const dashed = "path://M0,0h8v2h-8zM12,0h8v2h-8zM24,0h8v2h-8z";
  /* Viridis: equal steps of value are equal steps of lightness, with any colour vision. */
  const viridis = ["#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725"];

  function keys(series) {
    return Array.from(new Set(series.map(s => s.key)));
  }

  function paint(series) {
    if (series.hue !== undefined) {
      return colour(series.hue);
    }
    return series.backend === "" ? colour(series.style === "ceiling" ? "ink" : "other") : look.backendColour(series.backend);
  }

  /* The backend gives the colour, the key the dash, the mark and the shade. */
  function lineLook(series, all) {
    const ceiling = series.style === "ceiling";
    const alike = keys(all.filter(s => (s.style === "ceiling") === ceiling));
    const index = alike.indexOf(series.key);
    const shade = alike.length > 1 ? 0.3 * index / (alike.length - 1) : 0;
    const mark = marks[(alike.length === 1 ? ownMarks[look.rank(series.backend)] || 0 : index) % marks.length];
    if (ceiling) {
      return { paint: paint(series), mark: alike.length > 1 ? mark : "none", dash: dashes[1 + index % (dashes.length - 1)], width: 1.5 };
    }
    const broad = look.rank(series.backend) === 0;
    return {
      /* Lines that agree lie on each other: the first backend's is broad and pale, the second's lies on it with hollow marks. */
      paint: mix(paint(series), colour("ink"), shade), dash: dashes[index % dashes.length],
      mark: mark, inside: look.rank(series.backend) === 1 ? colour("paper") : undefined,
      width: broad ? 4 : 1.6, opacity: broad ? 0.6 : 1
    };
  }

  /* A legend of several rows where they fit, else one that scrolls; paper can't scroll. */
  function frame(chart, label, width) {
    const option = look.frame(chart, label);
    const names = chart.series.map(s => s.name);
    const rows = [0];
    names.forEach(name => {
      const size = 7 * name.length + 56;
      rows[rows.length - 1] > 0 && rows[rows.length - 1] + size > width ? rows.push(size) : rows[rows.length - 1] += size;
    });
    const scroll = rows.length > 4 && !look.isPaper();
    option.legend.type = scroll ? "scroll" : "plain";
    option.legend.itemWidth = 36;
    option.legend.itemGap = 12;
    option.legend.pageIconColor = colour("ink");
    option.legend.pageIconInactiveColor = colour("line");
    option.legend.pageTextStyle = { color: colour("soft") };
    option.grid.left = 16;
    option.grid.top = 40 + 24 * (scroll ? 1 : rows.length);
    return option;
  }

  function ends(point) {
    return point.length > 2 ? [point[2], point[3]] : [null, null];
  }

  /* A power of 2 a tick where values are few and at least 1; ECharts finds the ends of a logarithmic axis itself. */
  function scale(described, values, extra) {
    if (!described.log || values.length === 0) {
      return axis(described.name, Object.assign({ type: "value" }, extra));
    }
    const min = least(values);
    const base = described.base || (min >= 1 && most(values) / min <= 128 ? 2 : 10);
    return axis(described.name, Object.assign({ type: "log", logBase: base }, extra));
  }

  function yScale(chart, extra) {
    const option = scale(chart.y, chart.series.flatMap(s => s.points).map(p => p[1]), Object.assign({ nameLocation: "end", nameGap: 10 }, extra));
    Object.assign(option.nameTextStyle, { align: "left", padding: [0, 0, 0, -24] });
    option.axisLabel.formatter = value => value !== 0 && Math.abs(value) < 1e-3 ? Number(value.toPrecision(3)).toExponential() : digits(value);
    return option;
  }

  /* The pixel of y; what a logarithmic axis can't show lies at its bottom. */
  function pixel(chart, params, api, x, y) {
    const bottom = params.coordSys.y + params.coordSys.height;
    return chart.y.log && y <= 0 ? bottom : Math.min(api.coord([x, y])[1], bottom);
  }

  function said(name, value, paint) {
    const [low, high] = value.length > 2 ? [value[2], value[3]] : [null, null];
    return "<span style='color:" + paint + "'>●</span> " + escape(name) + ": " + digits(value[1])
      + (low === null && high === null ? "" : " (" + digits(low) + ".." + digits(high) + (value.length > 4 ? ", " + escape(value[4]) : "") + ")");
  }

  /* What an axis must reach: also the ends of bands and bars, but no end so low that it stretches a logarithmic axis over decades. */
  function reach(chart, points) {
    const low = p => ends(p)[0] === null || (chart.y.log && ends(p)[0] < p[1] / 10) ? p[1] : ends(p)[0];
    const high = p => ends(p)[1] === null ? p[1] : ends(p)[1];
    return { data: points.map(p => [p[0], p[1], low(p), high(p)]), encode: { x: 0, y: [1, 2, 3] } };
  }

  function bands(chart, series, style, count) {
    const whole = [[]];
    series.points.forEach(p => ends(p).includes(null) ? whole.push([]) : whole[whole.length - 1].push(p));
    return whole.filter(part => part.length > 1).map(part => Object.assign({
      type: "custom", name: series.name, color: style.paint, silent: true, clip: true, z: 1, tooltip: { show: false },
      renderItem: (params, api) => {
        if (params.dataIndex > 0) {
          return null; // one polygon for all points
        }
        const edge = index => part.map(p => [api.coord([p[0], p[1]])[0], pixel(chart, params, api, p[0], p[index])]);
        return {
          type: "polygon", shape: { points: edge(3).concat(edge(2).reverse()) },
          style: { fill: style.paint, opacity: count > 4 ? 0.1 : 0.18, stroke: "none" }
        };
      }
    }, reach(chart, part)));
  }

  function errorBars(chart, series, style) {
    const points = series.points.filter(p => !ends(p).includes(null));
    return [Object.assign({
      type: "custom", name: series.name, color: style.paint, silent: true, clip: true, z: 4, tooltip: { show: false },
      renderItem: (params, api) => {
        const p = points[params.dataIndex];
        const stroke = { stroke: style.paint, lineWidth: style.width > 2 ? 3 : 1.5, opacity: style.opacity, fill: null };
        return {
          type: "group",
          children: look.whisker(api.coord(p)[0], pixel(chart, params, api, p[0], p[2]),
            pixel(chart, params, api, p[0], p[3]), stroke, style.width > 2 ? 7 : 4)
        };
      }
    }, reach(chart, points))];
  }

  /* Every point has a mark where they are few; else about eight of a line, each key's at other places. */
  function marked(points, index) {
    const step = points.length > 16 ? Math.ceil(points.length / 8) : 1;
    const offset = Math.floor(step * (index % 4 + 1) / 5);
    return points.map((p, i) => i % step === offset ? { value: p } : { value: p, symbol: "none" });
  }

  function lines(chart, label, width) {
    const option = frame(chart, label, width);
    const xs = chart.series.flatMap(s => s.points.map(p => p[0]));
    const [first, last] = [least(xs), most(xs)];
    option.xAxis = scale(chart.x, xs, { nameGap: 28 });
    option.xAxis.axisLabel.formatter = value => digits(value);
    if (!chart.x.log && xs.length > 0) {
      Object.assign(option.xAxis, { min: first, max: last > first ? last : first + 1 });
    }
    option.yAxis = yScale(chart, { scale: true });
    const count = chart.series.filter(s => s.style === "band").length;
    option.series = chart.series.flatMap(s => {
      const style = lineLook(s, chart.series);
      /* A ceiling of one point is the same everywhere. */
      const points = s.style === "ceiling" && s.points.length === 1
        ? [first, last].map(x => [x].concat(s.points[0].slice(1))) : s.points;
      const line = {
        type: "line", name: s.name, color: style.paint, z: style.width > 2 ? 2 : 3,
        symbol: style.mark, symbolSize: style.width > 2 ? 9 : 7, showSymbol: true, showAllSymbol: true,
        itemStyle: { color: style.inside || style.paint, borderColor: style.paint, borderWidth: 1.5, opacity: style.opacity },
        lineStyle: { color: style.paint, width: style.width, type: style.dash, opacity: style.opacity },
        emphasis: { disabled: true },
        data: style.mark === "none" ? points : marked(points, keys(chart.series).indexOf(s.key))
      };
      /* The line comes first: the legend shows the first series of a name. */
      return [line].concat(s.style === "band" ? bands(chart, s, style, count)
        : s.style === "errorBars" ? errorBars(chart, s, style) : []);
    });
    option.legend.data = chart.series.map(s =>
      lineLook(s, chart.series).mark === "none" ? { name: s.name, icon: dashed, itemStyle: { borderWidth: 0 } } : { name: s.name });
    option.tooltip.formatter = items => [escape(chart.x.name) + " " + digits(items[0].value[0])]
      .concat(items.filter(item => item.seriesType === "line").map(item => said(item.seriesName, item.value, item.borderColor)))
      .join("<br>");
    return option;
  }

  /* One bar of each group with its error bar; they stand where the visible series leave them room. */
  function bar(chart, series, fill, shown) {
    return (params, api) => {
      const p = series.points[params.dataIndex];
      const place = shown(api);
      const group = 0.8 * api.size([1, 0])[0];
      const size = group / place.count;
      const left = api.coord([p[0], p[1]])[0] - group / 2 + place.index * size;
      const at = y => pixel(chart, params, api, p[0], y);
      const base = chart.y.log ? params.coordSys.y + params.coordSys.height : at(0);
      const children = [{
        type: "rect",
        shape: { x: left + size * 0.06, y: Math.min(base, at(p[1])), width: size * 0.88, height: Math.abs(base - at(p[1])) },
        style: { fill: fill, stroke: paint(series), lineWidth: 1.5 }
      }];
      if (!ends(p).includes(null)) {
        const style = { stroke: colour("ink"), lineWidth: 1.5, fill: null };
        return { type: "group", children: children.concat(look.whisker(left + size / 2, at(p[2]), at(p[3]), style, Math.min(5, size / 4))) };
      }
      return { type: "group", children: children };
    };
  }

  function acrossTheGroup(series, dash) {
    return (params, api) => {
      const [x, y] = api.coord(series.points[params.dataIndex]);
      const half = 0.45 * api.size([1, 0])[0];
      return {
        type: "line", shape: { x1: x - half, y1: y, x2: x + half, y2: y },
        style: { stroke: paint(series), lineWidth: 2, lineDash: dash, fill: null }
      };
    };
  }

  function bars(chart, label, width) {
    const option = frame(chart, label, width);
    const room = (width - 110) / chart.categories.length;
    const tilted = room < 48;
    const rows = most(chart.categories.map(name => Math.ceil(6.5 * name.length / (room - 10))));
    /* Room for an axis name below names that break or tilt. */
    option.grid.bottom = tilted ? 40 : rows > 1 ? 44 : 28;
    option.grid.left = tilted ? 64 : 16;
    option.xAxis = axis(chart.x.name, {
      type: "category", data: chart.categories, nameGap: tilted ? 98 : 12 + 16 * Math.min(rows, 4), splitLine: { show: false },
      axisTick: { alignWithLabel: true }
    });
    Object.assign(option.xAxis.axisLabel, tilted
      ? { rotate: 40, width: 112, overflow: "truncate" } : { interval: 0, width: room - 10, overflow: "break" });
    option.yAxis = yScale(chart, {});
    const solid = chart.series.filter(s => s.style !== "ceiling");
    const alike = keys(solid);
    const ceilings = keys(chart.series.filter(s => s.style === "ceiling"));
    /* Empty ones stay in, as the indexes that ECharts gives count them. */
    const shown = series => api => {
      const visible = api.currentSeriesIndices().map(i => chart.series[i]).filter(s => s.style !== "ceiling");
      return { index: visible.indexOf(series), count: visible.length };
    };
    option.series = chart.series.map(s => {
      const share = alike.length > 1 ? alike.indexOf(s.key) / (alike.length - 1) : 0;
      const fill = share <= 0.5 ? mix(paint(s), colour("paper"), 0.7 * (alike.length > 1 ? 1 - 2 * share : 0))
        : mix(paint(s), colour("ink"), 0.9 * (share - 0.5));
      const ceiling = s.style === "ceiling";
      const dash = dashes[1 + ceilings.indexOf(s.key) % (dashes.length - 1)];
      return {
        type: "custom", name: s.name, color: ceiling ? paint(s) : fill, z: ceiling ? 4 : 3, clip: true,
        dimensions: ["x", "y", "low", "high"], encode: { x: 0, y: [1, 2, 3] },
        data: s.points.map(p => p.length > 2 && !(chart.y.log && p[2] <= 0) ? p : [p[0], p[1], p[1], p[1]]),
        renderItem: ceiling ? acrossTheGroup(s, dash) : bar(chart, s, fill, shown(s))
      };
    });
    option.legend.data = chart.series.map(s => s.style === "ceiling"
      ? { name: s.name, icon: ceilings.indexOf(s.key) === 0 ? dashed : dotted }
      : { name: s.name, icon: "rect", itemStyle: { borderColor: paint(s), borderWidth: 1.5 } });
    option.legend.itemWidth = 22;
    option.tooltip.axisPointer = { type: "shadow" };
    option.tooltip.formatter = items => [escape(chart.categories[items[0].value[0]])].concat(items.map(item =>
      said(item.seriesName, chart.series[item.seriesIndex].points[item.dataIndex], item.color))).join("<br>");
    return option;
  }

  function surface(chart, label, width) {
    const grid = chart.surfaces[0];
    const option = look.frame(chart, label);
    const cells = grid.values.flatMap((row, y) => row.map((value, x) => [x, y, value])).filter(c => c[2] !== null);
    const values = cells.map(c => c[2]);
    const [min, max] = values.length > 0 ? [least(values), most(values)] : [0, 1];
    const categories = (name, numbers, gap) => axis(name, {
      type: "category", data: numbers.map(v => v === null ? "–" : Number(v.toPrecision(3)).toString()),
      nameGap: gap, splitLine: { show: false }, axisTick: { show: false }
    });
    delete option.legend;
    option.grid.left = 44;
    option.grid.top = 48;
    option.xAxis = categories(chart.x.name, grid.xs, 28);
    option.yAxis = categories(chart.y.name, grid.ys, 52);
    option.visualMap = {
      type: "continuous", orient: "horizontal", top: 4, left: "center", min: min, max: max > min ? max : min + 1,
      itemWidth: 14, itemHeight: Math.min(240, width / 3), inRange: { color: viridis },
      text: [digits(max), grid.name + "  " + digits(min)], textStyle: { color: colour("ink") }
    };
    option.series = [{
      type: "heatmap", name: grid.name, data: cells, progressive: 0,
      emphasis: { itemStyle: { borderColor: colour("ink"), borderWidth: 2 } }
    }];
    option.tooltip.trigger = "item";
    option.tooltip.formatter = item => [
      escape(chart.x.name) + " " + digits(grid.xs[item.value[0]]),
      escape(chart.y.name) + " " + digits(grid.ys[item.value[1]]),
      escape(grid.name) + ": " + digits(item.value[2])
    ].join("<br>");
    return option;
  }

  return { lines: lines, bars: bars, surface: surface };
})();
