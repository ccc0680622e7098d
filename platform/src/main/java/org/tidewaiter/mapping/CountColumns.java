package org.tidewaiter.mapping;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tidewaiter.datamodel.Field;

/**
 * Tells a column that says how many things there are from one that says which: {@code number_of_containers} and {@code
 * container_number} have the same words, but two containers are not the container 2.
 */
final class CountColumns {
    private static final Pattern SMALL = Pattern.compile("\\d{1,4}(?:[.,]0+)?");
    private static final Pattern CAPITAL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    /** Names that count: number of containers, no_of_seals, invoice count, nombre de conteneurs, Anzahl Container. */
    private static final Pattern COUNTING =
            Pattern.compile("(?:.* )?(?:(?:numbers?|num|no|nr|nb|nbr|nbre|qty|quantity) of \\p{L}+s\\b.*"
                    + "|(?:number|num|no|nb|nbr|nbre|qty) (?:\\p{L}+ )?\\p{L}{3,}s"
                    + "|(?:nombre|n[uú]m[eé]ro) (?:de |des |d )\\p{L}+s\\b.*"
                    + "|(?:cantidad|quantidade|quantit[eé]|anzahl|количество|число) .*"
                    + "|counts?|count of .*|qty|quantity)");

    /** What is never a small number: containers have letters, chassis and documents many figures. */
    private static final List<Field> NEVER_SMALL = List.of(Field.CONTAINER_ID, Field.VEHICLE_ID);

    private static final List<Field> OF_PAPERS = List.of(Field.INVOICE_NUMBER, Field.TRANSPORT_DOCUMENT);

    /** 23 CTN: how many of a unit, and not the unit. */
    private static final Pattern NUMBER_AND_WORD = Pattern.compile("\\d[\\d.,]*\\s+\\p{L}.*");

    /** 3041,40: an amount or a mass, and no unit of one. */
    private static final Pattern DECIMAL = Pattern.compile("\\d+[.,]\\d+");

    /** 5115,17: an amount, and nobody's number. */
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d\\s.,'’]*[.,]\\d{2}|\\d+[.,]\\d*[1-9]\\d*");

    /** 0 and 0.000: no amount, and nobody's number either. */
    private static final Pattern NOUGHT = Pattern.compile("0+(?:[.,]0+)?");

    /** 1357,15 or 12.345,67: more per cent than any duty. */
    private static final Pattern ABOVE_RATES =
            Pattern.compile("\\d{4,}(?:[.,]\\d+)?|\\d{1,3}(?:[.,'’\\s]\\d{3})+[.,]\\d+");

    private static final Pattern DAY = Pattern.compile(
            "^(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.](?:\\d{1,2}|\\p{L}{3})[-/.]\\d{2,4})(?:[ T].*)?$");

    /** Rows from which on it can be told that a few values come again and again. */
    private static final int ROWS_OF_MANY = 12;

    private CountColumns() {}

    /** Whether a value says how many of a unit, or has decimals, and is no unit. */
    static boolean isNumber(String value) {
        return NUMBER_AND_WORD.matcher(value).matches()
                || DECIMAL.matcher(value).matches();
    }

    /** Whether a few values come again and again after others: kinds, offices or firms, and no numbers of declarations. */
    private static boolean comeAgain(List<String> values) {
        int changes = 0;
        for (int i = 1; i < values.size(); i++) {
            changes += values.get(i).equals(values.get(i - 1)) ? 0 : 1;
        }
        long different = values.stream().distinct().count();
        return values.size() >= ROWS_OF_MANY && different * 5 <= values.size() && changes >= different * 2;
    }

    /** Whether a column of that name and values counts what the field would identify, or says of which kind it is. */
    static boolean areCounted(Field field, String column, List<String> values) {
        if (field == Field.DECLARATION_ID && comeAgain(values)) {
            return true;
        }
        boolean number = field == Field.DECLARATION_ID
                || field == Field.INVOICE_NUMBER
                || field == Field.TRANSPORT_DOCUMENT
                || field.type() == Field.Type.PARTY;
        if (number
                && values.stream()
                        .allMatch(v ->
                                AMOUNT.matcher(v).matches() || NOUGHT.matcher(v).matches())) {
            return true;
        }
        if (field.type() == Field.Type.CODE
                && values.stream().allMatch(v -> DAY.matcher(v).find())) {
            return !values.isEmpty(); // days are nobody's code
        }
        if (field == Field.DUTY_RATE_PERCENT) {
            long amounts = values.stream()
                    .filter(v -> ABOVE_RATES.matcher(v).matches())
                    .count();
            return amounts * 5 > values.size();
        }
        if (OF_PAPERS.contains(field)
                && values.size() >= ROWS_OF_MANY
                && values.stream().allMatch(v -> v.matches("\\d{1,2}"))) {
            return true; // the first or second invoice of a declaration
        }
        boolean identifier = field == Field.DECLARATION_ID
                || field.type() == Field.Type.TEXT && field.path().matches(".*_(?:id|number|document|reference|code)");
        if (!identifier || !values.stream().allMatch(v -> SMALL.matcher(v).matches())) {
            return false;
        }
        String name = CAPITAL.matcher(column)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return NEVER_SMALL.contains(field) || COUNTING.matcher(name).matches();
    }
}
