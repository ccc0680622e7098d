package org.tidewaiter.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.message.Message;
import org.tidewaiter.model.Field;
import org.tidewaiter.quarantine.QuarantinedLoad;
import org.tidewaiter.source.MessageTexts;

/**
 * Messages that still wait in quarantine although a later load brings their declaration or manifest: the sender mended his file and sent it again, and
 * what was set aside would be refused as known if it came back. One that cannot be read has no number, and stays open.
 */
final class SettledMessages {
    private static final char BETWEEN = 0x1f;
    /** So many of the latest are looked at: each is read anew. */
    private static final int MOST = 1_000;

    private SettledMessages() {}

    private record Row(long quarantineId, int loadId, String originalText) {}

    private record Number(String number) {}

    /** Their numbers in the quarantine, for the loads that were written from this one on. */
    static List<Long> of(Session session, int firstLoad) {
        Map<Integer, QuarantinedLoad> loads = new HashMap<>();
        session
                .query(
                        QuarantinedLoad.class,
                        "select l.load_id, l.mapping_text, l.mapping, l.header from load l where l.load_id in (select load_id"
                                + " from quarantine where status = 'open') and l.load_id < " + firstLoad)
                .stream()
                .filter(QuarantinedLoad::ofMessages)
                .forEach(load -> loads.put(load.loadId(), load));
        if (loads.isEmpty()) {
            return List.of();
        }
        Map<Long, String> waiting = new HashMap<>();
        for (Row row : session.query(
                Row.class,
                "select quarantine_id, load_id, original_text from quarantine where status = 'open' and load_id < "
                        + firstLoad + " order by quarantine_id desc limit " + MOST)) {
            QuarantinedLoad load = loads.get(row.loadId());
            String number = load == null ? null : number(load, row.originalText());
            if (number != null && number.indexOf(BETWEEN) < 0) {
                waiting.put(row.quarantineId(), number);
            }
        }
        Set<String> brought = brought(session, firstLoad, new HashSet<>(waiting.values()));
        List<Long> settled = new ArrayList<>();
        waiting.forEach((id, number) -> {
            if (brought.contains(number)) {
                settled.add(id);
            }
        });
        return settled;
    }

    /** Those of the numbers under which a declaration or a manifest was loaded. */
    private static Set<String> brought(Session session, int firstLoad, Set<String> numbers) {
        Set<String> brought = new HashSet<>();
        if (!numbers.isEmpty()) {
            String asked = "(select unnest(string_split(?, chr(" + (int) BETWEEN + "))))";
            String all = String.join(String.valueOf(BETWEEN), numbers);
            session.query(
                            Number.class,
                            "select declaration_id as number from store.declaration where load_id >= " + firstLoad
                                    + " and superseded_by is null and declaration_id in " + asked
                                    + " union all select reference from store.advance_cargo where load_id >= "
                                    + firstLoad + " and reference in " + asked,
                            all,
                            all)
                    .forEach(n -> brought.add(n.number()));
        }
        return brought;
    }

    /** The number of the only message of a text; null where it cannot be read or has none. */
    private static @Nullable String number(QuarantinedLoad load, String text) {
        List<String> numbers = new ArrayList<>();
        try {
            new MessageTexts("set aside", load.format(), load.guide(), List.of(text)).read(read -> {
                if (read instanceof Message message) {
                    Stream.of(Field.DECLARATION_ID, Field.LOCAL_REFERENCE)
                            .map(field -> message.heading().text(field))
                            .filter(number -> number != null && !number.isBlank())
                            .findFirst()
                            .ifPresent(numbers::add);
                }
            });
        } catch (IOException e) {
            throw new TidewaiterException(Kind.STORAGE, "A text of the quarantine cannot be read", "load again", e);
        }
        return numbers.size() == 1 ? numbers.getFirst() : null;
    }
}
