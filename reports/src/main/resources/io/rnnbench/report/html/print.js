/* Charts as files, drawn without a page. Runs in Rhino, which knows neither classes nor spread arguments. */
const print = (function () {
  const titleRoom = 28;

  /* The panels that a reader of the page sees first under a metric, as JSON. */
  function shown(json, metric) {
    const data = JSON.parse(json);
    const state = measurements.initial(data);
    return JSON.stringify(measurements.metricsOf(data, state.benchmark).includes(metric)
      ? panels(data, Object.assign(state, { metric: metric })).map(panel => Object.assign(panel, {
        subject: measurements.named(data, metric, "name") + ", " + measurements.benchmarkName(state.benchmark)
      })) : []);
  }

  function svg(json, title, width, height) {
    const chart = JSON.parse(json);
    const option = kinds[chart.kind](chart, title, width);
    option.title = { text: title, left: 8, top: 4, textStyle: { color: look.colour("ink"), fontSize: 15 } };
    option.aria = { enabled: false }; // it is set on an element of a page
    option.backgroundColor = look.colour("paper");
    option.textStyle.fontFamily = "sans-serif";
    option.grid.top += titleRoom;
    [option.legend, option.visualMap].filter(part => part !== undefined).forEach(part => { part.top += titleRoom; });
    /* Readers of SVG disagree about lines without a width. */
    [option.title, option.legend].filter(part => part !== undefined).forEach(part => { part.borderColor = "transparent"; });
    const instance = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height });
    instance.setOption(option);
    const drawn = instance.renderToSVGString();
    instance.dispose();
    /* A picture has nothing to hover over. */
    return drawn.replace(/<style[^]*?<\/style>/g, "").replace(/ class="zr[^"]*"/g, "");
  }

  return { panels: shown, svg: svg };
})();
