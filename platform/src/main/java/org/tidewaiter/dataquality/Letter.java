package org.tidewaiter.dataquality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.NationalCurrency;

/**
 * What a declarant is told of its declarations: what is wrong, where, why it matters and what to do.
 *
 * @param declarant its id, as declarations give it
 * @param name its name in a register, or else the most frequent in its declarations; null where neither has one
 * @param language of what is said of the checks
 * @param writtenOn the day of the letter
 * @param from the day of the first declaration, entry summary or manifest that was judged
 * @param to the day of the last
 * @param declarations how many declarations were judged
 * @param advanceCargo how many entry summaries and manifests were
 * @param items the goods items of both
 * @param itemsWithDefects those of them with any defect
 * @param money customs value of those, each counted once; null where none is known
 * @param currency what that and the money of complaints is in, ISO 4217; null where that is not known
 * @param unconverted amounts of the others, by currency: nothing says what they are in that one
 * @param complaints by check: errors first, then by how often
 * @param head who writes it, its reference and the day until when an answer is asked for
 * @param leftOut defects that are not told of: of checks whose false alarms are many or were not measured
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
        @Nullable String currency,
        List<NationalCurrency.Unconverted> unconverted,
        List<Complaint> complaints,
        LetterHead head,
        long leftOut) {
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

    /**
     * One place where it is wrong. {@code message} is in the language in which it was judged; {@code finding}, where there is
     * one, can be said in any.
     */
    public record Example(
            String documentId,
            @Nullable Integer sequence,
            String path,
            @Nullable String value,
            String message,
            @Nullable String finding,
            String declaredOn) {

        /** The field at fault, as people call it. */
        public String field(Locale language) {
            return Defect.field(finding, path, language);
        }

        /** What was found here, in a language, as a sentence; empty where the check's own words say all. */
        public String found(Locale language, String means, String remedy) {
            String said = finding == null || finding.isEmpty()
                    ? language.getLanguage().equals("en") ? beyond(means, remedy) : ""
                    : Defect.finding(finding, language);
            return said.isEmpty() ? "" : said.substring(0, 1).toUpperCase(language) + said.substring(1);
        }

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
