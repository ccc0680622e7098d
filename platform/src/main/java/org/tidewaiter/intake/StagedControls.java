package org.tidewaiter.intake;

import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Session;
import org.tidewaiter.intake.control.ControlNumbers;

/** The results of controls that stand in the rows of declarations. */
final class StagedControls {
    private StagedControls() {}

    /**
     * Writes them.
     *
     * @param from where the rows stand with the keys of their declarations
     * @param order in which they get keys; empty where they stand in it
     */
    static void write(Session session, StagedValues values, String from, String order, int loadId) {
        String outcome = values.word(Field.OUTCOME, null);
        String recorded = values.filled(Field.RECORDED_AT)
                ? "coalesce(" + values.time(Field.RECORDED_AT) + ", " + values.time(Field.ACCEPTED_AT) + ")"
                : values.time(Field.ACCEPTED_AT);
        String further = Field.furtherOfControls().stream()
                .map(field -> ", " + values.stored(field) + " as " + field.storedColumn())
                .collect(Collectors.joining());
        String rows = "select "
                + String.join(
                        ", ",
                        "declaration_key",
                        values.sequence() + " as sequence",
                        Integer.toString(loadId) + " as load_id",
                        values.word(Field.KIND, "goods") + " as kind",
                        values.word(Field.SELECTED_BY, Chooser.UNKNOWN.word()) + " as selected_by",
                        values.value(Field.SELECTOR) + " as selector_key",
                        values.value(Field.SELECTION_PROBABILITY) + "::double as selection_probability",
                        values.value(Field.OFFICER_ID) + " as officer_key",
                        recorded + " as recorded_at",
                        outcome + " as outcome",
                        values.value(Field.FINDING_KIND) + " as finding_kind_key",
                        values.value(Field.AMOUNT_RECOVERED) + " as amount_recovered")
                + further + ", s.row_number as place from " + from;
        session.execute("insert into store.control by name select * exclude (place), " + ControlNumbers.lastKey(session)
                + " + row_number() over () as control_key, 1 as version from (select * from (" + rows
                + ") where outcome is not null" + order + ")");
    }
}
