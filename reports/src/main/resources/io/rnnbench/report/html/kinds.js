/* What draws each kind of chart. */
const kinds = { curves: curves, history: timeline, lines: figures.lines, bars: figures.bars, surface: figures.surface };
