/* The table of the measurements that the filters let pass, and what is saved and told of its lines. Knows no page. */
const lines = (function () {
  const { digits } = look;
  const { dimensions, conditions, metrics, quantiles, has, distinct, group, telling, rows } = measurements;

  function interval(value) {
    return value.length > 2 ? " (" + digits(value[1]) + ".." + digits(value[2]) + ")" : "";
  }

  function valueText(row, metric) {
    const shown = ["ratio", "history"].includes(metric) ? metrics.time : metrics[metric];
    if (!has(shown, row)) {
      return "–";
    }
    if (metric === "quantiles") {
      return quantiles.map(q => digits(row.times[q])).join(" / ");
    }
    const value = shown.of(row);
    return digits(value[0]) + interval(value);
  }

  function withheld(item, data) {
    const proof = data.results[item.result].proofs[item.cell];
    return proof !== undefined && proof.state === "FAILED";
  }

  /* What a metric's column shows of a row with times, to be sorted by. */
  function shownValue(row, metric) {
    if (row.times === undefined) {
      return Infinity;
    }
    if (metric === "quantiles") {
      return row.times.p50 === undefined ? Infinity : row.times.p50;
    }
    const shown = ["ratio", "history"].includes(metric) ? metrics.time : metrics[metric];
    return has(shown, row) ? shown.of(row)[0] : Infinity;
  }

  function note(over) {
    return over === undefined ? "" : over === null ? "withheld" : over === 1 ? "best" : digits(over, 3) + "× best";
  }

  /* Of a backend that was measured twice at a point, the first is shown, and nothing compared. */
  function cell(same, best, data, state) {
    const row = same.find(r => r.times !== undefined) || same[0];
    const times = row.times;
    const over = times === undefined || best === undefined ? undefined : withheld(row, data) ? null : times.ms / best;
    return {
      row: row, over: over, value: shownValue(row, state.metric),
      text: times === undefined ? row.absent : valueText(row, state.metric),
      failed: times !== undefined && times.asked > times.forks ? times.asked - times.forks : 0,
      note: same.length > 1 && times !== undefined ? "the first of " + same.length + " results" : note(over)
    };
  }

  /* A line of the table: one point, its backends side by side; "best" is the shortest time among those shown. */
  function line(items, data, state) {
    const timed = items.filter(row => row.times !== undefined);
    const backends = group(items, row => row.backend);
    const once = distinct(timed.map(row => row.backend)).length === timed.length;
    const best = once && timed.length > 1 ? look.least(timed.map(row => row.times.ms)) : undefined;
    const cells = Object.create(null); // names of backends, also such as "constructor"
    backends.forEach(same => { cells[same[0].backend] = cell(same, best, data, state); });
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

  /* By a column's id, or what is shown of a backend; a minus turns it round. What has no value comes last. */
  function sorted(lines, columns, sort) {
    const down = sort.startsWith("-");
    const id = down ? sort.substring(1) : sort;
    const column = columns.find(c => c.id === id);
    const value = column === undefined
      ? l => l.cells[id] === undefined ? Infinity : l.cells[id].value
      : column.order || column.text;
    if (sort === "") {
      return lines;
    }
    return lines.slice().sort((a, b) => {
      const [x, y] = [value(a), value(b)];
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
    const numbers = ["ms", "low", "high", "n", "unit", "forks", "asked", "p50", "p90", "p99", "share", "ownShare", "outliers", "allocation", "flags"];
    const network = row => [data.networks[row.network].label, data.common].filter(text => text !== "").join(", ");
    const lines = rows(data, state).map(row => [data.results[row.result].name, row.benchmark, row.cell,
      network(row), row.batch, row.backend, row.division, row.device, row.threads]
      .concat(numbers.map(name => row.times === undefined ? "" : row.times[name]), [row.absent]));
    return [head.concat(numbers, ["absent"])].concat(lines).map(l => l.map(quoted).join(",")).join("\r\n") + "\r\n";
  }

  function shell(word) {
    return /^[\w=.,:\/-]+$/.test(word) ? word : "'" + word.replace(/'/g, "'\\''") + "'";
  }

  /* What measures one row again, with the settings of its division; plain JMH where no preset was run. */
  function command(data, row) {
    const network = data.networks[row.network].params;
    const preset = data.results[row.result].preset;
    const params = Object.assign({ backend: row.backend, cell: row.cell, batchSize: row.batch }, network,
      { device: row.device, division: row.division, computeThreads: row.threads });
    const wanted = [row.benchmark].concat(Object.keys(params).filter(name => params[name] !== "")
      .flatMap(name => ["-p", name + "=" + params[name]]), row.times.asked > 1 ? ["-f", String(row.times.asked)] : []);
    const options = ["--preset", preset].concat(
      network.network ? ["--network", network.network, "--time-steps", network.timeSteps] : [],
      row.device === "cpu" ? [] : ["--device", row.device], row.threads === "1" ? [] : ["--threads", row.threads],
      ["--out", "results/again", "--"]);
    return ["java", "-jar", "benchmarks/target/benchmarks.jar"].concat(preset === "" ? [] : ["run"].concat(options), wanted)
      .map(word => shell(String(word))).join(" ");
  }

  return { table: table, csv: csv, command: command };
})();
