package org.tidewaiter.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.TableFile;

/** What a person says of columns beside a load goes before all that their names and values say. */
public final class StatedColumns {
    /** Names that an error shows. */
    private static final int SHOWN = 100;

    /** What a person said is sure, also that a column fills no field. */
    private static final double SAID = 1;

    private StatedColumns() {}

    /**
     * What people say of columns, each as {@code COLUMN=FIELD}, by the name of the column.
     *
     * @throws TidewaiterException USAGE when one names no column or no field, or two say different fields of one column
     */
    public static Map<String, String> read(List<String> said) {
        Map<String, String> fields = said(said, "declaration.accepted_at");
        fields.forEach((column, field) -> {
            if (!field.equals(StatedStyle.NO_FIELD) && Field.of(field).isEmpty()) {
                throw namesNothing(column + "=" + field, "declaration.accepted_at");
            }
        });
        return fields;
    }

    /**
     * What people say of columns, each as {@code COLUMN=FIELD}, by the name of the column, whether there is such a field or not.
     *
     * @param example a field, as errors show one
     * @throws TidewaiterException USAGE when one names no column, or two say different fields of one column
     */
    public static Map<String, String> said(List<String> said, String example) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String one : said) {
            int equal = one.lastIndexOf('=');
            String field = one.substring(equal + 1).strip();
            if (equal <= 0 || field.isEmpty()) {
                throw namesNothing(one, example);
            }
            String column = one.substring(0, equal).strip();
            String before = fields.put(column, field);
            if (before != null && !before.equals(field)) {
                throw new TidewaiterException(
                        Kind.USAGE,
                        "--set says of '" + column + "' that it is " + before + " and " + field,
                        "say one of them");
            }
        }
        return fields;
    }

    private static TidewaiterException namesNothing(String said, String example) {
        return new TidewaiterException(
                Kind.USAGE,
                "'" + said + "' names no column and field",
                "give --set 'COLUMN=FIELD' with a field such as " + example + " (DICTIONARY.md lists them), or"
                        + " --set 'COLUMN=-'");
    }

    /** Whether somebody said that a column fills no field: then nothing more is to be said of it. */
    static boolean isNone(Proposal proposal) {
        return proposal.field() == null && proposal.confidence() >= SAID;
    }

    /**
     * Gives columns the fields that were said, and takes these from others.
     *
     * @throws TidewaiterException USAGE when the file has no such column, or two were said to be one field
     */
    static void decide(List<Proposal> columns, Map<String, String> said, TableFile file) {
        for (Map.Entry<String, String> one : said.entrySet()) {
            String field = one.getValue().equals(StatedStyle.NO_FIELD) ? null : one.getValue();
            if (columns.stream().noneMatch(p -> p.column().equals(one.getKey()))) {
                throw new TidewaiterException(
                        Kind.USAGE,
                        file.name() + " has no column '" + one.getKey() + "'",
                        "--set takes a name as it stands in the header: "
                                + columns.stream()
                                        .map(Proposal::column)
                                        .limit(SHOWN)
                                        .collect(Collectors.joining(", ")));
            }
            if (field != null && said.values().stream().filter(field::equals).count() > 1) {
                throw new TidewaiterException(
                        Kind.USAGE, "--set says of two columns that they are " + field, "say it of one of them");
            }
            columns.replaceAll(p -> decided(p, one.getKey(), field));
        }
    }

    private static Proposal decided(Proposal proposal, String column, @Nullable String field) {
        if (proposal.column().equals(column)) {
            return new Proposal(column, field, SAID, proposal.example());
        }
        return field != null && field.equals(proposal.field())
                ? new Proposal(proposal.column(), null, 0, proposal.example())
                : proposal;
    }

    /** How a load is told in one step what an unsure column is. */
    static String remedy(List<Proposal> unsure) {
        return unsure.isEmpty()
                ? ""
                : ", or load with "
                        + unsure.stream()
                                .map(p -> "--set '" + p.column() + "="
                                        + Field.of(String.valueOf(p.field()))
                                                .map(Field::path)
                                                .orElse(StatedStyle.NO_FIELD)
                                        + "'")
                                .collect(Collectors.joining(" "));
    }
}
