package org.tidewaiter.trail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;

/** Entries of the trail that one transaction adds together: one after the other in the chain, but read and written at once. */
public final class EntryBatch {
    private static final String INSERT = """
        insert into trail (entry_id, recorded_at, actor, action, subject, content, previous_hash, entry_hash)
        select entry_id, recorded_at, actor, action, subject, content, previous_hash, entry_hash from entries()\
        """;

    /** The columns of {@code entries()}. */
    private static final List<RowFeed.FeedColumn> COLUMNS = List.of(
            new RowFeed.FeedColumn("entry_id", long.class),
            new RowFeed.FeedColumn("recorded_at", LocalDateTime.class),
            new RowFeed.FeedColumn("actor", String.class),
            new RowFeed.FeedColumn("action", String.class),
            new RowFeed.FeedColumn("subject", String.class),
            new RowFeed.FeedColumn("content", String.class),
            new RowFeed.FeedColumn("previous_hash", String.class),
            new RowFeed.FeedColumn("entry_hash", String.class));

    private EntryBatch() {}

    /**
     * What an entry says and stands for.
     *
     * @param subject to what something was done, such as {@code load 3}
     * @param said names and values, to be read by people
     * @param id the number of the rows it stands for
     */
    public record EntryToAdd(String subject, Map<String, ?> said, long id) {}

    /**
     * Adds entries, in the transaction of what they tell.
     *
     * @param entries with numbers that count up
     * @param sections of {@code digests.sql}; rows must have been written, none of a later number
     * @throws org.tidewaiter.engine.TidewaiterException STATE when the trail does not fit its head
     */
    public static void append(
            Session session, Actor actor, Action action, List<EntryToAdd> entries, List<String> sections) {
        Entry last = Trail.requireFit(session).orElse(null);
        EntryContent currency = EntryContent.saying(Map.of()).withCurrency(session);
        Map<String, Map<Long, Digests.Digest>> digests = new HashMap<>();
        sections.forEach(
                s -> digests.put(s, Digests.each(session, s, entries.getFirst().id())));
        long number = last == null ? 0 : last.entryId();
        String previous = last == null ? Entry.NOTHING : last.entryHash();
        List<Entry> chained = new ArrayList<>();
        for (EntryToAdd said : entries) {
            Entry entry = new Entry(
                            ++number,
                            Instant.now().truncatedTo(ChronoUnit.MICROS),
                            actor.text(),
                            action.word(),
                            said.subject(),
                            content(said, digests, currency).by(actor).json(),
                            previous,
                            "")
                    .hashed();
            previous = entry.entryHash();
            chained.add(entry);
        }
        RowFeed.run(session, "entries", RowFeed.of(COLUMNS, chained.size(), i -> row(chained.get(i))), INSERT);
        session.afterCommit(() -> Trail.extendHead(session));
    }

    private static EntryContent content(
            EntryToAdd said, Map<String, Map<Long, Digests.Digest>> digests, EntryContent currency) {
        Map<String, Digests.Digest> rows = new TreeMap<>(currency.rows());
        digests.forEach((section, each) -> {
            Digests.Digest digest = each.get(said.id());
            if (digest != null) {
                rows.put(section, digest);
            } else if (section.equals(Digests.QUARANTINE)) {
                rows.put(section, Digests.Digest.NONE);
            }
        });
        EntryContent content = EntryContent.saying(said.said());
        return new EntryContent(content.said(), said.id(), currency.through(), rows, Map.of(), Map.of());
    }

    /** A row of {@link #COLUMNS}. */
    private static @Nullable Object[] row(Entry entry) {
        return new @Nullable Object[] {
            entry.entryId(),
            LocalDateTime.ofInstant(entry.recordedAt(), ZoneOffset.UTC),
            entry.actor(),
            entry.action(),
            entry.subject(),
            entry.content(),
            entry.previousHash(),
            entry.entryHash()
        };
    }
}
