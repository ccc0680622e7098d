package org.tidewaiter.analysis.revenue;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Words;

/** What may change in a scenario. The first four are measures and begin on their day; the others count from the first month on. */
enum Lever {
    DUTY_POINTS(
            Words.of("Duty: percentage points added to the rate", "Droits : points de pourcentage ajoutés au taux"),
            "-100",
            "300"),
    VAT_POINTS(
            Words.of(
                    "Value added tax: percentage points added to the rate",
                    "TVA : points de pourcentage ajoutés au taux"),
            "-100",
            "100"),
    EXCISE_PERCENT(Words.of("Excise: higher, in percent", "Accises : plus hautes, en pour cent"), "-100", "900"),
    EXEMPTIONS_ENDED_PERCENT(
            Words.of("Reliefs ended, in percent", "Exonérations supprimées, en pour cent"), "0", "100"),
    EXCHANGE_PERCENT(
            Words.of("Foreign currency dearer, in percent", "Devises plus chères, en pour cent"), "-90", "900"),
    PRICE_PERCENT(Words.of("World prices higher, in percent", "Prix mondiaux plus hauts, en pour cent"), "-90", "900"),
    VOLUME_PERCENT(Words.of("More imports, in percent", "Importations en plus, en pour cent"), "-100", "900");

    private final Words label;
    private final String least;
    private final String most;

    Lever(Words label, String least, String most) {
        this.label = label;
        this.least = least;
        this.most = most;
    }

    /** The name of its parameter, and in tables. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its parameter; 0 changes nothing. */
    Parameter parameter() {
        return Parameter.number(code(), label, "0", least, most);
    }

    Words label() {
        return label;
    }

    /** Whether it begins on the day of the measure. */
    boolean isMeasure() {
        return ordinal() <= EXEMPTIONS_ENDED_PERCENT.ordinal();
    }

    /** What the codes mean to a reader. */
    static Map<String, Words> meanings() {
        return Stream.of(values()).collect(Collectors.toMap(Lever::code, Lever::label));
    }
}
