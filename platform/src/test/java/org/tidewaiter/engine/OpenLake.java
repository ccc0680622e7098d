package org.tidewaiter.engine;

import java.io.IOException;
import java.io.OutputStream;

/** A process with an open database, until it is ended. */
final class OpenLake {
    private OpenLake() {}

    /** Opens a database, says so on standard output, and waits for the end of its input. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        try (Lake lake = Lake.inMemory()) {
            System.out.println(lake.number("select 1") == 1 ? "open" : "not open");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
