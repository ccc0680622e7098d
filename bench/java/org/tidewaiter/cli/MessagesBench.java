package org.tidewaiter.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.SourceLoad;
import org.tidewaiter.intake.SourceOutcomes;
import org.tidewaiter.source.Source;
import org.tidewaiter.trail.Trail;

/**
 * Loads declarations of ASYCUDA as small files and as one large one, with all checks, beside a bare StAX pass over the same files. A
 * round before that warms the machine up; times run until the database is closed.
 */
public final class MessagesBench {
    private static final String SAMPLE = "/org/tidewaiter/message/asycuda/sad-two-items.xml";

    private final Path scratch;
    private final String sample;

    private MessagesBench(Path scratch) throws IOException {
        this.scratch = Files.createDirectories(scratch);
        try (InputStream in = Files.newInputStream(Path.of("platform/src/test/resources" + SAMPLE))) {
            sample = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Runs with: how many small files, how many declarations in the large one, scratch directory; in the project's directory. */
    public static void main(String[] arguments) throws IOException, XMLStreamException {
        MessagesBench bench = new MessagesBench(Path.of(arguments[2]));
        int files = Integer.parseInt(arguments[0]);
        int declarations = Integer.parseInt(arguments[1]);
        bench.load("warm-up", bench.small(500), 500);
        bench.compare("small files", bench.small(files), files);
        bench.compare("one file", List.of(bench.large(declarations)), declarations);
    }

    private void compare(String what, List<Path> files, int declarations) throws IOException, XMLStreamException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        double bare = stax(files);
        double before = processorSeconds();
        double ours = load(what, files, declarations);
        double spent = processorSeconds() - before;
        System.out.printf(
                Locale.ROOT,
                "%-12s %,7d files, %,7d declarations, %,5d MB: StAX alone %6.2f s; load with checks %6.2f s, %,7.0f files"
                        + " and %,7.0f declarations a second, %.1f times StAX; %6.2f s of processor time, %.2f ms a declaration%n",
                what,
                files.size(),
                declarations,
                bytes >> 20,
                bare,
                ours,
                files.size() / ours,
                declarations / ours,
                ours / bare,
                spent,
                1000 * spent / declarations);
    }

    private static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private List<Path> small(int files) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("small-" + files));
        List<Path> all = new ArrayList<>();
        for (int n = 0; n < files; n++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%07d.xml", n));
            if (!Files.exists(file)) {
                Files.writeString(file, declaration(n), StandardCharsets.ISO_8859_1);
            }
            all.add(file);
        }
        return all;
    }

    private Path large(int declarations) throws IOException {
        Path file = scratch.resolve("large-" + declarations + ".xml");
        if (!Files.exists(file)) {
            Path started = scratch.resolve("started.xml");
            try (BufferedWriter out = Files.newBufferedWriter(started, StandardCharsets.ISO_8859_1)) {
                out.write("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<All>\n");
                for (int n = 0; n < declarations; n++) {
                    String one = declaration(n);
                    out.write(one.substring(one.indexOf("<ASYCUDA")));
                }
                out.write("</All>\n");
            }
            Files.move(started, file);
        }
        return file;
    }

    private String declaration(int n) {
        return sample.replace("1542", String.valueOf(1_000_000 + n))
                .replace("2017 #15", "2017 #" + n)
                .replace("100200300", String.valueOf(100_200_300 + n % 500));
    }

    private static double stax(List<Path> files) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        long started = System.nanoTime();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                XMLStreamReader reader = factory.createXMLStreamReader(in);
                while (reader.hasNext()) {
                    reader.next();
                }
                reader.close();
            }
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private double load(String what, List<Path> files, int declarations) throws IOException {
        Path directory = scratch.resolve("workspace");
        clear(directory);
        long started = System.nanoTime();
        try (Workspace workspace = Workspace.open(directory, "bench")) {
            Schema.create(workspace.lake());
            Trail.begin(workspace.lake());
            SourceLoad load = new SourceLoad(
                    workspace, null, ChecksInUse.of(directory).checkers(), LoadOptions.plain(Actor.systemUser()));
            List<Source> sources = files.stream().map(Source::of).toList();
            long accepted = sources.size() == 1
                    ? load.take(sources.getFirst(), LoadProgress.SILENT).accepted()
                    : load.takeAll(sources, SourceOutcomes.Listener.NONE).loads().stream()
                            .mapToLong(LoadReport::accepted)
                            .sum();
            if (accepted != declarations) {
                throw new IllegalStateException(what + ": " + accepted + " accepted");
            }
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
