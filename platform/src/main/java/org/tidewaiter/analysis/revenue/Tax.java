package org.tidewaiter.analysis.revenue;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Words;

/** The taxes that declarations tell apart, and what their total has beyond them. */
enum Tax {
    DUTY(Words.of("Duty", "Droits")),
    VAT(Words.of("Value added tax", "TVA")),
    EXCISE(Words.of("Excise", "Accises")),
    OTHER(Words.of("Other or not told apart", "Autres ou non séparées"));

    private final Words label;

    Tax(Words label) {
        this.label = label;
    }

    /** Its name in SQL and in tables. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Words label() {
        return label;
    }

    /** A column of amounts of it. */
    Column column() {
        return new Column(code(), label, Column.Kind.MONEY);
    }

    /** What the codes mean to a reader. */
    static Map<String, Words> meanings() {
        return Stream.of(values()).collect(Collectors.toMap(Tax::code, Tax::label));
    }
}
