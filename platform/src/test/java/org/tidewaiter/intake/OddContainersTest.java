package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in cells for container numbers: several are several containers where each is one, anything else is kept as it is. */
@Tag("slow")
class OddContainersTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CSQU3054383/MSCU6639870",
                "CSQU3054383;MSCU6639870",
                "CSQU3054383 MSCU6639870",
                "\"CSQU3054383\nMSCU6639870\"",
                "CSQU 305438 3 / MSCU 663987 0",
                "CSQU-305438-3; MSCU-663987-0"
            })
    void several_numbers_in_a_cell_are_several_containers(String cell) throws IOException {
        try (Door door = loaded(cell)) {
            assertThat(door.number("select count(*) from container")).isEqualTo(2);
            assertThat(door.number("""
                    select count(distinct regexp_replace(container_id, '[ -]', '', 'g')) from container
                    where regexp_replace(container_id, '[ -]', '', 'g') in ('CSQU3054383', 'MSCU6639870')""")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1x40HC", "LCL", "BULK", "CSQU3054383/1x40HC", "mscu 663987-0", "MSCU-663987-0", "MSCU6639871"})
    void anything_else_is_kept_as_it_is(String cell) throws IOException {
        try (Door door = loaded(cell)) {
            assertThat(door.number("select count(*) from goods_item where container_id = '" + cell + "'"))
                    .isEqualTo(1);
            assertThat(door.number("select count(*) from container")).isZero();
        }
    }

    private Door loaded(String cell) throws IOException {
        Door door =
                new Door(directory).with(Door.ONE_ITEM.replace("columns:", "columns:\n  box: goods_item.container_id"));
        door.load("id,day,hs,kg,who,box\nD1,2024-03-01,847130,5,P1," + cell + "\n");
        return door;
    }
}
