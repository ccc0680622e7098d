package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.intake.control.ControlLoad;
import org.tidewaiter.source.Source;

/** An amount that is more in the national currency than can be kept is told with its place, and never null in silence. */
class BeyondKeepingTest {
    private static final String HEADER = "id,nr,day,hs,kg,who,amount,currency,rate\n";

    @TempDir
    Path directory;

    @Test
    void an_amount_that_its_rate_makes_too_large_is_told_with_its_line() throws IOException {
        try (Door door = door()) {
            LoadReport report = door.load(
                    HEADER + "A,1,2024-03-01,610910,10,P1,100.5,USD,1.25\n"
                            + "B,1,2024-03-01,610910,10,P1,999999999999999.999,USD,1.25\nB,2,2024-03-01,610910,10,P1,1.5,USD,1.25\n");
            assertThat(report.accepted()).isEqualTo(3);
            assertThat(report.notes())
                    .singleElement()
                    .asString()
                    .startsWith("in no sum: 1 amount of an item is in the national currency more than can be kept")
                    .contains("B item 1, line 3, amount 999999999999999.999 at 1.25");
            assertThat(door.number("select count(*) from goods_item where item_amount_national is null"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_load_whose_amounts_can_all_be_kept_says_nothing() throws IOException {
        try (Door door = door()) {
            door.load(HEADER + "B,1,2024-03-01,610910,10,P1,999999999999999.999,USD,1.25\n");
            assertThat(door.load(HEADER + "C,1,2024-03-01,610910,10,P1,99999999.5,USD,1.25\n")
                            .notes())
                    .isEmpty();
        }
    }

    @Test
    void a_result_in_another_currency_that_is_too_large_is_set_aside() throws IOException {
        try (Door door = door()) {
            door.load(HEADER + "A,1,2024-03-01,610910,10,P1,100.5,USD,1.25\n");
            Path results = Files.writeString(directory.resolve("results.csv"), """
                    declaration_id,kind,recorded_at,outcome,amount_recovered,currency
                    A,goods,2024-03-05,finding,999999999999999.999,USD
                    """);
            LoadReport report = ControlLoad.load(door.workspace, Source.of(results), null, false, Actor.systemUser());
            assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(0L, 1L);
            assertThat(door.quarantined().getFirst().reason())
                    .startsWith("is in the national currency more than can be kept");
            assertThat(door.quarantined().getFirst().value()).isEqualTo("999999999999999.999");
        }
    }

    private Door door() {
        return new Door(directory)
                .with(Door.COLUMNS
                        + "  nr: goods_item.sequence\n  amount: goods_item.item_amount\n  currency: declaration.currency\n"
                        + "  rate: declaration.exchange_rate\n");
    }
}
