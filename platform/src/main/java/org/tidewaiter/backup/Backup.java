package org.tidewaiter.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Trail;

/**
 * Makes a backup: database, models, evaluations, keys, mappings and the head of the trail, as they are at one moment, with a manifest of
 * hashes. Nothing is written to the workspace meanwhile; reading goes on. What can be made again (the search index, passing files, logs)
 * is left out.
 *
 * <p>A backup holds the keys: it is for its owner only (0700, 0600), and to be kept as safe as the workspace.
 */
public final class Backup {
    private static final String DATABASE = "tidewaiter.duckdb";
    private static final Set<String> LEFT_OUT = Set.of(
            "search",
            "tmp",
            "run",
            "logs",
            "workspace.lock",
            "owner.json",
            DATABASE,
            DATABASE + ".wal",
            BackupManifest.FILE);

    private final Workspace workspace;
    private final Path from;
    private final Map<String, BackupManifest.KeptFile> held = new TreeMap<>();
    private final List<String> passedOver = new ArrayList<>();

    private Backup(Workspace workspace) {
        this.workspace = workspace;
        this.from = workspace.directory().toAbsolutePath().normalize();
    }

    /**
     * What was backed up.
     *
     * @param directory the backup
     * @param files in it, without the manifest
     * @param bytes of them
     * @param trailHead the line of the trail's head
     * @param passedOver links, which are not followed
     */
    public record BackupReport(String directory, int files, long bytes, String trailHead, List<String> passedOver) {}

    /**
     * Backs a workspace up.
     *
     * @param target where to; nothing may be there, and it must not lie in the workspace
     * @throws TidewaiterException INPUT when something is there, STORAGE when the disk refuses; nothing is left there then
     */
    public static BackupReport make(Workspace workspace, Path target) {
        return new Backup(workspace).make(target.toAbsolutePath().normalize());
    }

    private BackupReport make(Path target) {
        if (target.startsWith(from)) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    target + " lies in the workspace " + from,
                    "name a directory outside it, best on another disk");
        }
        try (PartialDirectory partial = PartialDirectory.of(target)) {
            String head = workspace.lake().exclusively(session -> copy(session, partial.path()));
            BackupManifest manifest = new BackupManifest(
                    1, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), from.toString(), head, held);
            DurableFile.write(partial.path().resolve(BackupManifest.FILE), manifest.bytes());
            partial.finish();
            long bytes = held.values().stream()
                    .mapToLong(BackupManifest.KeptFile::bytes)
                    .sum();
            return new BackupReport(target.toString(), held.size(), bytes, head, List.copyOf(passedOver));
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    private String copy(Session session, Path to) {
        try {
            Path database = to.resolve(DATABASE);
            session.execute("attach '" + database.toString().replace("'", "''") + "' as backup");
            try {
                OwnerOnly.close(database);
                session.execute("copy from database tidewaiter to backup");
                session.execute("checkpoint backup");
            } finally {
                session.execute("detach backup");
            }
            DurableFile.force(database);
            held.put(DATABASE, BackupManifest.of(database));
            for (Path file : files()) {
                String name = from.relativize(file).toString().replace('\\', '/');
                held.put(name, BackupManifest.copy(file, to.resolve(name)));
            }
            return Trail.headLine(session);
        } catch (IOException e) {
            throw failure(to, e);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        List<Path> top;
        try (Stream<Path> all = Files.list(from)) {
            top = all.filter(f -> !LEFT_OUT.contains(f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        for (Path each : top) {
            try (Stream<Path> all = Files.walk(each)) {
                for (Path file : (Iterable<Path>) all::iterator) {
                    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                            || file.getFileName().toString().endsWith(".new")) {
                        continue;
                    }
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        files.add(file);
                    } else {
                        passedOver.add(from.relativize(file).toString());
                    }
                }
            }
        }
        return files;
    }

    private static TidewaiterException failure(Path target, IOException e) {
        return new TidewaiterException(
                Kind.STORAGE,
                "The backup cannot be written to " + target + " (" + FileError.why(e) + ")",
                "check that disk's space and rights; nothing was left there",
                e);
    }
}
