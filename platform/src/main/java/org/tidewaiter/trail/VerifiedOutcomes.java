package org.tidewaiter.trail;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * Whether what became of rows of the quarantine, and the national currency that a person gave, are what the entries of the trail say in words: such
 * rows are changed by the program itself, so no digest stands for them.
 */
final class VerifiedOutcomes {
    private static final SqlSections IN_FORCE = SqlSections.read(VerifiedOutcomes.class, "in-force.sql");

    private final Session session;
    /** What entries say became of rows, by their number in the quarantine. */
    private final Map<Long, ToldOutcome> told = new TreeMap<>();
    /** Loads since which whatever becomes of a row is an entry: their entries state what they set aside. */
    private final Set<Long> sealed = new HashSet<>();

    private @Nullable Entry given;
    private @Nullable String currency;

    VerifiedOutcomes(Session session, List<Entry> entries) {
        this.session = session;
        for (Entry entry : entries) {
            EntryContent content = EntryContent.parse(entry.content());
            if (content != null) {
                hear(entry, content);
            }
        }
    }

    /** What an entry says of a row: as the columns of the table have it, null where nothing is said. */
    private record ToldOutcome(
            Entry entry,
            String status,
            @Nullable Long load,
            @Nullable String why,
            @Nullable String at) {}

    /** A row that is not open any more. */
    private record ClosedRow(
            long quarantineId,
            int loadId,
            String status,
            @Nullable Integer returnedByLoad,
            @Nullable String dismissedBy,
            @Nullable LocalDateTime dismissedAt,
            @Nullable String dismissedWhy) {}

    private record DecidedCurrency(@Nullable String currency, String basis) {}

    private void hear(Entry entry, EntryContent content) {
        Map<String, Object> said = content.said();
        if (content.id() != null && content.rows().containsKey(Digests.QUARANTINE)) {
            sealed.add(content.id());
        }
        switch (entry.action()) {
            case "take_back" ->
                rows(said)
                        .forEach(row -> told.put(
                                row,
                                new ToldOutcome(
                                        entry,
                                        "returned",
                                        said.get("load") instanceof Number load ? load.longValue() : null,
                                        null,
                                        null)));
            case "dismiss" ->
                rows(said)
                        .forEach(row -> told.put(
                                row, new ToldOutcome(entry, "dismissed", null, text(said, "why"), text(said, "at"))));
            case "currency" -> {
                given = entry;
                currency = text(said, "currency");
            }
            default -> {
                // speaks of neither
            }
        }
    }

    private static @Nullable String text(Map<String, Object> said, String name) {
        return said.get(name) instanceof String text ? text : null;
    }

    private static List<Long> rows(Map<String, Object> said) {
        return said.get("rows") instanceof List<?> rows
                ? rows.stream()
                        .filter(Number.class::isInstance)
                        .map(row -> ((Number) row).longValue())
                        .toList()
                : List.of();
    }

    /** What does not fit, each as a sentence that says the whole of it. */
    Stream<String> misfits() {
        return Stream.concat(quarantine().stream(), national().stream());
    }

    private List<String> quarantine() {
        List<String> misfits = new ArrayList<>();
        Map<Long, ToldOutcome> open = new TreeMap<>(told);
        for (ClosedRow row : session.query(ClosedRow.class, IN_FORCE.get("closed"))) {
            ToldOutcome said = open.remove(row.quarantineId());
            if (said == null ? isSealed(row) : !fits(row, said)) {
                misfits.add("row " + row.quarantineId() + " of the quarantine: it is " + words(row) + ", and "
                        + (said == null ? "no entry of the trail says so" : words(said)));
            }
        }
        open.forEach((row, said) ->
                misfits.add("row " + row + " of the quarantine: it is open or gone, and " + words(said)));
        return misfits;
    }

    /** Earlier versions took rows back without an entry, and closed none. */
    private boolean isSealed(ClosedRow row) {
        Integer by = row.returnedByLoad();
        return by == null || sealed.contains((long) row.loadId()) || sealed.contains(by.longValue());
    }

    private static boolean fits(ClosedRow row, ToldOutcome said) {
        if (!row.status().equals(said.status())) {
            return false;
        }
        if (said.status().equals("returned")) {
            Integer by = row.returnedByLoad();
            return said.load() == null || (by != null && by.longValue() == said.load());
        }
        LocalDateTime at = row.dismissedAt();
        return said.entry().who().equals(row.dismissedBy())
                && Objects.equals(said.why(), row.dismissedWhy())
                && (said.at() == null || (at != null && at.toString().equals(said.at())));
    }

    private static String words(ClosedRow row) {
        return row.status()
                + (row.returnedByLoad() == null ? "" : " by load " + row.returnedByLoad())
                + (row.dismissedBy() == null ? "" : " by " + row.dismissedBy())
                + (row.dismissedAt() == null ? "" : " at " + row.dismissedAt())
                + (row.dismissedWhy() == null ? "" : " (" + row.dismissedWhy() + ")");
    }

    private static String words(ToldOutcome said) {
        return said.entry().named() + " says " + said.status()
                + (said.load() == null ? "" : " by load " + said.load())
                + (said.why() == null ? "" : " by " + said.entry().who() + " (" + said.why() + ")");
    }

    private List<String> national() {
        if (given == null) {
            return List.of();
        }
        DecidedCurrency decided = session.first(DecidedCurrency.class, IN_FORCE.get("currency"))
                .orElse(new DecidedCurrency(null, "not decided"));
        return decided.basis().equals("given") && Objects.equals(decided.currency(), currency)
                ? List.of()
                : List.of("the national currency is " + decided.currency() + " (" + decided.basis() + "), and "
                        + given.named() + " says that " + currency + " was given");
    }
}
