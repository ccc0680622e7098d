package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;
import org.tidewaiter.search.KeptTariff;

/** The recipe of the manual for a proxy, with the nginx of the system before a server. */
@Tag("slow")
class ProxyTest {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");
    private static final String BASIC = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("officer:pass".getBytes(StandardCharsets.UTF_8));

    @TempDir
    static Path directory;

    static Workspace workspace;
    static Pages.Running running;
    static Process nginx;
    static int port;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Files.isExecutable(NGINX) && Files.isExecutable(OPENSSL),
                "There is no nginx or no openssl on this system: the recipe for a proxy is not tried.");
        workspace = SampleWorkspace.open(directory.resolve("workspace"), 50);
        running = Pages.start(
                KeptTariff.into(workspace),
                new ServerSettings(Pages.LOOPBACK, 0, List.of("customs.example"), List.of()),
                (arguments, where, actor, out, err) -> 0,
                CheckBook.EMPTY);
        port = freePort();
        nginx = nginx(recipe(), port);
    }

    @AfterAll
    static void stop() throws Exception {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
        }
        if (running != null) {
            running.stop();
            workspace.close();
        }
    }

    @Test
    void who_is_known_to_the_proxy_and_has_the_secret_gets_in() throws Exception {
        assertThat(get("customs.example", "/", "")).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Basic");
        assertThat(get("customs.example", "/", BASIC + "\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("tidewaiter serve");
        String opened = get("customs.example", "/?" + running.address().replaceAll(".*\\?", ""), BASIC + "\r\n");
        assertThat(opened).startsWith("HTTP/1.1 303").contains("Secure", "HttpOnly");
        assertThat(get("customs.example", "/", session() + BASIC + "\r\n")).startsWith("HTTP/1.1 200");
        assertThat(Files.readString(directory.resolve("tidewaiter.log"))).doesNotContain("token", "secret");
    }

    @Test
    void a_form_is_taken_from_a_page_of_the_public_name_only() throws Exception {
        String page = get("customs.example", "/map", session() + BASIC + "\r\n");
        Matcher upload = Pattern.compile("/map/upload\\?token=[0-9a-f]{48}").matcher(page);
        assertThat(upload.find()).isTrue();
        String file = "--x\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + "id;day\n"
                + "1;2021-01-01\n\r\n"
                + "--x--\r\n";
        String form = session() + BASIC + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
                + file.length() + "\r\nSec-Fetch-Site: same-origin\r\nOrigin: ";
        assertThat(ask("POST", "customs.example", upload.group(), form + "https://customs.example\r\n", file))
                .startsWith("HTTP/1.1 303");
        assertThat(ask("POST", "customs.example", upload.group(), form + "https://evil.example\r\n", file))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void other_systems_pass_with_their_token() throws Exception {
        String token =
                Files.readString(workspace.directory().resolve("api.token")).strip();
        assertThat(get("customs.example", "/api/status", "Authorization: Bearer " + token + "\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("\"declarations\":50");
        assertThat(get("customs.example", "/api/status", "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void another_name_is_refused_by_the_proxy_and_by_the_server_behind_it() throws Exception {
        assertThat(get("evil.example", "/", session() + BASIC + "\r\n")).isEmpty();
        int loose = freePort();
        Process passing = nginx(recipe().replaceAll("(?s)server \\{ #.*?\\n}\\n", ""), loose);
        try {
            assertThat(ask(loose, "GET", "evil.example", "/", session() + BASIC + "\r\n", ""))
                    .startsWith("HTTP/1.1 403")
                    .contains("does not answer to that name");
        } finally {
            passing.destroy();
            passing.waitFor();
        }
    }

    private static String session() {
        return "Cookie: " + Visit.of(running).cookie() + "\r\n";
    }

    private static String recipe() throws IOException {
        Matcher recipe =
                Pattern.compile("(?s)```nginx\n(.*?)```").matcher(Files.readString(Path.of("../docs/manual.md")));
        assertThat(recipe.find()).isTrue();
        return recipe.group(1);
    }

    private static Process nginx(String recipe, int listen) throws Exception {
        run(
                OPENSSL.toString(),
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=customs.example",
                "-keyout",
                directory.resolve("key.pem").toString(),
                "-out",
                directory.resolve("cert.pem").toString());
        Files.writeString(directory.resolve("users"), "officer:{PLAIN}pass\n");
        String temporary = "";
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary += kind + "_temp_path " + directory.resolve(kind + listen) + ";\n";
        }
        String http = recipe.replace("/etc/nginx/tidewaiter/", directory + "/")
                .replace("/var/log/nginx/", directory + "/")
                .replace("listen 443", "listen 127.0.0.1:" + listen)
                .replace("127.0.0.1:8017", URI.create(running.url()).getAuthority());
        Path config = Files.writeString(
                directory.resolve(listen + ".conf"),
                "daemon off;\nmaster_process off;\npid " + directory.resolve(listen + ".pid") + ";\nerror_log "
                        + directory.resolve("error.log") + ";\nevents {}\nhttp {\n" + temporary + http + "}\n");
        Process process = new ProcessBuilder(
                        NGINX.toString(),
                        "-c",
                        config.toString(),
                        "-e",
                        directory.resolve("error.log").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.out").toFile())
                .start();
        while (true) {
            try (Socket up = new Socket(Pages.LOOPBACK, listen)) {
                assertThat(up.isConnected()).isTrue();
                return process;
            } catch (IOException e) {
                assertThat(process.isAlive())
                        .as(() -> text(directory.resolve("nginx.out")) + text(directory.resolve("error.log")))
                        .isTrue();
                Thread.onSpinWait();
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(String host, String path, String headers) throws Exception {
        return ask("GET", host, path, headers, "");
    }

    private static String ask(String method, String host, String path, String headers, String body) throws Exception {
        return ask(port, method, host, path, headers, body);
    }

    /** Comes under the public name as far as TLS is concerned, whatever the header Host says. */
    private static String ask(int at, String method, String host, String path, String headers, String body)
            throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(Pages.LOOPBACK, at)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName("customs.example")));
            socket.setSSLParameters(parameters);
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers
                            + "\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException e) {
                // closed without a word: what came before it is the answer
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** The certificate was made for this test. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
