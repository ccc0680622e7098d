package org.tidewaiter.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.SqlSections;

/** A filter of the ranked list as SQL: constant conditions, and the values bound to them in the same order. */
final class RankedConditions {
    private static final String TRUE = "true";

    private final SqlSections sql;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final RankedList.Filter filter;
    private boolean onDeclaration;

    private RankedConditions(RankedList.Filter filter, SqlSections sql) {
        this.filter = filter;
        this.sql = sql;
    }

    static RankedConditions of(RankedList.Filter filter, SqlSections sql) {
        RankedConditions result = new RankedConditions(filter, sql);
        result.assessed("a.lane = ?", filter.lane());
        result.assessed("a.selected_by = ?", filter.selectedBy());
        result.declaration("in_office", filter.office());
        result.declaration("of_importer", filter.importer());
        result.declaration("under_hs", filter.hsPrefix());
        result.declaration("of_origin", upper(filter.origin()));
        result.declaration("named", lower(filter.search()));
        return result;
    }

    /** Whether a condition speaks of the declaration, so that its table is needed. */
    boolean onDeclaration() {
        return onDeclaration;
    }

    /** The statement with the conditions in their place. */
    String into(String statement) {
        return statement.replace("{conditions}", conditions.isEmpty() ? TRUE : String.join(" and ", conditions));
    }

    /** The assessment and the values of the conditions, in the order of their question marks. */
    Object[] values(int assessmentId) {
        List<Object> all = new ArrayList<>();
        all.add(assessmentId);
        all.addAll(values);
        return all.toArray();
    }

    /** The first digits of the HS code wanted; empty for any. */
    String hsPrefix() {
        return filter.hsPrefix() == null ? "" : filter.hsPrefix().trim();
    }

    /** The origin wanted; empty for any. */
    String origin() {
        return filter.origin() == null ? "" : filter.origin().trim().toUpperCase(Locale.ROOT);
    }

    private void assessed(String condition, @Nullable Enum<?> value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value.toString());
        }
    }

    /** Adds the condition of that name; each of its question marks is the value. */
    private void declaration(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            String condition = PartyRole.inEach(sql.get(name));
            conditions.add(condition);
            values.addAll(Collections.nCopies(
                    (int) condition.chars().filter(c -> c == '?').count(), value.trim()));
            onDeclaration = true;
        }
    }

    private static @Nullable String upper(@Nullable String value) {
        return value == null ? null : value.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String lower(@Nullable String value) {
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }
}
