/* Questions about the layout of the page, each answered with a list of elements, one line each. */
const layout = (function () {
  const root = document.documentElement;
  const patience = 3000; // milliseconds in which a chart has to be drawn once it is in view

  /* Where an element stands, from the last id above it. */
  function path(element) {
    if (element.id !== "") {
      return "#" + element.id;
    }
    const name = element.localName + Array.from(element.classList, word => "." + word).join("");
    const parent = element.parentElement;
    if (parent === null || element === document.body) {
      return name;
    }
    const alike = Array.from(parent.children).filter(child => child.localName === element.localName);
    const nth = alike.length > 1 ? ":nth-of-type(" + (alike.indexOf(element) + 1) + ")" : "";
    return (parent === document.body ? "" : path(parent) + " > ") + name + nth;
  }

  /* What a closed details element holds is not, though it has a box. */
  function displayed(selector) {
    return Array.from(document.body.querySelectorAll(selector)).filter(element => element.checkVisibility());
  }

  function clips(element, axis) {
    return getComputedStyle(element)["overflow" + axis] !== "visible";
  }

  function insideAClip(element) {
    const box = element.parentElement;
    return box !== null && box !== document.body && (clips(box, "X") || insideAClip(box));
  }

  function right(element) {
    return element.getBoundingClientRect().right + scrollX;
  }

  function beyond(limit, slack) {
    const wide = displayed("*").filter(element => right(element) > limit + slack && !insideAClip(element));
    const outermost = wide.filter(element => !wide.includes(element.parentElement));
    return outermost.map(element => path(element) + " ends at " + Math.round(right(element)) + " of " + limit);
  }

  /* The page's own width is asked first: what is beyond the window need not make it scroll. */
  function sidewaysScroll() {
    return root.scrollWidth <= root.clientWidth ? []
      : ["the page is " + root.scrollWidth + " wide, of " + root.clientWidth].concat(beyond(root.clientWidth, 0.5));
  }

  /* A box of a pixel is there for screen readers only. */
  function shownInPart() {
    return displayed("*")
      .filter(element => element.clientWidth > 1 && element.clientHeight > 1 && element.closest("svg") === null)
      .filter(element => (clips(element, "X") && element.scrollWidth > element.clientWidth + 1)
        || (clips(element, "Y") && element.scrollHeight > element.clientHeight + 1))
      .map(element => path(element) + " holds " + element.scrollWidth + " x " + element.scrollHeight
        + " and shows " + element.clientWidth + " x " + element.clientHeight);
  }

  function isDrawn(chart) {
    return Array.from(chart.querySelectorAll("svg")).some(svg => {
      const box = svg.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && svg.childElementCount > 0;
    });
  }

  function empty() {
    return displayed(".chart").filter(chart => !isDrawn(chart)).map(path);
  }

  async function undrawn() {
    const found = [];
    for (const chart of displayed(".chart")) {
      chart.scrollIntoView({ block: "center", behavior: "instant" });
      const end = performance.now() + patience;
      while (!isDrawn(chart) && performance.now() < end) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      if (!isDrawn(chart)) {
        found.push(path(chart));
      }
    }
    return found;
  }

  /*
   * Asked while it prints, after the page's own listeners: only then is the layout that of the paper. Chromium has by then
   * made a page that is wider than the paper smaller, to two thirds at most; what is still beyond the edge is cut off.
   */
  const rounding = 3; // what it makes smaller ends up to two pixels beyond

  function askWhenPrinted() {
    const query = matchMedia("print");
    query.addEventListener("change", () => {
      if (query.matches) {
        window.answeredInPrint = { empty: empty(), lost: shownInPart().concat(beyond(root.clientWidth, rounding)) };
      }
    });
    window.keptAlive = query;
  }

  return { sidewaysScroll, shownInPart, empty, undrawn, askWhenPrinted };
})();
