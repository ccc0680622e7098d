package org.tidewaiter.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.dataquality.CheckedMessage;
import org.tidewaiter.dataquality.FileCheck;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourcePaths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges files without loading them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Judge files of any format that can be loaded, without loading them: what is wrong, where, and what to"
                        + " do.")
final class CheckCommand implements Callable<Integer> {
    private static final int SHOWN = 200;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, folders, patterns or archives of messages or tables.")
    List<String> paths = List.of();

    @Mixin
    WritingOptions writing = new WritingOptions();

    @Mixin
    GuideOption guides = new GuideOption();

    @Mixin
    MappingOption mapping = new MappingOption();

    @Mixin
    SheetOption sheets = new SheetOption();

    @Option(
            names = "--checks",
            paramLabel = "FILE",
            description = "Checks of your own: a file that switches, tunes and adds checks (docs/checks.md).")
    List<Path> own = List.of();

    @Option(
            names = "--json",
            description = "Print one line of JSON for every message, or the rows of every declaration.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli before call()
    CommandSpec spec;

    private final Map<String, Integer> counts = new TreeMap<>();
    private long judged;
    private long accepted;
    private long items;
    private long refused;
    private long shown;
    /** The file that is judged, as it was given. */
    private String asGiven = "";

    @Override
    public Integer call() {
        Context context = Commands.contextOf(spec);
        Mapping read = mapping.in(context, writing.stated());
        FileCheck judging = new FileCheck(
                ChecksInUse.of(own.stream().map(context.directory()::resolve).toList())
                        .by(guides.guide(context.directory())),
                one -> print(one, context));
        int code = 0;
        for (String path : paths) {
            code = Math.max(code, check(path, judging, read, context));
        }
        if (!json && (judged > 0 || refused == 0)) { // when no file could be read, the errors said all
            sum(context);
        }
        return code;
    }

    private int check(String path, FileCheck judging, @Nullable Mapping read, Context context) {
        List<Source> sources;
        try {
            sources = SourcePaths.of(List.of(path), context.directory());
        } catch (TidewaiterException e) {
            asGiven = path;
            refused(Path.of(path), e, context);
            return 1;
        }
        int code = 0;
        StatedStyle stated = writing.stated();
        NationalGuide guide = guides.guide(context.directory());
        for (Source source : sources) {
            asGiven = asGiven(path, source.shown(), context);
            try {
                FileCheck.FileRemarks told = judging.check(
                        source.onSheets(sheets.names).written(stated).in(guide), read);
                if (!told.missing().isEmpty()) {
                    context.warn("In " + source.name() + " no column was found for "
                            + String.join(", ", told.missing())
                            + ", which loading needs; the other fields were checked.");
                }
                told.remarks().forEach(r -> context.warn(source.name() + ": " + r + "."));
            } catch (TidewaiterException e) {
                refused(source.shown(), e, context);
                code = 1;
            }
        }
        return code;
    }

    /** A file that cannot be read at all is an answer too, and no reason to leave out the next one. */
    private void refused(Path path, TidewaiterException e, Context context) {
        refused++;
        context.warn(String.valueOf(e.getMessage()));
        String message = String.valueOf(e.getMessage());
        Defect defect = new Defect(FileCheck.UNREADABLE, Defect.Severity.ERROR, null, "/", null, message);
        CheckedMessage none = new CheckedMessage(
                String.valueOf(path.getFileName()), "unknown", 1, 0, 0, false, List.of(defect), List.of());
        if (json) {
            context.out().println(Json.text(line(none)));
        }
    }

    private void print(CheckedMessage one, Context context) {
        judged++;
        accepted += one.accepted() ? 1 : 0;
        items += one.items();
        one.defects()
                .forEach(d ->
                        counts.merge(d.severity().name().toLowerCase(Locale.ROOT) + "  " + d.check(), 1, Integer::sum));
        if (json) {
            context.out().println(Json.text(line(one)));
            return;
        }
        for (Defect d : one.defects()) {
            if (shown++ < SHOWN) {
                context.tell(String.format(
                        Locale.ROOT,
                        "%s %d: %s %s at %s: %s",
                        one.file(),
                        Objects.requireNonNullElse(one.lineOf(d), one.line()),
                        d.severity().name().toLowerCase(Locale.ROOT),
                        d.check(),
                        d.path(),
                        d.message()));
            }
        }
    }

    /** A file by the path it was given by, so that files of one name in several folders are told apart. */
    private static String asGiven(String path, Path file, Context context) {
        boolean relative = !Path.of(path).isAbsolute() && file.startsWith(context.directory());
        return (relative ? context.directory().relativize(file) : file).toString();
    }

    private Map<String, Object> line(CheckedMessage one) {
        Map<String, Object> line = new LinkedHashMap<>();
        String name = String.valueOf(Path.of(asGiven).getFileName());
        String sheet = one.file().startsWith(name) ? one.file().substring(name.length()) : "";
        line.put("file", asGiven + sheet);
        line.put("format", one.format());
        line.put("line", one.line());
        line.put("declarations", one.declarations());
        line.put("items", one.items());
        line.put("accepted", one.accepted());
        List<Map<String, Object>> defects = new ArrayList<>();
        for (Defect d : one.defects()) {
            Map<String, Object> defect = new LinkedHashMap<>();
            defect.put("check", d.check());
            defect.put("severity", d.severity().name().toLowerCase(Locale.ROOT));
            defect.put("path", d.path());
            defect.put("message", d.message());
            if (d.sequence() != null) {
                defect.put("item", d.sequence());
            }
            if (one.lineOf(d) != null) {
                defect.put("line", one.lineOf(d));
            }
            if (d.value() != null) {
                defect.put("value", d.value());
            }
            defects.add(defect);
        }
        line.put("defects", defects);
        return line;
    }

    private void sum(Context context) {
        if (shown > SHOWN) {
            context.out().printf(Locale.ROOT, "… and %,d more (--json shows all)%n", shown - SHOWN);
        }
        if (!counts.isEmpty()) {
            context.out().println();
            counts.forEach((check, n) -> context.out().printf(Locale.ROOT, "%,8d  %s%n", n, check));
        }
        context.out()
                .printf(
                        Locale.ROOT,
                        "%nJudged %,d (%,d goods items): %,d without error, %,d with errors%s%n",
                        judged,
                        items,
                        accepted,
                        judged - accepted,
                        refused == 0 ? "" : String.format(Locale.ROOT, "; could not be read: %,d", refused));
    }
}
