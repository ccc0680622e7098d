package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tidewaiter.engine.Sha256;

/** The few files that pages need, from the class path: a list, not a directory. Their address names their content. */
public final class StaticFiles {
    private record StaticResource(String resource, String contentType) {}

    private record Asset(byte[] bytes, String version) {}

    private static final Map<String, StaticResource> LIST = Map.of(
            "tidewaiter.css", new StaticResource("/org/tidewaiter/web/tidewaiter.css", "text/css; charset=utf-8"),
            "letter.css", new StaticResource("/org/tidewaiter/web/letter.css", "text/css; charset=utf-8"),
            "tidewaiter.js", new StaticResource("/org/tidewaiter/web/tidewaiter.js", "text/javascript; charset=utf-8"),
            "charts.js", new StaticResource("/org/tidewaiter/web/charts.js", "text/javascript; charset=utf-8"),
            "mark.svg", new StaticResource("/org/tidewaiter/web/mark.svg", "image/svg+xml"),
            "echarts.js",
                    new StaticResource(
                            "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js",
                            "text/javascript; charset=utf-8"));

    private static final Map<String, Asset> CONTENTS = new ConcurrentHashMap<>();

    private StaticFiles() {}

    /** The address of a file of the list, with the version of its content. */
    public static String url(String name) {
        return "/static/" + name + "?v=" + content(name).version();
    }

    static void serve(Context context) {
        String name = context.pathParam("name");
        if (!LIST.containsKey(name)) {
            throw new NotFoundResponse();
        }
        context.header("Cache-Control", "public, max-age=31536000, immutable")
                .contentType(LIST.get(name).contentType())
                .result(content(name).bytes());
    }

    private static Asset content(String name) {
        return CONTENTS.computeIfAbsent(name, StaticFiles::read);
    }

    private static Asset read(String name) {
        StaticResource file = LIST.get(name);
        if (file == null) {
            throw new IllegalStateException("No static file " + name);
        }
        try (InputStream in = StaticFiles.class.getResourceAsStream(file.resource())) {
            if (in == null) {
                throw new IllegalStateException("Missing on the class path: " + file.resource());
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(bytes, Sha256.hex(bytes).substring(0, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
