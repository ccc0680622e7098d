package org.tidewaiter.dataquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.dataquality.StoredMessages.StoredMessage;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;

/** Headings and items that are read side by side belong together, however many are asked for at a time and whatever was replaced between them. */
@Tag("slow")
class StoredMessagesTest {
    private static final int LOAD = 1;

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = SampleWorkspace.open(directory.resolve("w"), 1_300);
        workspace
                .lake()
                .transaction(s -> s.execute(
                        "update store.declaration set superseded_by = 0 where declaration_key % 7 in (0, 1) and load_id = "
                                + LOAD));
    }

    private List<StoredMessage> read(int most) {
        List<StoredMessage> all = new ArrayList<>();
        try (Session session = workspace.lake().session();
                Session items = workspace.lake().session();
                StoredMessages messages = StoredMessages.of(session, items, LOAD, null)) {
            for (List<StoredMessage> next = messages.next(most); !next.isEmpty(); next = messages.next(most)) {
                assertThat(next).hasSizeLessThanOrEqualTo(most);
                all.addAll(next);
            }
        }
        return all;
    }

    record Row(long declarationKey, String declarationId, long items, double mass) {}

    @Test
    void every_declaration_that_stands_comes_once_with_its_own_items() {
        List<Row> expected = workspace.lake().query(Row.class, """
                        select d.declaration_key, d.declaration_id, count(g.sequence) as items,
                            coalesce(sum(g.net_mass_kg), 0)::double as mass
                        from store.declaration d left join store.goods_item g on g.declaration_key = d.declaration_key
                        where d.load_id = ? and d.superseded_by is null group by all order by 1
                        """, LOAD);
        assertThat(expected).hasSizeGreaterThan(300);
        List<Row> rows = read(64).stream().map(StoredMessagesTest::row).toList();
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).mass())
                    .isCloseTo(expected.get(i).mass(), org.assertj.core.api.Assertions.within(1e-6));
            assertThat(rows.get(i).declarationId()).isEqualTo(expected.get(i).declarationId());
            assertThat(rows.get(i).items()).isEqualTo(expected.get(i).items());
            assertThat(rows.get(i).declarationKey()).isEqualTo(expected.get(i).declarationKey());
        }
    }

    private static Row row(StoredMessage stored) {
        double mass = stored.message().items().stream()
                .map(item -> item.text(Field.NET_MASS_KG))
                .filter(Objects::nonNull)
                .mapToDouble(Double::parseDouble)
                .sum();
        String id = String.valueOf(stored.message().heading().text(Field.DECLARATION_ID));
        return new Row(stored.key(), id, stored.message().items().size(), mass);
    }

    @Test
    void how_many_are_asked_for_at_a_time_makes_no_difference() {
        assertThat(read(7)).isEqualTo(read(100_000));
    }

    @Test
    void a_check_that_fails_leaves_the_load_to_be_judged() {
        AtomicInteger seen = new AtomicInteger();
        MessageChecker failing = message -> {
            if (seen.incrementAndGet() > 200) {
                throw new TidewaiterException(Kind.INPUT, "A check failed", "mend it");
            }
            return List.of(new Defect("any", Defect.Severity.WARNING, null, "", null, "Found"));
        };
        StoredDataCheck check = new StoredDataCheck(workspace.lake(), new CheckBook(() -> failing, l -> List.of()));
        assertThatThrownBy(() -> check.checkLoads(false, Actor.systemUser("test"), (judged, of) -> {}))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("A check failed");
        assertThat(workspace.lake().number("select count(*) from store.defect")).isZero();
        assertThat(check.waiting().loads()).isEqualTo(2);
        seen.set(Integer.MIN_VALUE);
        assertThat(check.checkLoads(false, Actor.systemUser("test"), (judged, of) -> {})
                        .loads())
                .isEqualTo(2);
    }
}
