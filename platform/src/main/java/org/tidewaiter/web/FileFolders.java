package org.tidewaiter.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The folders named with {@code serve --files}: the only place where a name that a browser sends is looked for. It is a name below one of
 * them, without {@code ..}, and no symbolic link leads out of it.
 */
final class FileFolders {
    private final List<Path> folders;

    FileFolders(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return folders.isEmpty();
    }

    /** The folders as they were named, for people to see. */
    List<String> names() {
        return folders.stream().map(Path::toString).toList();
    }

    /**
     * The file of a name.
     *
     * @throws TidewaiterException of kind INPUT where there is none; the sentence is the same whatever lies elsewhere
     */
    Path find(String name) {
        for (Path folder : folders) {
            Path found = below(folder, name);
            if (found != null) {
                return found;
            }
        }
        throw new TidewaiterException(
                        Kind.INPUT,
                        "There is no file of that name in the folders of this server",
                        folders.isEmpty()
                                ? "upload the file, or start the server with --files DIR and name files below that folder"
                                : "give a name below one of the folders named with --files, without '..', or upload the file")
                .french(
                        "Il n’y a pas de fichier de ce nom dans les dossiers de ce serveur",
                        folders.isEmpty()
                                ? "envoyez le fichier, ou démarrez le serveur avec --files DIR et nommez des fichiers sous ce dossier"
                                : "donnez un nom sous l’un des dossiers nommés par --files, sans « .. », ou envoyez le fichier");
    }

    private static @Nullable Path below(Path folder, String name) {
        try {
            Path asked = Path.of(name);
            boolean climbs = asked.isAbsolute() || name.startsWith("/") || name.startsWith("\\");
            for (Path part : asked) {
                climbs |= part.toString().equals("..");
            }
            if (climbs) {
                return null;
            }
            Path root = folder.toRealPath();
            Path real = root.resolve(asked).toRealPath();
            return real.startsWith(root) && Files.isRegularFile(real) ? real : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
