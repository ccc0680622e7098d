// Draws each <figure class="chart"> from the JSON block in it. The colours are those of the style sheet; what a colour
// says a dash, a mark or a hatch says as well, for eyes that tell these colours apart badly.
(() => {
  'use strict';
  const tongue = () => (document.getElementById('report') || document.documentElement).lang || 'en';
  const signs = text => (tongue() === 'fr' ? text.replace('.', ',') : text);
  const percent = v => (v == null ? '–' : signs((100 * v).toFixed(v < 0.0995 ? 1 : 0)) + ' %');
  const count = v => Number(v).toLocaleString(tongue());
  // What the script itself writes, in French; what comes with the figures is in the page's language already.
  const FRENCH = {
    'A month': 'Par mois', 'As predicted': 'Comme prédit', 'By chance': 'Par hasard', 'By model': 'Par le modèle', 'By rule': 'Par règle', 'Chance': 'Hasard',
    'Completeness': 'Complétude', 'Consistency': 'Cohérence', 'Controls': 'Contrôles', 'Declarations': 'Déclarations', 'Declarations a day': 'Déclarations par jour',
    'Findings': 'Constatations', 'Median': 'Médiane', 'Past items': 'Articles passés', 'Price per kg, ': 'Prix au kg, ', 'Sound items': 'Articles sans défaut', 'This item': 'Cet article',
    'Timeliness': 'Ponctualité', 'Uniqueness': 'Unicité', 'Validity': 'Validité', 'Without errors': 'Sans erreur', 'Without errors or warnings': 'Sans erreur ni avertissement',
    'AUC, on the right (0.5 is chance)': 'AUC, à droite (0,5 : le hasard)', 'Controlling ': 'En contrôlant ', 'Model': 'Modèle', 'Observed': 'Observé', 'Observed, with its interval': 'Observé, avec son intervalle',
    'Observed share of findings': 'Part observée de constatations', 'Precision': 'Précision', 'Precision at 5 %': 'Précision à 5 %', 'Precision at 5 %, on the left': 'Précision à 5 %, à gauche',
    'Predicted ': 'Prévu ', 'Predicted probability': 'Probabilité prévue', 'Share of findings caught': 'Part des constatations trouvées', 'Share of items controlled': 'Part des articles contrôlés',
    'Smoothed rate': 'Taux lissé', ' rows': ' lignes',
    ' declarations': ' déclarations', ' items': ' articles', ' past items from ': ' articles passés de ', ' to ': ' à ', ' per kg': ' par kg',
    '; the figures are listed below': ' ; les chiffres sont donnés dessous'
  };
  const say = text => (tongue() === 'fr' && FRENCH[text]) || text;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  // A few categories of several words stand in lines below one another, so that each is named.
  const worded = (p, names) => (names.length <= 12 && names.some(n => String(n).length > 10)
    ? { name: '', axisLabel: { color: p.ink2, hideOverlap: true, interval: 0, width: 92, overflow: 'break', lineHeight: 14 } }
    : {});
  // On a telephone such bars lie, each beside its name: standing, three of ten would be named.
  const narrow = () => innerWidth < 600;
  // Numbers of a report are written as its language has them.
  const plain = v => v.toLocaleString(tongue(), { maximumFractionDigits: 6 });
  const price = v => (Math.abs(v) >= 1e6 ? plain(v / 1e6) + ' M' : Math.abs(v) >= 1e4 ? plain(v / 1e3) + ' k' : plain(Number(v.toPrecision(3))));

  const palette = () => ({
    ink: colour('--ink'), ink2: colour('--ink-2'), line: colour('--line'), paper: colour('--paper'),
    accent: colour('--accent'), rival: colour('--rival'), red: colour('--red'), green: colour('--green'), violet: colour('--violet'), grey: colour('--line-2')
  });

  const frame = (p, more) => Object.assign({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: p.ink2, fontSize: 11 },
    grid: { left: 10, right: 22, top: 30, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: p.paper, borderColor: p.line, padding: [6, 10],
      textStyle: { color: p.ink, fontSize: 12 }, axisPointer: { lineStyle: { color: p.grey } }
    }
  }, more);

  const axis = (p, more) => Object.assign({
    axisLine: { lineStyle: { color: p.grey } }, axisTick: { show: false },
    axisLabel: { color: p.ink2, hideOverlap: true }, splitLine: { lineStyle: { color: p.line } },
    nameTextStyle: { color: p.ink2 }
  }, more);

  // An upright axis: its title stands over it.
  const upright = (p, name, more) => axis(p, Object.assign({
    type: 'value', minInterval: 1, name, nameGap: 10, nameTextStyle: { color: p.ink2, align: 'left' }
  }, more));

  // The end of an axis of shares that leaves no more than a fifth of it bare.
  const ceiling = values => Math.min(1, Math.ceil(Math.max(0.05, ...values.filter(v => v != null)) * 20) / 20);

  const shares = (p, name, more) => upright(p, name, Object.assign({
    min: 0, max: 1, minInterval: 0,
    axisLabel: { color: p.ink2, formatter: v => Math.round(100 * v) + ' %', hideOverlap: true }
  }, more));

  // The title of a lying axis stands in as many lines as the window asks for: one that ran out of it was cut at both ends.
  const titled = name => {
    const signs = Math.max(30, Math.floor((Math.min(innerWidth, 1200) - 100) / 6));
    return String(name || '').split(' ').reduce((lines, word) => {
      const last = lines[lines.length - 1];
      return last && (last + ' ' + word).length <= signs ? [...lines.slice(0, -1), last + ' ' + word] : [...lines, word];
    }, []);
  };
  const along = name => ({
    name: titled(name).join('\n'), nameLocation: 'middle', nameGap: 26, nameTextStyle: { lineHeight: 14 }, splitLine: { show: false }
  });

  const line = (name, data, color, more) => Object.assign({
    name, type: 'line', data, showSymbol: false, symbolSize: 6, color, lineStyle: { width: 2, color }
  }, more);

  const bars = (name, data, color, more) => Object.assign({
    name, type: 'bar', data, color, barMaxWidth: 22, itemStyle: { color, decal: { symbol: 'none' } }
  }, more);

  // Bars hatched with the colour of the page: told from plain ones without their colour.
  const hatched = (p, name, data, color, more) => bars(name, data, color, Object.assign({
    itemStyle: { color, decal: { symbol: 'rect', color: p.paper, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 } }
  }, more));
  const withHatches = option => Object.assign(option, { aria: { enabled: true, label: { enabled: false }, decal: { show: true } } });

  const kinds = {
    gain: (d, p) => ({
      legend: [[say('Model'), p.accent], [say('Smoothed rate'), p.rival, 'dots'], [say('Chance'), p.ink2, 'dash']],
      option: frame(p, {
        grid: { left: 6, right: 22, top: 30, bottom: 24, containLabel: true },
        xAxis: shares(p, '', along(say('Share of items controlled'))),
        yAxis: shares(p, say('Share of findings caught')),
        tooltip: Object.assign(frame(p).tooltip, { formatter: points => say('Controlling ') + percent(points[0].value[0]) + points.map(t => '<br>' + t.marker + t.seriesName + ' <b>' + percent(t.value[1]) + '</b>').join('') }),
        series: [
          line(say('Chance'), d.share.map(s => [s, s]), p.ink2, { lineStyle: { width: 1.5, type: 'dashed', color: p.ink2 } }),
          line(say('Smoothed rate'), d.share.map((s, i) => [s, d.baseline[i]]), p.rival, { lineStyle: { width: 2, type: [2, 3], color: p.rival } }),
          line(say('Model'), d.share.map((s, i) => [s, d.model[i]]), p.accent, { lineStyle: { width: 2.5, color: p.accent } })
        ]
      })
    }),
    reliability: (d, p) => {
      const most = ceiling(d.predicted.concat(d.observed, d.high));
      return {
      legend: [[say('Observed, with its interval'), p.accent, 'point'], [say('As predicted'), p.ink2, 'dash']],
      option: frame(p, {
        grid: { left: 6, right: 22, top: 30, bottom: 24, containLabel: true },
        xAxis: shares(p, '', Object.assign(along(say('Predicted probability')), { max: most })),
        yAxis: shares(p, say('Observed share of findings'), { max: most }),
        tooltip: Object.assign(frame(p).tooltip, {
          trigger: 'item',
          formatter: t => t.componentType === 'series' && t.seriesType === 'scatter'
            ? say('Predicted ') + percent(d.predicted[t.dataIndex]) + '<br>' + say('Observed') + ' <b>' + percent(d.observed[t.dataIndex]) + '</b> (' + percent(d.low[t.dataIndex]) + say(' to ') + percent(d.high[t.dataIndex]) + ')<br>' + count(d.rows[t.dataIndex]) + say(' rows') : ''
        }),
        series: [
          line(say('As predicted'), [[0, 0], [most, most]], p.ink2, { lineStyle: { width: 1.5, type: 'dashed', color: p.ink2 }, silent: true }),
          {
            type: 'scatter', name: say('Observed'), symbolSize: 9, color: p.accent, data: d.predicted.map((x, i) => [x, d.observed[i]]),
            markLine: {
              silent: true, symbol: ['none', 'none'], lineStyle: { color: p.accent, width: 1.5, type: 'solid' }, label: { show: false }, animation: false,
              data: d.predicted.map((x, i) => [{ coord: [x, d.low[i]] }, { coord: [x, d.high[i]] }])
            }
          }
        ]
      })
      };
    },
    months: (d, p) => ({
      legend: [[say('Precision at 5 %, on the left'), p.accent, 'block'], [say('AUC, on the right (0.5 is chance)'), p.rival, 'point']],
      option: frame(p, {
        xAxis: axis(p, { type: 'category', data: d.month, splitLine: { show: false } }),
        yAxis: [
          shares(p, say('Precision'), { max: ceiling(d.precision) }),
          upright(p, 'AUC', {
            minInterval: 0, min: Math.min(0.5, ...d.auc.filter(v => v != null)), max: 1, splitLine: { show: false }, position: 'right',
            nameTextStyle: { color: p.ink2, align: 'right' }, axisLabel: { color: p.ink2, formatter: v => signs(v.toFixed(2)) }
          })
        ],
        tooltip: Object.assign(frame(p).tooltip, { formatter: t => t[0].axisValue + ', ' + count(d.rows[t[0].dataIndex]) + say(' rows') + t.map(x => '<br>' + x.marker + x.seriesName + ' <b>' + (x.seriesName === 'AUC' ? (x.value == null ? '–' : signs(x.value.toFixed(3))) : percent(x.value)) + '</b>').join('') }),
        series: [
          bars(say('Precision at 5 %'), d.precision, p.accent, { barMaxWidth: 34 }),
          line('AUC', d.auc, p.rival, { showSymbol: true, symbolSize: 8, yAxisIndex: 1 })
        ]
      })
    }),
    quality: (d, p) => {
      const sides = [
        [say('Completeness'), d.completeness, p.rival, 'dots', [2, 3]], [say('Validity'), d.validity, p.red, 'dash', [7, 4]],
        [say('Consistency'), d.consistency, p.green, 'long', [14, 4]], [say('Uniqueness'), d.uniqueness, p.violet, 'chain', [10, 3, 2, 3]],
        [say('Timeliness'), d.timeliness, p.ink2, null, 'solid']
      ];
      const without = d.score.map((s, i) => s - d.warned[i]);
      const values = [d.score, without].concat(sides.map(s => s[1])).flat();
      // a span whose quarters are round: ticks of 1, 2, 5, 10, 20 or 25 %
      const floor = 1 - ([0.04, 0.08, 0.2, 0.4, 0.8].find(span => Math.min(...values) - 0.002 >= 1 - span) ?? 1);
      const single = d.month.length < 2;
      return {
        legend: [[say('Without errors'), p.accent, 'point'], [say('Without errors or warnings'), p.accent, 'dash point']].concat(sides.map(s => [s[0], s[2], s[3]])),
        option: frame(p, {
          xAxis: axis(p, { type: 'category', data: d.month, splitLine: { show: false } }),
          yAxis: shares(p, say('Sound items'), { min: floor, max: 1, interval: (1 - floor) / 4, axisLabel: { color: p.ink2, hideOverlap: true, formatter: v => signs(String(Number((100 * v).toFixed(1)))) + ' %' } }),
          tooltip: Object.assign(frame(p).tooltip, { formatter: t => t[0].axisValue + ', ' + count(d.items[t[0].dataIndex]) + say(' items') + t.map(x => '<br>' + x.marker + x.seriesName + ' <b>' + signs((Math.floor(1000 * x.value) / 10).toFixed(1)) + ' %</b>').join('') }),
          series: sides.map(s => line(s[0], s[1], s[2], { showSymbol: single, lineStyle: { width: 2, type: s[4], color: s[2] } }))
            .concat([line(say('Without errors or warnings'), without, p.accent, { showSymbol: true, symbolSize: 7, lineStyle: { width: 2, type: [7, 4], color: p.accent }, z: 4 }), line(say('Without errors'), d.score, p.accent, { showSymbol: true, symbolSize: 7, lineStyle: { width: 3, color: p.accent }, z: 5 })])
        })
      };
    },
    lanes: (d, p) => ({
      legend: [[say('By rule'), p.violet, 'block'], [say('By model'), p.accent, 'block'], [say('By chance'), p.rival, 'hatch']].filter(l => l[0] !== say('By rule') || d.rule.some(n => n > 0)),
      option: withHatches(frame(p, {
        xAxis: axis(p, { type: 'category', data: d.day, splitLine: { show: false }, axisLabel: { color: p.ink2, hideOverlap: true, formatter: v => v.slice(5) } }),
        yAxis: upright(p, say('Declarations a day')),
        tooltip: Object.assign(frame(p).tooltip, { axisPointer: { type: 'shadow', shadowStyle: { color: p.line, opacity: .5 } }, formatter: t => t[0].axisValue + ', ' + count(d.declarations[t[0].dataIndex]) + say(' declarations') + t.map(x => '<br>' + x.marker + x.seriesName + ' <b>' + count(x.value) + '</b>').join('') }),
        series: (d.rule.some(n => n > 0) ? [bars(say('By rule'), d.rule, p.violet, { stack: 'red' })] : []).concat([bars(say('By model'), d.model, p.accent, { stack: 'red' }), hatched(p, say('By chance'), d.chance, p.rival, { stack: 'red' })])
      }))
    }),
    // The chart of a report: bars that stand on one another or beside one another, lines, or points between lines; the second measure is hatched or broken.
    report: (d, p) => {
      const colours = [p.accent, p.rival, p.red, p.green, p.violet];
      const beside = d.form === 'beside';
      const lines = d.form !== 'bars' && !beside;
      const stacked = beside ? {} : { stack: 'all' };
      const points = i => d.form === 'points' && i === 0;
      const marks = lines ? [d.form === 'points' ? 'block' : null, 'dash', 'dots', 'long', 'chain'] : ['block', 'hatch', 'block', 'block', 'block'];
      const dashes = ['solid', [7, 4], [2, 3], [14, 4], [10, 3, 2, 3]];
      const share = d.percent === true;
      const written = share ? v => plain(Number((100 * v).toPrecision(3))) + ' %' : price;
      // Categories that are tenths of a decade are named by their decades, and where these are few at 2 and 5 too.
      const tenths = d.categories.map(c => 10 * Math.log10(Number(String(c).replace(/[\s\u202f]/g, '').replace(tongue() === 'fr' ? ',' : /,/g, tongue() === 'fr' ? '.' : ''))));
      const logarithmic = d.form === 'bars' && tenths.length > 6 && tenths.every(t => Math.abs(t - Math.round(t)) < 0.05);
      const decades = logarithmic ? { axisLabel: { color: p.ink2, hideOverlap: true,
        interval: i => (tenths.length > 24 ? [0] : [0, 3, 7]).includes(((Math.round(tenths[i]) % 10) + 10) % 10),
        formatter: (v, i) => price(Number(Math.pow(10, tenths[i] / 10).toPrecision(1))) } } : {};
      const measured = i => points(i) || d.form === 'lines' && d.categories.length < 40 && !/limit|mean|moyenne/i.test(d.series[i].name);
      const lying = !lines && narrow() && 'axisLabel' in worded(p, d.categories);
      return {
        height: lying ? 34 * d.categories.length + 70 : null,
        legend: d.series.map((s, i) => [s.name, colours[i % 5], marks[i % 5]]),
        option: withHatches(frame(p, {
          grid: { left: 10, right: 22, top: 30, bottom: 10 + 14 * Math.max(1, titled(lying ? d.up : d.across).length), containLabel: true },
          xAxis: lying
            ? axis(p, Object.assign(along(d.up), { type: 'value', splitNumber: 3, axisLabel: { color: p.ink2, hideOverlap: true, formatter: written } }))
            : axis(p, Object.assign(along(d.across), { type: 'category', data: d.categories }, worded(p, d.categories), decades)),
          yAxis: lying
            ? axis(p, { type: 'category', data: d.categories, inverse: true, splitLine: { show: false }, axisLabel: { color: p.ink2, interval: 0, width: 120, overflow: 'break', lineHeight: 12, fontSize: 10 } })
            : upright(p, d.up, { minInterval: 0, axisLabel: { color: p.ink2, formatter: written } }),
          series: d.series.map((s, i) => lines
            ? line(s.name, s.values, colours[i % 5], { showSymbol: measured(i), showAllSymbol: points(i) ? true : 'auto', symbolSize: points(i) ? 9 : 6, lineStyle: { width: points(i) ? 0 : 2, type: dashes[i % 5], color: colours[i % 5] } })
            : (i === 1 ? hatched(p, s.name, s.values, colours[i % 5], Object.assign({ barMaxWidth: 40 }, stacked)) : bars(s.name, s.values, colours[i % 5], Object.assign({ barMaxWidth: 40 }, stacked))))
        }))
      };
    },
    past: (d, p) => ({
      legend: [[say('Declarations'), p.grey, 'block'], [say('Controls'), p.accent, 'block'], [say('Findings'), p.red, 'hatch']],
      option: withHatches(frame(p, {
        grid: { left: 4, right: 18, top: 26, bottom: 2, containLabel: true },
        xAxis: axis(p, { type: 'category', data: d.month, splitLine: { show: false } }),
        yAxis: upright(p, say('A month'), { splitNumber: 2 }),
        series: [
          bars(say('Declarations'), d.declarations, p.grey, { barGap: '8%', barMaxWidth: 12 }),
          bars(say('Controls'), d.controls, p.accent, { barMaxWidth: 12 }), hatched(p, say('Findings'), d.findings, p.red, { barMaxWidth: 12 })]
      }))
    }),
    prices: (d, p) => {
      const at = v => 10 * Math.log10(v);
      const first = Math.min(d.tenth[0], Math.floor(at(d.price))) - 1;
      const last = Math.max(d.tenth[d.tenth.length - 1], Math.floor(at(d.price))) + 2;
      // A tenth of a decade is a step; 1, 2 and 5 are written (1 only, where decades are many).
      const label = v => {
        const step = ((v % 10) + 10) % 10;
        return step === 0 || (last - first <= 24 && (step === 3 || step === 7)) ? price(Number(Math.pow(10, v / 10).toPrecision(1))) : '';
      };
      const marker = (value, text, color, position) => ({
        xAxis: at(value), lineStyle: { color, width: 2, type: position === 'end' ? 'solid' : 'dashed' },
        label: { formatter: text + ' ' + price(value), color, position: 'end', fontWeight: 600, distance: position === 'end' ? 4 : 18 }
      });
      return {
        legend: [[say('Past items'), p.grey, 'block'], [say('This item'), p.accent], [say('Median'), p.ink2, 'dash']],
        option: frame(p, {
          grid: { left: 10, right: 24, top: 52, bottom: 24, containLabel: true },
          xAxis: axis(p, { type: 'value', min: first, max: last, interval: 1, name: say('Price per kg, ') + d.unit, nameLocation: 'middle', nameGap: 26, splitLine: { show: false }, axisLabel: { color: p.ink2, showMinLabel: true, showMaxLabel: true, formatter: label } }),
          yAxis: upright(p, say('Past items'), { axisLine: { show: false, onZero: false } }),
          tooltip: Object.assign(frame(p).tooltip, { trigger: 'item', formatter: t => t.componentType === 'series' ? count(t.value[1]) + say(' past items from ') + price(Math.pow(10, (t.value[0] - .5) / 10)) + say(' to ') + price(Math.pow(10, (t.value[0] + .5) / 10)) + say(' per kg') : '' }),
          series: [Object.assign(bars(say('Past items'), d.tenth.map((t, i) => [t + .5, d.peers[i]]), p.grey, { barMaxWidth: 200, barCategoryGap: '4%' }), {
            markLine: { silent: true, symbol: ['none', 'none'], animation: false, data: [marker(d.price, say('This item'), p.accent, 'end'), marker(d.median, say('Median'), p.ink2, 'low')] }
          })]
        })
      };
    }
  };

  const PAGE_WIDTH = 760;
  const charts = [];
  for (const figure of document.querySelectorAll('figure.chart')) {
    const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const legend = document.createElement('p');
    legend.className = 'legend';
    const plot = document.createElement('div');
    plot.className = 'plot';
    plot.style.height = (figure.dataset.height || 240) + 'px';
    plot.setAttribute('role', 'img');
    plot.setAttribute('aria-label', figure.querySelector('figcaption').textContent + say('; the figures are listed below'));
    figure.querySelector('figcaption').after(legend, plot);
    const chart = echarts.init(plot);
    const draw = () => {
      const { option, legend: entries, height } = kinds[data.kind](data, palette());
      if (height) plot.style.height = height + 'px';
      legend.innerHTML = '';
      for (const [name, color, mark] of entries) {
        const entry = document.createElement('span');
        if (mark) entry.className = mark;
        const swatch = document.createElement('i');
        swatch.style.color = color;
        entry.append(swatch, name);
        legend.append(entry);
      }
      chart.setOption(option, true);
    };
    draw();
    charts.push(draw);
    // A height leads to the declarations behind it; by keyboard the figures below the chart do.
    if (data.behind && data.behind.length) {
      chart.on('click', at => { if (at.dataIndex != null && data.behind[at.dataIndex]) location.href = data.behind[at.dataIndex]; });
    }
    new ResizeObserver(() => chart.resize()).observe(plot);
    // A drawing keeps the width of the screen on paper: it is drawn again for a page, and afterwards as it was.
    addEventListener('beforeprint', () => chart.resize({ width: PAGE_WIDTH }));
    addEventListener('afterprint', () => chart.resize());
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(draw => draw()));
})();
