package org.tidewaiter.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidewaiter.message.Message;

/**
 * Judges messages with the checks of a table on all cores: a core takes one check after the other through all messages, so that each check is
 * used by one thread and sees the messages in their order. Dearer checks do not wait for the end: whoever is free takes the next.
 */
final class SharedChecks {
    private final List<LineCheck> table;
    private final Function<Message, PreparedMessage> prepare;

    /**
     * @param prepare makes a message ready to be judged; called once a message and core, as what it makes is for one thread
     */
    SharedChecks(List<LineCheck> table, Function<Message, PreparedMessage> prepare) {
        this.table = table;
        this.prepare = prepare;
    }

    private record Found(int message, Defect defect) {}

    /** The defects of each message, in the order of the table. */
    List<List<Defect>> judge(List<Message> messages) {
        List<List<Found>> byCheck = Stream.generate(() -> (List<Found>) new ArrayList<Found>())
                .limit(table.size())
                .toList();
        AtomicInteger next = new AtomicInteger();
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), table.size());
        IntStream.range(0, cores).parallel().forEach(core -> {
            List<PreparedMessage> prepared = new ArrayList<>();
            for (int check = next.getAndIncrement(); check < table.size(); check = next.getAndIncrement()) {
                if (prepared.isEmpty()) {
                    messages.forEach(m -> prepared.add(prepare.apply(m)));
                }
                look(table.get(check), prepared, byCheck.get(check));
            }
        });
        List<List<Defect>> byMessage = Stream.generate(() -> (List<Defect>) new ArrayList<Defect>())
                .limit(messages.size())
                .toList();
        byCheck.forEach(found -> found.forEach(f -> byMessage.get(f.message()).add(f.defect())));
        return byMessage;
    }

    private static void look(LineCheck check, List<PreparedMessage> prepared, List<Found> found) {
        for (int i = 0; i < prepared.size(); i++) {
            PreparedMessage seen = prepared.get(i);
            int place = i;
            if (seen.message().kind() != Message.Kind.RESPONSE) {
                check.look(seen, defect -> found.add(new Found(place, defect)));
            }
        }
    }
}
