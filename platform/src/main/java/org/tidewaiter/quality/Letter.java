package org.tidewaiter.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a declarant is told of its declarations: what is wrong, where, why it matters and what to do.
 *
 * @param declarant its id, as declarations give it
 * @param name its name, where the data has one
 * @param language of what is said of the checks
 * @param writtenOn the day of the letter
 * @param from the day of the first declaration, entry summary or manifest that was judged
 * @param to the day of the last
 * @param declarations how many declarations were judged
 * @param advanceCargo how many entry summaries and manifests were
 * @param items the goods items of both
 * @param itemsWithDefects those of them with any defect
 * @param money customs value of those, each counted once; null where none is known
 * @param complaints by check: errors first, then by how often
 */
public record Letter(
        String declarant,
        @Nullable String name,
        Locale language,
        LocalDate writtenOn,
        LocalDate from,
        LocalDate to,
        long declarations,
        long advanceCargo,
        long items,
        long itemsWithDefects,
        @Nullable BigDecimal money,
        List<Complaint> complaints) {
    /**
     * What one check found.
     *
     * @param note what the check means, what to do and on what it rests
     * @param severity as it was found
     * @param defects how often
     * @param documents in how many declarations, entry summaries and manifests
     * @param money customs value of the items it touches, each counted once
     * @param examples at most {@value Letters#EXAMPLES}
     */
    public record Complaint(
            CheckNote note,
            Defect.Severity severity,
            long defects,
            long documents,
            @Nullable BigDecimal money,
            List<Example> examples) {}

    /** One place where it is wrong. {@code message} is in the language in which it was judged. */
    public record Example(
            String documentId,
            @Nullable Integer sequence,
            String path,
            @Nullable String value,
            String message,
            String declaredOn) {

        /** What the message says beyond {@code means} and {@code remedy}, such as the figures compared; else all of it. */
        public String beyond(String means, String remedy) {
            String detail = message;
            if (!remedy.isEmpty() && detail.endsWith(remedy)) {
                detail = detail.substring(0, detail.length() - remedy.length()).strip();
            }
            if (detail.startsWith(means)) {
                detail = detail.substring(means.length()).strip();
            }
            if (detail.equals(".") || detail.isEmpty()) {
                return "";
            }
            return detail.startsWith("(") && (detail.endsWith(").") || detail.endsWith(")"))
                    ? detail.substring(1, detail.lastIndexOf(')'))
                    : detail;
        }
    }

    /** Defects of all complaints. */
    public long defects() {
        return complaints.stream().mapToLong(Complaint::defects).sum();
    }
}
