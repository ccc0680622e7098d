package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Greek names of columns in Latin letters, in the ways in which people write them so. */
class GreekInLatinTest {
    @TempDir
    Path directory;

    private String field(String name) throws IOException {
        return MappingProposal.of(Files.writeString(directory.resolve("h.csv"), "rownum;" + name + "\n"))
                .columns()
                .stream()
                .filter(c -> c.column().equals(name))
                .map(c -> String.valueOf(c.field()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "Arithmos diasafisis, declaration.declaration_id",
        "Imerominia apodochis, declaration.accepted_at",
        "Imerominia apodoxis, declaration.accepted_at",
        "Chora proelefsis, goods_item.origin_country",
        "Xwra proeleusis, goods_item.origin_country",
        "CHORA_KATAGOGIS, goods_item.origin_country",
        "Hora proelevsis, goods_item.origin_country",
        "Katharo varos, goods_item.net_mass_kg",
        "Katharo baros, goods_item.net_mass_kg",
        "Mikto varos, goods_item.gross_mass_kg",
        "Dasmologitea axia, goods_item.customs_value",
        "Axia timologiou, declaration.invoice_amount",
        "Nomisma, declaration.currency",
        "Perigrafi emporevmaton, goods_item.description",
        "Eisagogeas, declaration.importer_name",
        "Exagogeas, declaration.exporter_name"
    })
    void they_mean_what_they_do_in_greek_letters(String name, String field) throws IOException {
        assertThat(field(name)).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Arithmos tilefonou",
                "Chora gennisis",
                "Axia",
                "Varos ochimatos",
                "Kodikos pelati",
                "Imerominia gennisis",
                "Mikto kafe"
            })
    void a_name_with_another_word_means_nothing(String name) throws IOException {
        assertThat(field(name)).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({"ευ, ef", "χωρα, hora", "εμπορευματων, eborefmaton", "αγγλια, aglia", "tax, ''"})
    void greek_letters_are_brought_to_one_form(String greek, String sound) {
        assertThat(GreekInLatin.ofGreek(greek)).isEqualTo(sound);
    }
}
