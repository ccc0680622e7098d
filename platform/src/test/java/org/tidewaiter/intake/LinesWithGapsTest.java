package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.mapping.MappingProposal;

/** Lines in tables without a mapping of which some have what others lack: nothing of them is left out, and nothing of two lines is put together. */
@Tag("slow")
class LinesWithGapsTest {
    @TempDir
    Path directory;

    private record Text(String value) {}

    private static List<String> texts(Door door, String sql) {
        return door.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    /** Loads a table as a load without a mapping takes it, which leaves nothing out. */
    private void load(Door door, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("unasked.csv"), text);
        LoadReport report = TableLoad.load(
                door.workspace,
                file,
                MappingProposal.of(file).sureMapping(),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.quarantined()).isZero();
        assertThat(report.ignored()).isEmpty();
    }

    /** A line that lacks what its neighbours have left a gap, for which the column was left out; marks of two packages were joined to one text. */
    @Test
    void lines_whose_columns_leave_gaps_are_lines_and_their_texts_stay_apart() throws IOException {
        try (Door door = new Door(directory)) {
            load(door, """
                    declaration_id;sequence;accepted_at;hs_code;net_mass_kg;importer_id;package_1_packages;package_1_type;Package Marks 1;package_2_packages;package_2_type;Package Marks 2;declaration_charge_1_kind;declaration_charge_1_amount;declaration_charge_1_type_code;declaration_charge_2_kind;declaration_charge_2_amount;declaration_charge_3_kind;declaration_charge_3_amount;declaration_charge_3_type_code;declaration_party_1_role_code;declaration_party_1_party_id;declaration_party_2_role_code;declaration_party_2_name;declaration_party_3_role_code;declaration_party_3_party_id
                    A;1;2021-03-01;610510;5;P1;10;CT;ACME 1;2;PX;ACME 2;freight;12.5;AV;insurance;3.25;deduction;1.5;BA;BY;P7;NI;Notify me;WH;W9
                    """);
            assertThat(
                            texts(
                                    door,
                                    "select concat_ws(' ', ordinal, packages, package_type, marks) from packaging order by all"))
                    .containsExactly("1 10 CT ACME 1", "2 2 PX ACME 2");
            assertThat(texts(door, "select concat_ws(' ', ordinal, kind, amount, type_code) from charge order by all"))
                    .containsExactly("1 freight 12.500 AV", "2 insurance 3.250", "3 deduction 1.500 BA");
            assertThat(
                            texts(
                                    door,
                                    "select concat_ws(' ', ordinal, role_code, party_id, name) from declared_party where ordinal is not null order by all"))
                    .containsExactly("1 BY P7", "2 NI Notify me", "3 WH W9");
        }
    }

    /** Where each row is a tax, columns that bear the model's names behind the word for taxes were left out, money too. */
    @Test
    void rows_that_are_lines_keep_all_that_the_table_has() throws IOException {
        try (Door door = new Door(directory)) {
            load(door, """
                    declaration_id,sequence,accepted_at,hs_code,net_mass_kg,importer_id,tax.type_code,tax.amount,tax.payment_method,tax.suspended_amount,tax.specific_rate,tax.base_unit
                    A,1,2021-03-01,610510,5,P1,A00,10.5,E,,,
                    A,1,2021-03-01,610510,5,P1,B00,20.25,R,20.25,0.05,KGM
                    """);
            assertThat(
                            texts(
                                    door,
                                    "select concat_ws(' ', type_code, amount, payment_method, suspended_amount, specific_rate::double, base_unit) from tax_line order by all"))
                    .containsExactly("A00 10.500 E", "B00 20.250 R 20.250 0.05 KGM");
        }
    }
}
