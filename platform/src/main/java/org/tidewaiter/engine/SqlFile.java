package org.tidewaiter.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL kept in a file beside its class: {@code Undervaluation.sql} beside {@code Undervaluation.java}. */
public final class SqlFile {
    private SqlFile() {}

    /** The text of the resource {@code name} beside {@code room}; a missing one is a defect of the build. */
    public static String read(Class<?> room, String name) {
        try (InputStream in = room.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + name + " beside " + room.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
