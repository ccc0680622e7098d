package org.tidewaiter.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Draws up letters to declarants from the defects of their declarations, entry summaries and manifests; the arithmetic is in
 * {@code Letters.sql}.
 */
public final class Letters {
    /** Examples shown of each check. */
    public static final int EXAMPLES = 5;

    private static final SqlSections SQL = SqlSections.read(Letters.class, "Letters.sql");

    private final Lake lake;
    private final CheckBook book;

    /** Letters about the declarations of a workspace. */
    public Letters(Lake lake, CheckBook book) {
        this.lake = lake;
        this.book = book;
    }

    private record Whole(
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            long declarations,
            long advanceCargo,
            long items,
            long itemsWithDefects,
            @Nullable BigDecimal money) {}

    private record Found(
            String check,
            String severity,
            long defects,
            long documents,
            @Nullable BigDecimal money) {}

    private record Where(
            String check,
            String severity,
            String documentId,
            @Nullable Integer sequence,
            String path,
            @Nullable String value,
            String message,
            String declaredOn) {}

    /**
     * The letter to one declarant.
     *
     * @throws TidewaiterException STATE when nothing that was judged is its
     */
    public Letter to(String declarant, Locale language, LocalDate writtenOn) {
        Whole whole =
                lake.query(Whole.class, SQL.get("whole"), declarant, declarant).getFirst();
        LocalDate from = whole.from();
        LocalDate to = whole.to();
        if (from == null || to == null) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "Nothing that " + declarant + " lodged has been judged",
                    "check the id, or judge the loads first: tidewaiter quality");
        }
        List<Where> examples = lake.query(Where.class, SQL.get("examples"), declarant, EXAMPLES);
        List<Letter.Complaint> complaints = lake.query(Found.class, SQL.get("complaints"), declarant).stream()
                .map(f -> complaint(f, language, examples))
                .toList();
        return new Letter(
                declarant,
                whole.name(),
                language,
                writtenOn,
                from,
                to,
                whole.declarations(),
                whole.advanceCargo(),
                whole.items(),
                whole.itemsWithDefects(),
                whole.money(),
                complaints);
    }

    private Letter.Complaint complaint(Found found, Locale language, List<Where> examples) {
        return new Letter.Complaint(
                book.note(found.check(), language),
                Defect.Severity.valueOf(found.severity().toUpperCase(Locale.ROOT)),
                found.defects(),
                found.documents(),
                found.money(),
                examples.stream()
                        .filter(e ->
                                e.check().equals(found.check()) && e.severity().equals(found.severity()))
                        .map(e -> new Letter.Example(
                                e.documentId(), e.sequence(), e.path(), e.value(), e.message(), e.declaredOn()))
                        .toList());
    }
}
