package org.tidewaiter.checks;

import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message.Addition;

/** The kind of check that finds what a load left out: the column was in the file, and its values could not be read. */
public final class LeftOutRule {
    /** How the addition is named that says so, before the path of the field. */
    public static final String ADDITION = "left_out:";

    private LeftOutRule() {}

    static CheckRule of(CheckLine line) {
        return (seen, sink) -> {
            for (Addition addition : seen.message().additions()) {
                if (addition.name().startsWith(ADDITION)) {
                    Field.of(addition.name().substring(ADDITION.length()))
                            .ifPresent(field -> look(field, addition.text(), seen, sink));
                }
            }
        };
    }

    private static void look(Field field, String column, PreparedMessage seen, CheckRule.Sink sink) {
        CheckRule.each(field, (c, part, to) -> {
                    if (c.text(part, field) == null) {
                        to.found(part, field, null, DefectDetail.of("column", DefectDetail.text(column)));
                    }
                })
                .look(seen, sink);
    }
}
