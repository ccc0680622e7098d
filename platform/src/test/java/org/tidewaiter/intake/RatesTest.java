package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;

/** Rates of duty: 0.05 is five per cent in one file and a twentieth of one per cent in another. */
@Tag("slow")
class RatesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path rates(String header, String... rates) throws IOException {
        String[] lines = new String[rates.length + 1];
        lines[0] = "Declaration No,Acceptance Date,HS Code,Customs Value," + header;
        for (int i = 0; i < rates.length; i++) {
            lines[i + 1] = "A" + i + ",2024-03-11,01012100,1000," + rates[i];
        }
        return counter.write("f.csv", lines);
    }

    @Test
    void rates_below_one_that_nothing_explains_are_asked_about() throws IOException {
        Path file = rates("Duty Rate", "0.05", "0.12", "0", "0.05");
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll("'Duty Rate' has rates below 1, such as '0.05'", "scale: 100", "scale: 1'");
        assertThat(MappingProposal.of(file).remarks()).anyMatch(r -> r.startsWith("to be said: 'Duty Rate'"));
    }

    @ParameterizedTest
    @CsvSource({"100,5.000000", "1,0.050000"})
    void a_mapping_says_what_they_are(String scale, String rate) throws IOException {
        Path file = rates("Duty Rate", "0.05", "0.05");
        String yaml = MappingProposal.of(file)
                .yaml("m")
                .replace(
                        "# \"Duty Rate\": goods_item.duty_rate_percent",
                        "\"Duty Rate\": {field: goods_item.duty_rate_percent, scale: " + scale + "}");
        TableLoad.load(
                counter.workspace,
                file,
                Mapping.parse(yaml, "m"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(counter.values("duty_rate_percent")).containsOnly(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Duty Rate %", "Duty Rate Percent", "Duty Rate (%)"})
    void the_name_of_the_column_may_say_per_cent(String header) throws IOException {
        LoadReport report = counter.load(rates(header, "0.05", "0.12"));
        assertThat(counter.values("duty_rate_percent")).containsExactly("0.050000", "0.120000");
        assertThat(report.remarks()).anyMatch(r -> r.contains("is in per cent, as its name or the duties say"));
    }

    @Test
    void duties_prove_that_rates_are_shares() throws IOException {
        LoadReport report = counter.load(rates("Duty Rate,Duty Amount", "0.05,50", "0.12,120", "0,0", "0.5,500"));
        assertThat(counter.values("duty_rate_percent"))
                .containsExactly("5.000000", "12.000000", "0.000000", "50.000000");
        assertThat(report.remarks()).anyMatch(r -> r.contains("holds shares of one, as the duties prove"));
    }

    @Test
    void duties_prove_that_rates_are_per_cent() throws IOException {
        counter.load(rates("Duty Rate,Duty Amount", "0.5,5", "0.25,2.5"));
        assertThat(counter.values("duty_rate_percent")).containsExactly("0.500000", "0.250000");
    }

    @Test
    void duties_that_fit_neither_prove_nothing() throws IOException {
        Path file = rates("Duty Rate,Duty Amount", "0.5,17", "0.25,33");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("'Duty Rate' has rates below 1");
    }

    @Test
    void a_share_above_one_among_shares_is_no_proof() throws IOException {
        Path file = rates("Duty Rate", "0.05", "0.12", "0.15", "0.2", "0.25", "0.3", "1.5");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("'Duty Rate' has rates below 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "2.5", "0", "15%", "0.5%"})
    void rates_that_tell_are_not_asked_about(String rate) throws IOException {
        assertThat(counter.load(rates("Duty Rate", rate, rate)).accepted()).isEqualTo(2);
        String kept = counter.values("duty_rate_percent").getFirst();
        assertThat(Double.parseDouble(kept)).isEqualTo(Double.parseDouble(rate.replace("%", "")));
    }

    @Test
    void one_great_rate_far_below_proves_per_cent() throws IOException {
        String[] rates = new String[700];
        java.util.Arrays.fill(rates, "0.5");
        rates[699] = "25";
        assertThat(counter.load(rates("Duty Rate", rates)).accepted()).isEqualTo(700);
        assertThat(counter.values("duty_rate_percent").getFirst()).isEqualTo("0.500000");
    }
}
