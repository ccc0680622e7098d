package org.tidewaiter.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;
import org.tidewaiter.trail.Verification;

/**
 * Makes a workspace of a backup. Every file is compared with the manifest, and the copy with its trail, before anything is put in its
 * place; then the copy moves there in one step. A restore that is stopped leaves nothing there.
 */
public final class Restore {
    private Restore() {}

    /**
     * What was restored.
     *
     * @param workspace the new workspace
     * @param madeAt when the backup was made
     * @param files compared with the manifest
     * @param entries of the trail that fit
     */
    public record RestoreReport(String workspace, String madeAt, int files, int entries) {}

    /**
     * Restores.
     *
     * @param backup what {@link Backup} made
     * @param place where the workspace is to be; nothing may be there
     * @param heads heads of the trail that were kept elsewhere, or null
     * @param who restores, for the trail
     * @throws TidewaiterException INPUT when the backup is not whole or something is at the place, STORAGE when what was backed up
     *     does not fit its trail
     */
    public static RestoreReport run(Path backup, Path place, @Nullable Path heads, Actor who) {
        BackupManifest manifest = BackupManifest.read(backup);
        compare(backup, manifest);
        try (PartialDirectory partial = PartialDirectory.of(place)) {
            for (Map.Entry<String, BackupManifest.KeptFile> file :
                    manifest.files().entrySet()) {
                BackupManifest.KeptFile copied = BackupManifest.copy(
                        backup.resolve(file.getKey()), partial.path().resolve(file.getKey()));
                if (!copied.equals(file.getValue())) {
                    throw changed(backup, file.getKey(), "was changed while it was copied");
                }
            }
            int entries = verify(partial.path(), manifest, backup, heads, who);
            partial.finish();
            return new RestoreReport(
                    place.toAbsolutePath().normalize().toString(),
                    manifest.madeAt(),
                    manifest.files().size(),
                    entries);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The workspace cannot be restored to " + place + " (" + FileError.why(e) + ")",
                    "check that disk's space and rights; nothing was left there",
                    e);
        }
    }

    private static void compare(Path backup, BackupManifest manifest) {
        for (Map.Entry<String, BackupManifest.KeptFile> file : manifest.files().entrySet()) {
            Path path = backup.resolve(file.getKey());
            try {
                if (!Files.exists(path)) {
                    throw changed(backup, file.getKey(), "is gone");
                }
                if (Files.size(path) != file.getValue().bytes()
                        || !BackupManifest.of(path).equals(file.getValue())) {
                    throw changed(backup, file.getKey(), "is not what was backed up");
                }
            } catch (IOException e) {
                throw changed(backup, file.getKey(), "cannot be read (" + FileError.why(e) + ")");
            }
        }
    }

    private static int verify(Path copy, BackupManifest manifest, Path backup, @Nullable Path heads, Actor who) {
        try (Workspace workspace = Workspace.open(copy, "restore")) {
            Schema.create(workspace.lake());
            Verification.VerificationResult found = Verification.ofFormer(workspace.lake(), heads);
            if (!found.misfits().isEmpty()) {
                throw new TidewaiterException(
                        Kind.STORAGE,
                        "What was backed up in " + backup + " does not fit its trail: "
                                + found.misfits().getFirst()
                                + (found.misfits().size() == 1
                                        ? ""
                                        : ", and " + (found.misfits().size() - 1) + " more"),
                        "take another backup; nothing was restored");
            }
            if (!found.head().equals(manifest.trailHead())) {
                throw changed(backup, BackupManifest.FILE, "names another head of the trail than the database has");
            }
            workspace
                    .lake()
                    .transaction(session -> Trail.append(
                            session,
                            who,
                            Action.RESTORE,
                            "workspace",
                            EntryContent.saying(Map.of(
                                    "backup_of", manifest.workspace(),
                                    "made_at", manifest.madeAt(),
                                    "head", manifest.trailHead()))));
            return found.entries();
        }
    }

    private static TidewaiterException changed(Path backup, String file, String how) {
        return new TidewaiterException(
                Kind.INPUT,
                "The backup " + backup + " is not whole: " + file + " " + how,
                "take another backup; nothing was restored");
    }
}
