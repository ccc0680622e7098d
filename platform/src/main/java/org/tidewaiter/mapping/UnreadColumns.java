package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.ModelWriting;
import org.tidewaiter.notation.NineDigits;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;

/**
 * Finds the columns that a load as proposed would leave out although their names say plainly what they are, because their
 * values cannot be read. Left out in silence, a file of net masses written as words would come in green and without any mass.
 */
final class UnreadColumns {
    /** A name that is so like a field's is taken at its word. */
    private static final double PLAIN = 0.8;

    private static final int SHOWN = 60;

    /** Words of a state or lane are few. */
    private static final int MOST_STATES = 8;

    /** So many values are no chance. */
    private static final int FEWEST_STATES = 8;

    private static final Pattern TOO_LONG = Pattern.compile("\\d{10,}");

    private static final Pattern STATE = Pattern.compile("\\p{L}{3,}");

    /** How a header tells columns of one name apart: {@code net_mass_kg (1 of 2)}. */
    private static final Pattern TWIN = Pattern.compile("(.+) \\(\\d+ of (\\d+)\\)", Pattern.DOTALL);

    private static final Set<Field.Type> WEIGHTY_TYPES = EnumSet.of(
            Field.Type.AMOUNT,
            Field.Type.MASS,
            Field.Type.RATE,
            Field.Type.COUNT,
            Field.Type.HS_CODE,
            Field.Type.CURRENCY,
            Field.Type.PARTY);

    private static final Set<Field> NUMBERS_OF_ROWS = EnumSet.of(Field.VERSION, Field.SEQUENCE, Field.ITEM_COUNT);

    private final NestedNames names;
    private final ModelWriting writing;
    private final NumberStyle style;
    private final Set<String> filled;
    private final ProposedMeasures measures;

    private UnreadColumns(
            List<ColumnSample> samples, NumberStyle style, Set<String> filled, ProposedMeasures measures) {
        this.measures = measures;
        this.style = style;
        this.filled = filled;
        names = new NestedNames(samples.stream().map(ColumnSample::name).toList(), FieldNames.read());
        writing = new ModelWriting(List.of(), style);
    }

    /**
     * The columns.
     *
     * @param samples every column of the file
     * @param loaded what each becomes, in the same order; without a field where it is left out
     */
    static List<LeftOutColumn> among(
            List<ColumnSample> samples,
            List<MappingProposal.Proposal> loaded,
            NumberStyle style,
            ProposedMeasures measures) {
        Set<String> filled = new java.util.HashSet<>();
        loaded.stream().map(MappingProposal.Proposal::field).forEach(f -> filled.add(String.valueOf(f)));
        UnreadColumns unread = new UnreadColumns(samples, style, filled, measures);
        Set<String> several = CountedColumns.among(
                        samples.stream().map(ColumnSample::name).toList())
                .stream()
                .map(CountedColumns.NumberedColumn::column)
                .collect(Collectors.toSet());
        List<LeftOutColumn> found = new ArrayList<>();
        for (int c = 0; c < samples.size(); c++) {
            boolean free = loaded.get(c).field() == null
                    && !several.contains(loaded.get(c).column());
            LeftOutColumn one = free ? unread.look(samples.get(c)) : null;
            if (one != null) {
                found.add(one);
            }
        }
        return List.copyOf(found);
    }

