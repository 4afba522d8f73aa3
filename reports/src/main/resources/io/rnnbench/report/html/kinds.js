/* What draws each kind of chart. */
const kinds = { curves: curves, lines: figures.lines, bars: figures.bars, surface: figures.surface };
