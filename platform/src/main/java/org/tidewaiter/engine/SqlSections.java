package org.tidewaiter.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of several statements, told apart by lines {@code -- :: name}. */
public final class SqlSections {
    private static final String MARK = "-- :: ";

    private final String file;
    private final Map<String, String> statements = new LinkedHashMap<>();

    private SqlSections(String file) {
        this.file = file;
    }

    /** Reads the file {@code name} beside the class {@code room}. */
    public static SqlSections read(Class<?> room, String name) {
        SqlSections result = new SqlSections(name);
        String current = "";
        for (String line : SqlFile.read(room, name).lines().toList()) {
            if (line.startsWith(MARK)) {
                current = line.substring(MARK.length()).trim();
            } else {
                result.statements.merge(current, line + "\n", String::concat);
            }
        }
        return result;
    }

    /** The statement of that name; a missing one is a defect of the build. */
    public String get(String name) {
        String statement = statements.get(name);
        if (statement == null) {
            throw new IllegalStateException(file + " has no statement " + name);
        }
        return statement;
    }

    /** The names of the statements, in the order of the file. */
    public List<String> names() {
        return List.copyOf(statements.keySet());
    }
}
