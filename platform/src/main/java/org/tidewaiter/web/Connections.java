package org.tidewaiter.web;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * How connections are kept: each request has a virtual thread of its own, so that those who send half a form and wait keep nobody else
 * waiting; what is silent is closed soon, and so is what trickles; and there is a limit to how many there are.
 */
final class Connections {
    /** A connection on which nothing comes or goes for so long, while something should, is closed. */
    static final Duration IDLE = Duration.ofSeconds(30);

    private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 2_000;
    private static final int SLOWEST_BODY = 20; // bytes a second
    private static final int PLATFORM_THREADS = 16;
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    static {
        // A call into the database holds the platform thread that carries a virtual one: two carriers, for two
        // processors, were
        // held by two questions, and no page came meanwhile.
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, Integer.toString(64));
        }
    }

    private Connections() {}

    /** Listens on an address, with these bounds. */
    static void listen(JettyConfig jetty, String host, int port) {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("tidewaiter-web");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("tidewaiter-request-", 0).factory()));
        jetty.threadPool = threads;
        jetty.addConnector((server, http) -> {
            http.setSendServerVersion(false);
            http.setMinRequestDataRate(SLOWEST_BODY);
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(host);
            connector.setPort(port);
            connector.setIdleTimeout(IDLE.toMillis());
            NetworkConnectionLimit limit = new NetworkConnectionLimit(CONNECTIONS, connector);
            limit.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
            connector.addBean(limit);
            return connector;
        });
    }
}
