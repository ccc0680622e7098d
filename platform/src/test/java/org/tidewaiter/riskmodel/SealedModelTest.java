package org.tidewaiter.riskmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.kit.learn.Calibration;
import org.tidewaiter.kit.learn.FloatMatrix;
import org.tidewaiter.kit.learn.Platt;
import org.tidewaiter.kit.learn.Sample;
import org.tidewaiter.kit.learn.TreeParameters;
import org.tidewaiter.kit.learn.Trees;

/** A model is opened only as it was learned. */
class SealedModelTest {
    private static final LocalDate UNTIL = LocalDate.of(2024, 10, 1);

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    private ModelStore store;
    private ModelCard card;

    @BeforeEach
    void learn() {
        workspace = FreshWorkspace.in(directory);
        store = new ModelStore(workspace);
        try (RiskModel model = model()) {
            card = store.keep(unsealed(model), model, Actor.systemUser());
        }
        store.promote(card.id(), Actor.systemUser("t"), "t");
    }

    @Test
    void as_it_was_learned_it_is_opened() {
        assertThat(card.id()).matches("m-20241001-[0-9a-f]{16}");
        store.open(store.cardOrInForce(null)).close();
        assertThat(store.misfits()).isEmpty();
    }

    @Test
    void the_same_data_give_the_same_id_whoever_learns_and_when() {
        try (RiskModel model = model()) {
            assertThat(store.keep(unsealed(model), model, Actor.systemUser()).id())
                    .isEqualTo(card.id());
        }
    }

