package org.tidewaiter.web;

import java.util.List;
import org.tidewaiter.mapping.MappingPreview;

/** The sentences of the page on which a file's columns are mapped. */
public final class MapSentences {
    private MapSentences() {}

    /** What is done with which file. */
    public static String heading(MapView view) {
        return view.source() == null ? "Load a file" : (view.format() == null ? "Map " : "Load ") + view.fileName();
    }

    /** How many of the previewed rows would be refused. */
    public static Prose refused(MappingPreview preview) {
        return preview.refused() == 0
                ? Prose.of("none refused")
                : Prose.empty()
                        .strong("refused", DisplayText.count(preview.refused()))
                        .say(" of " + DisplayText.count(preview.rows().size()) + " refused");
    }

    /** The folders of the server from which files can be named. */
    public static Prose folders(List<String> folders) {
        Prose words = Prose.empty();
        folders.forEach(folder -> words.code(folder).say(" "));
        return words.say("Read where it lies; for large files. Any format that ")
                .code("load")
                .say(" takes.");
    }

    /** Why a file of messages is not mapped. */
    public static Prose messages(String format) {
        return Prose.of("This file holds messages of the format ")
                .strong("mono", format)
                .say(". They say themselves what is what and need no mapping.");
    }

    /** What to do about a field that no column fills and none would fit. */
    public static String choose(String field) {
        return "Choose the column of " + field + " above, or give one value for all rows.";
    }

    /** Columns that would fit a field which none fills. */
    public static Prose fitting(List<String> columns, String field) {
        Prose words = Prose.of("The values of ");
        columns.forEach(column -> words.strong(column).say(" "));
        return words.say("would fit ")
                .code(field)
                .say(": choose it above. Only if it means something else, give one value for all rows.");
    }
}
