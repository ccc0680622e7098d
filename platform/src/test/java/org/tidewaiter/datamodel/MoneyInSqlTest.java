package org.tidewaiter.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No SQL adds up amounts of two currencies. Amounts as declared (item_amount, invoice_amount, stated_amount) may be aggregated
 * by currency, within one declaration, or times a rate only; and never stand in for a customs value, which is national.
 */
class MoneyInSqlTest {
    private static final String DECLARED = "item_amount|invoice_amount|stated_amount";
    private static final Pattern AGGREGATE = Pattern.compile(
            "\\b(?:sum|avg|mean|min|max|median|mode|total|fsum|quantile\\w*|percentile_\\w+\\([^)]*\\)\\s*within group"
                    + "|stddev\\w*|var_\\w+|mad|histogram|arg_m..|approx_quantile)\\s*\\(");
    private static final Pattern CHOICE = Pattern.compile("\\b(?:coalesce|ifnull|greatest|least)\\s*\\(");
    private static final Pattern ALIAS = Pattern.compile(
            "\\b\\w*\\.?\"?\\b(?:" + DECLARED + ")\\b\"?(?:\\s*::\\s*\\w+)?(?:\\s+as\\s+\\w+\\s*\\))?\\s+as\\s+(\\w+)");
    private static final Pattern GROUPED =
            Pattern.compile("\\b(?:group|partition)\\s+by\\s+[^()]*\\b(?:\\w*currency\\w*|declaration_key)\\b");
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"\\s*\\n(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** What is wrong in a script, each with the place; none where nothing is. */
    static List<String> faults(String script) {
        List<String> faults = new ArrayList<>();
        for (String statement : script.split(";\\s*(?:\\n|$)|(?m)^-- :: .*$")) {
            String bare = statement
                    .replaceAll("(?m)--.*$", " ")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\s+", " ");
            Pattern money = Pattern.compile("\\b(?:" + DECLARED + aliases(bare) + ")\\b");
            boolean grouped = GROUPED.matcher(bare).find();
            for (String argument : arguments(bare, AGGREGATE)) {
                if (money.matcher(argument).find() && !isConverted(argument) && !grouped) {
                    faults.add("added up over currencies: " + argument);
                }
            }
            for (String argument : arguments(bare, CHOICE)) {
                if (money.matcher(argument).find()
                        && argument.matches(".*\\b(?:customs_value|statistical_value)\\b.*")
                        && !isConverted(argument)) {
                    faults.add("an amount as declared in place of a national one: " + argument);
                }
            }
        }
        return faults;
    }

    private static boolean isConverted(String argument) {
        return argument.matches(".*\\*\\s*\\w*\\.?\\w*rate\\b.*");
    }

    private static String aliases(String statement) {
        return ALIAS.matcher(statement)
                .results()
                .map(m -> "|" + m.group(1))
                .filter(a -> !a.matches("\\|(?:decimal|double|varchar)"))
                .distinct()
                .collect(Collectors.joining());
    }

    /** The texts in the brackets of calls, those within them included. */
    private static List<String> arguments(String statement, Pattern call) {
        return call.matcher(statement)
                .results()
                .map(MatchResult::end)
                .map(start -> {
                    int depth = 1;
                    int end = start;
                    while (end < statement.length() && depth > 0) {
                        depth += statement.charAt(end) == '(' ? 1 : statement.charAt(end) == ')' ? -1 : 0;
                        end++;
                    }
                    return statement.substring(start, end);
                })
                .toList();
    }

    /** The string literals of a class, those that are joined by + as one. */
    static String literals(String source) {
        StringBuilder all = new StringBuilder();
        int[] last = {0};
        LITERAL.matcher(source.replace("\\\"", "'")).results().forEach(m -> {
            String between = source.replace("\\\"", "'").substring(last[0], m.start());
            all.append(between.isBlank() || between.strip().equals("+") ? "" : ";\n");
            all.append(m.group(1) == null ? m.group(2).replace("\\n", "\n") : m.group(1));
            last[0] = m.end();
        });
        return all.toString();
    }

    private static List<Path> files(String root, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(f -> f.toString().endsWith(end)).sorted().toList();
        }
    }

    @Test
    void no_sql_of_the_product_adds_up_amounts_of_two_currencies() throws IOException {
        Map<String, List<String>> faults = new TreeMap<>();
        List<Path> scripts = files("src/main/resources", ".sql");
        List<Path> classes = files("src/main/java", ".java");
        assertThat(scripts).hasSizeGreaterThan(15);
        assertThat(classes).hasSizeGreaterThan(300);
        for (Path file : scripts) {
            faults.put(file.toString(), faults(Files.readString(file)));
        }
        for (Path file : classes) {
            faults.put(file.toString(), faults(literals(Files.readString(file))));
        }
        faults.values().removeIf(List::isEmpty);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sum(item_amount) from goods_item",
                "select office_code, avg(i.item_amount::double) from goods_item i group by office_code",
                "select sum(coalesce(customs_value, item_amount)) as money from store.goods_item",
                "select coalesce(i.customs_value, i.item_amount) as money from store.goods_item i",
                "with item as (select item_amount as amount, hs_key from store.goods_item) select median(amount) from item group by hs_key",
                "select percentile_cont(0.5) within group (order by i.item_amount / i.net_mass_kg) from goods_item i",
                "select sum(invoice_amount) over (partition by importer_key) from store.declaration",
                "-- :: one\nselect currency, sum(item_amount) from x group by currency;\n-- :: two\nselect sum(item_amount) from x",
                "select sum(stated_amount) from control"
            })
    void sums_over_currencies_are_found(String sql) {
        assertThat(faults(sql)).isNotEmpty();
        String source = "class A { static final String Q = \"" + sql.replace("\n", "\\n") + "\"; }";
        assertThat(faults(literals(source))).as("in a class").isNotEmpty();
        assertThat(faults(literals("class A { String q = \"\"\"\n" + sql + "\n\"\"\"; }")))
                .as("in a text block")
                .isNotEmpty();
        int middle = sql.indexOf(' ', sql.length() / 2);
        String joined = "\"" + sql.substring(0, middle) + "\"\n + \"" + sql.substring(middle) + "\"";
        assertThat(faults(literals(joined.replace("-- :: one\n", "").replace("-- :: two\n", ""))))
                .as("in two strings")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sum(item_amount_national) from goods_item",
                "select currency_key, sum(item_amount) from store.item_money group by currency_key",
                "select declaration_key, sum(item_amount) from store.goods_item group by declaration_key",
                "select sum(item_amount * r.rate) from store.goods_item i join store.declaration_rate r using (declaration_key)",
                "select count(item_amount), max(sequence) from goods_item",
                "select coalesce(customs_value, item_amount_national) from goods_item"
            })
    void sums_in_one_currency_pass(String sql) {
        assertThat(faults(sql)).isEmpty();
    }

    @Test
    void what_is_looked_for_are_columns_of_the_model() {
        List<String> names = Arrays.stream(Field.values()).map(Field::column).toList();
        assertThat(names).contains("item_amount", "invoice_amount");
    }
}
