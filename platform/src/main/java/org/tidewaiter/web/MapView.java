package org.tidewaiter.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingPreview;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.StatedStyle;

/**
 * What the page on which a file's columns are mapped shows.
 *
 * @param source the file; null where none was chosen yet
 * @param format the format of messages it is of; null for a table
 * @param remarks sentences about what would not be read: sheets, columns
 * @param stated what a person said of the writing of days and numbers
 * @param error why something could not be done, or null
 * @param folders where files may be named; none where they can only be uploaded
 */
public record MapView(
        @Nullable MappedFile source,
        @Nullable String format,
        List<FileColumn> columns,
        List<String> remarks,
        List<MissingField> missing,
        Map<String, String> constants,
        StatedStyle stated,
        String name,
        String yaml,
        @Nullable MappingPreview preview,
        @Nullable PageError error,
        List<FieldGroup> parts,
        List<String> folders,
        String token) {
    /** The name of the file, without its directory. */
    public String fileName() {
        return source == null ? "" : source.named().replaceAll(".*[/\\\\]", "");
    }

    /** An order of day, month and year to choose, as a form sends it and as people say it. */
    public record OrderChoice(String word, PageText text) {}

    /** The orders that there are. */
    public static List<OrderChoice> orders() {
        return List.of(
                new OrderChoice(DayOrder.DMY.word(), ToolWords.DAY_MONTH_YEAR),
                new OrderChoice(DayOrder.MDY.word(), ToolWords.MONTH_DAY_YEAR),
                new OrderChoice(DayOrder.YMD.word(), ToolWords.YEAR_MONTH_DAY));
    }

    /** A column of the file with what is proposed or was chosen for it; {@code number} counts from 0. */
    public record FileColumn(int number, MappingProposal.Proposal proposal, List<String> examples) {}

    /** A field that every row needs and no column fills, and the unused columns whose values would fit it. */
    public record MissingField(String field, List<String> fitting) {}

    /** The fields of one part of the model. */
    public record FieldGroup(String name, List<Field> fields) {}

    /** A file: named below a folder of the server, or uploaded and kept until the server ends. */
    public record MappedFile(String named, boolean uploaded) {}
}
