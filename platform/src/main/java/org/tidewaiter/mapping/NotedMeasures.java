package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.Measure;

/**
 * What the title above a table or a note below it says of the measure of its numbers: "all weights in tonnes, values in thousand EUR". It is
 * never applied, as a sentence may speak of anything: a column of which it may speak is asked about.
 *
 * @param mass the first note that names a unit of mass other than the kilogram, or null
 * @param scale the first note that names a number by which values are divided, or null
 */
record NotedMeasures(@Nullable String mass, @Nullable String scale) {
    private static final int SHOWN = 100;

    /** Looks for measures in notes. */
    static NotedMeasures of(List<String> notes) {
        return new NotedMeasures(
                first(notes, NotedMeasures::isMass),
                first(notes, HeaderMeasure.words().scalesAnywhere()::contains));
    }

    private static @Nullable String first(List<String> notes, Predicate<String> says) {
        return notes.stream()
                .filter(note -> HeaderMeasure.words(note).stream().anyMatch(says))
                .map(note -> note.length() > SHOWN ? note.substring(0, SHOWN) + "…" : note)
                .findFirst()
                .orElse(null);
    }

    private static boolean isMass(String word) {
        Optional<BigDecimal> kilograms = MassUnits.known().kilograms(word);
        boolean other = kilograms.isPresent() && kilograms.get().compareTo(BigDecimal.ONE) != 0;
        return word.length() > 2
                && !HeaderMeasure.words().onlyApart().contains(word)
                && (other || MassUnits.known().doubt(word).isPresent());
    }

    /** The note that may speak of a field; null where none does. */
    @Nullable
    String of(Field field) {
        if (Measure.isMass(field)) {
            return mass == null ? scale : mass;
        }
        return field.type() == Field.Type.AMOUNT ? scale : null;
    }
}
