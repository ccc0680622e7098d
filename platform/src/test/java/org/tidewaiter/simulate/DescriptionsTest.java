package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.checks.vague.VagueDescriptions;

/** Honest traders say what their goods are; the lazy do not. */
class DescriptionsTest {
    private static final int DRAWN = 20_000;

    @TempDir
    static Path directory;

    private static Catalogue catalogue;
    private static List<String> honest;

    @BeforeAll
    static void describe() {
        catalogue = Catalogue.read(Simulated.plan(1_000, 91, directory));
        honest = IntStream.range(0, DRAWN)
                .mapToObj(n -> {
                    Chance c = Chance.of(91, Chance.Stream.GOODS, n, 1);
                    return Descriptions.honest(catalogue.drawIn(catalogue.drawChapter(c), c), c);
                })
                .toList();
    }

    private static double share(java.util.function.Predicate<String> holds) {
        return honest.stream().filter(holds).count() / (double) DRAWN;
    }

    @Test
    void nearly_all_honest_descriptions_name_the_goods_and_a_grade_a_size_a_model_or_a_pack() {
        assertThat(share(text -> text.split("\\s+").length >= 3)).isGreaterThan(0.90);
        assertThat(share(text -> text.matches(".*\\d.*"))).isGreaterThan(0.8);
        assertThat(honest.stream().distinct().count()).isGreaterThan(DRAWN * 3 / 4);
        assertThat(honest).allSatisfy(text -> assertThat(text).hasSizeBetween(3, 256));
    }

    @Test
    void few_honest_descriptions_are_judged_vague_and_the_lazy_are_among_them() {
        VagueDescriptions judge = VagueDescriptions.standard();
        assertThat(share(text -> judge.why(text).isPresent())).isBetween(0.005, 0.11);
    }

    @Test
    void a_wording_holds_the_name_and_no_words_that_only_lawyers_need() {
        Wording wording = Wording.of("64034000", "Footwear, other");
        assertThat(wording.name()).isEqualTo("Footwear");
        assertThat(wording.particulars().get(0)).isEqualTo("with metal toe-cap");
        assertThat(Wording.of("84482000", "x").particulars()).noneMatch(p -> p.contains("heading"));
        assertThat(Wording.of("99999900", "Grand pianos, new").name()).isEqualTo("Grand pianos");
    }

    @Test
    void the_same_goods_are_described_in_many_ways() {
        Product product = catalogue.all().get(4_000);
        long ways = IntStream.range(0, 200)
                .mapToObj(n -> Descriptions.honest(product, Chance.of(92, Chance.Stream.GOODS, n, 1)))
                .distinct()
                .count();
        assertThat(ways).isGreaterThan(60);
    }
}
