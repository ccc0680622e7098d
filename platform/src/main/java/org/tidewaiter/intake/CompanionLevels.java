package org.tidewaiter.intake;

import java.util.List;
import java.util.regex.Pattern;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.TableFile;

/** Says of a file with levels, such as declarations that hold items that hold taxes, that a file of one kind has none. */
final class CompanionLevels {
    /** A name that was put together of those of objects within objects: {@code items.hs_code}. */
    private static final Pattern STEPS = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)+");

    private CompanionLevels() {}

    /**
     * Refuses a file that lacks a column because what it holds stands on levels below.
     *
     * @param lacking the column that it lacks
     * @throws TidewaiterException INPUT where it was made of data with levels, as JSON has; of others nothing is said
     */
    static void refuse(CompanionTable kind, TableFile file, List<String> header, String lacking) {
        String level = header.stream()
                .filter(n -> file.arrays().containsKey(n)
                        || (isOfObjects(file) && STEPS.matcher(n).matches()))
                .findFirst()
                .orElse(null);
        if (level == null) {
            return;
        }
        throw new TidewaiterException(
                        Kind.INPUT,
                        "A file of " + kind.name() + " has one level, a row with '" + lacking + "' for each, and "
                                + file.path() + " has several ('" + level + "'): levels are not read here",
                        "load it without --as if it holds declarations with what is in them, or flatten it: a row for each of its "
                                + kind.name() + ", with the columns " + String.join(", ", kind.columns()))
                .french(
                        "Un fichier de " + kind.name() + " a un seul niveau, une ligne avec « " + lacking
                                + " » pour chacun, et " + file.path() + " en a plusieurs (« " + level
                                + " ») : les niveaux ne se lisent pas ici",
                        "chargez-le sans --as s’il contient des déclarations avec ce qu’elles ont, ou mettez-le à plat : une ligne pour chacun, avec les colonnes "
                                + String.join(", ", kind.columns()));
    }

    /** Whether a file was made of values with types that no workbook had, as JSON and Parquet are. */
    private static boolean isOfObjects(TableFile file) {
        TableFile.TextOrigin made = file.made();
        return made != null
                && made.typed()
                && made.written() != null
                && made.written().sheets().isEmpty();
    }
}
