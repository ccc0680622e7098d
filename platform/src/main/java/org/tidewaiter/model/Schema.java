package org.tidewaiter.model;

import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;

/** Makes the tables and views of the model in a database, as {@code schema.sql} describes them. */
public final class Schema {
    /** Counts up when a stored workspace can no longer be read as it is. */
    public static final int VERSION = 1;

    private Schema() {}

    /** Creates what is missing; does nothing to what is there. */
    public static void create(Lake lake) {
        lake.transaction(session -> {
            if (!exists(session)) {
                session.script(SqlFile.read(Schema.class, "schema.sql"));
                session.execute("insert into store.code values (0, '')");
                session.execute("insert into store.party values (0, '', null, null)");
            }
            return null;
        });
    }

    private static boolean exists(Session session) {
        return session.number("select count(*) from information_schema.tables where table_name = 'assessed'") > 0;
    }
}
