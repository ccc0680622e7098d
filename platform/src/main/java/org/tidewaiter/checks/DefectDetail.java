package org.tidewaiter.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.vague.VagueDescriptions;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Excerpt;
import org.tidewaiter.engine.Json;

/**
 * What a check found beside its own words: the figures, fields and codes that make it plain. Kept without a language, so that a
 * letter in French says what was judged in English. Its words stand in {@code details_en.properties} and its sisters.
 *
 * @param key which words
 * @param values what stands at their {0}, {1} …: each a mark and a text, see the methods that make one
 */
record DefectDetail(String key, List<String> values) {

    /** Nothing beyond the check's own words. */
    static final DefectDetail NONE = new DefectDetail("", List.of());

    private static final int DIGITS = 8;

    DefectDetail {
        values = List.copyOf(values);
    }

    static DefectDetail of(String key, String... values) {
        return new DefectDetail(key, List.of(values));
    }

    /** A text that stays as it is, or its beginning where it is long: a sentence holds it. */
    static String text(@Nullable String text) {
        return "t" + Excerpt.of(Objects.requireNonNullElse(text, ""));
    }

    /** The name of a field. */
    static String field(Field field) {
        return "f" + field.path();
    }

    /** A number without a unit. */
    static String number(double number) {
        return "n" + number;
    }

    /** A figure in the unit of a field. */
    static String figure(Field field, double number) {
        return (field.path().endsWith("_kg") ? "k" : field == Field.DUTY_RATE_PERCENT ? "p" : "n") + number;
    }

    static String kilograms(double number) {
        return "k" + number;
    }

    /** Words of the same properties: {@code mode.4}. */
    static String word(String key) {
        return "w" + key;
    }

    /** What is wrong with a code. Kept under a name of its own, as the others: a workspace outlives what an enumeration is called. */
    static String words(Flaw flaw) {
        return "eFlaw." + flaw.name();
    }

    /** How a text is damaged. */
    static String words(TextDamage damage) {
        return "eDamage." + damage.name();
    }

    /** Why a description is vague. */
    static String words(VagueDescriptions.VaguenessReason reason) {
        return "eReason." + reason.name();
    }

    /** Several facts, one after the other: each a field and its value. */
    static DefectDetail facts(String... fieldsAndValues) {
        return new DefectDetail("facts", List.of(fieldsAndValues));
    }

    /** A time or a day as it is written in the model. */
    static String day(String time) {
        return "d" + time;
    }

    /** In words that continue a sentence; empty where there is nothing to say. */
    String in(Locale locale) {
        if (key.isEmpty()) {
            return "";
        }
        if (!key.equals("facts")) {
            return say(key, values, locale);
        }
        List<String> facts = new ArrayList<>();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            facts.add(fact(values.subList(i, i + 2), locale));
        }
        return String.join(", ", facts);
    }

    private static String fact(List<String> fact, Locale locale) {
        String kind = switch (fact.get(1).charAt(0)) {
            case 'd' -> "fact.day";
            case 'k', 'n', 'p' -> "fact.figure";
            default -> "fact.text";
        };
        return say(kind, fact, locale);
    }

    private static String say(String key, List<String> values, Locale locale) {
        Object[] said = values.stream().map(v -> in(v, locale)).toArray();
        try {
            return new MessageFormat(words(locale).getString(key), locale).format(said);
        } catch (MissingResourceException e) { // kept by another version
            return Arrays.stream(said).map(String::valueOf).collect(Collectors.joining(", "));
        }
    }

    private static String in(String value, Locale locale) {
        String text = value.substring(1);
        return switch (value.charAt(0)) {
            case 'f' -> Field.of(text).map(f -> f.words(locale)).orElse(text);
            case 'n' -> figure(text, locale);
            case 'k' -> figure(text, locale) + "\u00a0kg";
            case 'p' -> figure(text, locale) + (isFrench(locale) ? "\u00a0%" : " %");
            case 'w' -> say(text, List.of(), locale);
            case 'e' -> meaning(text, locale);
            case 'd' -> day(text, locale);
            default -> text;
        };
    }

    private static String meaning(String name, Locale locale) {
        String one = name.substring(name.indexOf('.') + 1);
        return switch (name.substring(0, name.indexOf('.'))) {
            case "Flaw" -> Flaw.valueOf(one).text(locale);
            case "Damage", "TextDamage" -> TextDamage.valueOf(one).text(locale);
            case "Reason" ->
                new VagueDescriptions.ExplainedVagueness(VagueDescriptions.VaguenessReason.valueOf(one), "")
                        .text(locale);
            default -> one;
        };
    }

    private static String figure(String number, Locale locale) {
        double value = Double.parseDouble(number);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "?";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int before = Math.max(0, exact.precision() - exact.scale()); // of what is large the cents count too
        BigDecimal rounded = exact.round(new MathContext(Math.max(DIGITS, before + 2)));
        NumberFormat format = NumberFormat.getNumberInstance(isFrench(locale) ? Locale.FRANCE : Locale.UK);
        format.setMaximumFractionDigits(DIGITS);
        format.setRoundingMode(RoundingMode.HALF_UP);
        boolean small = rounded.abs().compareTo(BigDecimal.ONE) < 0;
        return format.format(small ? rounded.round(new MathContext(3)) : rounded);
    }

    private static String day(String time, Locale locale) {
        try {
            boolean midnight = time.length() < 16 || time.startsWith("00:00", 11);
            return midnight
                    ? LocalDate.parse(time.substring(0, 10)).toString()
                    : LocalDateTime.parse(time.substring(0, 16))
                            .format(DateTimeFormatter.ofPattern(
                                    isFrench(locale) ? "uuuu-MM-dd 'à' HH:mm" : "uuuu-MM-dd HH:mm"));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return time;
        }
    }

    private static boolean isFrench(Locale locale) {
        return locale.getLanguage().equals("fr");
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "org.tidewaiter.checks.details",
                Locale.of(isFrench(locale) ? "fr" : "en"),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** As it is kept beside a defect: JSON, the field and the key first. */
    String kept(Field field) {
        List<String> all = new ArrayList<>(values);
        all.addFirst(key);
        all.addFirst(field.path());
        try {
            return Json.MAPPER.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The inverse of {@link #kept}; empty for what is none. */
    static Optional<DefectDetail> read(@Nullable String kept) {
        List<String> all = list(kept);
        return all.size() < 2
                ? Optional.empty()
                : Optional.of(new DefectDetail(all.get(1), all.subList(2, all.size())));
    }

    /** The field that a defect was found in, of what is kept beside it. */
    static Optional<Field> fieldOf(@Nullable String kept) {
        List<String> all = list(kept);
        return all.isEmpty() ? Optional.empty() : Field.of(all.getFirst());
    }

    private static List<String> list(@Nullable String kept) {
        try {
            return kept == null || kept.isEmpty() ? List.of() : Json.MAPPER.readValue(kept, new TypeReference<>() {});
        } catch (JsonProcessingException e) { // kept by another version
            return List.of();
        }
    }
}
