package org.tidewaiter.checks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Kind;

/**
 * Judges messages with the checks of a table on all cores. A core takes a few messages and looks at them with one check after the other; what
 * remembers former messages looks at the same few when all before them were looked at, one core at a time. So each message is made ready once,
 * and what is found does not depend on the cores.
 */
final class SharedChecks {
    /** So many messages at a time: few enough to stay in a core's cache, enough for a check to be told apart by it. */
    private static final int FEW = 32;

    private static final Comparator<CheckDefect> BY_TABLE = Comparator.comparingInt(CheckDefect::check);

    private final List<LineCheck> table;
    private final Function<Message, PreparedMessage> prepare;
    private final boolean[] remembers;

    /**
     * @param prepare makes a message ready to be judged; called once a message, by any core
     */
    SharedChecks(List<LineCheck> table, Function<Message, PreparedMessage> prepare) {
        this.table = table;
        this.prepare = prepare;
        this.remembers = new boolean[table.size()];
        for (int check = 0; check < remembers.length; check++) {
            remembers[check] = table.get(check).remembers();
        }
    }

    private record CheckDefect(int check, Defect defect) {}

    /** The defects of each message, in the order of the table. */
    List<List<Defect>> check(List<Message> messages) {
        Batch batch = new Batch(messages);
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), batch.runs);
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, cores).parallel().forEach(core -> {
            for (int run = next.getAndIncrement(); run < batch.runs; run = next.getAndIncrement()) {
                batch.look(run);
            }
        });
        return batch.found();
    }

    /** Messages that are judged together, in runs of {@link #FEW}. */
    private final class Batch {
        private final List<Message> messages;
        private final int runs;
        private final PreparedMessage[] prepared;
        private final List<List<CheckDefect>> found;
        /** By check, the first message that it could not finish; what it finds behind it does not count. */
        private final AtomicIntegerArray ends = new AtomicIntegerArray(table.size());

        private final BitSet ready = new BitSet();
        private int turn;
        private boolean busy;

        Batch(List<Message> messages) {
            this.messages = messages;
            this.runs = (messages.size() + FEW - 1) / FEW;
            this.prepared = new PreparedMessage[messages.size()];
            this.found = Stream.generate(() -> (List<CheckDefect>) new ArrayList<CheckDefect>(2))
                    .limit(messages.size())
                    .toList();
            for (int check = 0; check < table.size(); check++) {
                ends.set(check, table.get(check).isStopped() ? -1 : Integer.MAX_VALUE);
            }
        }

        /** Looks at a run with all checks; with those that remember only if it is its turn, and then at those that waited for it too. */
        void look(int run) {
            for (int i = run * FEW; i < end(run); i++) {
                prepared[i] = prepare.apply(messages.get(i));
            }
            look(run, false);
            if (takesTurn(run)) {
                for (int due = nextDue(); due >= 0; due = nextDue()) {
                    look(due, true);
                }
            }
        }

        private int end(int run) {
            return Math.min(messages.size(), (run + 1) * FEW);
        }

        private synchronized boolean takesTurn(int run) {
            ready.set(run);
            boolean takes = !busy;
            busy = true;
            return takes;
        }

        /** The run whose turn it is, if it is ready; else -1, and another core takes the turn. */
        private synchronized int nextDue() {
            busy = ready.get(turn);
            return busy ? turn++ : -1;
        }

        private void look(int run, boolean remembering) {
            for (int check = 0; check < table.size(); check++) {
                if (remembers[check] == remembering) {
                    look(run, new Finds(check));
                }
            }
        }

        private void look(int run, Finds finds) {
            LineCheck.Looking check = table.get(finds.check).looking(finds);
            for (int i = run * FEW; i < end(run); i++) {
                finds.message = i;
                boolean judged = messages.get(i).kind() != Kind.RESPONSE && i <= ends.get(finds.check);
                if (judged && !check.finishes(prepared[i])) {
                    ends.accumulateAndGet(finds.check, i, Math::min);
                }
            }
        }

        /** What one check finds in one message after the other. */
        private final class Finds implements Consumer<Defect> {
            private final int check;
            private int message;

            Finds(int check) {
                this.check = check;
            }

            @Override
            public void accept(Defect defect) {
                found.get(message).add(new CheckDefect(check, defect));
            }
        }

        /** What was found of each message; a check that could not finish one is stopped, as if it had never seen those behind it. */
        List<List<Defect>> found() {
            for (int check = 0; check < table.size(); check++) {
                if (ends.get(check) < messages.size()) {
                    table.get(check).stop();
                }
            }
            List<List<Defect>> defects = new ArrayList<>(messages.size());
            for (int i = 0; i < messages.size(); i++) {
                int message = i;
                List<CheckDefect> all = found.get(i);
                all.removeIf(f -> message > ends.get(f.check()));
                all.sort(BY_TABLE);
                defects.add(all.stream().map(CheckDefect::defect).toList());
            }
            return defects;
        }
    }
}
