package org.tidewaiter.trail;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The trail of a workspace: an entry for everything that was brought in or decided, each with the hash of the one before and digests
 * of the rows and files that it stands for. Its head is kept outside the database as well.
 *
 * <p>An entry is written in the transaction of what it tells: both are there or neither. Rows come first, their entry last. Nothing
 * is written to a trail that does not fit its head: that would hide that it was cut.
 */
// Long: what is written to the trail and what checks it, the same hashes on both sides.
public final class Trail {
    private static final String COLUMNS =
            "entry_id, recorded_at, actor, action, subject, content, previous_hash, entry_hash";

    private static final String COUNTED =
            "select count(*) as size, count(*) filter (where entry_id = $head) as at_head,"
                    + " min(entry_hash) filter (where entry_id = $head) as hash from trail";

    /** Under which name an entry that answers says what stood before it. */
    static final String BEFORE = "entries_sha256";

    private Trail() {}

    /** Begins the trail where there is none, with digests of what stands; brings its head up to date after a crash. */
    public static void begin(Lake lake) {
        lake.transaction(session -> {
            if (fault(session).isEmpty()) {
                if (last(session).isEmpty()) {
                    begin(session);
                }
                session.afterCommit(() -> extendHead(session));
            }
            return null;
        });
    }

    /**
     * Adds an entry, in the transaction of what it tells.
     *
     * @param session a session inside {@link Lake#transaction}
     * @param actor who; the name that is stated stands in the content
     * @param action what was done
     * @param subject to what, such as {@code model m-20240101-…}
     * @param content what there is to say
     * @throws TidewaiterException STATE when the trail does not fit its head
     */
    public static Entry append(Session session, Actor actor, Action action, String subject, EntryContent content) {
        return append(session, actor.text(), action, subject, content.by(actor));
    }

