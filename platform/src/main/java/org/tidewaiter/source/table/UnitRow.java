package org.tidewaiter.source.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.codesandunits.NumberScales;

/** A row below the names of columns that says only in what their numbers are: {@code (t)}, {@code thousand EUR}, {@code %}. */
final class UnitRow {
    private static final int LONGEST = 30;
    private static final Pattern BRACKETS = Pattern.compile("[(\\[].*[)\\]]");

    /** Units of what is counted, and words between those of a unit. */
    private static final Set<String> OTHERS = Set.of(
            "%",
            "pcs", "pieces", "units", "unit", "no", "nos", "number", "in", "of", "€", "$", "£", "ctn", "cartons", "m3",
            "m²", "l", "ltr");

    private UnitRow() {}

    /** Whether all that the cells of a row say is units, and some say none: a row of values says more. */
    static boolean are(List<String> row) {
        List<String> given = row.stream().filter(cell -> !cell.isEmpty()).toList();
        return !given.isEmpty() && given.size() < row.size() && given.stream().allMatch(UnitRow::isUnit);
    }

    private static boolean isUnit(String cell) {
        if (cell.length() > LONGEST || cell.chars().noneMatch(c -> Character.isLetter(c) || "%€$£".indexOf(c) >= 0)) {
            return false; // 1000 alone is a value
        }
        boolean bracketed = BRACKETS.matcher(cell).matches();
        String plain = bracketed ? cell.substring(1, cell.length() - 1) : cell;
        return bracketed
                || Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[\\s.']+"))
                        .filter(word -> !word.isEmpty())
                        .allMatch(UnitRow::isWordOfUnit);
    }

    private static boolean isWordOfUnit(String word) {
        return OTHERS.contains(word)
                || MassUnits.known().kilograms(word).isPresent()
                || MassUnits.known().doubt(word).isPresent()
                || NumberScales.known().of(word).isPresent()
                || word.length() == 3 && Currencies.iso4217().contains(word.toUpperCase(Locale.ROOT));
    }

    /** A row of units with each in brackets, as it stands behind a name; any other row as it is. */
    static List<String> inBrackets(List<String> row) {
        return !are(row)
                ? row
                : row.stream()
                        .map(cell -> cell.isEmpty() || BRACKETS.matcher(cell).matches() ? cell : "(" + cell + ")")
                        .toList();
    }
}
