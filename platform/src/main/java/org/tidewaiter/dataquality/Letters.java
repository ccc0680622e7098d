package org.tidewaiter.dataquality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.NationalCurrency;
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

    private record LetterTotals(
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            long declarations,
            long advanceCargo,
            long items,
            long itemsWithDefects,
            @Nullable BigDecimal money) {}

    private record CountRow(
            String check,
            String severity,
            long defects,
            long documents,
            @Nullable BigDecimal money) {}

    private record DefectPlace(
            String check,
            String severity,
            String documentId,
            @Nullable Integer sequence,
            String path,
            @Nullable String value,
            String message,
            @Nullable String finding,
            String declaredOn) {}

    /**
     * The letter to one declarant.
     *
     * @throws TidewaiterException STATE when nothing that was judged is its
     */
    public Letter to(String declarant, Locale language, LocalDate writtenOn) {
        return to(declarant, language, writtenOn, LetterHead.BLANK);
    }

    /** The letter to one declarant, with who writes it, and which checks it tells of. */
    public Letter to(String declarant, Locale language, LocalDate writtenOn, LetterHead head) {
        List<CountRow> found = lake.query(CountRow.class, SQL.get("complaints"), declarant);
        List<CountRow> told = found.stream().filter(f -> head.tells(f.check())).toList();
        String ids = told.stream().map(CountRow::check).distinct().collect(Collectors.joining(" "));
        LetterTotals whole = lake.query(LetterTotals.class, SQL.get("whole"), declarant, ids, declarant)
                .getFirst();
        LocalDate from = whole.from();
        LocalDate to = whole.to();
        if (from == null || to == null) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "Nothing that " + declarant + " lodged has been judged",
                    "check the id, or judge the loads first: tidewaiter quality");
        }
        List<DefectPlace> examples = lake.query(DefectPlace.class, SQL.get("examples"), declarant, EXAMPLES);
        List<Letter.Complaint> complaints =
                told.stream().map(f -> complaint(f, language, examples)).toList();
        long leftOut = found.stream().mapToLong(CountRow::defects).sum()
                - told.stream().mapToLong(CountRow::defects).sum();
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
                NationalCurrency.ofAmounts(lake).orElse(null),
                lake.query(NationalCurrency.Unconverted.class, SQL.get("unconverted"), ids, declarant),
                complaints,
                head.filledIn(declarant, writtenOn),
                leftOut);
    }

    private Letter.Complaint complaint(CountRow found, Locale language, List<DefectPlace> examples) {
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
                                e.documentId(),
                                e.sequence(),
                                e.path(),
                                e.value(),
                                e.message(),
                                e.finding(),
                                e.declaredOn()))
                        .toList());
    }
}