    private @Nullable LeftOutColumn look(ColumnSample sample) {
        Matcher twin = TWIN.matcher(sample.name());
        if (twin.matches()) {
            return twin(sample, twin);
        }
        Field field = byName(sample.name());
        if (field == null || sample.values().isEmpty()) {
            return null;
        }
        Set<Field> others = filled.stream().flatMap(f -> Field.of(f).stream()).collect(Collectors.toSet());
        String doubt = measures.doubt(sample, field, others);
        if (doubt != null) {
            int all = sample.values().size();
            return new LeftOutColumn(sample.name(), field.path(), sample.example(), doubt, all, all, true);
        }
        if (measures.isUnitOfMasses(sample.name(), others)) {
            return null;
        }
        long unread = 0;
        String example = "";
        String reason = "";
        for (String value : sample.values()) {
            String why = refusal(field, value, sample);
            if (why != null) {
                example = unread == 0 ? value : example;
                reason = unread == 0 ? why : reason;
                unread++;
            }
        }
        String shown = example.substring(0, Math.min(example.length(), SHOWN));
        boolean refuted = unread == sample.values().size() && anotherFits(sample, field);
        return unread == 0 || refuted
                ? null
                : new LeftOutColumn(
                        sample.name(),
                        field.path(),
                        shown,
                        reason,
                        unread,
                        sample.values().size(),
                        (isWeighty(field) && !areStates(field, sample)) || isTooLongInPart(field, unread, sample));
    }

    /**
     * Whether another field that the name may mean as well takes every value, as those of its kind look: then the name means that one, and a person
     * is asked.
     */
    private boolean anotherFits(ColumnSample sample, Field refuted) {
        return Stream.of(Field.values())
                .filter(other -> other != refuted
                        && other.type() != Field.Type.TEXT
                        && other.type() != Field.Type.CODE
                        && other.type() != Field.Type.PARTY)
                .filter(other -> names.likeness(sample.name(), other) > 0)
                .anyMatch(other -> sample.values().stream().allMatch(v -> sample.fits(other, v, style)));
    }

    /**
     * Whether a column that is a number by its name has a few words and no figure in any value, as a lane has (selectivo: VERDE, ROJO): its name
     * means another thing.
     */
    private static boolean areStates(Field field, ColumnSample sample) {
        boolean number = switch (field.type()) {
            case AMOUNT, MASS, RATE, COUNT -> true;
            default -> false;
        };
        return number
                && sample.values().size() >= FEWEST_STATES
                && sample.distinct().size() > 1
                && sample.distinct().size() <= MOST_STATES
                && sample.values().stream().allMatch(STATE.asMatchPredicate());
    }

    /** A column whose name stands more than once, none of which fills the field: without a word the file came in without its masses. */
    private @Nullable LeftOutColumn twin(ColumnSample sample, Matcher name) {
        Field field = byName(name.group(1));
        return field == null || sample.values().isEmpty()
                ? null
                : new LeftOutColumn(
                        sample.name(),
                        field.path(),
                        sample.example(),
                        "is one of " + name.group(2) + " columns of that name: which of them is " + field.path()
                                + " is not sure",
                        0,
                        sample.values().size(),
                        isWeighty(field));
    }

    /** Whether some numbers of items can be read and others have more digits than are kept: without them, items would be numbered as they come. */
    private static boolean isTooLongInPart(Field field, long unread, ColumnSample sample) {
        return NineDigits.has(field)
                && unread < sample.values().size()
                && sample.values().stream().anyMatch(TOO_LONG.asMatchPredicate());
    }

    /** Whether a field stands for money, a mass, a quantity, a code of goods, a currency or a party. */
    static boolean isWeighty(Field field) {
        return WEIGHTY_TYPES.contains(field.type()) && !NUMBERS_OF_ROWS.contains(field);
    }

    /** The field that a name plainly says, if no other column fills it. */
    private @Nullable Field byName(String name) {
        Field best = Field.of(name.toLowerCase(Locale.ROOT)).orElse(null);
        double most = best == null ? PLAIN : 2;
        for (Field field : Field.values()) {
            double likeness = measures.names(name, field).stream()
                    .mapToDouble(n -> names.likeness(n, field))
                    .max()
                    .orElse(0);
            if (likeness >= most && likeness > (best == null ? 0 : most)) {
                best = field;
                most = likeness;
            }
        }
        return best == null || filled.contains(best.path()) ? null : best;
    }

    private @Nullable String refusal(Field field, String value, ColumnSample sample) {
        if (sample.fits(field, value, style)) {
            return null;
        }
        try {
            writing.of(field, value);
            return "does not look like one";
        } catch (Refusal refusal) {
            return refusal.reason();
        }
    }
}
