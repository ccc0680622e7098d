package org.tidewaiter.trail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;

/**
 * Whether what a workspace holds is what its trail says: every entry follows the one before, the trail ends where its heads say, and
 * the rows and files that entries stand for are as they were.
 *
 * <p>Limits: who can write the database and all heads can write another history that fits. That is why heads are to be kept elsewhere.
 */
public final class Verification {
    private final Session session;
    private final @Nullable Path home;
    private final VerificationFindings misfits = new VerificationFindings();

    private Verification(Session session, @Nullable Path home) {
        this.session = session;
        this.home = home;
    }

    private static Verification of(Session session) {
        return new Verification(
                session,
                session.home().map(given -> given.toAbsolutePath().normalize()).orElse(null));
    }

    /**
     * What was found.
     *
     * @param entries of the trail
     * @param rows compared with their digests
     * @param files compared with their hashes
     * @param heads compared
     * @param head the line that stands for the trail as it is
     * @param accepted entries by which somebody answered for what did not fit before them
     * @param misfits what does not fit, the first in the trail's order first; empty is right
     */
    public record VerificationResult(
            int entries, long rows, int files, int heads, String head, List<String> accepted, List<String> misfits) {}

    /**
     * Compares everything.
     *
     * @param elsewhere a file with heads that were kept outside the workspace, a line each; null for none
     */
    public static VerificationResult of(Lake lake, @Nullable Path elsewhere) {
        List<Head> heads = elsewhere == null ? List.of() : Head.readAll(elsewhere);
        return lake.transaction(session -> of(session).run(heads));
    }

    /** Compares a copy of a former state: heads of entries that it cannot have yet are of no concern. */
    public static VerificationResult ofFormer(Lake lake, @Nullable Path elsewhere) {
        long size = Trail.size(lake);
        List<Head> heads = elsewhere == null ? List.of() : Head.readAll(elsewhere);
        List<Head> earlier = heads.stream().filter(h -> h.size() <= size).toList();
        return lake.transaction(session -> of(session).run(earlier));
    }

    /**
     * What does not fit of one file of the workspace: that it is not what it was at the last entry that speaks of it, or that none
     * does. Nothing where it fits, or where the workspace has no directory.
     */
    public static Optional<String> ofFile(Lake lake, Path file) {
        try (Session session = lake.session()) {
            return of(session).file(Trail.entries(session), file);
        }
    }

    private Optional<String> file(List<Entry> entries, Path file) {
        return home == null ? Optional.empty() : new VerifiedFiles(home, misfits).misfit(entries, file);
    }

    private VerificationResult run(List<Head> elsewhere) {
        List<Entry> entries = Trail.entries(session);
        VerifiedChain chain = new VerifiedChain(misfits);
        chain.follow(entries);
        List<String> accepted = chain.accepted(entries);
        List<Head> heads = new ArrayList<>(elsewhere);
        keptHead(entries).ifPresent(heads::addFirst);
        String line = chain.meet(entries, heads);
        VerifiedRows rows = new VerifiedRows(session, misfits);
        rows.compare(entries);
        rows.inForce(entries);
        int files = files(entries);
        Schema.otherViews(session)
                .forEach(v -> misfits.add("the view %s, by which the rows are read, is not as Tidewaiter makes it", v));
        return new VerificationResult(
                entries.size(), rows.compared(), files, heads.size(), line, accepted, misfits.sentences());
    }

    private Optional<Head> keptHead(List<Entry> entries) {
        if (home == null) {
            return Optional.empty();
        }
        try {
            Optional<Head> head = Head.read(home);
            if (head.isEmpty() && !entries.isEmpty()) {
                misfits.add("%s is gone, so a tail that was cut off cannot be seen", Head.FILE);
            }
            return head;
        } catch (TidewaiterException e) {
            misfits.add("%s cannot be read as the head of a trail", Head.FILE);
            return Optional.empty();
        }
    }

    private int files(List<Entry> entries) {
        if (home == null) {
            return 0;
        }
        VerifiedFiles files = new VerifiedFiles(home, misfits);
        files.compare(entries);
        return files.compared();
    }
}
