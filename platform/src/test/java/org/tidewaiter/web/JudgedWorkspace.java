package org.tidewaiter.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.Defect.Severity;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.message.Message;

/** A workspace of declarations loaded from a file with known faults, and a small book of real checks. Always the same. */
final class JudgedWorkspace {
    /** The declarant whose masses are wrong, with a name in three scripts. */
    static final String HEAVY = "DE-Ωmega & Да";

    static final String HEADER = "id;day;office;declarant;importer;hs;net;gross;value;tax;goods";

    static final String MAPPING = """
        name: small-office
        columns:
          id: declaration.declaration_id
          day: declaration.accepted_at
          office: declaration.office_code
          declarant: declaration.declarant_id
          importer: declaration.importer_id
          hs: goods_item.hs_code
          net: goods_item.net_mass_kg
          gross: goods_item.gross_mass_kg
          value: goods_item.customs_value
          tax: goods_item.tax_assessed
          goods: goods_item.description
        """;

    static final CheckBook BOOK = new CheckBook(() -> JudgedWorkspace::judge, JudgedWorkspace::notes);

    private JudgedWorkspace() {}

    /** Loaded and not judged. */
    static Workspace open(Path directory) throws IOException {
        Workspace workspace = Workspace.open(directory.resolve("workspace"), "test");
        Schema.create(workspace.lake());
        load(workspace, directory, "office-2020.csv", 0, 900);
        load(workspace, directory, "office-2021.csv", 900, 1500);
        return workspace;
    }

    private static void load(Workspace workspace, Path directory, String name, int from, int to) throws IOException {
        Path file =
                Files.writeString(directory.resolve(name), HEADER + "\n" + String.join("\n", rows(from, to)) + "\n");
        TableLoad.load(
                workspace,
                file,
                Mapping.parse(MAPPING, "small-office"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
    }

    private static List<String> rows(int from, int to) {
        List<String> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            LocalDate day = LocalDate.of(2020, 7, 1).plusDays(i * 270L / 1500);
            String declarant = i % 9 == 0 ? HEAVY : "DE" + (100 + i % 14);
            String net = i % 400 == 7 ? "a lot" : Integer.toString(100 + i % 50);
            int gross = i % 9 == 0 && i % 2 == 0 ? 90 : 180;
            rows.add(String.join(
                    ";",
                    "M" + (100000 + i),
                    i % 350 == 3 ? "2020-13-45" : day.toString(),
                    "FR00" + (i % 5),
                    declarant,
                    i % 11 == 5 ? "" : "IMP" + (i % 60),
                    i % 3 == 0 ? "870323" : "640399",
                    net,
                    Integer.toString(gross),
                    Integer.toString(1000 + i),
                    Integer.toString(100 + i / 10),
                    i % 33 == 0 ? "<script>alert(1)</script> goods" : "Shoes, leather"));
        }
        return rows;
    }

    private static List<Defect> judge(Message message) {
        List<Defect> defects = new ArrayList<>();
        if (message.heading().text(Field.IMPORTER_ID) == null) {
            defects.add(new Defect(
                    "importer-given", Severity.WARNING, null, Field.IMPORTER_ID.path(), null, "No importer is named"));
        }
        for (int i = 0; i < message.items().size(); i++) {
            String net = message.items().get(i).text(Field.NET_MASS_KG);
            String gross = message.items().get(i).text(Field.GROSS_MASS_KG);
            if (heavier(net, gross)) {
                defects.add(new Defect(
                        "net-not-above-gross",
                        Severity.ERROR,
                        i + 1,
                        message.items().get(i).path(Field.NET_MASS_KG),
                        net,
                        "The net mass, " + net + " kg, is more than the gross mass, " + gross + " kg"));
            }
        }
        return defects;
    }

    private static boolean heavier(@Nullable String net, @Nullable String gross) {
        return net != null && gross != null && new BigDecimal(net).compareTo(new BigDecimal(gross)) > 0;
    }

    private static List<CheckNote> notes(Locale language) {
        boolean french = language.getLanguage().equals("fr");
        return List.of(
                new CheckNote(
                        "net-not-above-gross",
                        Severity.ERROR,
                        Aspect.CONSISTENCY,
                        java.util.List.of(),
                        french ? "La masse nette dépasse la masse brute" : "The net mass is more than the gross mass",
                        french
                                ? "Pesez à nouveau et déclarez la masse nette sans emballage."
                                : "Weigh again and declare the net mass without packaging.",
                        "WCO Data Model, elements 128 and 126"),
                new CheckNote(
                        "importer-given",
                        Severity.WARNING,
                        Aspect.COMPLETENESS,
                        java.util.List.of(),
                        french ? "L’importateur n’est pas indiqué" : "The importer is not given",
                        french ? "Indiquez le numéro de l’importateur." : "Give the importer's number.",
                        "WCO Data Model, element R038"),
                new CheckNote(
                        "declared-once",
                        Severity.WARNING,
                        Aspect.UNIQUENESS,
                        java.util.List.of(),
                        french ? "La même marchandise est déclarée deux fois" : "The same goods are declared twice",
                        french ? "Retirez l’une des deux." : "Withdraw one of the two.",
                        ""));
    }
}
