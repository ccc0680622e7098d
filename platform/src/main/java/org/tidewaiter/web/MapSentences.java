package org.tidewaiter.web;

import org.tidewaiter.intake.MappingPreview;

/** The sentences of the page on which a file's columns are mapped. */
public final class MapSentences {
    private MapSentences() {}

    /** How many of the previewed rows would be refused. */
    public static Prose refused(MappingPreview preview) {
        return preview.refused() == 0
                ? Prose.of("none refused")
                : Prose.empty()
                        .strong("refused", Show.count(preview.refused()))
                        .say(" of " + Show.count(preview.rows().size()) + " refused");
    }
}
