/* Everything about one line of the table: numbers, iterations, the command that measures it again. */
const details = (function () {
  const { digits } = look;

  /* An element; text is set as text, whatever it holds. */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => name === "text" ? made.textContent = value : made.setAttribute(name, value));
    made.append(...children);
    return made;
  }

  function numbers(data, row) {
    const times = row.times;
    const setup = data.setups[times.setup];
    return [
      ["mean", digits(times.ms) + " ms" + (times.low === undefined ? "" : " (" + digits(times.low) + ".." + digits(times.high) + ", 95 % interval)")],
      ["interval from", times.n + " " + (times.n === 1 ? times.unit.slice(0, -1) : times.unit) + ", " + times.forks + (times.forks === 1 ? " fork" : " forks") + (times.asked > times.forks ? " of " + times.asked + ", the others failed" : "")],
      ["p50 / p90 / p99", times.p50 === undefined ? "" : [times.p50, times.p90, times.p99].map(v => digits(v)).join(" / ") + " ms"],
      ["share of peak", times.share === undefined ? "" : digits(100 * times.share, 2) + " %"],
      ["share of its own peak", times.ownShare === undefined ? "" : digits(100 * times.ownShare, 2) + " %"],
      ["calls flagged as outliers", times.outliers === undefined ? "" : digits(100 * times.outliers, 2) + " %"],
      ["Java heap per call", times.allocation === undefined ? "" : digits(times.allocation) + " bytes"],
      ["flags", (times.flags || []).join(", ")],
      ["measured", setup === undefined ? "" : setup.mode + ", " + setup.settings],
      ["JVM arguments", setup === undefined ? "" : setup.jvmArgs.join(" ")]
    ].filter(entry => entry[1] !== "");
  }

  function iterations(data, rows) {
    return {
      kind: "lines", categories: [], surfaces: [],
      x: { name: "iteration", log: false }, y: { name: "ms per call", log: false },
      series: rows.flatMap(row => row.times.iterations.map((fork, index) => ({
        name: (data.backends[row.backend] || row.backend) + ", fork " + (index + 1), key: "fork " + (index + 1),
        backend: row.backend, style: "errorBars", points: fork.map((ms, i) => [i + 1, ms])
      })))
    };
  }

  function copyButton(command) {
    const button = element("button", { type: "button", text: "Copy" });
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(command);
      button.textContent = "Copied";
    });
    return button;
  }

  function backend(data, row) {
    const parts = [element("h3", { text: data.backends[row.backend] || row.backend })];
    if (row.times === undefined) {
      parts.push(element("p", { class: "absent", text: row.absent }));
      return parts;
    }
    const list = element("dl", {});
    numbers(data, row).forEach(([name, value]) => list.append(element("dt", { text: name }), element("dd", { text: value })));
    const raw = row.times.iterations.map(fork => fork.join("  ")).join("\n");
    const command = lines.command(data, row);
    parts.push(list, element("p", { class: "small", text: "Iterations, ms, one line for each fork:" }), element("pre", { tabindex: "0", text: raw }),
      element("p", { class: "small", text: "Measured again by" }), element("pre", { tabindex: "0", text: command }));
    if (navigator.clipboard) {
      parts.push(copyButton(command));
    }
    return parts;
  }

  /* Opens the dialog on the rows of one line. */
  function open(dialog, data, title, rows, closed) {
    const box = element("div", { class: "chart", role: "img", "aria-label": "Iterations, " + title });
    const timed = rows.filter(row => row.times !== undefined);
    const shut = element("button", { type: "button", text: "Close" });
    shut.addEventListener("click", () => dialog.close());
    dialog.replaceChildren(element("h2", { id: "details-title", text: title }), shut);
    if (timed.length > 0) {
      dialog.append(element("figure", {}, box, element("figcaption", { text: "Mean of each iteration, in the order measured; warm-up left out." })));
    }
    rows.forEach(row => dialog.append(...backend(data, row)));
    dialog.onclose = () => {
      drawing.remove(box);
      closed();
    };
    if (!dialog.open) {
      dialog.showModal();
    }
    if (timed.length > 0) {
      drawing.place(box, iterations(data, timed));
    }
  }

  return { element: element, open: open };
})();