    @Test
    void every_value_of_the_card_that_decides_is_covered() throws IOException {
        Path file = file("card.json");
        String whole = Files.readString(file);
        Map<String, String> edits = Map.of(
                "\"slope\" : 1.25",
                "\"slope\" : 0.25",
                "\"overall\" : 0.3",
                "\"overall\" : 0.4",
                "\"fresh\" : 1",
                "\"fresh\" : 2",
                "\"controlled\" : 300",
                "\"controlled\" : 301",
                "\"learned_until\" : \"2024-10-01\"",
                "\"learned_until\" : \"2024-09-01\"",
                "\"f0\"",
                "\"f1\"",
                "\"threads\" : 2",
                "\"threads\" : 1",
                "\"d1\"",
                "\"d2\"",
                "\"17\" : 0.31",
                "\"17\" : 0.32",
                card.id(),
                "m-20241001-0123456789abcdef");
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            assertThat(whole).contains(edit.getKey());
            Files.writeString(file, whole.replace(edit.getKey(), edit.getValue()));
            assertRefused(() -> store.card(card.id()), "card.json does not fit the model's id");
        }
        Files.writeString(file, whole.replaceAll("\\s+:\\s+", ":").replace("\n", " "));
        assertThat(store.card(card.id()))
                .as("how it is broken into lines decides nothing")
                .isNotNull();
    }

    @Test
    void a_card_that_is_no_json_and_a_card_with_more_in_it_are_refused() throws IOException {
        for (String text : List.of("", "{", "null", "[]", "{\"id\":1}", "\0\0\0")) {
            Files.writeString(file("card.json"), text);
            assertThatThrownBy(() -> store.card(card.id())).hasMessageContaining("put another in force");
        }
    }

    @Test
    void trees_that_were_damaged_changed_or_lost_are_named() throws IOException {
        Path trees = file("fresh-0.ubj");
        byte[] content = Files.readAllBytes(trees);
        for (int at : new int[] {0, content.length / 3, content.length / 2, content.length - 1}) {
            byte[] changed = content.clone();
            changed[at] ^= 1;
            Files.write(trees, changed);
            assertRefused(() -> store.open(card), "fresh-0.ubj does not fit the model's id");
        }
        Files.write(trees, java.util.Arrays.copyOf(content, content.length / 2));
        assertRefused(() -> store.open(card), "fresh-0.ubj does not fit the model's id");
        Files.delete(trees);
        assertRefused(() -> store.open(card), "its fresh-0.ubj is gone");
        assertRefused(() -> store.promote(card.id(), Actor.systemUser("t"), "t"), "its fresh-0.ubj is gone");
        assertThat(store.misfits()).hasSize(1);
    }

    @Test
    void another_models_directory_under_its_name_is_refused() throws IOException {
        String other = "m-20241001-00000000deadbeef";
        Files.createDirectories(workspace.models().resolve(other));
        for (String name : List.of("card.json", "fresh-0.ubj")) {
            Files.copy(file(name), workspace.models().resolve(other).resolve(name));
        }
        assertRefused(() -> store.card(other), "card.json does not fit the model's id");
    }

    @Test
    void a_model_in_force_whose_card_is_gone_is_told_with_its_remedies() throws IOException {
        Files.delete(file("card.json"));
        assertRefused(() -> store.cardOrInForce(null), "is in force, but its card.json is gone");
    }

    @Test
    void a_model_of_a_former_version_is_sealed_by_a_command_and_only_if_it_fits_what_its_id_covers()
            throws IOException {
        String former;
        try (RiskModel model = model()) {
            former = ModelSeal.formerIdOf(
                    UNTIL,
                    List.of(model.trees(Branch.FRESH).bags().getFirst().toBytes()),
                    unsealed(model).calibration());
        }
        Path old = Files.createDirectories(workspace.models().resolve(former));
        Files.copy(file("fresh-0.ubj"), old.resolve("fresh-0.ubj"));
        String text = Files.readString(file("card.json"))
                .replace(card.id(), former)
                .replaceAll(",\\s+\"files\" : \\{[^}]*\\}", "");
        assertThat(text).doesNotContain("\"files\"");
        Files.writeString(old.resolve("card.json"), text);
        assertThatThrownBy(() -> store.card(former)).hasMessageContaining("tidewaiter models --seal " + former);
        assertThat(store.seal(former, Actor.systemUser()).id()).isEqualTo(card.id());
        Files.writeString(old.resolve("card.json"), text.replace("\"slope\" : 1.25", "\"slope\" : 0.25"));
        assertRefused(() -> store.seal(former, Actor.systemUser()), "do not fit its id");
    }

    private static void assertRefused(ThrowingCallable work, String how) {
        assertThatThrownBy(work)
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining(how)
                .hasMessageContaining("tidewaiter learn")
                .hasMessageContaining("tidewaiter promote")
                .hasMessageContaining("backup")
                .hasMessageNotContaining("defect");
    }

    private Path file(String name) {
        return workspace.models().resolve(card.id()).resolve(name);
    }

    private static RiskModel model() {
        Random random = new Random(5);
        int rows = 300;
        float[] values = new float[rows * 2];
        float[] labels = new float[rows];
        for (int r = 0; r < rows; r++) {
            values[2 * r] = random.nextFloat();
            values[2 * r + 1] = random.nextFloat();
            labels[r] = values[2 * r] + 0.2f * random.nextFloat() > 0.6f ? 1 : 0;
        }
        Sample sample = Sample.of(new FloatMatrix(values, rows, 2), labels);
        TreeParameters shape = new TreeParameters(20, 3, 0.1, 1, 1, 1, 1, 256, 1, 7, 0);
        return new RiskModel(
                List.of("net mass", "value"),
                new CalibratedTrees(List.of(Trees.train(sample, shape)), new Platt(1.25, -0.5)),
                null);
    }

    private static ModelCard unsealed(RiskModel model) {
        Map<Branch, Calibration> calibration =
                new TreeMap<>(Map.of(Branch.FRESH, model.trees(Branch.FRESH).calibration()));
        return new ModelCard(
                "",
                UNTIL,
                Instant.now(),
                "t",
                300,
                120,
                300,
                "d1",
                UNTIL.minusYears(1),
                UNTIL.minusDays(1),
                7,
                List.of("f0", "g"),
                LearnParameters.until(UNTIL),
                Map.of("java", "25", "duckdb", "2", "xgboost4j", "3"),
                Map.of("fresh validation AUC", Double.NaN, "fresh trees", 20.0),
                calibration,
                Map.of(Branch.FRESH, 1),
                new AmountRates(0.3, new TreeMap<>(Map.of(9, 0.2, 17, 0.31))),
                Map.of(Branch.FRESH, Map.of("f0", 1.0)),
                Map.of());
    }
}
