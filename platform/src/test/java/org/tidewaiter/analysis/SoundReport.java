package org.tidewaiter.analysis;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Json;

/**
 * What no report may say, whatever the data: a number that is none, a share below nothing or above all where it is one of a whole, fewer than nothing
 * of what is counted, a measure outside of its own limits, a place in a sentence that nothing was put in.
 */
public final class SoundReport {
    /**
     * What stands in a text where a number was none, a value was lacking, a currency's sign was not replaced, or something was divided by next to
     * nothing.
     */
    private static final Pattern NONSENSE = Pattern.compile(
            "NaN|Infinity|∞|\\bnull\\b|\\{\\d|¤|\\bOptional\\b|(?<![\\d,.\\p{L}-])-0(?![\\d.,])|  |\\d,\\d{3}[,.][\\d,.]* %|1 in 1,000,000,000 (?:hours|minutes|kg)");

    /**
     * A column that is no part of a whole: how many times as much, how much more, what share of a sum of gains and losses, or days that are over or
     * to come.
     */
    private static final Pattern CHANGES = Pattern.compile(
            ".*(change|difference|moved|less|growth|gap|shift|lift|buoyancy|error|deviation|ratio|trend|rate).*|effects share|operators days");

    private static final double ROUNDING = 1e-9;

    private final List<String> faults = new ArrayList<>();

    private SoundReport() {}

    /** What is wrong with a report, a line each; empty where it is sound. */
    public static List<String> faults(Report report) {
        SoundReport sound = new SoundReport();
        sound.judge(report);
        return List.copyOf(sound.faults);
    }

    private void judge(Report report) {
        switch (report.result()) {
            case Result.TooFew few -> {
                text("too few", few.says());
                fault(few.found() >= few.needed(), "too few, though " + few.found() + " of " + few.needed());
            }
            case Result.NotApplicable not -> text("not applicable", not.says());
            case Result.Findings findings -> {
                fault(findings.findings().isEmpty(), "no sentence");
                findings.findings().forEach(f -> text("sentence", f.says()));
                findings.tables().forEach(this::table);
                findings.charts().forEach(this::chart);
            }
        }
        said(
                "file",
                Json.text(report)
                        .replace(":null", ":0")
                        .replace("null,", "0,")
                        .replace(",null", ",0")
                        .replace("[null]", "[0]"));
    }

    private void table(Table table) {
        text(table.name(), table.title());
        for (int i = 0; i < table.rows().size(); i++) {
            row(table, table.rows().get(i), table.name() + " row " + i);
        }
        for (Locale language : Words.LANGUAGES) {
            try {
                StringWriter csv = new StringWriter();
                TableExport.csv(table, language, csv);
                said(table.name() + " as CSV", csv.toString());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void row(Table table, List<@Nullable Object> row, String where) {
        for (int i = 0; i < row.size(); i++) {
            Column column = table.columns().get(i);
            @Nullable Object value = Column.inFiles(row.get(i));
            String there = where + " " + column.name() + " = " + value;
            for (Locale language : Words.LANGUAGES) {
                said(there, column.shown(row.get(i), language));
            }
            if (value instanceof Number number) {
                number(table, column, number.doubleValue(), there);
            }
        }
        for (Column column : table.columns()) {
            limits(table, row, column.name(), where);
        }
    }

    private void number(Table table, Column column, double value, String there) {
        fault(!Double.isFinite(value), there);
        boolean changes = Stream.of(column.name(), table.name() + " " + column.name())
                .anyMatch(name -> CHANGES.matcher(name).matches());
        boolean outside = value < -ROUNDING || value > 1 + ROUNDING;
        fault(!changes && column.kind() == Column.Kind.SHARE && outside, there + " is no share of a whole");
        fault(!changes && column.kind() == Column.Kind.COUNT && value < 0, there + " is fewer than none");
    }

    /** A measure lies within its own limits, wherever it has some. */
    private void limits(Table table, List<@Nullable Object> row, String name, String where) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        for (String[] pair : new String[][] {{"_low", "_high"}, {"_least", "_most"}, {"_from", "_to"}}) {
            if (names.contains(name + pair[0]) && names.contains(name + pair[1])) {
                within(
                        number(row.get(names.indexOf(name + pair[0]))),
                        number(row.get(names.indexOf(name))),
                        number(row.get(names.indexOf(name + pair[1]))),
                        where + " " + name);
            }
        }
        if (name.equals("low") && names.contains("high")) {
            within(number(row.get(names.indexOf("low"))), null, number(row.get(names.indexOf("high"))), where);
        }
    }

    private void within(@Nullable Double low, @Nullable Double value, @Nullable Double high, String where) {
        fault(low != null && high != null && low > high + ROUNDING, where + ": " + low + " to " + high);
        fault(low != null && value != null && low > value + ROUNDING, where + ": " + value + " below " + low);
        fault(high != null && value != null && value > high + ROUNDING, where + ": " + value + " above " + high);
    }

    private static @Nullable Double number(@Nullable Object value) {
        return Column.inFiles(value) instanceof Number n ? (Double) n.doubleValue() : null;
    }

    private void chart(Chart chart) {
        text(chart.name(), chart.title());
        for (Chart.Series series : chart.series()) {
            text(chart.name(), series.name());
            fault(
                    series.values().size() != chart.categories().size(),
                    chart.name() + ": " + series.values().size() + " values of "
                            + chart.categories().size() + " categories");
            fault(
                    series.values().stream().filter(Objects::nonNull).anyMatch(v -> !Double.isFinite(v)),
                    chart.name() + " " + series.values());
        }
        for (Locale language : Words.LANGUAGES) {
            chart.categories().forEach(category -> said(chart.name(), chart.shown(category, language)));
            said(chart.name() + " drawn", ChartSvg.of(chart, language).replaceAll("  +", " "));
        }
    }

    private void text(String where, Words words) {
        said(where, words.english());
        said(where, words.french());
        fault(words.english().isBlank() || words.french().isBlank(), where + " says nothing");
    }

    private void said(String where, String text) {
        var nonsense = NONSENSE.matcher(text);
        if (nonsense.find()) {
            int from = Math.max(0, nonsense.start() - 60);
            faults.add(where + " says '" + nonsense.group() + "': …"
                    + text.substring(from, Math.min(text.length(), nonsense.end() + 60)));
        }
    }

    private void fault(boolean wrong, String says) {
        if (wrong) {
            faults.add(says);
        }
    }

    /** The amounts of money that a report shows: in sentences' own amounts, tables and charts. */
    public static List<BigDecimal> amounts(Result.Findings findings) {
        List<BigDecimal> amounts = new ArrayList<>();
        findings.findings().forEach(f -> {
            if (f.money() != null) {
                amounts.add(f.money());
            }
        });
        for (Table table : findings.tables()) {
            for (int i = 0; i < table.columns().size(); i++) {
                int place = i;
                boolean money = table.columns().get(i).kind() == Column.Kind.MONEY;
                table.rows().stream()
                        .map(row -> row.get(place))
                        .filter(v -> v != null && (money || v instanceof Words.Money))
                        .forEach(v -> amounts.add(new BigDecimal(
                                Objects.requireNonNull(Column.inFiles(v)).toString())));
            }
        }
        return amounts;
    }
}
