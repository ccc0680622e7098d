package org.tidewaiter.mapping;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tidewaiter.model.Field;

/**
 * Tells a column that says how many things there are from one that says which: {@code number_of_containers} and {@code
 * container_number} have the same words, but two containers are not the container 2.
 */
final class CountedThings {
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

    private CountedThings() {}

    /** Whether a column of that name and values counts what the field would identify. */
    static boolean areCounted(Field field, String column, List<String> values) {
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
