package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;

/** Data that the EU and the UK do not ask for: of goods of low value, of warehouses, and values that they set themselves. */
class NotAskedByProcedureTest {
    private static final Set<Field> LACKING = Set.of(
            Field.NET_MASS_KG,
            Field.ORIGIN_COUNTRY,
            Field.CUSTOMS_VALUE,
            Field.ITEM_AMOUNT,
            Field.STATISTICAL_VALUE,
            Field.FOB_VALUE);

    @ParameterizedTest
    @CsvSource({
        "40, 1H7, net-mass-missing origin-missing",
        "40, C07, net-mass-missing origin-missing",
        "7100, 000, net-mass-missing",
        "40, E01, value-missing",
        "40, 000, ''",
        "40, F15, ''"
    })
    void what_a_procedure_is_not_asked_for_is_not_missing(String procedure, String additional, String notAsked) {
        Message sound = Made.sound().message();
        Map<Field, GivenValue> values = new EnumMap<>(Field.class);
        values.putAll(sound.items().getFirst().values());
        values.keySet().removeAll(LACKING);
        values.put(Field.PROCEDURE_CODE, new GivenValue(procedure, "/p"));
        Line further = new Line(
                LineTable.ADDITIONAL_INFORMATION,
                "/l",
                Map.of("category", new GivenValue("procedure", "/l"), "code", new GivenValue(additional, "/l")));
        Message asked = new Message(
                "wco-xml",
                Message.Kind.DECLARATION,
                1,
                sound.heading(),
                List.of(new MessagePart("/i", values).withLines(List.of(further))),
                List.of(),
                List.of(),
                null,
                "");
        Set<String> expected = new TreeSet<>(Set.of("net-mass-missing", "origin-missing", "value-missing"));
        expected.removeAll(List.of(notAsked.split(" ")));
        Checks checks = Checks.standard().asOf(LocalDate.of(2025, 6, 1));
        assertThat(checks.check(asked))
                .extracting(Defect::check)
                .filteredOn(c -> c.endsWith("-missing"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