    private static Entry append(Session session, String actor, Action action, String subject, EntryContent content) {
        Optional<Entry> last = action == Action.BEGIN || action == Action.ACCEPT ? last(session) : requireFit(session);
        EntryContent stated =
                action == Action.LOAD || action == Action.CURRENCY ? content.withCurrency(session) : content;
        Entry entry = new Entry(
                        last.map(Entry::entryId).orElse(0L) + 1,
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        actor,
                        action.word(),
                        subject,
                        stated.json(),
                        last.map(Entry::entryHash).orElse(Entry.NOTHING),
                        "")
                .hashed();
        session.execute(
                "insert into trail (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.entryId(),
                entry.recordedAt(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.content(),
                entry.previousHash(),
                entry.entryHash());
        session.afterCommit(() -> {
            if (action == Action.ACCEPT) {
                renewHead(session);
            } else {
                extendHead(session, entry);
            }
        });
        return entry;
    }

    /** Begins the trail where there is none; refuses to go on with one that does not fit its head. Gives its last entry. */
    static Optional<Entry> requireFit(Session session) {
        Optional<Entry> last = last(session);
        if (last.isEmpty() && fault(session).isEmpty()) {
            begin(session);
            last = last(session);
        }
        fault(session).ifPresent(fault -> {
            throw new TidewaiterException(
                    Kind.STATE,
                    "The trail of the workspace does not fit its head (" + fault + "), so nothing is written to it",
                    "see what fits (tidewaiter verify), then take the latest backup (tidewaiter restore), or"
                            + " answer for it: tidewaiter verify --accept --why TEXT");
        });
        return last;
    }

    /**
     * As {@link #append(Session, Actor, Action, String, EntryContent)}, standing for rows.
     *
     * @param said names and values, to be read by people
     * @param id the number of the rows
     * @param sections of {@code digests.sql}; rows must have been written
     */
    public static Entry append(
            Session session,
            Actor actor,
            Action action,
            String subject,
            Map<String, ?> said,
            long id,
            List<String> sections) {
        return append(session, actor, action, subject, EntryContent.saying(said).withRows(session, id, sections));
    }

    /** Appends an entry that stands for rows, as those that stand for rows alone, and for files of the workspace too. */
    public static Entry append(
            Session session,
            Actor actor,
            Action action,
            String subject,
            Map<String, ?> said,
            long id,
            List<String> sections,
            List<Path> files) {
        EntryContent content = EntryContent.saying(said).withRows(session, id, sections);
        return append(
                session,
                actor,
                action,
                subject,
                session.home().map(home -> content.withFiles(home, files)).orElse(content));
    }

    /** Appends an entry that stands for files of the workspace, or for all files of a directory in it, and for no rows. */
    public static Entry append(
            Session session, Actor actor, Action action, String subject, Map<String, ?> said, List<Path> files) {
        EntryContent content = EntryContent.saying(said);
        return append(
                session,
                actor,
                action,
                subject,
                session.home().map(home -> content.withFiles(home, files)).orElse(content));
    }

    /**
     * Answers for what does not fit: an entry that says what it is and why, and stands for all rows and files as they are now. What
     * comes before it is compared with it from then on.
     *
     * @param misfits as {@link Verification} found them
     */
    public static void accept(Lake lake, Actor who, String why, List<String> misfits) {
        lake.transaction(session -> {
            Map<String, Object> said = new TreeMap<>();
            said.put("reason", why);
            said.put("misfits", misfits);
            said.put(BEFORE, before(entries(session)));
            return append(session, who, Action.ACCEPT, "workspace", standing(session, said));
        });
    }

    /** The digest of entries as they stand, whether they fit or not. */
    static String before(List<Entry> entries) {
        StringBuilder hashes = new StringBuilder();
        entries.forEach(e -> hashes.append(e.fittingHash()).append('\n'));
        return Sha256.hex(hashes.toString());
    }

    /** All entries, in order. */
    public static List<Entry> entries(Lake lake) {
        return lake.query(Entry.class, "select " + COLUMNS + " from trail order by entry_id");
    }

    /** The entries from one on, at most so many. */
    public static List<Entry> entries(Lake lake, long from, int most) {
        return lake.query(
                Entry.class,
                "select " + COLUMNS + " from trail where entry_id >= ? order by entry_id limit ?",
                from,
                most);
    }

    static long size(Lake lake) {
        return lake.number("select count(*) from trail");
    }

    /** The line to keep elsewhere, that shows a trail cut off or reckoned anew: size, hash of the last entry, root. */
    public static String headLine(Lake lake) {
        return Head.EMPTY
                .and(entries(lake).stream().map(Entry::entryHash).toList())
                .line();
    }

    /** The line to keep elsewhere, of the trail as a session sees it. */
    public static String headLine(Session session) {
        return Head.EMPTY
                .and(entries(session).stream().map(Entry::entryHash).toList())
                .line();
    }

    static List<Entry> entries(Session session) {
        return session.query(Entry.class, "select " + COLUMNS + " from trail order by entry_id, recorded_at");
    }

    private static void begin(Session session) {
        session.home().ifPresent(Head.EMPTY::write);
        append(session, "tidewaiter", Action.BEGIN, "workspace", standing(session, Map.of()));
    }

    /** Content that stands for all rows and files of the workspace as they are. */
    private static EntryContent standing(Session session, Map<String, Object> said) {
        Map<String, Long> through = new TreeMap<>();
        Map<String, Digests.Digest> rows = new TreeMap<>();
        through(session, "load", "load_id", Digests.OF_LOADS, through, rows);
        through(session, "load", "load_id", List.of(Digests.REPORTS, Digests.QUARANTINE), through, rows);
        through(session, "national_currency", "decision", List.of(Digests.CURRENCY), through, rows);
        through(session, "promotion", "promotion_id", List.of("promotion"), through, rows);
        through(session, "assessment", "assessment_id", Digests.OF_ASSESSMENTS, through, rows);
        EntryContent content = new EntryContent(said, null, through, rows, Map.of(), Map.of());
        return session.home()
                .map(home -> content.withFiles(home, List.of(home.resolve("models"), home.resolve("random.key"))))
                .orElse(content);
    }

    private static void through(
            Session session,
            String table,
            String id,
            List<String> sections,
            Map<String, Long> through,
            Map<String, Digests.Digest> rows) {
        long last = session.number("select coalesce(max(" + id + "), 0) from " + table);
        for (String section : sections) {
            through.put(section, last);
            rows.put(section, last == 0 ? Digests.Digest.NONE : Digests.of(session, section, 0, last));
        }
    }

    static Optional<Entry> last(Session session) {
        return session.first(Entry.class, "select " + COLUMNS + " from trail order by entry_id desc limit 1");
    }

    /** Why nothing can be added: how the trail differs from its head; nothing when it fits, or has no place for one. */
    private static Optional<String> fault(Session session) {
        if (session.home().isEmpty()) {
            return Optional.empty();
        }
        Optional<Head> kept;
        try {
            kept = Head.read(session.home().get());
        } catch (TidewaiterException e) {
            return Optional.of(Head.FILE + " cannot be read");
        }
        Head head = kept.orElse(Head.EMPTY);
        TrailLength there = session.query(TrailLength.class, COUNTED.replace("$head", Long.toString(head.size())))
                .getFirst();
        if (kept.isEmpty()) {
            return there.size() == 0 ? Optional.empty() : Optional.of(Head.FILE + " is gone");
        }
        if (head.size() > there.size()) {
            return Optional.of("it had " + head.size() + " entries and has " + there.size());
        }
        boolean fits = head.size() == 0 || (there.atHead() == 1 && head.hash().equals(there.hash()));
        return fits ? Optional.empty() : Optional.of("entry " + head.size() + " is another");
    }

    private record TrailLength(
            long size, long atHead, @Nullable String hash) {}

    /** Adds an entry that was committed just now to the head, and those before it that a crash kept from it. */
    private static void extendHead(Session session, Entry entry) {
        session.home().ifPresent(home -> {
            Head head = Head.read(home).orElse(Head.EMPTY);
            if (head.size() == entry.entryId() - 1) {
                head.and(List.of(entry.entryHash())).write(home);
            } else {
                extendHead(session);
            }
        });
    }

    static void extendHead(Session session) {
        session.home().ifPresent(home -> {
            Head head = Head.read(home).orElse(Head.EMPTY);
            List<String> later = hashesAfter(session, head.size());
            if (!later.isEmpty()) {
                head.and(later).write(home);
            }
        });
    }

    private static void renewHead(Session session) {
        session.home().ifPresent(home -> Head.EMPTY.and(hashesAfter(session, 0)).write(home));
    }

    private record Hash(String hash) {}

    private static List<String> hashesAfter(Session session, long size) {
        return session
                .query(Hash.class, "select entry_hash from trail where entry_id > ? order by entry_id", size)
                .stream()
                .map(Hash::hash)
                .toList();
    }
}
