package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.riskmodel.SampleWorkspace;
import org.tidewaiter.selection.RankedList.Filter;
import org.tidewaiter.selection.RankedList.Row;
import org.tidewaiter.selection.RankedList.SortColumn;

class RankedListTest {
    @AutoClose
    static Lake lake;

    static RankedList list;

    @BeforeAll
    static void fill() {
        lake = Lake.inMemory();
        Schema.create(lake);
        SampleWorkspace.fill(lake, 2000);
        list = new RankedList(lake);
    }

    @Test
    void pages_follow_one_another_without_gap_or_repeat() {
        List<Integer> ranks = new ArrayList<>();
        for (long offset = 0; offset < 150; offset += 50) {
            list.page(1, Filter.NONE, SortColumn.RANK, false, 50, offset).forEach(row -> ranks.add(row.rank()));
        }
        assertThat(ranks).hasSize(150).isSorted().doesNotHaveDuplicates().startsWith(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(SortColumn.class)
    void every_column_sorts_both_ways_and_loses_no_row(SortColumn column) {
        long all = lake.number("select count(*) from assessed");
        assertThat(list.page(1, Filter.NONE, column, false, 100_000, 0)).hasSize((int) all);
        assertThat(list.page(1, Filter.NONE, column, true, 100_000, 0)).hasSize((int) all);
    }

    @Test
    void sorted_by_office_offices_come_together() {
        assertThat(list.page(1, Filter.NONE, SortColumn.OFFICE, true, 500, 0))
                .isSortedAccordingTo(Comparator.comparing((Row row) -> String.valueOf(row.officeCode()))
                        .reversed()
                        .thenComparing(Row::rank));
    }

    @Test
    void filters_add_up_and_the_lanes_count_the_same_rows() {
        Filter filter = new Filter(Lane.RED, Chooser.MODEL, "10", "64", null, null, null);
        List<Row> rows = list.page(1, filter, SortColumn.RANK, false, 1000, 0);
        assertThat(rows)
                .isNotEmpty()
                .allMatch(r -> r.lane() == Lane.RED
                        && r.selectedBy() == Chooser.MODEL
                        && "10".equals(r.officeCode())
                        && String.valueOf(r.hsCode()).startsWith("64"));
        assertThat(list.lanes(1, filter).stream()
                        .mapToLong(RankedList.LaneCount::declarations)
                        .sum())
                .isEqualTo(rows.size());
    }

    @Test
    void a_part_of_an_id_finds_declarations_and_parties_in_any_case() {
        Row first = list.page(1, Filter.NONE, SortColumn.RANK, false, 1, 0).getFirst();
        String importer = String.valueOf(first.importerId());
        assertThat(found(first.declarationId())).contains(first.declarationId());
        assertThat(found(importer.substring(1, 6).toLowerCase(java.util.Locale.ROOT)))
                .contains(first.declarationId());
        assertThat(found("' or 1=1 --")).isEmpty();
        assertThat(found("%")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PartyRole.class)
    void a_part_of_the_number_of_a_party_finds_its_declarations_in_whatever_role(PartyRole role) {
        Row first = list.page(1, Filter.NONE, SortColumn.RANK, false, 1, 0).getFirst();
        String key = role.word() + "_key";
        long former = lake.number(
                "select " + key + " from store.declaration where declaration_id = ?", first.declarationId());
        long named = 1_000_000L + role.ordinal();
        String set = "update store.declaration set " + key + " = ? where declaration_id = ?";
        try (Session session = lake.session()) {
            session.execute("insert into store.party (party_key, party_id) values (?, ?)", named, "Wanted-" + role);
            session.execute(set, named, first.declarationId());
            assertThat(found("wanted-" + role)).containsExactly(first.declarationId());
            session.execute(set, former, first.declarationId());
            assertThat(found("wanted-" + role)).isEmpty();
        }
    }

    @Test
    void the_whole_list_comes_in_batches_in_the_same_order() {
        List<Integer> ranks = new ArrayList<>();
        list.each(1, Filter.NONE, SortColumn.RANK, false, row -> ranks.add(row.rank()));
        assertThat(ranks)
                .hasSize((int) lake.number("select count(*) from assessed"))
                .isSorted();
    }

    @Test
    void each_row_carries_its_reasons() {
        Row first = list.page(1, Filter.NONE, SortColumn.RANK, false, 1, 0).getFirst();
        assertThat(first.reasons()).hasSize(3);
        assertThat(first.reasons().getFirst().figures()).containsKey("controls");
    }

    private static List<String> found(String search) {
        return list
                .page(1, new Filter(null, null, null, null, null, null, search), SortColumn.RANK, false, 5000, 0)
                .stream()
                .map(Row::declarationId)
                .toList();
    }
}
