package org.tidewaiter.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * What an entry of the trail says and stands for, kept as JSON.
 *
 * @param said names and values, to be read by people
 * @param id the number by which {@code rows} belong to the entry; null where it stands for no rows
 * @param through of the first entry: the numbers up to which rows stood before there was a trail, by section
 * @param rows digests of rows, by section of {@code digests.sql}
 * @param files SHA-256 of files of the workspace, by their path in it
 * @param by who did it: the parts of an {@link Actor}; empty in entries made before there were such, and in the first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EntryContent(
        Map<String, Object> said,
        @Nullable Long id,
        Map<String, Long> through,
        Map<String, Digests.Digest> rows,
        Map<String, String> files,
        Map<String, String> by) {
    /** HeadCopies what is given; what is left out of the JSON is empty. */
    @SuppressWarnings("ConstantValue") // Jackson gives null for what is not in the text
    public EntryContent {
        said = orEmpty(said);
        through = orEmpty(through);
        rows = orEmpty(rows);
        files = orEmpty(files);
        by = orEmpty(by);
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : new TreeMap<>(map);
    }

    /** Content that says something and stands for nothing. */
    public static EntryContent saying(Map<String, ?> said) {
        return new EntryContent(new TreeMap<>(said), null, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** This content, standing for the rows of number {@code id} in some sections, as they are now. */
    EntryContent withRows(Session session, long id, List<String> sections) {
        Map<String, Digests.Digest> digests = new TreeMap<>();
        for (String section : sections) {
            Digests.Digest digest = Digests.of(session, section, id, id);
            if (digest.rows() > 0) {
                digests.put(section, digest);
            }
        }
        if (digests.containsKey(Digests.RESULTS)) {
            digests.put(Digests.REPORTS, Digests.of(session, Digests.REPORTS, id, id));
        }
        if (sections.contains(Digests.QUARANTINE)) {
            digests.putIfAbsent(Digests.QUARANTINE, Digests.Digest.NONE);
        }
        return new EntryContent(said, id, through, digests, files, by);
    }

    /** This content, standing for all decisions on the national currency too, of which the last is in force; unchanged where there is none. */
    EntryContent withCurrency(Session session) {
        long last = session.number("select coalesce(max(decision), 0) from national_currency");
        if (last == 0) {
            return this;
        }
        Map<String, Long> until = new TreeMap<>(through);
        Map<String, Digests.Digest> digests = new TreeMap<>(rows);
        until.put(Digests.CURRENCY, last);
        digests.put(Digests.CURRENCY, Digests.of(session, Digests.CURRENCY, 0, last));
        return new EntryContent(said, id, until, digests, files, by);
    }

    /** This content, standing for files, or all files in directories, of the workspace in {@code home}. */
    EntryContent withFiles(Path home, List<Path> paths) {
        Map<String, String> hashes = new TreeMap<>(files);
        try {
            for (Path path : paths) {
                try (Stream<Path> all = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
                    for (Path file : all.filter(Files::isRegularFile).toList()) {
                        hashes.put(
                                home.toAbsolutePath()
                                        .normalize()
                                        .relativize(file.toAbsolutePath().normalize())
                                        .toString()
                                        .replace('\\', '/'),
                                Sha256.hex(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "What the trail is to stand for cannot be read (" + FileError.why(e) + ")",
                    "check the rights and the disk of the workspace " + home,
                    e);
        }
        return new EntryContent(said, id, through, rows, hashes, by);
    }

    /** This content, done by an actor. */
    EntryContent by(Actor actor) {
        return new EntryContent(said, id, through, rows, files, actor.parts());
    }

    String json() {
        try {
            return Json.SORTED.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Content as it was kept; null where the text is none. */
    static @Nullable EntryContent parse(String json) {
        try {
            return Json.MAPPER.readValue(json, EntryContent.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
