package org.tidewaiter.dataquality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * How good are the data, and whose are not? For every field, office, declarant, importer, source and month: the share of
 * goods items without an error, by aspect without any defect, and the customs value of the items with one. Entry summaries and
 * manifests count beside declarations; they have no customs value. The arithmetic is in {@code ScoreCards.sql}.
 *
 * <p>What it cannot see: a wrong value that looks right. A defect of a declaration as a whole counts for each of its items.
 */
public final class ScoreCards {
    private static final SqlSections SQL = SqlSections.read(ScoreCards.class, "ScoreCards.sql");

    /** The name of the card of what names no office, declarant or importer. */
    public static final String NOT_GIVEN = "(not given)";

    /** What cards are drawn up by. */
    public enum Group {
        FIELD(""),
        OFFICE("coalesce(d.office_code, '(not given)')"),
        DECLARANT("coalesce(d.declarant_id, '(not given)')"),
        IMPORTER("coalesce(d.importer_id, '(not given)')"),
        SOURCE("coalesce((select any_value(l.mapping) from load l where l.load_id = d.load_id), '(unknown)')"),
        MONTH("strftime(d.declared_at, '%Y-%m')");

        private final String sql;

        Group(String sql) {
            this.sql = sql;
        }
    }

    /**
     * A card. What is an error cannot stand; a warning is worth a look and may be right: so the score counts errors alone, and
     * warnings stand beside it. The sides (completeness and so on) are shares of goods items without such a defect of either
     * kind, 0 to 1.
     *
     * @param name of what: a field's path, an office, …
     * @param items goods items of it
     * @param withErrors goods items with an error
     * @param moneyWithErrors customs value of those, or null where none is known
     * @param withWarnings goods items with warnings and no error
     * @param moneyWithWarnings customs value of those, or null where none is known
     * @param errors defects that are errors, once for each item they touch
     * @param warnings defects that are warnings, likewise
     */
    public record ScoreCard(
            String name,
            long items,
            long withErrors,
            @Nullable BigDecimal moneyWithErrors,
            long withWarnings,
            @Nullable BigDecimal moneyWithWarnings,
            long errors,
            long warnings,
            double completeness,
            double validity,
            double consistency,
            double uniqueness,
            double timeliness) {
        /** The share of items without an error. */
        public double score() {
            return items == 0 ? 1 : 1 - (double) withErrors / items;
        }

        /** The share of items with warnings and no error. */
        public double warned() {
            return items == 0 ? 0 : (double) withWarnings / items;
        }
    }

    /** A check, how often it found something, in how many items and how much customs value that touches. */
    public record CheckCount(
            String check,
            String severity,
            long defects,
            long items,
            @Nullable BigDecimal money) {}

    private final Lake lake;
    private final Map<String, Aspect> aspects;

    /** Cards of a workspace. {@code aspects} says which aspect each check looks at; others count as validity. */
    public ScoreCards(Lake lake, Map<String, Aspect> aspects) {
        this.lake = lake;
        this.aspects = aspects;
    }

    /** The cards by a group, those with the most money touched by errors first, then by warnings; at most {@code limit}. */
    public List<ScoreCard> by(Group group, int limit) {
        String sql =
                group == Group.FIELD ? SQL.get("by_field") : SQL.get("by_group").replace("{group}", group.sql);
        try (Session session = lake.session()) {
            tellAspects(session);
            return session.query(ScoreCard.class, sql, limit);
        }
    }

    /** The card of every item that was judged; of no items where nothing was. */
    public ScoreCard whole() {
        try (Session session = lake.session()) {
            tellAspects(session);
            List<ScoreCard> one =
                    session.query(ScoreCard.class, SQL.get("by_group").replace("{group}", "'all'"), 1);
            return one.isEmpty() ? new ScoreCard("all", 0, 0, null, 0, null, 0, 0, 1, 1, 1, 1, 1) : one.getFirst();
        }
    }

    /** Which checks found most. */
    public List<CheckCount> checks() {
        return lake.query(CheckCount.class, SQL.get("checks"));
    }

    /** What checks that took too long say of themselves, each once: from there on they judged nothing. */
    public List<String> stopped() {
        return lake.query(StoppedCheck.class, SQL.get("stopped")).stream()
                .map(StoppedCheck::message)
                .toList();
    }

    private record StoppedCheck(String message) {}

    /** How many rows and messages wait in quarantine: no card counts them, as nothing is known of them. */
    public long quarantined() {
        return lake.number("select count(*) from quarantine where status = 'open'");
    }

    /** A text that changes whenever loads or judgements do: cards of the same version are the same. */
    public String version() {
        return lake.query(Version.class, SQL.get("version")).getFirst().text();
    }

    private record Version(String text) {}

    private void tellAspects(Session session) {
        session.execute(
                "create or replace temp table aspect_of_check as"
                        + " select unnest(string_split(?, ' ')) as check_id, unnest(string_split(?, ' ')) as aspect",
                String.join(" ", aspects.keySet()),
                aspects.values().stream()
                        .map(a -> a.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")));
    }
}
