package org.tidewaiter.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.dataquality.FileCheck;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.message.Message;

/**
 * Measures how often each standard check flags what is right, and writes {@code false-alarms.csv}, which the page of checks, the
 * page in docs and letters go by; {@code bench/false-alarms} runs it. What of the flagged is wrong indeed was looked up by hand and
 * stands in {@code bench/false-alarms-looked-up.tsv}.
 */
final class FalseAlarmBench {
    private static final Set<String> OF_ALL =
            Set.of("at_most", "sum_of_items", "product", "ratio", "pairs", "unique", "same_rate");
    private static final Set<String> OF_ADDITIONS = Set.of("value_expression", "container_flag", "currency_mix");

    private final Map<String, Map<String, long[]>> counts = new TreeMap<>();
    private final Map<String, List<String>> examples = new TreeMap<>();
    private final List<CheckLine> lines = CheckTableReader.read();
    private final Map<String, Set<String>> vague = new TreeMap<>();
    private final Set<Field> given = java.util.EnumSet.noneOf(Field.class);
    private final Map<String, Long> lookedInFile = new TreeMap<>();

    /**
     * Runs with: the table of what was looked up, the file to write, and samples {@code NAME=PATH[,PATH][@MAPPING]}, such as
     * {@code simulated=sim@tidewaiter}.
     */
    public static void main(String[] arguments) throws IOException {
        FalseAlarmBench bench = new FalseAlarmBench();
        for (int a = 2; a < arguments.length; a++) {
            String[] sample = arguments[a].split("=", 2);
            String[] of = sample[1].split("@", 2);
            for (String path : of[0].split(",")) {
                bench.measure(sample[0], Path.of(path), of.length > 1 ? of[1] : null);
            }
        }
        bench.write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    private void measure(String sample, Path path, @org.jspecify.annotations.Nullable String mapping)
            throws IOException {
        Mapping read = mapping == null ? null : Mapping.of(mapping, Path.of(""));
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        long[] totals = {0, 0};
        CheckBook book = new CheckBook(() -> new Counting(sample, Checks.standard()), language -> notes());
        FileCheck judging = new FileCheck(book, one -> {
            totals[0] += one.items();
            if (!one.format().contains("ens")) {
                flagged(sample, one.defects());
            }
            totals[1] += one.defects().stream()
                    .map(Defect::sequence)
                    .filter(Objects::nonNull)
                    .distinct()
                    .count();
        });
        for (Path file : files) {
            try {
                given.clear();
                lookedInFile.clear();
                judging.check(file, read);
                settle(sample);
            } catch (RuntimeException e) {
                System.out.println(file + ": " + e.getMessage());
            }
        }
        System.out.printf("%s: %d items, %d with a defect%n", sample, totals[0], totals[1]);
    }

    private List<CheckNote> notes() {
        return Checks.standard().describe(Locale.ENGLISH).stream()
                .filter(d -> !d.off())
                .map(d -> new CheckNote(
                        d.id(),
                        Defect.Severity.valueOf(d.severity().toUpperCase(Locale.ROOT)),
                        d.family().equals("plausibility")
                                ? Aspect.CONSISTENCY
                                : Aspect.valueOf(d.family().toUpperCase(Locale.ROOT)),
                        d.fields(),
                        d.what(),
                        d.remedy(),
                        d.source()))
                .toList();
    }

    /** Judges, and counts what each check looked at and flagged. */
    private final class Counting implements MessageChecker {
        private final String sample;
        private final Checks checks;
        private final List<LineCheck> table;

        Counting(String sample, Checks checks) {
            this.sample = sample;
            this.checks = checks;
            table = lines.stream()
                    .filter(l -> !l.isOff())
                    .map(l -> new LineCheck(l, Locale.ENGLISH))
                    .toList();
        }

        @Override
        public MessageChecker knowing(LocalPractice habits) {
            return new Counting(sample, checks.knowing(habits));
        }

        @Override
        public List<Defect> check(Message message) {
            List<Defect> found = checks.check(message);
            if (message.kind() == Message.Kind.RESPONSE || message.format().contains("ens")) {
                return List.of();
            }
            PreparedMessage seen =
                    new PreparedMessage(message, Locale.ENGLISH, LocalDate.now(ZoneOffset.UTC), LocalPractice.UNKNOWN);
            given.addAll(message.heading().values().keySet());
            message.items().forEach(i -> given.addAll(i.values().keySet()));
            for (LineCheck check : table) {
                lookedInFile.merge(check.id(), looked(check, seen), Long::sum);
            }
            return found;
        }
    }

    private long[] count(String sample, String check) {
        return counts.computeIfAbsent(check, c -> new TreeMap<>()).computeIfAbsent(sample, s -> new long[2]);
    }

    private void flagged(String sample, List<Defect> defects) {
        defects.stream()
                .map(d -> d.check() + " " + d.sequence())
                .distinct()
                .forEach(d -> count(sample, d.split(" ")[0])[1]++);
        for (Defect d : defects) {
            List<String> of = examples.computeIfAbsent(sample + " " + d.check(), k -> new ArrayList<>());
            if (of.size() < 4) {
                of.add(d.value() + ": "
                        + d.message().substring(0, Math.min(150, d.message().length())));
            }
            if (d.check().equals("vague-description") && d.value() != null) {
                vague.computeIfAbsent(sample, k -> new java.util.TreeSet<>()).add(d.value());
            }
        }
    }

    /** A file without any of the fields that a check of completeness asks for is not judged by it. */
    private void settle(String sample) {
        for (CheckLine line : lines) {
            boolean asked = !line.text("family", "").equals("completeness")
                    || CheckKinds.fieldsOf(line).stream()
                            .anyMatch(f -> given.contains(Field.of(f).orElseThrow()));
            if (asked) {
                count(sample, line.id())[0] += lookedInFile.getOrDefault(line.id(), 0L);
            }
        }
    }

    /** The parts of a message that have what a check looks at. */
    private static long looked(LineCheck check, PreparedMessage seen) {
        CheckLine line = check.line();
        if (!line.messages().contains(seen.message().kind())) {
            return 0;
        }
        String kind = line.text("kind");
        List<Field> fields = CheckKinds.fieldsOf(line).stream()
                .map(f -> Field.of(f).orElseThrow())
                .toList();
        boolean ofItems =
                Set.of("mass_per_unit", "tariff_unit", "procedure_pair").contains(kind)
                        || fields.stream().anyMatch(f -> f.part() == Field.ModelPart.GOODS_ITEM)
                                && !Set.of("sum_of_items", "same_everywhere").contains(kind);
        long looked = 0;
        for (int part = ofItems ? 1 : 0; part <= (ofItems ? seen.items() : 0); part++) {
            looked += check.applies(seen, part) && hasWhatItNeeds(kind, fields, seen, part) ? 1 : 0;
        }
        return looked;
    }

    private static boolean hasWhatItNeeds(String kind, List<Field> fields, PreparedMessage seen, int part) {
        int at = part == 0 && seen.items() > 0 ? 1 : part;
        long given = fields.stream()
                .filter(f -> seen.text(f.part() == Field.ModelPart.GOODS_ITEM ? at : part, f) != null)
                .count();
        return switch (kind) {
            case "mandatory", "any_of" -> true;
            case "repeated_items", "same_everywhere" -> seen.items() > 1 && given > 0;
            case "date_order", "sum" -> given > 1;
            case "event_order" -> seen.message().events().size() > 1;
            case "mass_per_unit" ->
                seen.text(part, Field.NET_MASS_KG) != null
                        && seen.text(part, Field.SUPPLEMENTARY_QUANTITY) != null
                        && seen.text(part, Field.SUPPLEMENTARY_UNIT) != null;
            case "customs_value" ->
                seen.text(0, Field.EXCHANGE_RATE) != null && seen.text(0, Field.INVOICE_AMOUNT) != null;
            case "incoterm_mode" -> seen.text(0, Field.INCOTERM) != null && seen.text(0, Field.TRANSPORT_MODE) != null;
            case "place_mode" -> given > 0 && seen.text(0, Field.TRANSPORT_MODE) != null;
            case "exchange_rate" -> false; // needs the national currency
            case "same_rate" -> seen.text(0, Field.CURRENCY) != null && seen.text(0, Field.EXCHANGE_RATE) != null;
            default ->
                OF_ADDITIONS.contains(kind)
                        ? !seen.message().additions().isEmpty()
                        : kind.equals("damaged") || (OF_ALL.contains(kind) ? given == fields.size() : given > 0);
        };
    }

    private void write(Path lookedUp, Path out) throws IOException {
        Map<String, Map<String, Long>> right = lookedUp(lookedUp);
        List<String> rows = new ArrayList<>(List.of("check,sample,judged,flagged,rightly"));
        for (CheckLine line : lines) {
            counts.getOrDefault(line.id(), Map.of()).forEach((sample, n) -> {
                if (n[0] > 0 || n[1] > 0) {
                    long rightly =
                            Math.min(n[1], right.getOrDefault(sample, Map.of()).getOrDefault(line.id(), 0L));
                    rows.add(line.id() + "," + sample + "," + Math.max(n[0], n[1]) + "," + n[1] + "," + rightly);
                    if (n[1] > rightly) {
                        System.out.printf("%s %s: %d of %d%n", sample, line.id(), n[1] - rightly, n[0]);
                        examples.getOrDefault(sample + " " + line.id(), List.of())
                                .forEach(e -> System.out.println("      " + e));
                    }
                }
            });
        }
        vague.forEach((sample, texts) -> System.out.println("vague in " + sample + ": " + texts));
        Files.write(out, rows, StandardCharsets.UTF_8);
        System.out.println(rows.size() + " rows in " + out);
    }

    /** By sample and check, how many of the flagged are wrong indeed. */
    private static Map<String, Map<String, Long>> lookedUp(Path file) throws IOException {
        Map<String, Map<String, Long>> right = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                String[] f = line.split("\t");
                right.computeIfAbsent(f[0], s -> new TreeMap<>())
                        .put(f[1], f[2].equals("all") ? Long.MAX_VALUE : Long.parseLong(f[2]));
            }
        }
        return right;
    }
}
