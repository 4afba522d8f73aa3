/* What the measurements say under a choice of filters: panels of charts, a table, CSV. Knows no page. */
const measurements = (function () {
  const { digits } = look;

  /* What rows are told apart by, in the order of the table's columns. */
  const dimensions = [
    { id: "cell", name: "Cell", of: row => row.cell },
    { id: "batch", name: "Batch", of: row => String(row.batch) },
    { id: "backend", name: "Backend", of: row => row.backend, label: (value, data) => data.backends[value] || value },
    { id: "division", name: "Division", of: row => row.division },
    { id: "device", name: "Device", of: row => row.device },
    { id: "threads", name: "Threads", of: row => row.threads },
    { id: "result", name: "Result", of: row => String(row.result), label: (value, data) => data.results[value].name }
  ];

  function scaled(times, factor) {
    const ends = [times.low, times.high].map(end => end === undefined ? null : factor(end));
    return [factor(times.ms)].concat(ends[0] === null ? [] : [Math.min(ends[0], ends[1]), Math.max(ends[0], ends[1])]);
  }

  /* A value with its interval, where there is one, from a row with times. */
  const metrics = {
    time: { name: "Time per call", axis: "ms per call", of: row => scaled(row.times, ms => ms) },
    rate: { name: "Throughput", axis: "sequences per second", of: row => scaled(row.times, ms => 1000 * row.batch / ms) },
    ratio: { name: "DL4J time / DJL time", axis: "DL4J time / DJL time" },
    share: {
      name: "Share of peak", axis: "% of the rate of a matrix product",
      of: row => scaled(row.times, ms => 100 * row.times.share * row.times.ms / ms), needs: row => row.times.share !== undefined
    },
    history: { name: "History over runs", axis: "ms per call" },
    quantiles: { name: "Latency quantiles", axis: "ms per call", needs: row => row.times.p50 !== undefined },
    allocation: {
      name: "Allocation", axis: "bytes of Java heap per call", of: row => [row.times.allocation],
      needs: row => row.times.allocation !== undefined
    }
  };
  const quantiles = ["p50", "p90", "p99"];
  /* Names of colours for cells, where no backend has one. */
  const cellHues = ["other", "python", "warn"];
  const benchmarkNames = {
    "TrainStepBenchmark.step": "training step", "TrainEpochBenchmark.epoch": "training epoch",
    "StepPartsBenchmark.forward": "forward pass", "StepPartsBenchmark.forwardBackward": "forward and backward pass",
    "StepPartsBenchmark.update": "update", "InferenceBenchmark.latency": "inference, one batch at a time",
    "InferenceBenchmark.throughput": "inference, throughput", "FirstCallBenchmark.load": "loading the framework",
    "FirstCallBenchmark.build": "building the network", "FirstCallBenchmark.firstStep": "first step in a fresh JVM"
  };

  function distinct(values) {
    return Array.from(new Set(values));
  }

  function benchmarkName(benchmark) {
    return benchmarkNames[benchmark] || benchmark;
  }

  function has(metric, row) {
    return row.times !== undefined && (metric.needs === undefined || metric.needs(row));
  }

  /* The metrics that some row of the benchmark has. */
  function metricsOf(data, benchmark) {
    const rows = data.rows.filter(row => row.benchmark === benchmark);
    const lines = { ratio: data.ratios, history: data.histories.flatMap(group => group.lines) };
    return Object.keys(metrics).filter(id => lines[id] !== undefined
      ? lines[id].some(line => line.benchmark === benchmark) : rows.some(row => has(metrics[id], row)));
  }

  function values(data, dimension) {
    const all = distinct(data.rows.map(dimension.of));
    return dimension.id === "batch" ? all.sort((a, b) => a - b) : all;
  }

  /* What a reader sees first: training steps at the network that was measured most. */
  function initial(data) {
    const benchmarks = distinct(data.rows.map(row => row.benchmark));
    const state = {
      benchmark: benchmarks[0], metric: "time", network: "all", logX: true, logY: true, sort: "", row: ""
    };
    if (data.site !== undefined && data.networks.length > 1) {
      state.network = String(data.site.network);
    }
    dimensions.forEach(d => { state[d.id] = values(data, d); });
    state.result = state.result.filter(result => !data.results[result].outdated);
    return state;
  }

  /* Whether the filters let an item pass; some dimensions don't apply to it. */
  function chosen(item, state, without) {
    return item.benchmark === state.benchmark
      && (state.network === "all" || String(item.network) === state.network)
      && dimensions.every(d => (without || []).includes(d.id) || state[d.id].includes(d.of(item)));
  }

  function rows(data, state) {
    return data.rows.filter(row => chosen(row, state));
  }

  /* A ratio belongs to two backends, so their filter leaves it alone. */
  function ratios(data, state) {
    return data.ratios.filter(ratio => chosen(ratio, state, ["backend"]));
  }

  function group(items, key) {
    const groups = new Map();
    items.forEach(item => groups.set(key(item), (groups.get(key(item)) || []).concat(item)));
    return Array.from(groups.values());
  }

  /* The dimensions in which some of the items differ. */
  function telling(items, ids) {
    return dimensions.filter(d => ids.includes(d.id) && distinct(items.map(d.of)).length > 1);
  }

  function label(item, told, data) {
    return told.map(d => (d.label ? d.label(d.of(item), data) : d.of(item)) + (d.id !== "threads" ? "" : d.of(item) === "1" ? " thread" : " threads")).join(", ");
  }

  const conditions = ["division", "device", "threads", "result"];

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
    return group(items, item => label(item, told, data)).map(same => ({
      name: label(same[0], told, data) || "DL4J / DJL", key: label(same[0], told, data), backend: "", style: "errorBars",
      hue: cellHues[values(data, dimensions[0]).indexOf(same[0].cell) % cellHues.length],
      points: same.map(ratio => [ratio.batch, ratio.value]
        .concat(ratio.low === undefined ? [] : [ratio.low, ratio.high, "from " + ratio.unit])).sort(byBatch)
    })).concat(items.length === 0 ? [] : [
      { name: "equal", key: "equal", backend: "", style: "ceiling", points: [[items[0].batch, 1]] }
    ]);
  }

  function chart(state, metric, lines) {
    return {
      kind: "lines", categories: [], surfaces: [], series: lines,
      x: { name: "batch size (sequences)", log: state.logX, base: 2 }, y: { name: metric.axis, log: state.logY, base: state.metric === "ratio" ? 2 : undefined }
    };
  }

  function title(item, data, state) {
    const network = data.networks[item.network].label;
    return state.metric === "ratio" ? network || "all networks" : item.cell + (network === "" ? "" : ", " + network);
  }

  /* One chart for each point that was timed again and again, its backends on it. */
  function historyPanels(data, state) {
    return data.histories.flatMap(runs => {
      const lines = runs.lines.filter(line => chosen(line, state, ["result"]));
      const told = telling(lines, ["division", "device", "threads"]);
      return group(lines, line => [line.cell, line.network, line.batch].join("|")).map(items => ({
        title: title(items[0], data, state) + ", batch " + items[0].batch,
        chart: {
          kind: "history", categories: [], surfaces: [], runs: runs.runs, dates: runs.dates, annotations: runs.annotations,
          x: { name: "run", log: false }, y: { name: metrics.history.axis, log: state.logY },
          series: series(items, told, data, line => line).map(s => Object.assign(s, { points: s.points[0].points, changes: s.points[0].changes }))
        }
      }));
    });
  }

  /* One chart for each network and cell; ratios of all cells share the chart of a network. */
  function panels(data, state) {
    const metric = metrics[state.metric];
    if (state.metric === "history") {
      return historyPanels(data, state);
    }
    if (state.metric === "ratio") {
      return group(ratios(data, state), ratio => ratio.network).map(items => ({
        title: title(items[0], data, state), chart: chart(state, metric, ratioSeries(items, data, ["cell"].concat(conditions)))
      }));
    }
    const measured = rows(data, state).filter(row => has(metric, row));
    const told = telling(measured, conditions);
    return group(measured, row => row.cell + "|" + row.network).map(items => ({
      title: title(items[0], data, state),
      chart: chart(state, metric, state.metric === "quantiles"
        ? quantileSeries(items, told, data) : timeSeries(items, told, data, metric))
    }));
  }

  function interval(value) {
    return value.length > 2 ? " (" + digits(value[1]) + ".." + digits(value[2]) + ")" : "";
  }

  function valueText(row, metric) {
    if (metric === "quantiles" && has(metrics.quantiles, row)) {
      return quantiles.map(q => digits(row.times[q])).join(" / ");
    }
    const shown = metrics[metric].of !== undefined && has(metrics[metric], row) ? metrics[metric] : metrics.time;
    const value = shown.of(row);
    return digits(value[0]) + interval(value);
  }

  function withheld(item, data) {
    const proof = data.results[item.result].proofs[item.cell];
    return proof !== undefined && proof.state === "FAILED";
  }

  /* A line of the table: one point, its backends side by side; "best" is the shortest time among those shown. */
  function line(items, data, state) {
    const timed = items.filter(row => row.times !== undefined);
    const best = look.least(timed.map(row => row.times.ms));
    const cells = {};
    items.forEach(row => {
      if (cells[row.backend] === undefined || cells[row.backend].row.times === undefined) {
        const times = row.times;
        const over = times === undefined || timed.length < 2 ? undefined : withheld(row, data) ? null : times.ms / best;
        cells[row.backend] = {
          row: row, over: over,
          text: times === undefined ? row.absent : valueText(row, state.metric),
          note: over === undefined ? "" : over === null ? "withheld" : over === 1 ? "best" : digits(over, 3) + "× best"
        };
      }
    });
    return { first: items[0], items: items, cells: cells, key: pointKey(items[0]) };
  }

  function pointKey(item) {
    return [item.result, item.benchmark, item.cell, item.network, item.batch, item.division, item.device, item.threads].join("|");
  }

  function natural(a, b) {
    const numbers = [Number(a), Number(b)];
    return numbers.some(Number.isNaN) ? a.localeCompare(b) : numbers[0] - numbers[1];
  }

  /* Columns: what tells the rows apart, then the backends. */
  function table(data, state) {
    const found = rows(data, state);
    const told = telling(found, ["cell", "batch"].concat(conditions));
    const columns = told.map(d => ({ id: d.id, name: d.name, text: l => d.label ? d.label(d.of(l.first), data) : d.of(l.first) }));
    if (distinct(found.map(row => row.network)).length > 1) {
      columns.splice(told.some(d => d.id === "cell") ? 1 : 0, 0,
        { id: "network", name: "Network", text: l => data.networks[l.first.network].label, order: l => l.first.network });
    }
    const backends = distinct(found.map(row => row.backend));
    const lines = group(found, pointKey).map(items => line(items, data, state));
    return { columns: columns, backends: backends, lines: sorted(lines, columns, state.sort), means: means(lines, backends) };
  }

  /* By a column's id, or a backend's time; a minus turns it round. What has no value comes last. */
  function sorted(lines, columns, sort) {
    const down = sort.startsWith("-");
    const id = down ? sort.substring(1) : sort;
    const column = columns.find(c => c.id === id);
    const value = column === undefined
      ? l => l.cells[id] === undefined || l.cells[id].row.times === undefined ? Infinity : l.cells[id].row.times.ms
      : column.order || column.text;
    if (sort === "") {
      return lines;
    }
    const place = l => value(l);
    return lines.slice().sort((a, b) => {
      const [x, y] = [place(a), place(b)];
      if (x === Infinity || y === Infinity) {
        return x === y ? 0 : x === Infinity ? 1 : -1;
      }
      return (down ? -1 : 1) * (typeof x === "number" ? x - y : natural(x, y));
    });
  }

  /* Geometric means of "× best" over the lines in which every backend shown has a time. */
  function means(lines, backends) {
    const whole = lines.filter(l => backends.every(b => l.cells[b] !== undefined && l.cells[b].over > 0));
    return {
      count: whole.length,
      of: backends.map(b => whole.length === 0 || backends.length < 2 ? null
        : Math.exp(whole.reduce((sum, l) => sum + Math.log(l.cells[b].over), 0) / whole.length))
    };
  }

  function quoted(value) {
    const text = value === undefined || value === null ? "" : String(value);
    /* A spreadsheet takes a text that starts so for a formula. */
    const safe = /^[=+@-]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? "\"" + safe.replace(/"/g, "\"\"") + "\"" : safe;
  }

  /* The rows shown, one for each backend and point, as RFC 4180 has it. */
  function csv(data, state) {
    const head = ["result", "benchmark", "cell", "network", "batch", "backend", "division", "device", "threads"];
    const numbers = ["ms", "low", "high", "n", "unit", "forks", "p50", "p90", "p99", "share", "allocation"];
    const lines = rows(data, state).map(row => [data.results[row.result].name, row.benchmark, row.cell,
      data.networks[row.network].label, row.batch, row.backend, row.division, row.device, row.threads]
      .concat(numbers.map(name => row.times === undefined ? "" : row.times[name]), [row.absent]));
    return [head.concat(numbers, ["absent"])].concat(lines).map(l => l.map(quoted).join(",")).join("\r\n") + "\r\n";
  }

  function shell(word) {
    return /^[\w=.,:\/-]+$/.test(word) ? word : "'" + word.replace(/'/g, "'\\''") + "'";
  }

  /* What measures one row again, with the settings of its division. */
  function command(data, row) {
    const params = Object.assign({ backend: row.backend, cell: row.cell, batchSize: row.batch },
      data.networks[row.network].params, { device: row.device, division: row.division, computeThreads: row.threads });
    return "java -jar benchmarks/target/benchmarks.jar run --preset " + (data.results[row.result].preset || "standard")
      + " --out results/again -- " + [row.benchmark].concat(Object.keys(params).flatMap(name => ["-p", name + "=" + params[name]]))
      .map(shell).join(" ");
  }

  return {
    dimensions: dimensions, metrics: metrics, benchmarkName: benchmarkName, metricsOf: metricsOf, values: values,
    initial: initial, panels: panels, table: table, csv: csv, command: command, pointKey: pointKey
  };
})();
