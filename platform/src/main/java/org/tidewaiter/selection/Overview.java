package org.tidewaiter.selection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;

/**
 * An overview of the workspace and of what the last assessment did with it: counts, promotions, and lanes by office and
 * day; the arithmetic is in {@code Overview.sql}.
 *
 * <p>What it cannot see: declarations that were never loaded; controls whose results nobody recorded.
 */
public final class Overview {
    private static final SqlSections SQL = SqlSections.read(Overview.class, "Overview.sql");

    private final Lake lake;

    /** An overview of one database. */
    public Overview(Lake lake) {
        this.lake = lake;
    }

    /**
     * Counts of all that the workspace holds, former versions of declarations aside.
     *
     * @param declarations declarations as they stand
     * @param items their goods items
     * @param controls their controls
     * @param concluded controls with a result
     * @param findings controls that found something
     * @param findingRate findings / concluded; null where none is concluded
     * @param amountRecovered sum over all controls; null where no amounts are known
     * @param firstAt the first acceptance, UTC
     * @param lastAt the last acceptance, UTC
     * @param quarantined rows that wait for a correction
     * @param loads files taken in
     */
    public record Counts(
            long declarations,
            long items,
            long controls,
            long concluded,
            long findings,
            @Nullable Double findingRate,
            @Nullable BigDecimal amountRecovered,
            @Nullable LocalDateTime firstAt,
            @Nullable LocalDateTime lastAt,
            long quarantined,
            long loads) {}

    /** A promotion of a model: dated, with who and why. */
    public record Promotion(
            int promotionId, String modelId, LocalDateTime promotedAt, String promotedBy, String reason) {}

    /** A decision run, as the table {@code assessment} keeps it; {@code periodTo} is exclusive. */
    public record Assessment(
            int assessmentId,
            LocalDateTime assessedAt,
            String modelId,
            LocalDate periodFrom,
            LocalDate periodTo,
            double budget,
            String budgetPer,
            double randomShare,
            String randomKeySha256,
            String ranking,
            String dataVersion) {}

    /** The number of declarations of one day that went to control, by who chose them. */
    public record LanesOfDay(LocalDate day, long declarations, long redByRule, long redByModel, long redByChance) {}

    /** The number of declarations of one office that went to control; the office is null where none was given. */
    public record LanesOfOffice(
            @Nullable String officeCode,
            long declarations,
            long days,
            long redByRule,
            long redByModel,
            long redByChance,
            double redShare,
            double redPerDay) {}

    /** The counts of all that the workspace holds. */
    public Counts counts() {
        return lake.query(Counts.class, SQL.get("counts")).getFirst();
    }

    /** The promotion in force, if a model was ever promoted. */
    public Optional<Promotion> inForce() {
        return lake.first(Promotion.class, SQL.get("promotion"));
    }

    /** Every promotion, the last one first. */
    public List<Promotion> promotions() {
        return lake.query(Promotion.class, SQL.get("promotions"));
    }

    /** Every assessment, the last one first. */
    public List<Assessment> assessments() {
        return lake.query(Assessment.class, SQL.get("assessments"));
    }

    /** What an assessment told of the rules that went before its list: what could not be judged, what was stopped, what holds of most. */
    public List<String> rulesTold(int assessmentId) {
        return lake.query(StoredSentence.class, SQL.get("rules_told"), assessmentId).stream()
                .map(StoredSentence::sentence)
                .toList();
    }

    private record StoredSentence(String sentence) {}

    /** The lanes of an assessment, day by day. */
    public List<LanesOfDay> lanesByDay(int assessmentId) {
        return lake.query(LanesOfDay.class, SQL.get("lanes_by_day"), assessmentId);
    }

    /** The lanes of an assessment, office by office, the busiest first. */
    public List<LanesOfOffice> lanesByOffice(int assessmentId) {
        return lake.query(LanesOfOffice.class, SQL.get("lanes_by_office"), assessmentId);
    }
}
