package org.tidewaiter.model;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The fields of the model as people call them, in English and French: in messages, letters and pages. */
public final class FieldWords {
    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private FieldWords() {}

    /** With its article, as within a sentence: "the net mass", "la masse nette". */
    public static String within(Field field, Locale language) {
        return words(language).getString(field.path());
    }

    /** By itself, as at the head of a column: "Net mass", "Masse nette". */
    public static String alone(Field field, Locale language) {
        String name = within(field, language).replaceFirst("^(the |la |le |les |l')", "");
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    /** What a path of the model is called, with or without positions; any other path stays as it is. */
    public static String alone(String path, Locale language) {
        return Field.of(path.replaceAll("\\[\\d+]", ""))
                .map(field -> alone(field, language))
                .orElse(path);
    }

    private static ResourceBundle words(Locale language) {
        String known = language.getLanguage().equals("fr") ? "fr" : "en";
        return BUNDLES.computeIfAbsent(
                known,
                l -> ResourceBundle.getBundle(
                        "org.tidewaiter.model.field-words",
                        Locale.of(l),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
}
