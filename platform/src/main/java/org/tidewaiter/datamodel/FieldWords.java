package org.tidewaiter.datamodel;

import java.util.Locale;

/** The fields of the model as people call them, in English and French: in messages, letters and pages. */
public final class FieldWords {
    private FieldWords() {}

    /** By itself, as at the head of a column: "Net mass", "Masse nette". */
    public static String alone(Field field, Locale language) {
        String name = field.words(language).replaceFirst("^(the |la |le |les |l')", "");
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    /** What a path of the model is called, with or without positions; any other path stays as it is. */
    public static String alone(String path, Locale language) {
        return Field.of(path.replaceAll("\\[\\d+]", ""))
                .map(field -> alone(field, language))
                .orElse(path);
    }
}
