package org.tidewaiter.mapping;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.CurrencyMark;

/**
 * Of which currency amounts are that have a sign or word of one beside them or in the name of their column. A sign of several
 * currencies ($, kr, FCFA) is for a column of currencies to settle; where there is none, the load asks and names them.
 */
final class CurrencyDecisions {
    private static final String DOLLAR = "USD";

    private final DecidedSoFar decided;
    private final boolean given;

    CurrencyDecisions(DecidedSoFar decided, Set<Field> constants) {
        this.decided = decided;
        given = constants.contains(Field.CURRENCY) || decided.fields().containsValue(Field.CURRENCY);
    }

    /** Decides on every column of numbers. */
    void currencies() {
        decided.of(EnumSet.of(Field.Type.MASS, Field.Type.AMOUNT, Field.Type.RATE, Field.Type.COUNT))
                .forEach(column -> {
                    if (!isContradicted(column) && !isAsked(column)) {
                        tell(column);
                    }
                });
    }

    private List<CurrencyMark> marks(String column) {
        return decided.seen(column).numbers.currencies();
    }

    /** The currencies that all signs of a column may stand for. */
    private Set<String> ofSigns(List<CurrencyMark> marks) {
        Set<String> all =
                new HashSet<>(marks.isEmpty() ? Set.of() : marks.getFirst().codes());
        marks.forEach(m -> all.retainAll(m.codes()));
        return all;
    }

    /** The currencies that all signs of a column, and its name, may stand for. */
    private Set<String> meant(String column) {
        Set<String> named = HeaderCurrency.of(column).codes();
        Set<String> all = ofSigns(marks(column));
        if (all.isEmpty()) {
            return named;
        }
        if (!named.isEmpty()) {
            all.retainAll(named);
        }
        return all;
    }

    /** Signs that cannot be of one currency, or not of that in the column's name, must not stand where nothing says which is whose. */
    private boolean isContradicted(String column) {
        List<CurrencyMark> marks = marks(column);
        Set<String> signs = ofSigns(marks);
        Set<String> named = HeaderCurrency.of(column).codes();
        boolean several = marks.size() > 1 && signs.isEmpty();
        boolean other = !signs.isEmpty() && !named.isEmpty() && signs.stream().noneMatch(named::contains);
        if (!given && (several || other)) {
            decided.ask(
                    column,
                    "'" + column + "' has amounts in more than one currency ("
                            + (several ? signs(column) : signs(column) + " beside them, another in its name")
                            + "), and no column says which; give them a column of currency codes");
        }
        return !given && (several || other);
    }

    /** A sign of several currencies beside prices, of which nothing says whose it is. */
    private boolean isAsked(String column) {
        Field field = decided.fields().get(column);
        Set<String> meant =
                field != null && !given && (DeclaredAmounts.DECLARED.contains(field) || isOfTheWorld(column, field))
                        ? meant(column)
                        : Set.of();
        if (meant.size() > 1) {
            String sign = marks(column).isEmpty() ? "" : " in '" + signs(column) + "'";
            decided.ask(
                    column,
                    "'" + column + "' has amounts" + sign + " that may be " + CurrencyMark.named(meant)
                            + ", and no column says which; say it in a mapping for all rows, under constants:"
                            + " 'declaration.currency: "
                            + CurrencyMark.first(meant) + "', or give a column of currency codes");
        }
        return meant.size() > 1;
    }

    /** Whether amounts that should be in the national currency have the sign of dollars beside them: of these, or of the nation's? */
    private boolean isOfTheWorld(String column, Field field) {
        return DeclaredAmounts.compared(Set.copyOf(decided.fields().values())).contains(field)
                && ofSigns(marks(column)).contains(DOLLAR);
    }

    private void tell(String column) {
        if (!marks(column).isEmpty()) {
            decided.assume("the sign " + signs(column) + " beside numbers of '" + column + "' is left out; "
                    + (given ? "it must not contradict the row's currency" : "no column gives their currency"));
        }
    }

    private String signs(String column) {
        return marks(column).stream().map(CurrencyMark::sign).collect(Collectors.joining(" "));
    }
}
