package org.tidewaiter.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Session;

/** Entries of the trail that one transaction adds together: one after the other in the chain, but read and written at once. */
public final class EntryBatch {
    private static final String INSERT = """
        insert into trail (entry_id, recorded_at, actor, action, subject, content, previous_hash, entry_hash)
        select a[1]::bigint, a[2]::timestamp, a[3], a[4], a[5], a[6], a[7], a[8]
        from (select unnest(from_json(?, '[["varchar"]]')) as a)\
        """;

    private EntryBatch() {}

    /**
     * What an entry says and stands for.
     *
     * @param subject to what something was done, such as {@code load 3}
     * @param said names and values, to be read by people
     * @param id the number of the rows it stands for
     */
    public record Said(String subject, Map<String, ?> said, long id) {}

    /**
     * Adds entries, in the transaction of what they tell.
     *
     * @param entries with numbers that count up
     * @param sections of {@code digests.sql}; rows must have been written, none of a later number
     * @throws org.tidewaiter.engine.TidewaiterException STATE when the trail does not fit its head
     */
    public static void append(Session session, Actor actor, Action action, List<Said> entries, List<String> sections) {
        Entry last = Trail.requireFit(session).orElse(null);
        Map<String, Map<Long, Digests.Digest>> digests = new HashMap<>();
        sections.forEach(
                s -> digests.put(s, Digests.each(session, s, entries.getFirst().id())));
        long number = last == null ? 0 : last.entryId();
        String previous = last == null ? Entry.NOTHING : last.entryHash();
        List<List<String>> rows = new ArrayList<>();
        for (Said said : entries) {
            Entry entry = new Entry(
                            ++number,
                            Instant.now().truncatedTo(ChronoUnit.MICROS),
                            actor.text(),
                            action.word(),
                            said.subject(),
                            content(said, digests).by(actor).json(),
                            previous,
                            "")
                    .hashed();
            previous = entry.entryHash();
            rows.add(texts(entry));
        }
        session.execute(INSERT, json(rows));
        session.afterCommit(() -> Trail.extendHead(session));
    }

    private static EntryContent content(Said said, Map<String, Map<Long, Digests.Digest>> digests) {
        Map<String, Digests.Digest> rows = new TreeMap<>();
        digests.forEach((section, each) -> {
            Digests.Digest digest = each.get(said.id());
            if (digest != null) {
                rows.put(section, digest);
            }
        });
        EntryContent content = EntryContent.saying(said.said());
        return new EntryContent(content.said(), said.id(), Map.of(), rows, Map.of(), Map.of());
    }

    private static List<String> texts(Entry entry) {
        return List.of(
                Long.toString(entry.entryId()),
                LocalDateTime.ofInstant(entry.recordedAt(), ZoneOffset.UTC).toString(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.content(),
                entry.previousHash(),
                entry.entryHash());
    }

    private static String json(List<List<String>> rows) {
        try {
            return Json.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
