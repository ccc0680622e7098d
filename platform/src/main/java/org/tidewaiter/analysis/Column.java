package org.tidewaiter.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of a report.
 *
 * @param name its name in SQL and in files
 * @param label its heading
 * @param kind what stands in it, which decides how it is written and where it leads
 * @param meanings what the words that SQL writes into it mean to a reader; empty where values are shown as they are
 */
public record Column(
        String name,
        Words label,
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Words> meanings) {
    public Column {
        meanings = Collections.unmodifiableMap(new TreeMap<>(meanings)); // in one order in every process
    }

    /** A column whose values are shown as they are. */
    public Column(String name, Words label, Kind kind) {
        this(name, label, kind, Map.of());
    }

    /** The declaration, which leads to its page. */
    public static final Column DECLARATION =
            new Column("declaration_id", Words.of("Declaration", "Déclaration"), Kind.DECLARATION);

    /** The number of the goods item. */
    public static final Column SEQUENCE = new Column("sequence", Words.of("Item", "Article"), Kind.COUNT);

    /** The day of acceptance. */
    public static final Column DAY = new Column("accepted_on", Words.of("Day", "Jour"), Kind.DAY);

    /** The importer, who leads to the page of the company. */
    public static final Column IMPORTER = new Column("importer_id", Words.of("Importer", "Importateur"), Kind.COMPANY);

    /** The code of the goods. */
    public static final Column HS_CODE = new Column("hs_code", Words.of("HS code", "Code SH"), Kind.HS);

    /** What SQL writes where a code is not given. */
    public static final Map<String, Words> NOT_GIVEN = Map.of("none", Words.of("not given", "non indiqué"));

    private static final Words YES = Words.of("yes", "oui");

    private static final Words NO = Words.of("no", "non");

    /** The office. */
    public static final Column OFFICE = words("office_code", "Office", "Bureau", NOT_GIVEN);

    /** The value in the national currency. */
    public static final Column CUSTOMS_VALUE =
            new Column("customs_value", Words.of("Customs value", "Valeur en douane"), Kind.MONEY);

    /** The place in the order in which declarations are to be looked at. */
    public static final Column RANK = new Column("rank", Words.of("Rank", "Rang"), Kind.COUNT);

    /** How many goods items. */
    public static final Column ITEMS = new Column("items", Words.of("Items", "Articles"), Kind.COUNT);

    /** A column that counts. */
    public static Column count(String name, String english, String french) {
        return new Column(name, Words.of(english, french), Kind.COUNT);
    }

    /** A column of texts. */
    public static Column text(String name, String english, String french) {
        return new Column(name, Words.of(english, french), Kind.TEXT);
    }

    /** A column of words that SQL writes, each with what it means. */
    public static Column words(String name, String english, String french, Map<String, Words> meanings) {
        return new Column(name, Words.of(english, french), Kind.TEXT, meanings);
    }

    /** A column of shares of 1. */
    public static Column share(String name, String english, String french) {
        return new Column(name, Words.of(english, french), Kind.SHARE);
    }

    /** A column of measures, each in its own unit: shares, amounts, numbers. */
    public static Column measure(String name, String english, String french) {
        return new Column(name, Words.of(english, french), Kind.MEASURE);
    }

    /** A column of measures. */
    public static Column number(String name, String english, String french) {
        return new Column(name, Words.of(english, french), Kind.NUMBER);
    }

    /** A column of amounts in the national currency. */
    public static Column money(String name, String english, String french) {
        return new Column(name, Words.of(english, french), Kind.MONEY);
    }

    /** A column of days. */
    public static Column day(String name, String english, String french) {
        return new Column(name, Words.of(english, french), Kind.DAY);
    }

    /** This column with the currency in its words. */
    Column inCurrency(String currency) {
        Map<String, Words> said = meanings.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().inCurrency(currency)));
        return new Column(name, label.inCurrency(currency), kind, said);
    }

    /** What stands in a column. */
    public enum Kind {
        TEXT("VARCHAR"),
        COUNT("BIGINT"),
        /** A measure: three significant digits are shown, and all of the whole number where it has more; all are in files. */
        NUMBER("DOUBLE"),
        /** An amount in the national currency. */
        MONEY("DECIMAL(18,3)"),
        /** A share of 1, shown as a percentage. */
        SHARE("DOUBLE"),
        /** A measure whose unit differs from row to row: a {@link Words.Share}, a {@link Words.Money}, or a number; files have the number alone. */
        MEASURE("DOUBLE"),
        DAY("DATE"),
        HS("VARCHAR"),
        /** ISO 3166-1 alpha-2. */
        COUNTRY("VARCHAR"),
        /** A declaration's number, which leads to its page. */
        DECLARATION("VARCHAR"),
        /** A company's number, which leads to its page. */
        COMPANY("VARCHAR"),
        /** The name of another question, which leads to its answer. */
        ANALYSIS("VARCHAR");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** Its type in Parquet. */
        String type() {
            return type;
        }

        /** Whether it is written to the right. */
        public boolean isNumber() {
            return this == COUNT || this == NUMBER || this == MONEY || this == SHARE || this == MEASURE;
        }
    }

    /** A value of the column as people read it; a dash where there is none. */
    public String shown(@Nullable Object value, Locale language) {
        if (value == null) {
            return "–";
        }
        if (!meanings.isEmpty() && value instanceof String words) {
            return meant(words, language);
        }
        if (value instanceof Boolean yes) {
            return (yes ? YES : NO).in(language);
        }
        return switch (kind) {
            case COUNT -> Words.number((Number) value, 0, language);
            case MONEY -> Words.number((Number) value, 0, language);
            case SHARE -> Words.percent(((Number) value).doubleValue(), language);
            case NUMBER -> Words.measured(((Number) value).doubleValue(), language);
            case MEASURE -> measured(value, language);
            default -> value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        };
    }

    private static String measured(Object value, Locale language) {
        return switch (value) {
            case Words.Share share -> Words.percent(share.share(), language);
            case Words.Money money -> Words.number(money.amount(), 0, language);
            case Double number -> Words.measured(number, language);
            default -> Words.number((Number) value, 0, language);
        };
    }

    /** What stands in files for a value: the number alone of one that has its unit. */
    static @Nullable Object inFiles(@Nullable Object value) {
        return switch (value) {
            case Words.Share share -> share.share();
            case Words.Money money -> money.amount();
            case null, default -> value;
        };
    }

    /** What a word means; where it is none that has a meaning, what each of several means that stand with a comma between them. */
    private String meant(String words, Locale language) {
        Words whole = meanings.get(words);
        if (whole != null) {
            return whole.in(language);
        }
        return Arrays.stream(words.split(", "))
                .map(word -> part(word, language))
                .collect(Collectors.joining(", "));
    }

    /** What a word means, or the words with which it begins, before a number or a name: {@code invoice 12}. */
    private String part(String word, Locale language) {
        for (int end = word.length(); end > 0; end = word.lastIndexOf(' ', end - 1)) {
            Words meant = meanings.get(word.substring(0, end));
            if (meant != null) {
                return meant.in(language) + word.substring(end);
            }
        }
        return word;
    }

    /** A number with three significant digits, for categories of a chart, in every language alike. */
    public static String significant(double number) {
        return Words.significant(number, Locale.ENGLISH);
    }
}
