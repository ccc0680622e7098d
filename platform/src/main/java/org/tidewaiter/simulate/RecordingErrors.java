package org.tidewaiter.simulate;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * A defect of a declaration as it is written, as people and systems make them: nothing to do with fraud.
 *
 * @param kind missing, mistyped, wrong_unit or duplicate
 * @param field whose value is wrong; null for a row written twice
 * @param sequence of the item; 0 for the declaration
 * @param factor by which a number is wrong
 * @param slip by which a text is wrong
 */
record RecordingErrors(String kind, @Nullable Field field, int sequence, double factor, int slip) {
    /** The defect of a declaration, or null for nearly all. */
    static @Nullable RecordingErrors of(World world, Declaration d) {
        Chance c = world.chance(Chance.Stream.DIRT, d.number);
        if (!c.happens(world.plan.dirt())) {
            return null;
        }
        int sequence = 1 + c.below(d.items.size());
        int slip = c.below(1 << 20);
        return switch (c.below(10)) {
            case 0 -> new RecordingErrors("missing", Field.EXPORTER_ID, 0, 1, slip);
            case 1 -> new RecordingErrors("missing", Field.ORIGIN_COUNTRY, sequence, 1, slip);
            case 2 -> new RecordingErrors("missing", Field.NET_MASS_KG, sequence, 0, slip);
            case 3, 4 -> new RecordingErrors("mistyped", Field.IMPORTER_ID, 0, 1, slip);
            case 5 -> new RecordingErrors("mistyped", Field.ORIGIN_COUNTRY, sequence, 1, slip);
            case 6 -> new RecordingErrors("mistyped", Field.HS_CODE, sequence, 1, slip);
            case 7 -> new RecordingErrors("wrong_unit", Field.NET_MASS_KG, sequence, 1000, slip);
            case 8 -> new RecordingErrors("wrong_unit", Field.SUPPLEMENTARY_QUANTITY, sequence, 1 / 12.0, slip);
            default -> new RecordingErrors("duplicate", null, sequence, 1, slip);
        };
    }

    /** The text that is written instead of a value. */
    static String text(Declaration d, Field field, int sequence, String value) {
        RecordingErrors dirt = d.dirt;
        if (dirt == null || dirt.field != field || dirt.sequence != sequence || value.isEmpty()) {
            return value;
        }
        if (dirt.kind.equals("missing")) {
            return "";
        }
        int at = dirt.slip % value.length();
        char wrong = switch (field) {
            case IMPORTER_ID -> (char) ('0' + (value.charAt(at) - '0' + 1 + dirt.slip / 100 % 9) % 10);
            case HS_CODE -> "OIlSB".charAt(dirt.slip / 100 % 5);
            default -> (char) ('0' + dirt.slip / 100 % 10);
        };
        return value.substring(0, at) + wrong + value.substring(at + 1);
    }

    /** The number that is written instead of a value; 0 where none is written. */
    static long number(Declaration d, Field field, int sequence, long value) {
        RecordingErrors dirt = d.dirt;
        return dirt == null || dirt.field != field || dirt.sequence != sequence
                ? value
                : Math.round(value * dirt.factor);
    }

    /** Whether the row of an item is written twice. */
    static boolean twice(Declaration d, int sequence) {
        return d.dirt != null && d.dirt.field == null && d.dirt.sequence == sequence;
    }
}
