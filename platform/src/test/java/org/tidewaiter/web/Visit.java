package org.tidewaiter.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A visitor who opened the address that a server printed, and brings its session along. */
final class Visit {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Pages.Running running;
    private final String cookie;

    private Visit(Pages.Running running, String cookie) {
        this.running = running;
        this.cookie = cookie;
    }

    /** Opens the address of a server as a browser does. */
    static Visit of(Pages.Running running) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(running.address())).build(),
                    HttpResponse.BodyHandlers.ofString());
            String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
            return new Visit(running, set.substring(0, set.indexOf(';')));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The session as the header Cookie brings it. */
    String cookie() {
        return cookie;
    }

    /** A request for a page with the session. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(running.url() + path)).header("Cookie", cookie);
    }

    /** The answer to a page. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** The answer to a request. */
    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
