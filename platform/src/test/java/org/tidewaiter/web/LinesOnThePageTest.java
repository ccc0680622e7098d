package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.MessageLoad;
import org.tidewaiter.search.KeptTariff;

/** A declaration's page shows its taxes, documents and containers, a table each. */
@Tag("slow")
class LinesOnThePageTest {
    private static final Path SAMPLES = Path.of("src/test/resources/org/tidewaiter/message");

    @TempDir
    Path directory;

    private Workspace workspace;
    private Pages.Running running;

    @BeforeEach
    void start() {
        workspace = FreshWorkspace.in(directory);
        running = Pages.start(KeptTariff.into(workspace), 0, (arguments, where, actor, out, err) -> 0);
    }

    @AfterEach
    void stop() {
        running.stop();
        workspace.close();
    }

    private String page(String sample, String id) throws Exception {
        assertThat(MessageLoad.load(
                        workspace,
                        SAMPLES.resolve(sample),
                        message -> List.of(),
                        LoadOptions.plain(Actor.systemUser()),
                        LoadProgress.SILENT))
                .isPresent();
        return Visit.of(running).get(DeclarationPage.urlOf(id)).body().replaceAll("\\s+", " ");
    }

    @Test
    void taxes_and_charges_stand_in_tables() throws Exception {
        assertThat(page("asycuda/sad-two-items.xml", "ANYP1-2017-C1542"))
                .contains("<h2 id=\"h-tax_line\">Taxes</h2>", "<td>TVA</td>", "<td>91,024.96</td>")
                .contains("<h2 id=\"h-charge\">Charges</h2>", "<td>freight</td>")
                .doesNotContain("id=\"h-container\"");
    }

    @Test
    void a_container_of_the_whole_is_said_to_be_of_all() throws Exception {
        assertThat(page("cases/01-wco-container.xml", "25XX00000000000001"))
                .contains("Containers</h2>", "<td class=\"n\">all</td> <td>MSCU6639870</td>");
    }
}
