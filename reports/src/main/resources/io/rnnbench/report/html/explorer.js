/* The filters, and what they show: charts, the table, details; a link to the page keeps all of it. */
const explorer = (function () {
  const { element } = details;
  const rowsAtFirst = 150;
  const focusable = "select, summary, input, button";
  const id = name => document.getElementById(name);

  let data;
  let state;
  let unfolded = window.innerWidth > 600; // filters beyond the first; a telephone has no room
  let whole = false; // all rows of the table, not only the first

  /* A comma parts the values of a filter: one inside a value is written as %2C. */
  function written(value) {
    return value.replace(/%/g, "%25").replace(/,/g, "%2C");
  }

  /* Only what differs from what everybody sees first. */
  function fragment() {
    const first = measurements.initial(data);
    const entries = new URLSearchParams();
    Object.keys(state).forEach(name => {
      if (String(state[name]) !== String(first[name])) {
        entries.set(name, Array.isArray(state[name]) ? state[name].map(written).join(",") : String(state[name]));
      }
    });
    return entries.toString();
  }

  /* What the link says and the data know; the rest stays as everybody sees it first. */
  function restore() {
    state = measurements.initial(data);
    const entries = new URLSearchParams(location.hash.substring(1));
    const of = name => entries.get(name) || "";
    if (data.rows.some(row => row.benchmark === of("benchmark"))) {
      state.benchmark = of("benchmark");
    }
    if (measurements.metricsOf(data, state.benchmark).includes(of("metric"))) {
      state.metric = of("metric");
    }
    if (of("network") !== "") {
      state.network = of("network");
    }
    measurements.dimensions.filter(d => entries.has(d.id)).forEach(d => {
      const wanted = entries.get(d.id).split(",");
      state[d.id] = measurements.values(data, d).filter(value => wanted.includes(written(value)));
    });
    ["logX", "logY"].filter(name => entries.has(name)).forEach(name => { state[name] = of(name) === "true"; });
    state.sort = of("sort");
    state.row = of("row");
    settle();
  }

  /* What a benchmark was not measured with or on is not chosen. */
  function settle() {
    if (!measurements.metricsOf(data, state.benchmark).includes(state.metric)) {
      state.metric = "time";
    }
    if (!measurements.networksOf(data, state.benchmark).includes(state.network)) {
      state.network = "all";
    }
  }

  function keep() {
    const text = fragment();
    history.replaceState(null, "", text === "" ? location.pathname + location.search : "#" + text);
  }

  function change(entries) {
    Object.assign(state, entries);
    settle();
    keep();
    show();
  }

  function select(name, label, options) {
    const list = element("select", { id: "filter-" + name });
    options.forEach(([value, text]) => list.append(element("option", { value: value, text: text })));
    list.value = state[name];
    list.addEventListener("change", () => change({ [name]: list.value }));
    return element("label", {}, label + " ", list);
  }

  function box(label, checked, changed) {
    const input = element("input", { type: "checkbox" });
    input.checked = checked;
    input.addEventListener("change", () => changed(input.checked));
    return element("label", { class: "box" }, input, " " + label);
  }

  function choices(dimension) {
    const all = measurements.values(data, dimension);
    const set = element("fieldset", { id: "filter-" + dimension.id }, element("legend", { text: dimension.name }));
    all.forEach(value => set.append(box(dimension.label ? dimension.label(value, data) : value, state[dimension.id].includes(value),
      checked => change({ [dimension.id]: all.filter(v => v === value ? checked : state[dimension.id].includes(v)) }))));
    return set;
  }

  function folded(parts) {
    const fold = element("details", {}, element("summary", { text: "Filters" }), element("div", {}, ...parts));
    fold.open = unfolded;
    fold.addEventListener("toggle", () => { unfolded = fold.open; });
    return fold;
  }

  function filters() {
    const benchmarks = Array.from(new Set(data.rows.map(row => row.benchmark)));
    const form = id("filters");
    const focused = document.activeElement && form.contains(document.activeElement)
      ? Array.from(form.querySelectorAll(focusable)).indexOf(document.activeElement) : -1;
    const scales = element("fieldset", {}, element("legend", { text: "Logarithmic" }),
      box("batch axis", state.logX, checked => change({ logX: checked })),
      box("value axis", state.logY, checked => change({ logY: checked })));
    const reset = element("button", { type: "button", text: "Reset" });
    reset.addEventListener("click", () => change(measurements.initial(data)));
    form.replaceChildren(
      select("metric", "Show", measurements.metricsOf(data, state.benchmark).map(m => [m, measurements.named(data, m, "name")])),
      select("benchmark", "of", benchmarks.map(b => [b, measurements.benchmarkName(b)])),
      select("network", "Network", [["all", "all"]].concat(
        measurements.networksOf(data, state.benchmark).map(i => [i, data.networks[i].label || "as given"]))),
      folded(measurements.dimensions.filter(d => measurements.values(data, d).length > 1).map(choices).concat(scales, reset)));
    if (focused >= 0) {
      form.querySelectorAll(focusable)[focused].focus();
    }
  }

  function charts() {
    const holder = id("panels");
    holder.querySelectorAll(".chart").forEach(drawing.remove);
    holder.replaceChildren(...panels(data, state).map(panel => {
      const name = measurements.named(data, state.metric, "name") + (state.metric === "history" ? ", " : " over batch size, ") + measurements.benchmarkName(state.benchmark) + ", " + panel.title;
      const chart = element("div", { class: "chart", role: "img", "aria-label": name });
      const figure = element("figure", {}, element("h3", { text: panel.title }), chart, drawing.buttons(chart, name));
      drawing.place(chart, panel.chart);
      return figure;
    }));
    const bars = {
      quantiles: "Of all single calls.", allocation: "",
      history: "Vertical lines: changes found by E-divisive at 5 % for each line, and notes. One in twenty lines without a change has one by chance."
    };
    const common = data.common === "" ? "" : "All networks: " + data.common + ". ";
    id("explained").textContent = common + (state.metric in bars ? bars[state.metric]
      : "Error bars and brackets: 95 % confidence interval" + (state.metric === "ratio" ? " of the ratio; above 1, " + faster() + " is faster." : " of the mean."));
  }

  /* Whom a ratio above 1 speaks for. */
  function faster() {
    const pairs = measurements.pairs(data);
    return pairs.length === 1 ? data.backends[pairs[0].second] : "the second of the pair";
  }

  /* What is not a framework's own, or not proved, is said wherever its numbers are shown. */
  function notes() {
    const unproved = state.result.flatMap(result => Object.entries(data.results[result].proofs)
      .filter(([cell, proof]) => state.cell.includes(cell) && proof.state !== "PROVED")
      .map(([cell, proof]) => cell + ": not a result until the proof holds (" + proof.reason + ")"));
    const shown = unproved.concat(state.result.flatMap(result => data.results[result].notes));
    id("notes").replaceChildren(...Array.from(new Set(shown), note => element("li", { text: note })));
  }

  function heading(name, column) {
    const button = element("button", { type: "button", text: name });
    const up = state.sort === column;
    const down = state.sort === "-" + column;
    button.addEventListener("click", () => change({ sort: up ? "-" + column : down ? "" : column }));
    return element("th", { scope: "col", "aria-sort": up ? "ascending" : down ? "descending" : "none" }, button);
  }

  function entry(cell) {
    if (cell === undefined) {
      return element("td", { class: "number", text: "" });
    }
    if (cell.row.times === undefined) {
      return element("td", { class: "absent", text: cell.text });
    }
    const flagged = (cell.row.times.flags || []).length > 0 ? " ⚑" : "";
    const failed = cell.failed === 0 ? "" : cell.failed + (cell.failed === 1 ? " fork failed" : " forks failed");
    return element("td", { class: "number" + (cell.over === 1 ? " best" : "") }, cell.text + flagged,
      element("span", { class: "over", text: [failed, cell.note].filter(text => text !== "").join(", ") }));
  }

  function describe(line) {
    return [line.first.cell, data.networks[line.first.network].label, "batch " + line.first.batch, line.first.division,
      line.first.device, line.first.threads + (line.first.threads === "1" ? " thread" : " threads"), measurements.benchmarkName(line.first.benchmark)].filter(text => text !== "").join(", ");
  }

  function lineRow(line, columns, backends) {
    const row = element("tr", {});
    columns.forEach((column, index) => {
      const text = column.text(line);
      row.append(index > 0 ? element("td", { class: column.id === "batch" ? "number" : "", text: text })
        : element("th", { scope: "row" }, opener(line, columns, text)));
    });
    if (columns.length === 0) {
      row.append(element("th", { scope: "row" }, opener(line, columns, line.first.cell)));
    }
    backends.forEach(backend => row.append(entry(line.cells[backend])));
    row.addEventListener("click", () => detail(line, columns));
    return row;
  }

  function opener(line, columns, text) {
    return element("button", { type: "button", class: "opener", text: text, "aria-label": text + ": details of " + describe(line) });
  }

  function detail(line, columns) {
    state.row = line.key;
    keep();
    details.open(id("details"), data, describe(line), line.items, () => {
      state.row = "";
      keep();
    });
  }

  function tableRows() {
    const focused = Array.from(id("measurements").querySelectorAll("thead button")).indexOf(document.activeElement);
    const table = lines.table(data, state);
    const shown = whole ? table.lines : table.lines.slice(0, rowsAtFirst);
    const heads = table.columns.map(c => heading(c.name, c.id));
    if (heads.length === 0) {
      heads.push(element("th", { scope: "col", text: "Cell" }));
    }
    const head = element("tr", {}, ...heads, ...table.backends.map(b => heading(data.backends[b] || b, b)));
    const body = element("tbody", {}, ...shown.map(line => lineRow(line, table.columns, table.backends)));
    const unit = state.metric === "quantiles" ? "p50 / p90 / p99 in ms" : ["ratio", "history"].includes(state.metric) ? measurements.metrics.time.axis : measurements.metrics[state.metric].axis;
    const intervals = !["quantiles", "allocation"].includes(state.metric);
    id("measurements").replaceChildren(
      element("caption", { text: measurements.benchmarkName(state.benchmark) + ": " + unit + (intervals ? ", 95 % interval" : "") + "; below, the time over that of the fastest backend of the row. A click shows iterations and the command." }),
      element("thead", {}, head), body, means(table, heads.length));
    if (focused >= 0) {
      id("measurements").querySelectorAll("thead button")[focused].focus();
    }
    id("counted").textContent = table.lines.length === 0 ? "No row passes these filters."
      : shown.length + " of " + table.lines.length + " rows shown";
    id("more").hidden = shown.length === table.lines.length;
    return table;
  }

  function means(table, before) {
    const foot = element("tfoot", {});
    if (table.means.count > 0 && table.backends.length > 1) {
      foot.append(element("tr", {}, element("th", { scope: "row", colspan: before, text: "Geometric mean of × best, over the " + table.means.count
        + " rows in which every backend shown has a time" }),
      ...table.means.of.map(mean => element("td", { class: "number", text: look.digits(mean, 3) + "×" }))));
    }
    return foot;
  }

  function show() {
    filters();
    charts();
    notes();
    return tableRows();
  }

  function open() {
    const table = show();
    const line = table.lines.find(l => l.key === state.row);
    if (line !== undefined) {
      detail(line, table.columns);
    } else if (id("details").open) {
      id("details").close();
    }
  }

  function start(dataset) {
    data = dataset;
    restore();
    open();
    id("more").addEventListener("click", () => {
      whole = true;
      tableRows();
      id("measurements").querySelectorAll(".opener")[rowsAtFirst].focus(); // the button is gone
    });
    id("save-csv").addEventListener("click", () => drawing.save("measurements.csv", "text/csv", lines.csv(data, state)));
    id("save-json").addEventListener("click", () => drawing.save("measurements.json", "application/json", JSON.stringify(data, null, 1)));
    window.addEventListener("hashchange", () => {
      if (location.hash === "" || location.hash.includes("=")) {
        restore();
        open();
      }
      if (location.hash.includes("=")) {
        id("explore").scrollIntoView(); // the link may stand far below
      }
    });
    window.addEventListener("beforeprint", () => {
      whole = true;
      tableRows();
    });
  }

  return { start: start };
})();
