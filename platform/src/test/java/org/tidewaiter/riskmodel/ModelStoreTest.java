package org.tidewaiter.riskmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;

class ModelStoreTest {
    @TempDir
    Path directory;

    @Test
    void models_are_listed_the_latest_first_and_one_that_was_cut_off_is_none() {
        try (Workspace workspace = SampleWorkspace.open(directory, 100)) {
            ModelStore store = new ModelStore(workspace);
            assertThat(store.cards())
                    .extracting(ModelCard::id)
                    .containsExactly(SampleWorkspace.MODEL, SampleWorkspace.FORMER_MODEL);
            KeptEvaluations evaluations = new KeptEvaluations(workspace);
            assertThat(evaluations.of(SampleWorkspace.MODEL)).hasSize(1);
            assertThat(evaluations.of(SampleWorkspace.FORMER_MODEL)).isEmpty();
        }
    }

    @Test
    void a_model_that_is_not_there_is_told_from_one_that_cannot_be_read() throws IOException {
        try (Workspace workspace = SampleWorkspace.open(directory, 100)) {
            ModelStore store = new ModelStore(workspace);
            for (String id : new String[] {"m-20990101-00000000", "m-20201101-0badc0de", "../..", ""}) {
                assertThatThrownBy(() -> store.card(id))
                        .isInstanceOf(TidewaiterException.class)
                        .hasMessageContaining("There is no model '" + id + "'");
            }
            Files.writeString(workspace.models().resolve(SampleWorkspace.MODEL).resolve("card.json"), "{");
            assertThatThrownBy(() -> store.card(SampleWorkspace.MODEL))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    @Test
    void a_card_has_the_id_that_it_had_before_its_branches_were_an_enumeration() {
        assertThat(SampleWorkspace.MODEL).isEqualTo("m-20210101-d343e23854f17379");
        assertThat(SampleWorkspace.FORMER_MODEL).isEqualTo("m-20201001-39f1d478719d899f");
    }
}
