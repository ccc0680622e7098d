package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declarations are numbered on without gaps in the order of the file, whatever of it is set aside, and their items stand in that order. */
class KeysInOrderTest {
    private static final int DECLARATIONS = 400;
    private static final String HEADER = "id,nr,day,hs,kg,who\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory).with(Door.COLUMNS + "  nr: goods_item.sequence\n");
    }

    private record Stored(String declarationId, long declarationKey, long line, long items) {}

    /** What is taken of a declaration: the line and number of its first item, and how many there are. */
    private record Taken(long line, int number, long items) {}

    /** Loads declarations of one to four rows, of which some are set aside, and some wholly, as they are there already. */
    private void expectInOrder(long seed, int known) throws IOException {
        Random random = new Random(seed);
        StringBuilder before = new StringBuilder(HEADER);
        before.append("X,1,2021-01-01,610510,5,P1\n");
        random.ints(0, DECLARATIONS)
                .distinct()
                .limit(known)
                .forEach(d -> before.append("D" + d + ",1,2021-01-01,610510,5,P1\n"));
        String there = before.toString();
        door.load(there);
        long next = door.number("select count(*) from declaration");

        StringBuilder text = new StringBuilder(HEADER);
        Map<String, Taken> expected = new LinkedHashMap<>();
        long line = 1;
        for (int d = 0; d < DECLARATIONS; d++) {
            String id = "D" + d;
            Taken taken = null;
            int rows = 1 + random.nextInt(4);
            for (int r = 1; r <= rows; r++) {
                line++;
                // The first row may be unreadable, so that another stands first; later ones may say another day or
                // repeat a number.
                int fault = random.nextInt(8);
                boolean unreadable = fault == 0;
                boolean differs = fault == 1 && taken != null;
                boolean twice = fault == 2 && taken != null;
                String number = unreadable ? "one" : String.valueOf(fault == 2 && taken != null ? taken.number : r);
                text.append(id + "," + number + "," + (differs ? "2021-03-02" : "2021-03-01") + ",610510,5,P1\n");
                if (!unreadable && !differs && !twice) {
                    taken = taken == null
                            ? new Taken(line, r, 1)
                            : new Taken(taken.line, taken.number, taken.items + 1);
                }
            }
            if (taken != null && !there.contains(id + ",")) {
                expected.put(id, taken);
            }
        }
        assertThat(door.load(text.toString()).read()).isEqualTo(line - 1);

        List<Stored> wanted = new ArrayList<>();
        expected.forEach((id, taken) -> wanted.add(new Stored(id, next + wanted.size(), taken.line, taken.items)));
        assertThat(door.workspace.lake().query(Stored.class, """
                        select d.declaration_id, d.declaration_key, d.line_number as line, count(*) as items
                        from store.declaration d join store.goods_item i using (declaration_key)
                        where d.load_id = 2 group by all order by d.declaration_key\
                        """)).isEqualTo(wanted);
        assertThat(
                        door.number(
                                "select count(*) from (select declaration_key as k,"
                                        + " lag(declaration_key) over (order by rowid) as before from store.goods_item) where k < before"))
                .isZero();
    }

    @Test
    void rows_set_aside_leave_no_gaps() throws IOException {
        expectInOrder(1, 0);
    }

    @Test
    void declarations_set_aside_leave_no_gaps() throws IOException {
        expectInOrder(2, 20);
    }

    @Test
    void many_declarations_set_aside_leave_no_gaps() throws IOException {
        expectInOrder(3, 150);
    }
}
