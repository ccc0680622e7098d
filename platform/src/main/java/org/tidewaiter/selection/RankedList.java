package org.tidewaiter.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * The answer to "which declarations of a period deserve a control, in which order, and why?": the list of one assessment, filtered,
 * sorted and read a page at a time; the arithmetic is in {@code RankedList.sql}.
 *
 * <p>A page is found by key first and its details are read after, so a list of millions answers as quickly as a short
 * one. What it cannot see: declarations that were accepted after the assessment.
 */
public final class RankedList {
    /** The number of declarations that are read at once when the whole list is wanted. */
    static final int BATCH = 20_000;

    private static final SqlSections SQL = SqlSections.read(RankedList.class, "RankedList.sql");

    private final Lake lake;

    /** The lists of one database. */
    public RankedList(Lake lake) {
        this.lake = lake;
    }

    /**
     * A choice of declarations of the list; null or blank asks for all.
     *
     * @param lane the lane
     * @param selectedBy what put it there: {@code MODEL}, {@code RANDOM} or {@code NONE}
     * @param office the office's code
     * @param hsPrefix the first digits of the HS code of any item
     * @param origin the country of origin of any item
     * @param importer the importer's id
     * @param search a part of the declaration's id or of a party's
     */
    public record Filter(
            @Nullable Lane lane,
            @Nullable Chooser selectedBy,
            @Nullable String office,
            @Nullable String hsPrefix,
            @Nullable String origin,
            @Nullable String importer,
            @Nullable String search) {
        /** Asks for the whole list. */
        public static final Filter NONE = new Filter(null, null, null, null, null, null, null);
    }

    /** The columns by which the list can be sorted. */
    public enum SortColumn {
        RANK("a.rank", false),
        DECLARATION("d.declaration_id", false),
        DATE("d.accepted_at", false),
        OFFICE("nullif(office.code, '')", true),
        IMPORTER("nullif(importer.party_id, '')", true),
        HS("hs.code", true),
        ORIGIN("nullif(origin.code, '')", true),
        PROBABILITY("a.probability", false),
        AMOUNT("a.expected_amount", false),
        LANE("a.lane", false);

        private final String expression;
        private final boolean needsNames;

        SortColumn(String expression, boolean needsNames) {
            this.expression = expression;
            this.needsNames = needsNames;
        }
    }

    /**
     * A declaration of the list.
     *
     * @param rank its place, 1 first
     * @param declarationId its id
     * @param version the version that was assessed
     * @param acceptedAt when it was accepted, UTC
     * @param officeCode its office
     * @param importerId its importer
     * @param hsCode the HS code of its first item, or of the first that meets the filter
     * @param originCountry the origin of the same item
     * @param description the words of the declarant for that item; null where none were given
     * @param items how many items it has
     * @param probability the calibrated probability of a finding
     * @param expectedAmount the amount a control is expected to recover; null where amounts are not known
     * @param lane the lane it was put into
     * @param selectedBy what put it there: {@code MODEL}, {@code RANDOM} or {@code NONE}
     * @param selectionProbability the probability with which it was put into its lane
     * @param reasonsJson the reasons, a JSON array; {@link #reasons()} reads it
     * @param outcome what controls found; null without a control
     * @param correctedSince whether a later version replaced the one assessed
     */
    public record Row(
            int rank,
            String declarationId,
            int version,
            LocalDateTime acceptedAt,
            @Nullable String officeCode,
            @Nullable String importerId,
            @Nullable String hsCode,
            @Nullable String originCountry,
            @Nullable String description,
            long items,
            double probability,
            @Nullable Double expectedAmount,
            Lane lane,
            Chooser selectedBy,
            double selectionProbability,
            @JsonIgnore String reasonsJson,
            @Nullable Outcome outcome,
            boolean correctedSince) {
        /** The reasons for its score, the weightiest first; empty where none were kept. */
        public List<Reason> reasons() {
            return Reason.list(reasonsJson);
        }
    }

    /** The number of declarations that meet the filter in a lane, by who chose them. */
    public record LaneCount(Lane lane, Chooser selectedBy, long declarations) {}

    /** An office that the list can be filtered by. */
    public record OfficeChoice(String code) {}

    /** The declarations that meet the filter, in order, from {@code offset} on, at most {@code limit}. */
    public List<Row> page(
            int assessmentId, Filter filter, SortColumn sort, boolean descending, int limit, long offset) {
        try (Session session = lake.session()) {
            session.execute("create temp table page (position bigint, declaration_key bigint)");
            return page(session, assessmentId, filter, sort, descending, limit, offset);
        }
    }

    /** Hands every declaration that meets the filter to a consumer, in order, in batches: memory stays flat. */
    public void each(int assessmentId, Filter filter, SortColumn sort, boolean descending, Consumer<Row> consumer) {
        try (Session session = lake.session()) {
            session.execute("create temp table page (position bigint, declaration_key bigint)");
            List<Row> rows;
            long offset = 0;
            do {
                rows = page(session, assessmentId, filter, sort, descending, BATCH, offset);
                rows.forEach(consumer);
                offset += BATCH;
            } while (rows.size() == BATCH);
        }
    }

    /** The number of declarations that meet the filter, by lane and chooser. */
    public List<LaneCount> lanes(int assessmentId, Filter filter) {
        RankedConditions conditions = RankedConditions.of(filter, SQL);
        String sql = SQL.get(conditions.onDeclaration() ? "lanes" : "lanes_of_whole");
        return lake.query(LaneCount.class, conditions.into(sql), conditions.values(assessmentId));
    }

    /** The offices of an assessment. */
    public List<String> offices(int assessmentId) {
        return lake.query(OfficeChoice.class, SQL.get("offices"), assessmentId).stream()
                .map(OfficeChoice::code)
                .toList();
    }

    private static List<Row> page(
            Session session,
            int assessment,
            Filter filter,
            SortColumn sort,
            boolean descending,
            int limit,
            long offset) {
        RankedConditions conditions = RankedConditions.of(filter, SQL);
        String keys = conditions
                .into(SQL.get(statementFor(sort, conditions)))
                .replace("{order}", sort.expression + (descending ? " desc" : " asc") + " nulls last");
        List<@Nullable Object> values = new ArrayList<>(List.of(conditions.values(assessment)));
        values.add(limit);
        values.add(offset);
        session.execute("delete from page");
        session.execute(
                "insert into page (position, declaration_key) select row_number() over (), k.declaration_key from ("
                        + keys + ") k",
                values.toArray());
        return session.query(Row.class, SQL.get("details"), assessment, conditions.hsPrefix(), conditions.origin());
    }

    private static String statementFor(SortColumn sort, RankedConditions conditions) {
        if (sort.needsNames) {
            return "keys";
        }
        return conditions.onDeclaration() || sort.expression.startsWith("d.")
                ? "keys_by_rank"
                : "keys_of_whole_by_rank";
    }
}
