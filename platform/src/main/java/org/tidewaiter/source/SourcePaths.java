package org.tidewaiter.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * What a person means by the paths given: files; folders with everything in them; patterns ({@code *}, {@code ?},
 * {@code **}, {@code [ab]}, {@code {a,b}}); archives, whose members are sources of their own. In the order given, by name
 * within folders and patterns, as packed within archives; no file twice; nothing hidden.
 */
public final class SourcePaths {
    private final Path directory;
    private final List<Source> sources = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private SourcePaths(Path directory) {
        this.directory = directory;
    }

    /**
     * The sources that the paths mean.
     *
     * @param paths as given, relative ones to {@code directory}
     * @throws TidewaiterException INPUT when one means nothing
     */
    public static List<Source> of(List<String> paths, Path directory) {
        SourcePaths all = new SourcePaths(directory);
        paths.forEach(all::add);
        return List.copyOf(all.sources);
    }

    private void add(String path) {
        if (path.isBlank()) {
            throw new TidewaiterException(
                    Kind.USAGE, "One of the paths is empty, which names no file", "name it, or give . for this folder");
        }
        try {
            Path there = directory.resolve(path);
            if (Files.isDirectory(there)) {
                addAll(there, file -> true, path, "is a folder without files");
            } else if (!Files.exists(there) && path.matches(".*[*?\\[{].*")) {
                addMatching(path);
            } else {
                addFile(there);
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT, path + " cannot be looked through (" + FileError.why(e) + ")", "check its rights", e);
        }
    }

    private void addMatching(String pattern) throws IOException {
        String whole = directory.resolve(fixedPart(pattern)).toAbsolutePath().normalize() + "/"
                + pattern.substring(fixedPart(pattern).length());
        Path from = directory.resolve(fixedPart(pattern)).toAbsolutePath().normalize();
        try {
            PathMatcher matcher = FileSystems.getDefault()
                    .getPathMatcher("glob:" + escaped(from.toString())
                            + whole.substring(from.toString().length()));
            if (!Files.isDirectory(from)) {
                throw nothing(pattern, "matches no file: there is no folder " + from);
            }
            addAll(from, matcher::matches, pattern, "matches no file");
        } catch (PatternSyntaxException e) {
            throw new TidewaiterException(
                    Kind.INPUT, pattern + " is no pattern (" + e.getDescription() + ")", "write it like 'in/*.csv'", e);
        }
    }

    /** The folders before the first sign of a pattern. */
    private static String fixedPart(String pattern) {
        int sign = 0;
        while (sign < pattern.length() && "*?[{".indexOf(pattern.charAt(sign)) < 0) {
            sign++;
        }
        return pattern.substring(0, pattern.lastIndexOf('/', sign) + 1);
    }

    private static String escaped(String path) {
        return path.replaceAll("([*?\\[\\]{}\\\\])", "\\\\$1");
    }

    private void addAll(Path folder, PathMatcher wanted, String given, String otherwise) throws IOException {
        List<Path> files;
        Path from = folder.toAbsolutePath().normalize();
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(f -> Files.isRegularFile(f) && !isHidden(from.relativize(f)) && wanted.matches(f))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        if (files.isEmpty()) {
            throw nothing(given, otherwise);
        }
        for (Path file : files) {
            addFile(folder.resolve(from.relativize(file)));
        }
    }

    private static boolean isHidden(Path relative) {
        return Archive.isHidden(relative.toString().replace('\\', '/'));
    }

    private void addFile(Path file) throws IOException {
        TableFile.refuseWhatIsNoFile(file);
        if (!seen.add(file.toRealPath())) {
            return;
        }
        List<String> members = members(file);
        if (members == null) {
            sources.add(new Source(file, null, List.of()));
        } else {
            members.forEach(m -> sources.add(new Source(file, m, List.of())));
        }
    }

    /** The members of an archive; null for what is none, or is damaged: whoever takes it says what is wrong with it. */
    private static @Nullable List<String> members(Path file) throws IOException {
        try {
            return Archive.is(file) ? Archive.members(file) : null;
        } catch (TidewaiterException e) {
            return null;
        }
    }

    private static TidewaiterException nothing(String given, String what) {
        return new TidewaiterException(Kind.INPUT, given + " " + what, "check the name and the folder");
    }
}
