package org.tidewaiter.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The currency stands beside every amount of a report, and nowhere where it is not known. */
class CurrencyBesideAmountsTest {
    private static final Result ANSWER = new Result.Findings(
            List.of(Finding.of(
                    "{0} of {1} in {2} months.",
                    "{0} sur {1} en {2} mois.",
                    new Words.Money(new BigDecimal("1234567.8")),
                    new Words.Money(BigDecimal.TEN),
                    12)),
            List.of(
                    new Table(
                            "sums",
                            Words.of("Sums", "Sommes"),
                            List.of(
                                    Column.words(
                                            "what",
                                            "What",
                                            "Quoi",
                                            Map.of("r", Words.of("Revenue (¤)", "Recettes (¤)"))),
                                    Column.money("sum", "Sum", "Somme")),
                            List.of(),
                            null),
                    new Table(
                            "counts",
                            Words.of("Counts", "Nombres"),
                            List.of(Column.count("n", "Count", "Nombre")),
                            List.of(),
                            null)),
            List.of(new Chart(
                    "months", Chart.Form.BARS, Words.same("m"), Words.same("m"), Chart.MONEY, List.of(), List.of())));

    @Test
    void sentences_headings_and_axes_say_the_currency() {
        Result.Findings said = (Result.Findings) ANSWER.inCurrency("XAF");
        assertThat(said.findings().getFirst().says())
                .isEqualTo(new Words(
                        "1,234,568\u00a0XAF of 10\u00a0XAF in 12 months.",
                        "1\u202f234\u202f568\u00a0XAF sur 10\u00a0XAF en 12 mois."));
        assertThat(said.tables()).extracting(t -> t.title().english()).containsExactly("Sums (XAF)", "Counts");
        assertThat(said.tables().getFirst().columns().getFirst().meanings().get("r"))
                .isEqualTo(new Words("Revenue (XAF)", "Recettes (XAF)"));
        assertThat(said.charts().getFirst().up().french()).isEqualTo("XAF");
    }

    @Test
    void where_the_currency_is_not_known_amounts_stand_alone() {
        Result.Findings said = (Result.Findings) ANSWER.inCurrency("");
        assertThat(said.findings().getFirst().says().english()).isEqualTo("1,234,568 of 10 in 12 months.");
        assertThat(said.tables()).extracting(t -> t.title().english()).containsExactly("Sums", "Counts");
        assertThat(said.charts().getFirst().up()).isEqualTo(Chart.MONEY);
    }
}
