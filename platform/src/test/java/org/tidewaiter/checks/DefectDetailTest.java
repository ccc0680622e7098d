package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.checks.vague.VagueDescriptions.VaguenessReason;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/** What a defect keeps without a language is told in words, whatever the enumerations are called in the code. */
class DefectDetailTest {
    static Stream<Arguments> kept() {
        return Stream.of(
                        Stream.of(Flaw.values()).map(f -> Arguments.of(f.name(), DefectDetail.words(f))),
                        Stream.of(TextDamage.values()).map(d -> Arguments.of(d.name(), DefectDetail.words(d))),
                        Stream.of(TextDamage.values()).map(d -> Arguments.of(d.name(), "eTextDamage." + d.name())),
                        Stream.of(VaguenessReason.values()).map(r -> Arguments.of(r.name(), DefectDetail.words(r))))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void an_enumeration_is_told_in_words(String name, String kept) {
        DefectDetail detail = DefectDetail.of("vague", kept);
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
            assertThat(detail.in(language)).doesNotContain(name).isNotBlank();
        }
    }
}
