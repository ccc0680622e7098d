package org.tidewaiter.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.NumberColumn;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.TableFile;

/** How the columns of numbers are read: which sign is the decimal one, and whether rates are shares. */
final class NumberDecisions {
    private final DecidedSoFar decided;
    private final StatedStyle told;
    private final boolean typed;

    NumberDecisions(DecidedSoFar decided, StatedStyle told, boolean typed) {
        this.decided = decided;
        this.told = told;
        this.typed = typed;
    }

    /** Decides on every column of masses, amounts, rates and counts. */
    void numbers() {
        List<String> numbers =
                decided.of(EnumSet.of(Field.Type.MASS, Field.Type.AMOUNT, Field.Type.RATE, Field.Type.COUNT));
        Set<Character> proven = numbers.stream()
                .map(c -> decided.seen(c).numbers.proven())
                .filter(s -> s != 0)
                .collect(Collectors.toSet());
        for (String column : numbers) {
            if (!decided.seen(column).numbers.plain()) {
                number(column, decided.seen(column).numbers, proven);
            }
        }
    }

    private void number(String column, NumberColumn numbers, Set<Character> others) {
        char sign = told.decimal() == null ? 0 : told.decimal();
        String why = "as you say";
        if (sign == 0 && numbers.proven() != 0) {
            sign = numbers.proven();
            why = "as '" + numbers.example(sign) + "' proves";
        }
        if (sign == 0 && numbers.contradiction().isPresent()) {
            decided.ask(
                    column,
                    "'" + column + "' writes numbers in two ways: "
                            + numbers.contradiction().get() + "; say which one counts: --decimal , or --decimal .");
            return;
        }
        if (sign == 0 && others.size() == 1) {
            sign = others.iterator().next();
            why = "as other columns of the file prove";
        }
        if (sign == 0 && typed && !numbers.hasComma()) {
            sign = '.';
            why = "as numbers of workbooks are written";
        }
        if (sign == 0) {
            decided.ask(
                    column,
                    "'" + column + "' has numbers that may be two, such as '" + numbers.openExample()
                            + "', and no value proves which; say which sign is the decimal one: --decimal , or"
                            + " --decimal .");
            return;
        }
        decided.read(column, decided.style(column).styled(new NumberStyle(sign, sign == ',' ? '.' : ',')));
        if (sign == ',' || numbers.open()) {
            decided.assume("'" + column + "' has a decimal " + (sign == ',' ? "comma" : "point") + ", " + why);
        }
    }

    /** Rates hardly one of which is above 1: shares or per cent. */
    void rates(TableFile file) {
        decided.fields().forEach((column, field) -> {
            String example = decided.isSeen(column) ? decided.seen(column).rates.ambiguous() : "";
            if (DutyRates.isPerCent(field) && !example.isEmpty()) {
                switch (DutyRates.of(file, column, decided.fields())) {
                    case SHARE -> {
                        decided.readAsShares(column);
                        decided.assume("'" + column + "' holds shares of one, as the duties prove: 0.05 is 5 per cent");
                    }
                    case PER_CENT ->
                        decided.assume("'" + column + "' is in per cent, as its name or the duties say: '" + example
                                + "' is less than 1 per cent");
                    case UNPROVEN ->
                        decided.ask(
                                column,
                                "'" + column + "' has rates below 1, such as '" + example
                                        + "', which may be shares (0.05 is 5 per cent) or per cent, and nothing"
                                        + " proves which; say it in a mapping: 'scale: 100' for shares, 'scale: 1'"
                                        + " for per cent");
                }
            }
        });
    }
}
