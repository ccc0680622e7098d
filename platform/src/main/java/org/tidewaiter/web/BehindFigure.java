package org.tidewaiter.web;

import java.util.Locale;
import org.tidewaiter.analysis.Words;

/**
 * What the page of the declarations behind a figure shows.
 *
 * @param query the question whose figure it is
 * @param table of the figure
 * @param key of the figure
 * @param shown the first of the declarations
 */
public record BehindFigure(ReportQuery query, String table, String key, AnalysesPage.ShownTable shown) {
    /** So many are shown; the file has all. */
    static final int SHOWN = 1_000;

    /** No analysis lists more declarations behind a figure. */
    private static final int MOST = 10_000;

    /** What is not shown of many. */
    public String left() {
        int all = shown.table().rows().size();
        if (all == shown.rows().size()) {
            return Words.counted(all, "{0} row.", "{0} rows.", "{0} ligne.", "{0} lignes.")
                    .in(query.language());
        }
        return Words.of(
                        all == MOST
                                ? "The first {0} are shown and the first {1} in the file: ask about less, or query the view declaration."
                                : "The first {0} of {1} are shown; all are in the file.",
                        all == MOST
                                ? "Les {0} premiers sont montrés, et les {1} premiers dans le fichier : restreignez la question, ou interrogez la vue declaration."
                                : "Les {0} premiers de {1} sont montrés ; tous sont dans le fichier.",
                        (long) shown.rows().size(),
                        (long) all)
                .in(query.language());
    }

    /** The address of the list as a file. */
    public String file() {
        return query.behind(table, key) + "&as=csv";
    }

    /** This list in another language. */
    public String in(Locale other) {
        return PageLanguage.choosing(
                other, new ReportQuery(query.analysis(), query.given(), Locale.ENGLISH).behind(table, key));
    }
}
