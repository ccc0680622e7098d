package org.tidewaiter.analysis.operations;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A controlled declaration with its times: a row of StaffingChanges.sql. Times are seconds since 1970.
 *
 * @param officer who read its papers
 * @param section the section of the Harmonized System of its first item, 0 where it has none
 * @param ready when the papers were there
 * @param checked when they were read
 * @param started when the examination of its goods began; null where none was examined
 * @param ended when it ended
 * @param bound when the goods were there and other agencies had agreed, which Customs cannot hasten; 0 where neither is known
 * @param settled when Customs, and payment where it came before the release, were done
 * @param byChance whether it was drawn at random, which no other share of controls changes
 */
record TimedControl(
        String declarationId,
        String office,
        String officer,
        long section,
        long accepted,
        long ready,
        long checked,
        @Nullable Long started,
        @Nullable Long ended,
        long released,
        long bound,
        long settled,
        boolean byChance) {
    /** A number from 0 to below 1 that is always the same for the declaration and the purpose: a draw that anybody can repeat. */
    double draw(int purpose) {
        long bits = declarationId.hashCode() * 0x9E3779B97F4A7C15L + purpose * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return ((bits ^ bits >>> 31) >>> 11) * 0x1p-53;
    }

    /** When its pieces of work were done. */
    LongStream ends() {
        return ended == null ? LongStream.of(checked) : LongStream.of(checked, ended);
    }

    /** When it would be released if Customs were done so many seconds later, or earlier where it is below 0. */
    long releasedAfter(long later) {
        return Math.max(bound, settled + later) + released - Math.max(bound, settled);
    }
}
