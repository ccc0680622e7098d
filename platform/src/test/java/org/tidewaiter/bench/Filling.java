package org.tidewaiter.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.Workspace;

/** Fills a workspace with declarations of the KCS data set by SQL alone, without checks: a stand-in for intake. */
public final class Filling {
    private Filling() {}

    /** Takes all rows of the files. */
    public static void fill(Workspace workspace, List<Path> files) {
        String names = files.stream()
                .map(f -> "'" + f.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        workspace.lake().transaction(session -> {
            session.script(SqlFile.read(Filling.class, "filling.sql").replace("${files}", names));
            return files.size();
        });
    }
}
