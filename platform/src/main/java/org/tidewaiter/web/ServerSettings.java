package org.tidewaiter.web;

import java.nio.file.Path;
import java.util.List;

/**
 * How a workspace is served.
 *
 * @param host the address to listen on
 * @param port the port wanted; the next free one is taken when it is not free, any when it is 0
 * @param publicNames names by which browsers reach the server beside its own address, such as that of a proxy
 * @param files folders whose files pages may read by name; none when empty
 */
public record ServerSettings(String host, int port, List<String> publicNames, List<Path> files) {
    /** Keeps copies of the lists. */
    public ServerSettings {
        publicNames = List.copyOf(publicNames);
        files = List.copyOf(files);
    }

    /** On this machine only, under no other name, with no folder. */
    public static ServerSettings onLoopback(int port) {
        return new ServerSettings(Pages.LOOPBACK, port, List.of(), List.of());
    }
}
