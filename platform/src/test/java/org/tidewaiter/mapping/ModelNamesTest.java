package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.dataquality.TableMessages;
import org.tidewaiter.intake.Counter;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.source.Source;

/** Columns that bear the model's own names need no mapping, and any subset of them is read with the one that ships. */
@Tag("slow")
class ModelNamesTest {
    private static final String ROW = "A1,2024-03-11,01012100,Pure-bred breeding horses,FR,120.5,2024-04-02,finding";

    @TempDir
    Path directory;

    private @Nullable Counter opened;

    /** A workspace, for the tests that load; the others look at names only. */
    private Counter counter() {
        opened = opened == null ? new Counter(directory) : opened;
        return opened;
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void every_own_name_is_known_without_doubt_in_both_forms(Field field) throws IOException {
        for (String name : List.of(field.path(), field.column(), field.path().toUpperCase(java.util.Locale.ROOT))) {
            MappingProposal.Proposal found = MappingProposal.of(write("h.csv", "something else," + name))
                    .columns()
                    .get(1);
            assertThat(found.confidence()).as(name).isEqualTo(1);
            Field known = Field.of(String.valueOf(found.field())).orElseThrow();
            assertThat(known.column()).isEqualTo(field.column());
            boolean itemsToo = Arrays.stream(Field.values())
                    .anyMatch(f -> f != field
                            && f.part() == Field.ModelPart.GOODS_ITEM
                            && f.column().equals(field.column()));
            assertThat(known).isEqualTo(name.equals(field.column()) && itemsToo ? known : field);
        }
    }

    @Test
    void a_day_that_does_not_exist_is_set_aside_and_leaves_its_column_sure() throws IOException {
        LoadReport report = counter()
                .load(write(
                        "some.csv",
                        "declaration.declaration_id,declaration.accepted_at,goods_item.hs_code",
                        "A1,2024-03-11,010121",
                        "A2,2024-13-11,010121",
                        "A3,2024-03-12,01x"));
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.quarantined()).isEqualTo(2);
        LoadReport none = counter()
                .load(write(
                        "mass.csv",
                        "declaration.declaration_id,declaration.accepted_at,goods_item.hs_code,goods_item.net_mass_kg",
                        "B1,2024-03-11,010121,1E+999999999"));
        assertThat(none.quarantined()).isEqualTo(1);
        assertThat(none.leftOut()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acceptedAt", "Accepted at", "ACCEPTED_AT", "accepted-at"})
    void names_of_several_words_are_known_however_they_are_joined(String name) throws IOException {
        assertThat(MappingProposal.of(write("h.csv", name)).columns())
                .containsExactly(new MappingProposal.Proposal(name, "declaration.accepted_at", 1, ""));
    }

    @Test
    void a_file_with_short_names_loads_without_a_mapping() throws IOException {
        LoadReport report = counter().load(counter().sample("currencies.csv"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(counter().values("accepted_at::date"))
                .containsExactly("2026-11-02", "2026-11-02", "2026-11-03", "2026-11-03");
        assertThat(counter().values("currency")).containsExactly("KRW", "USD", "EUR", "EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "declaration_id,accepted_at,hs_code,description,origin_country,net_mass_kg,recorded_at,outcome",
                "declaration.declaration_id,declaration.accepted_at,goods_item.hs_code,goods_item.description,goods_item.origin_country,goods_item.net_mass_kg,control.recorded_at,control.outcome",
                "DECLARATION_ID,declaration.accepted_at,hsCode,description,goods_item.origin_country,Net mass"
                        + " kg,recorded_at,Outcome"
            })
    void the_mapping_that_ships_takes_both_forms_and_any_subset(String header) throws IOException {
        Path file = write("own.csv", header, ROW);
        Mapping own = Mapping.of("tidewaiter", directory);
        LoadReport report = TableLoad.load(
                counter().workspace, file, own, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.ignored()).isEmpty();
        assertThat(counter().values("net_mass_kg")).containsExactly("120.500000");
        assertThat(counter().number("select count(*) from control where recorded_at = timestamp '2024-04-02'"))
                .isEqualTo(1);
        assertThat(MappingPreview.of(file, own, 5).fields()).hasSize(8);
        assertThat(fieldsJudged(file, own)).isEqualTo(6); // a control's result is not the declarant's to get right
    }

    @Test
    void what_load_refuses_check_refuses_with_the_same_words() throws IOException {
        Path lacking = write("no-date.csv", "declaration_id,hs_code", "A1,010121");
        Mapping own = Mapping.of("tidewaiter", directory);
        String wanted = "needs the column 'declaration.accepted_at' (or 'accepted_at')";
        assertThatThrownBy(() -> TableLoad.load(
                        counter().workspace, lacking, own, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT))
                .hasMessageContaining(wanted);
        assertThatThrownBy(() -> fieldsJudged(lacking, own)).hasMessageContaining(wanted);
        Path twice = write(
                "twice.csv", "declaration_id,accepted_at,hs_code,goods_item.hs_code", "A1,2024-01-01,010121,020110");
        assertThatThrownBy(() -> TableLoad.load(
                        counter().workspace, twice, own, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT))
                .hasMessageContaining("two columns for goods_item.hs_code: 'hs_code' and 'goods_item.hs_code'");
    }

    @Test
    void a_column_called_number_only_is_the_declarations_unless_it_counts_the_rows() throws IOException {
        List<MappingProposal.Proposal> columns =
                MappingProposal.of(counter().sample("errors.csv")).columns();
        assertThat(columns.getFirst().field()).isEqualTo("declaration.declaration_id");
        assertThat(MappingProposal.of(
                                write("counted.csv", "No;Date;Code SH", "1;03/11/2026;620342", "2;04/11/2026;640399"))
                        .columns()
                        .getFirst()
                        .field())
                .isNull();
    }

    @Test
    void unused_columns_that_fit_are_offered_before_one_day_for_all_rows() throws IOException {
        Path file = write(
                "stamped.csv",
                "declaration_id,stamped,hs_code,ref",
                "A1,2024-03-11,010121,x",
                "A2,2024-03-12,010121,y");
        MappingProposal proposal = MappingProposal.of(file);
        assertThat(proposal.missing()).containsExactly("declaration.accepted_at");
        assertThat(proposal.fitting("declaration.accepted_at")).containsExactly("stamped");
        assertThat(proposal.advice("declaration.accepted_at"))
                .startsWith("map to it 'stamped', whose values fit; only if none of them is meant");
        assertThat(proposal.yaml("m")).contains("map to it 'stamped'");
        assertThatThrownBy(() -> counter().load(file)).hasMessageContaining("(perhaps 'stamped')");
    }

    @Test
    void times_of_the_clock_are_not_offered_for_the_number_of_a_declaration() throws IOException {
        MappingProposal proposal = MappingProposal.of(write(
                "arrivals.csv",
                "expectedArrivalTime,hs_code,xref",
                "10:00,010121,Q-1",
                "12:00,010129,Q-2",
                "13:30,010121,Q-3"));
        assertThat(proposal.fitting("declaration.declaration_id")).containsExactly("xref");
    }

    private long fieldsJudged(Path file, Mapping mapping) throws IOException {
        List<org.tidewaiter.message.Message> seen = new ArrayList<>();
        TableMessages table =
                TableMessages.open(Source.of(file), mapping, Files.createTempDirectory(directory, "judged"));
        try {
            table.read(rows -> seen.add(rows.message()));
        } finally {
            table.discard();
        }
        return seen.stream()
                .mapToLong(m -> m.heading().values().size()
                        + m.items().getFirst().values().size())
                .sum();
    }
}
