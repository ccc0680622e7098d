package org.tidewaiter.dataquality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.mapping.LoadedAs;

/** The failing rows behind a score card, with the reason of each: of declarations, entry summaries and manifests. */
public final class Defects {
    private static final SqlSections SQL = SqlSections.read(Defects.class, "Defects.sql");

    private final Lake lake;

    /** The defects of a workspace. */
    public Defects(Lake lake) {
        this.lake = lake;
    }

    /** The checks of one side of quality; where not {@code in}, all checks but these. */
    public record CheckSelection(Set<String> ids, boolean in) {
        /** Those that look at {@code aspect}; a check that nothing is known of counts as validity. */
        public static CheckSelection of(Aspect aspect, Map<String, Aspect> aspects) {
            boolean validity = aspect == Aspect.VALIDITY;
            return new CheckSelection(
                    aspects.entrySet().stream()
                            .filter(e -> (e.getValue() == aspect) != validity)
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()),
                    !validity);
        }
    }

    /** Which are wanted; null asks for all. {@code field} is a path without positions, as score cards name it. */
    public record DefectFilter(
            @Nullable String check,
            @Nullable String field,
            @Nullable String office,
            @Nullable String declarant,
            @Nullable String importer,
            @Nullable String source,
            @Nullable String month,
            @Nullable String severity,
            @Nullable CheckSelection checks) {
        /** All defects, whatever their check, place and time. */
        public static final DefectFilter ALL = new DefectFilter(null, null, null, null, null, null, null, null, null);
    }

    /**
     * A defect and where it is.
     *
     * @param kind {@code declaration} or {@code advance_cargo}
     * @param documentId the declaration's number, or the reference of the entry summary or manifest
     * @param sequence the goods item, from 1; null for the document as a whole
     * @param declarant whose it is; of advance cargo who lodged it, or the carrier
     * @param declaredOn the day of acceptance; of advance cargo the day it was lodged
     * @param fileName the file it came in, or null where that is not known
     * @param ofMessage whether that is a file of messages, not a table
     * @param line where the document begins in it: its first row, or its place among the messages, from 1
     */
    public record Row(
            String kind,
            String documentId,
            @Nullable Integer sequence,
            String check,
            String severity,
            String path,
            @Nullable String value,
            String message,
            @Nullable String finding,
            @Nullable BigDecimal money,
            @Nullable String declarant,
            @Nullable String office,
            String declaredOn,
            @Nullable String fileName,
            boolean ofMessage,
            long line) {
        /** The field at fault, as people call it; where that is not known, the path. */
        public String field(Locale language) {
            return Defect.field(finding, path, language);
        }

        /** Whether it is of a declaration, not of advance cargo. */
        public boolean ofDeclaration() {
            return kind.equals("declaration");
        }
    }

    /** How many are wanted. */
    public long count(DefectFilter wanted) {
        return lake.number(SQL.get("count") + SQL.get("wanted"), values(wanted).toArray());
    }

    /** Defects, errors first, then by money touched. */
    public List<Row> rows(DefectFilter wanted, int limit, long offset) {
        List<Object> values = values(wanted);
        values.addFirst(LoadedAs.MESSAGES);
        values.add(limit);
        values.add(offset);
        return lake.query(Row.class, SQL.get("rows") + SQL.get("wanted") + SQL.get("order"), values.toArray());
    }

    private static List<Object> values(DefectFilter wanted) {
        List<Object> values = new ArrayList<>();
        for (String one : new @Nullable String[] {
            wanted.check,
            wanted.field,
            wanted.office,
            wanted.declarant,
            wanted.importer,
            wanted.source,
            wanted.month,
            wanted.severity
        }) {
            values.add(one == null ? "" : one);
            values.add(one == null ? "" : one);
        }
        CheckSelection checks = wanted.checks;
        values.add(checks == null);
        values.add(checks == null ? "" : checks.ids.stream().sorted().collect(Collectors.joining(" ")));
        values.add(checks != null && checks.in);
        return values;
    }
}
