package org.tidewaiter.web;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.LearnedNames;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Source;

/**
 * What a person chose on the page that maps a file.
 *
 * @param name of the mapping
 * @param fields by the name of a column the path of the field that it fills
 * @param constants by the path of a field the value that all rows have
 * @param stated what was said of the writing of days and numbers
 */
record MapChoice(String name, Map<String, String> fields, Map<String, String> constants, StatedStyle stated) {
    /** The choice that a form sends; {@code named} is the name of a mapping that the form leaves without one. */
    static MapChoice of(Context context, Path path, String named) {
        Map<String, String> fields = new TreeMap<>();
        List<MappingProposal.Proposal> columns = MappingProposal.of(path).columns();
        for (int c = 0; c < columns.size(); c++) {
            String field = context.formParam("column." + c);
            if (field != null && Field.of(field).isPresent()) {
                fields.put(columns.get(c).column(), field);
            }
        }
        Map<String, String> constants = new TreeMap<>();
        for (Field field : Field.values()) {
            String value = context.formParam("constant." + field.path());
            if (value != null && !value.isBlank() && !fields.containsValue(field.path())) {
                constants.put(field.path(), value.trim());
            }
        }
        String name = context.formParam("name");
        return new MapChoice(name == null || name.isBlank() ? named : name.trim(), fields, constants, stated(context));
    }

    /** What was said of the writing of days and numbers; a word that is none says nothing. */
    private static StatedStyle stated(Context context) {
        String order = context.formParam("order");
        String decimal = Objects.requireNonNullElse(context.formParam("decimal"), "");
        return new StatedStyle(
                Arrays.stream(DayOrder.values())
                        .filter(o -> o.word().equals(order))
                        .findFirst()
                        .orElse(null),
                decimal.equals(".") || decimal.equals(",") ? Character.valueOf(decimal.charAt(0)) : null,
                null);
    }

    /** The mapping of a file as it was chosen. */
    String yaml(Path path) {
        return proposal(path, stated).choosing(fields).chosenYaml(name, constants);
    }

    /** What is proposed for a file whose days and numbers are written as somebody says. */
    static MappingProposal proposal(Path path, StatedStyle stated) {
        return MappingProposal.of(Source.of(path).written(stated), LearnedNames.NONE);
    }
}
