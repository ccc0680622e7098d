package org.tidewaiter.mapping;

import java.util.Set;

/** What the words of a column's name mean, in whatever language it is written: {@code N° de l'article} is an item and a number. */
public final class NameWords {
    private NameWords() {}

    /** The meanings, in English; none where a word is misspelt or cut off, so that its meaning would be a guess. */
    public static Set<String> of(String name) {
        FieldNames.NameReading said = FieldNames.read().said(name);
        return said.guessed() > 0 ? Set.of() : said.words();
    }
}
