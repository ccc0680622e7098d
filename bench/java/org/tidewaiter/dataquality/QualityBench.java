package org.tidewaiter.dataquality;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Checks;
import org.tidewaiter.checks.Made;
import org.tidewaiter.checks.vague.VagueDescriptions;
import org.tidewaiter.codesandunits.HarmonizedSystem;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.message.Message;

/** How many items a second all standard checks judge; see bench/quality. */
final class QualityBench {
    private static final int ITEMS_EACH = 4;
    private static final int MADE = 5_000;
    private static final String COLUMNS = """
        columns:
          id: declaration.declaration_id
          day: declaration.accepted_at
          office: declaration.office_code
          importer: declaration.importer_id
          hs: goods_item.hs_code
          text: goods_item.description
          kg: goods_item.net_mass_kg
          value: goods_item.customs_value
        """;

    private QualityBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        int items = Integer.parseInt(arguments[0]);
        List<Message> messages = messages();
        run(messages, items / 4, 1);
        show(messages);
        for (int threads = 1; threads <= 2; threads++) {
            long start = System.nanoTime();
            long defects = run(messages, items, threads);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d thread(s): %d items, %d defects, %.1f s, %.0f items/s, %.1f million items/minute%n",
                    threads, items, defects, seconds, items / seconds, items / seconds * 60 / 1e6);
        }
        descriptions();
        shareOfLoad(items / 5);
    }

    /** Which checks the made messages trip. */
    private static void show(List<Message> messages) {
        java.util.Map<String, Integer> counts = new java.util.TreeMap<>();
        Checks checks = Checks.standard();
        messages.forEach(m -> checks.check(m, d -> counts.merge(d.check(), 1, Integer::sum)));
        System.out.println(messages.size() * ITEMS_EACH + " items made, with defects " + counts);
    }

    private static long run(List<Message> messages, int items, int threads) throws InterruptedException {
        long[] defects = new long[threads];
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int own = t;
            running.add(Thread.ofPlatform().start(() -> {
                Checks checks = Checks.standard();
                for (int n = own * ITEMS_EACH, m = own; n < items; n += ITEMS_EACH * threads, m += threads) {
                    checks.check(messages.get(m % messages.size()), d -> defects[own]++);
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        return java.util.Arrays.stream(defects).sum();
    }

    /** What the checks of a load take beside the load itself: a table of four items a declaration. */
    private static void shareOfLoad(int items) {
        try {
            Path directory = Files.createTempDirectory("quality-bench");
            Path file = directory.resolve("items.csv");
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("id,day,office,importer,hs,text,kg,value\n");
                for (int n = 0; n < items; n++) {
                    out.write("D%d,2024-03-%02d,O%d,P%d,610910,Men's shirts of cotton %d,%d.5,%d\n"
                            .formatted(
                                    n / 4,
                                    1 + n / 4 % 28,
                                    n / 4 % 9,
                                    n / 4 % 700,
                                    n % 500,
                                    90 + n % 7,
                                    1000 + n % 900));
                }
            }
            try (Workspace workspace = Workspace.open(directory.resolve("w"), "bench")) {
                Schema.create(workspace.lake());
                LoadReport load = TableLoad.load(
                        workspace,
                        file,
                        Mapping.parse(COLUMNS, "bench"),
                        LoadOptions.plain(Actor.systemUser()),
                        LoadProgress.SILENT);
                long start = System.nanoTime();
                CheckBook book = new CheckBook(() -> Checks.standard()::check, language -> List.of());
                new StoredDataCheck(workspace.lake(), book)
                        .checkLoads(true, Actor.systemUser("bench"), (judged, of) -> {});
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        "load of %d items: %.1f s; their checks: %.1f s, %.0f %% of both%n",
                        load.accepted(), load.seconds(), seconds, 100 * seconds / (seconds + load.seconds()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Message> messages() {
        Random random = new Random(1);
        List<String> codes = HarmonizedSystem.edition2022().codes().stream()
                .filter(c -> c.length() == 6)
                .sorted()
                .toList();
        List<Message> messages = new ArrayList<>();
        for (int n = 0; n < MADE; n++) {
            Made made = Made.sound()
                    .without("declaration.invoice_amount", "declaration.packages", "declaration.gross_mass_kg");
            made.with(
                    "declaration.declaration_id=25DE" + n, "declaration.incoterm=CIF", "declaration.transport_mode=1");
            made.with(
                    "declaration.exporter_id=E" + n % 700,
                    "declaration.invoice_number=I" + n,
                    "declaration.invoice_amount=4000");
            made.with(
                    "declaration.loading_place=SGSIN",
                    "declaration.exchange_rate=130.5",
                    "goods_item.customs_value=130500",
                    "declaration.transport_document=BL" + n);
            for (int i = 1; i < ITEMS_EACH; i++) {
                made.copies(1)
                        .with(
                                "goods_item.net_mass_kg=" + (90 + i),
                                "goods_item.customs_value=" + (130_500 + i),
                                "goods_item.description=Men's shirts of cotton, knitted, model " + i
                                        + random.nextInt(500));
            }
            if (n % 8 == 0) {
                made.with(
                        "goods_item.hs_code=" + codes.get(random.nextInt(codes.size())),
                        "goods_item.net_mass_kg=500",
                        "goods_item.description=goods",
                        "goods_item.container_id=CSQU3054384");
            }
            messages.add(made.message());
        }
        return messages;
    }

    private static void descriptions() {
        List<String> texts = HarmonizedSystem.edition2022().codes().stream()
                .sorted()
                .flatMap(c -> HarmonizedSystem.edition2022().description(c).stream())
                .map(t -> t.substring(0, Math.min(40, t.length())))
                .toList();
        VagueDescriptions checker = VagueDescriptions.standard();
        long start = 0;
        int flagged = 0;
        int judged = 0;
        for (int round = 0; round < 60; round++) {
            if (round == 20) {
                start = System.nanoTime();
                judged = 0;
            }
            for (String text : texts) {
                flagged += checker.why(text).isPresent() ? 1 : 0;
                judged++;
            }
        }
        System.out.printf(
                "vague descriptions, 1 thread: %.0f a second (%d flagged)%n",
                judged / ((System.nanoTime() - start) / 1e9), flagged);
    }
}
