package org.tidewaiter.message.path;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Kilograms;
import org.tidewaiter.message.TransportMode;

/**
 * Writes values as the model does: a decimal point, times in ISO 8601, codes without blanks. What cannot be read so is left as
 * the message wrote it, for the checks to point at.
 *
 * @param numbers how the message writes numbers
 * @param times how it writes dates
 * @param blanksInCodes whether blanks inside identifiers are noise (ASYCUDA) rather than part of them
 */
public record ValueWriter(Numbers numbers, Times times, boolean blanksInCodes) {
    /** As WCO messages write that say nothing else: a decimal point, dates with the year first. */
    public static final ValueWriter WCO = new ValueWriter(Numbers.POINT, Times.DAY_FIRST, false);

    /** The names of the WCO Data Model's elements that hold numbers end so (its representation terms). */
    private static final Pattern NUMBER =
            Pattern.compile(".*(?:Amount|Measure|Quantity|Numeric|Rate)|(?:Gro|Net)Mas\\w*|Tot(?:Gro|Num)\\w*");

    private static final Set<Field> IN_KILOGRAMS =
            Set.of(Field.GROSS_MASS_KG, Field.NET_MASS_KG, Field.DECLARATION_GROSS_MASS_KG);

    private static final int LONGEST_TARIFF_CODE = 12;
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BLANKS_AND_DOTS = Pattern.compile("[\\s.]+");
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");

    /** As WCO messages write, and with the decimal sign that the numbers of this one speak for. */
    public static ValueWriter ofNumbersIn(Element root) {
        List<String> numbers = Leaf.of(root).stream()
                .filter(l -> l.attribute() == null && isWritten(l.text()))
                .filter(l -> NUMBER.matcher(l.element().name()).matches())
                .map(Leaf::text)
                .toList();
        return numbers.isEmpty() ? WCO : new ValueWriter(Numbers.of(numbers), Times.DAY_FIRST, false);
    }

    /** Whether a text can tell a decimal sign: most leaves hold none. */
    private static boolean isWritten(String text) {
        return text.indexOf(',') >= 0 || text.indexOf('.') >= 0;
    }

    /** A value for a field; null for a mass whose unit is none known, as it would be wrong in kilograms. */
    public @Nullable String of(Field field, Leaf leaf) {
        String unit = leaf.attribute() == null ? leaf.element().attributes().get("unitCode") : null;
        if (!IN_KILOGRAMS.contains(field) || unit == null || unit.isBlank()) {
            return of(field, leaf.text());
        }
        BigDecimal factor = Kilograms.in(unit).orElse(null);
        BigDecimal amount = numbers.read(leaf.text());
        return factor == null || amount == null ? null : Numbers.write(amount.multiply(factor));
    }

    /** A value for a field. */
    public String of(Field field, String text) {
        String written = of(field.type(), text);
        return field == Field.TRANSPORT_MODE ? TransportMode.written(written) : written;
    }

    /** A value of a type. */
    public String of(Field.Type type, String text) {
        return switch (type) {
            case MASS, AMOUNT, RATE, COUNT -> number(text);
            case TIME -> time(text);
            case CODE, COUNTRY, CURRENCY -> withoutBlanks(text).toUpperCase(Locale.ROOT);
            case HS_CODE -> BLANKS_AND_DOTS.matcher(text).replaceAll("");
            case PARTY -> blanksInCodes ? withoutBlanks(text) : text.strip();
            default ->
                text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                        ? text.strip()
                        : LINE_ENDS.matcher(text.strip()).replaceAll("\n");
        };
    }

    private static String withoutBlanks(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    private String number(String text) {
        BigDecimal number = numbers.read(text);
        return number == null ? text.strip() : Numbers.write(number);
    }

    private String time(String text) {
        String iso = times.iso(text);
        return iso == null ? text.strip() : iso;
    }

    /** A value of a field, with the place where it stood; null where it cannot be said. */
    @Nullable
    GivenValue given(Field field, Leaf leaf) {
        String text = of(field, leaf);
        return text == null ? null : new GivenValue(text, leaf.path());
    }

    static @Nullable GivenValue firstLine(@Nullable GivenValue given) {
        return given == null ? null : new GivenValue(given.text().split("\n", 2)[0], given.path());
    }

    static @Nullable GivenValue otherLines(@Nullable GivenValue given) {
        String[] lines = given == null ? new String[0] : given.text().split("\n", 2);
        return given == null || lines.length < 2 ? null : new GivenValue(lines[1].replace("\n", ", "), given.path());
    }

    /**
     * The parts that make a tariff code: of those after the first only digits, and no more than twelve in all. Some countries keep a
     * trader's own product number in ASYCUDA's last part.
     */
    static List<Leaf> tariffCode(List<Leaf> parts) {
        List<Leaf> kept = new ArrayList<>(parts.subList(0, 1));
        int length =
                BLANKS_AND_DOTS.matcher(parts.getFirst().text()).replaceAll("").length();
        for (Leaf part : parts.subList(1, parts.size())) {
            length += part.text().length();
            if (length > LONGEST_TARIFF_CODE || !part.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
                break;
            }
            kept.add(part);
        }
        return kept;
    }

    /** The first of two numbers divided by the second; null where that is no number above zero. */
    @Nullable
    GivenValue ratio(List<Leaf> found, String path) {
        BigDecimal above = found.size() == 2 ? numbers.read(found.get(0).text()) : null;
        BigDecimal below = found.size() == 2 ? numbers.read(found.get(1).text()) : null;
        return above == null || below == null || above.signum() <= 0 || below.signum() <= 0
                ? null
                : new GivenValue(Numbers.write(above.divide(below, 8, RoundingMode.HALF_UP)), path);
    }

    private static @Nullable BigDecimal mass(@Nullable String kilograms) {
        return kilograms != null && PLAIN.matcher(kilograms).matches() ? new BigDecimal(kilograms) : null;
    }

    /** The sum of numbers, of masses in kilograms; null where one of them is none, or its unit none known. */
    @Nullable
    GivenValue sum(Field field, List<Leaf> found, String path) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Leaf leaf : found) {
            BigDecimal number = IN_KILOGRAMS.contains(field) ? mass(of(field, leaf)) : numbers.read(leaf.text());
            if (number == null) {
                return null;
            }
            sum = sum.add(number);
        }
        return new GivenValue(Numbers.write(sum), path);
    }
}
