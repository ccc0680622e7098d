package org.tidewaiter.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.quarantine.QuarantinedLoad;
import org.tidewaiter.source.MessageTexts;

/**
 * Messages that still wait in quarantine although a later load brings their declaration or manifest: the sender mended his file and sent it again,
 * and what was set aside would be refused as known if it came back. One of another office, type or declarant is another's under the same number. One
 * that cannot be read has no number, and stays open.
 */
final class SettledMessages {
    private static final char BETWEEN = 0x1f;
    /** So many of the latest are looked at: each is read anew. */
    private static final int MOST = 1_000;

    private static final String BROUGHT = SqlFile.read(SettledMessages.class, "SettledMessages.sql");

    private SettledMessages() {}

    private record Row(long quarantineId, int loadId, String originalText) {}

    /**
     * What a declaration or manifest says of itself.
     *
     * @param cargo whether it is advance information on cargo
     * @param number under which it goes
     */
    private record MessageNumbers(
            boolean cargo,
            String number,
            @Nullable String officeCode,
            @Nullable String typeCode,
            @Nullable String declarantId) {
        /** Whether the other can be the same mended: of one number, and contradicting in nothing that both say. */
        boolean canBe(MessageNumbers other) {
            return cargo == other.cargo
                    && number.equals(other.number)
                    && agree(officeCode, other.officeCode)
                    && agree(typeCode, other.typeCode)
                    && agree(declarantId, other.declarantId);
        }

        private static boolean agree(@Nullable String a, @Nullable String b) {
            return a == null
                    || b == null
                    || a.isBlank()
                    || b.isBlank()
                    || a.strip().equalsIgnoreCase(b.strip());
        }
    }

    /** Their numbers in the quarantine, for the loads that were written from this one on. */
    static List<Long> of(Session session, int firstLoad) {
        Map<Integer, QuarantinedLoad> loads = new HashMap<>();
        session
                .query(
                        QuarantinedLoad.class,
                        "select l.load_id, l.mapping_text, l.mapping, l.header from load l where l.load_id in (select load_id"
                                + " from quarantine where status = 'open') and l.load_id < " + firstLoad)
                .stream()
                .filter(load -> load.ofMessages() && load.isRead())
                .forEach(load -> loads.put(load.loadId(), load));
        if (loads.isEmpty()) {
            return List.of();
        }
        Map<Long, MessageNumbers> waiting = new HashMap<>();
        for (Row row : session.query(
                Row.class,
                "select quarantine_id, load_id, original_text from quarantine where status = 'open' and load_id < "
                        + firstLoad + " order by quarantine_id desc limit " + MOST)) {
            QuarantinedLoad load = loads.get(row.loadId());
            MessageNumbers said = load == null ? null : said(load, row.originalText());
            if (said != null && said.number().indexOf(BETWEEN) < 0) {
                waiting.put(row.quarantineId(), said);
            }
        }
        List<MessageNumbers> brought = brought(
                session,
                firstLoad,
                waiting.values().stream().map(MessageNumbers::number).collect(Collectors.toSet()));
        List<Long> settled = new ArrayList<>();
        waiting.forEach((id, said) -> {
            if (brought.stream().anyMatch(said::canBe)) {
                settled.add(id);
            }
        });
        return settled;
    }

    /** The declarations and manifests that were loaded under one of the numbers. */
    private static List<MessageNumbers> brought(Session session, int firstLoad, Set<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        String asked = "(select unnest(string_split(?, chr(" + (int) BETWEEN + "))))";
        String all = String.join(String.valueOf(BETWEEN), numbers);
        return session.query(
                MessageNumbers.class,
                BROUGHT.replace("$first", Integer.toString(firstLoad)).replace("$asked", asked),
                all,
                all);
    }

    /** What the only message of a text says of itself; null where it cannot be read or has no number. */
    private static @Nullable MessageNumbers said(QuarantinedLoad load, String text) {
        List<MessageNumbers> all = new ArrayList<>();
        try {
            new MessageTexts("set aside", load.format(), load.guide(), List.of(text)).read(read -> {
                if (read instanceof Message message) {
                    MessagePart heading = message.heading();
                    Stream.of(Field.DECLARATION_ID, Field.LOCAL_REFERENCE)
                            .map(heading::text)
                            .filter(number -> number != null && !number.isBlank())
                            .findFirst()
                            .ifPresent(number -> all.add(new MessageNumbers(
                                    message.kind() == Message.Kind.ADVANCE_CARGO,
                                    number,
                                    heading.text(Field.OFFICE_CODE),
                                    heading.text(Field.TYPE_CODE),
                                    heading.text(Field.DECLARANT_ID))));
                }
            });
        } catch (IOException e) {
            throw new TidewaiterException(Kind.STORAGE, "A text of the quarantine cannot be read", "load again", e);
        }
        return all.size() == 1 ? all.getFirst() : null;
    }
}
