/* Measurements under a choice of filters. Knows no page. */
const measurements = (function () {
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

  /* An epoch has many batches, and a first call loads and builds: neither has a rate of one batch. */
  function isOneBatch(row) {
    return !/^(TrainEpoch|FirstCall)Benchmark\./.test(row.benchmark);
  }

  /* A value with its interval, where there is one, from a row with times. */
  const metrics = {
    time: { name: "Time per call", axis: "ms per call", of: row => scaled(row.times, ms => ms) },
    rate: { name: "Throughput", axis: "sequences per second", of: row => scaled(row.times, ms => 1000 * row.batch / ms), needs: isOneBatch },
    ratio: { name: "Ratio of times", axis: "time / time" },
    share: {
      name: "Share of peak", axis: "% of the rate of the fastest matrix product",
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

  /* The first pair of each kind of ratio: whose time is divided, and by whose. */
  function pairs(data) {
    return group(data.ratios, ratio => ratio.first + "|" + ratio.second).map(ratios => ratios[0]);
  }

  /* A metric's name; that of a ratio says of whom, where there is one pair. */
  function named(data, id, key) {
    const all = id === "ratio" ? pairs(data) : [];
    return all.length === 1 ? data.backends[all[0].first] + " time / " + data.backends[all[0].second] + " time" : metrics[id][key];
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

  /* The networks that a benchmark was run on, by their index as text. */
  function networksOf(data, benchmark) {
    const used = new Set(data.rows.filter(row => row.benchmark === benchmark).map(row => String(row.network)));
    return data.networks.map((network, index) => String(index)).filter(index => used.has(index));
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

  return {
    dimensions: dimensions, conditions: conditions, metrics: metrics, quantiles: quantiles, cellHues: cellHues,
    benchmarkName: benchmarkName, metricsOf: metricsOf, has: has, values: values, distinct: distinct, group: group,
    telling: telling, label: label, pairs: pairs, named: named, initial: initial, networksOf: networksOf, chosen: chosen, rows: rows
  };
})();
