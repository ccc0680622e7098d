package org.tidewaiter.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tidewaiter.engine.DurableFile;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Where the trail ends, kept outside the database: in {@code trail.head} of the workspace, and wherever else somebody keeps its
 * first line. It shows a tail that was cut off, and a chain that was reckoned anew.
 *
 * @param size entries
 * @param hash of the last entry
 * @param root of the hash tree over all entries (RFC 6962)
 * @param peaks roots of its full subtrees, from which it grows
 */
public record Head(long size, String hash, String root, List<String> peaks) {
    /** The file in the workspace. */
    public static final String FILE = "trail.head";

    /** The head of a trail without entries. */
    static final Head EMPTY = new Head(0, Entry.NOTHING, new MerkleTree().root(), List.of());

    /** The line to keep elsewhere: size, hash, root. */
    public String line() {
        return size + " " + hash + " " + root;
    }

    /** The head after more entries, given by their hashes in order. */
    Head and(List<String> hashes) {
        MerkleTree tree = MerkleTree.of(size, peaks);
        hashes.forEach(h -> tree.add(java.util.HexFormat.of().parseHex(h)));
        return new Head(
                tree.size(), hashes.isEmpty() ? hash : hashes.get(hashes.size() - 1), tree.root(), tree.peaks());
    }

    /** The head kept in a workspace; nothing where there is no file. */
    static Optional<Head> read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            String[] words = lines.get(0).split(" ");
            List<String> peaks = new ArrayList<>(Arrays.asList(lines.get(1).split(" ")));
            peaks.removeIf(String::isEmpty);
            Head head = new Head(Long.parseLong(words[0]), words[1], words[2], List.copyOf(peaks));
            MerkleTree.of(head.size(), head.peaks());
            return Optional.of(head);
        } catch (IOException | RuntimeException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    file + " cannot be read as the head of a trail",
                    "put it back from a backup, or see what fits: tidewaiter verify --workspace " + directory,
                    e);
        }
    }

    /** Keeps the head in a workspace, and adds its line to another file where one is named. */
    void write(Path directory) {
        String text = line() + "\n" + String.join(" ", peaks) + "\n";
        try {
            DurableFile.write(directory.resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The work is done and in the database, but " + directory.resolve(FILE) + " cannot be written ("
                            + FileError.why(e) + ")",
                    "check the disk's space and rights; the next command brings it up to date",
                    e);
        }
        HeadCopies.add(directory, line() + " " + Instant.now());
    }

    /**
     * Heads that were kept elsewhere, a line each; what follows the root on a line is of no concern.
     *
     * @throws TidewaiterException INPUT when a line is none
     */
    static List<Head> readAll(Path file) {
        try {
            List<Head> heads = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split("\\s+");
                if (words.length >= 3 && words[0].matches("\\d{1,18}") && words[2].matches("[0-9a-f]{64}")) {
                    heads.add(new Head(Long.parseLong(words[0]), words[1], words[2], List.of()));
                } else if (!line.isBlank()) {
                    throw new IOException("'" + line + "' is no head");
                }
            }
            return heads;
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The heads in " + file + " cannot be read (" + FileError.why(e) + ")",
                    "give a file with lines as tidewaiter trail --head prints them",
                    e);
        }
    }
}
