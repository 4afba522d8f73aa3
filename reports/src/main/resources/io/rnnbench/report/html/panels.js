/* The charts of the measurements that the filters let pass. Knows no page. */
const panels = (function () {
  const { metrics, quantiles, cellHues, conditions, dimensions, has, values, group, telling, label, chosen, rows, pairs, named } = measurements;

  /* A ratio belongs to two backends, so their filter leaves it alone. */
  function ratios(data, state) {
    return data.ratios.filter(ratio => chosen(ratio, state, ["backend"]));
  }

  function byBatch(a, b) {
    return a[0] - b[0];
  }

  function basis(times) {
    return "n = " + times.n + " " + times.unit;
  }

  function series(items, told, data, points) {
    return group(items, item => [item.backend, label(item, told, data)].join("|")).map(same => {
      const key = label(same[0], told, data);
      const backend = data.backends[same[0].backend] || same[0].backend;
      return {
        name: key === "" ? backend : backend + ", " + key, key: key, backend: same[0].backend, style: "errorBars",
        points: same.map(points).sort(byBatch)
      };
    });
  }

  function timeSeries(items, told, data, metric) {
    return series(items, told, data, row => {
      const value = metric.of(row);
      return [row.batch].concat(value, value.length > 1 ? [basis(row.times)] : []);
    });
  }

  function quantileSeries(items, told, data) {
    return quantiles.flatMap(quantile => series(items, told, data, row => [row.batch, row.times[quantile]])
      .map(s => Object.assign(s, { name: s.name + ", " + quantile, key: s.key === "" ? quantile : s.key + ", " + quantile })));
  }

  function ratioSeries(items, data, ids) {
    const told = telling(items, ids);
    const several = pairs(data).length > 1;
    const of = item => data.backends[item.first] + " / " + data.backends[item.second];
    const key = item => [label(item, told, data), several ? of(item) : ""].filter(text => text !== "").join(", ");
    return group(items, key).map(same => ({
      name: key(same[0]) || of(same[0]), key: key(same[0]), backend: "", style: "errorBars",
      hue: cellHues[values(data, dimensions[0]).indexOf(same[0].cell) % cellHues.length],
      points: same.map(ratio => [ratio.batch, ratio.value]
        .concat(ratio.low === undefined ? [] : [ratio.low, ratio.high, "from " + ratio.unit])).sort(byBatch)
    })).concat(items.length === 0 ? [] : [
      { name: "equal", key: "equal", backend: "", style: "ceiling", points: [[items[0].batch, 1]] }
    ]);
  }

  function chart(data, state, series) {
    /* A logarithmic axis has no place for nothing, such as an allocation of 0 bytes. */
    const lines = series.map(s => state.logY ? Object.assign(s, { points: s.points.filter(p => p[1] > 0) }) : s);
    return {
      kind: "lines", categories: [], surfaces: [], series: lines,
      x: { name: "batch size (sequences)", log: state.logX, base: 2 }, y: { name: named(data, state.metric, "axis"), log: state.logY, base: state.metric === "ratio" ? 2 : undefined }
    };
  }

  function title(item, data, state) {
    const network = data.networks[item.network].label;
    return state.metric === "ratio" ? network || data.common || "the network" : item.cell + (network === "" ? "" : ", " + network);
  }

  /* One chart for each point that was timed again and again, its backends on it. */
  function historyPanels(data, state) {
    return data.histories.flatMap(runs => {
      const lines = runs.lines.filter(line => chosen(line, state, ["result"]));
      const told = telling(lines, ["division", "device", "threads"]);
      return group(lines, line => [line.cell, line.network, line.batch].join("|")).map(items => ({
        title: title(items[0], data, state) + ", batch " + items[0].batch + (data.histories.length > 1 ? ", " + runs.machine : ""),
        chart: {
          kind: "history", categories: [], surfaces: [], runs: runs.runs, dates: runs.dates, annotations: runs.annotations,
          x: { name: "run", log: false }, y: { name: metrics.history.axis, log: state.logY },
          series: series(items, told, data, line => line).map(s => Object.assign(s, { points: s.points[0].points, changes: s.points[0].changes }))
        }
      }));
    });
  }

  /* One chart for each network and cell; ratios of all cells share the chart of a network. */
  return function (data, state) {
    const metric = metrics[state.metric];
    if (state.metric === "history") {
      return historyPanels(data, state);
    }
    if (state.metric === "ratio") {
      return group(ratios(data, state), ratio => ratio.network).map(items => ({
        title: title(items[0], data, state), chart: chart(data, state, ratioSeries(items, data, ["cell"].concat(conditions)))
      }));
    }
    const measured = rows(data, state).filter(row => has(metric, row));
    const told = telling(measured, conditions);
    return group(measured, row => row.cell + "|" + row.network).map(items => ({
      title: title(items[0], data, state),
      chart: chart(data, state, state.metric === "quantiles"
        ? quantileSeries(items, told, data) : timeSeries(items, told, data, metric))
    }));
  };
})();
