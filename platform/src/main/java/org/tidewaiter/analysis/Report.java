package org.tidewaiter.analysis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * An answer and where it comes from. The same data and parameters give the same report, to the byte; when it was made stands apart, in
 * {@link TimedReport}.
 *
 * @param analysis the question's name
 * @param question the question in words
 * @param provenance where the answer comes from
 * @param result the answer
 */
public record Report(String analysis, Words question, Provenance provenance, Result result) {
    /**
     * Where an answer comes from.
     *
     * @param dataVersion which data the workspace holds
     * @param currency the national currency of its money; empty where it is not known
     * @param parameters name → value with which it was asked
     * @param methodVersion the first digits of the hash of the SQL that answered
     * @param program the version of Tidewaiter
     */
    public record Provenance(
            String dataVersion,
            String currency,
            Map<String, String> parameters,
            String methodVersion,
            String program) {}

    /**
     * How many rows of a table are shown: as many as were asked for where the question has such a parameter, but no more than a reader can turn over.
     */
    public int rowsShown(int standard, int most) {
        String asked = provenance.parameters().get(Parameter.ROWS.name());
        return asked == null ? standard : (int) Math.min(Long.parseLong(asked), most);
    }

    /**
     * A report with the time.
     *
     * @param report the report
     * @param at when it was made
     * @param millis how long it took
     */
    public record TimedReport(Report report, Instant at, long millis) {
        private static final DateTimeFormatter ENGLISH =
                DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

        private static final DateTimeFormatter FRENCH =
                DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH:mm 'UTC'", Locale.FRENCH);

        /** When it was made, to the minute, as the language writes it: the first of a month is 1er in French. */
        public String made(Locale language) {
            boolean french = language.getLanguage().equals("fr");
            String said = at.atOffset(ZoneOffset.UTC).format(french ? FRENCH : ENGLISH);
            return french && said.startsWith("1 ") ? "1er" + said.substring(1) : said;
        }
    }
}
