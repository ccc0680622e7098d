package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.checks.NotJudged;
import org.tidewaiter.checks.ens.EnsRules;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.source.MessageFile;
import org.tidewaiter.source.MessageSource;
import org.tidewaiter.source.SmallForeignText;
import org.tidewaiter.source.Source;

/**
 * The messages of several small files, read and kept in memory, as one source: numbered on from file to file. Each file keeps a checker
 * of its own, as checks look at the messages of a file beside one another.
 */
final class BundledMessages implements MessageSource {
    /** A file of more characters goes by itself: its messages are not kept in memory. */
    private static final int MOST_CHARACTERS = 1 << 18;

    private final List<Member> members;
    /** The checker of each file, by its place, once one of its messages was judged. */
    private final Map<Integer, MessageChecker> own = new ConcurrentHashMap<>();

    /** The place of the file of each message. */
    private final IdentityHashMap<Message, Integer> files = new IdentityHashMap<>();

    BundledMessages(List<Member> members) {
        this.members = List.copyOf(members);
        for (int m = 0; m < members.size(); m++) {
            for (ReadResult read : members.get(m).messages()) {
                if (read instanceof Message message) {
                    files.put(message, m);
                }
            }
        }
    }

    /**
     * A small file, read whole.
     *
     * @param source the file
     * @param format the name of its format
     * @param sha256 of its unpacked bytes
     * @param bytes as it is stored
     * @param messages what it holds, one at least
     */
    record Member(Source source, String format, String sha256, long bytes, List<ReadResult> messages) {
        long characters() {
            return messages.stream().mapToLong(m -> m.original().length()).sum();
        }

        /** Its bytes and how they are read: what is the same was loaded before. */
        String content() {
            return sha256 + " " + loaded().readAs().key();
        }

        /** The file as the record of its load tells it. */
        LoadedSource loaded() {
            return new LoadedSource(
                    source.name(),
                    source.name(),
                    new LoadedSource.Bytes(sha256, bytes),
                    MessageStrategy.readAs(format, source.guide()),
                    "",
                    List.of());
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too long to be kept in memory", null, false, false);
        }
    }

    /**
     * The messages of a file, where it is one of messages that can be bundled: small and whole. Nothing for all else, whose own load says
     * what is wrong with it.
     */
    static @Nullable Member read(Source source, Path temporary) {
        try {
            Optional<MessageFile> found = MessageFile.recognise(source, temporary);
            if (found.isEmpty()) {
                return null;
            }
            try (MessageFile file = found.get()) {
                List<ReadResult> messages = readSmall(file);
                return messages.isEmpty()
                        ? null
                        : new Member(source, file.format(), file.sha256(), file.bytes(), messages);
            }
        } catch (IOException | TidewaiterException | TooLong e) {
            return null;
        }
    }

    private static List<ReadResult> readSmall(MessageFile file) throws IOException {
        List<ReadResult> messages = new ArrayList<>();
        long[] characters = {0};
        file.read(read -> {
            characters[0] += read.original().length();
            if (characters[0] > MOST_CHARACTERS) {
                throw new TooLong();
            }
            messages.add(read instanceof Message m && !EnsRules.areFor(m) ? withoutTree(m) : read);
        });
        return messages;
    }

    /** The tree of a message takes many times its text, and only the rules of entry summaries look at it. */
    private static Message withoutTree(Message m) {
        return new Message(
                m.format(),
                m.kind(),
                m.ordinal(),
                m.heading(),
                m.items(),
                m.additions(),
                m.events(),
                null,
                m.original());
    }

    /** Whether a file that is none of messages is no table either, so that its own load can only say what it is. */
    static boolean isForeign(Source source) {
        return source.member() == null && SmallForeignText.is(source.path());
    }

    /** A checker of all of them that asks each file's own. */
    MessageChecker checker(Supplier<MessageChecker> checkers) {
        return message -> {
            int file = files.getOrDefault(message, 0);
            return own.computeIfAbsent(file, f -> checkers.get()).check(message);
        };
    }

    /** What the checker of a file left alone, by the place of the file. */
    List<NotJudged> notJudged(int file) {
        MessageChecker checker = own.get(file);
        return checker == null ? List.of() : checker.notJudged();
    }

    List<Member> members() {
        return members;
    }

    @Override
    public String name() {
        return members.size() + " files";
    }

    @Override
    public String fileOf(Message message) {
        return members.get(files.getOrDefault(message, 0)).source().name();
    }

    @Override
    public String format() {
        return members.getFirst().format();
    }

    @Override
    public long bytes() {
        return members.stream().mapToLong(Member::bytes).sum();
    }

    @Override
    public long bytesRead() {
        return bytes();
    }

    @Override
    public void read(Consumer<ReadResult> sink) {
        members.forEach(member -> member.messages().forEach(sink));
    }

    @Override
    public String sha256() {
        return "";
    }
}
