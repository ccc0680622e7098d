package org.tidewaiter.web;

import java.util.List;
import java.util.Locale;
import org.tidewaiter.mapping.MappingPreview;

/** The sentences of the page on which a file's columns are mapped. */
public final class MapSentences {
    private MapSentences() {}

    /** What is done with which file. */
    public static String heading(MapView view, PageLanguage p) {
        if (view.source() == null) {
            return p.say(DataWords.LOAD_A_FILE);
        }
        return view.format() == null
                ? p.say("Map {0}", "Mettre en correspondance {0}", view.fileName())
                : p.say("Load {0}", "Charger {0}", view.fileName());
    }

    /** How many of the previewed rows would be refused. */
    public static Prose refused(MappingPreview preview, PageLanguage p) {
        return preview.refused() == 0
                ? Prose.of(p.say("none refused", "aucune refusée"))
                : Prose.empty()
                        .strong("refused", p.count(preview.refused()))
                        .say(p.say(
                                " of {0} refused",
                                " sur {0} refusées", preview.rows().size()));
    }

    /** The folders of the server from which files can be named. */
    public static Prose folders(List<String> folders, PageLanguage p) {
        Prose words = Prose.empty();
        folders.forEach(folder -> words.code(folder).say(" "));
        return words.say(p.say(
                        "Read where it lies; for large files. Any format that ",
                        "Lu là où il est ; pour les grands fichiers. Tout format que prend "))
                .code("load")
                .say(p.say(" takes.", "."));
    }

    /** Why a file of messages is not mapped. */
    public static Prose messages(String format, PageLanguage p) {
        return Prose.of(p.say("This file holds messages of the format ", "Ce fichier contient des messages au format "))
                .strong("mono", format)
                .say(p.say(
                        ". They say themselves what is what and need no mapping.",
                        ". Ils disent eux-mêmes ce qui est quoi et n’ont besoin d’aucune correspondance."));
    }

    /** What to do about a field that no column fills and none would fit. */
    public static String choose(String field, PageLanguage p) {
        return p.say(
                "Choose the column of {0} above, or give one value for all rows.",
                "Choisissez plus haut la colonne de {0}, ou donnez une valeur pour toutes les lignes.", field);
    }

    /** Columns that would fit a field which none fills. */
    public static Prose fitting(List<String> columns, String field, PageLanguage p) {
        Prose words = Prose.of(p.say("The values of ", "Les valeurs de "));
        columns.forEach(column -> words.strong(column).say(" "));
        return words.say(p.say("would fit ", "conviendraient à "))
                .code(field)
                .say(
                        p.say(
                                ": choose it above. Only if it means something else, give one value for all rows.",
                                " : choisissez-la plus haut. Seulement si elle dit autre chose, donnez une valeur pour toutes les lignes."));
    }

    /** Where a file is from. */
    public static String from(MapView.MappedFile file, PageLanguage p) {
        return file.uploaded() ? p.say("uploaded from this browser", "envoyé depuis ce navigateur") : file.named();
    }

    /** So many columns. */
    public static String columns(int columns, PageLanguage p) {
        return p.counted(columns, "{0} column", "{0} columns", "{0} colonne", "{0} colonnes");
    }

    /** How sure a proposal is at which a person has to look. */
    public static String unsure(double confidence, PageLanguage p) {
        return p.say("{0}, look", "{0}, à voir", p.percent(confidence, 0));
    }

    /** Why a row would be refused. */
    public static String row(String refusal, PageLanguage p) {
        return p.say(
                "The row {0}",
                "Ligne refusée : {0}", PageSentence.of(refusal, p).text());
    }

    /** What a proposal remarks, as a sentence; what a command says with an option is chosen on the page. */
    public static PageSentence remark(String remark, PageLanguage p) {
        String here = remark.replaceFirst(
                        "say (?:which one counts: )?--date-order .*$", "choose it below, under Days in figures")
                .replaceFirst("say (?:which [^:]*: )?--decimal .*$", "choose it below, under Decimal sign");
        PageSentence said = PageSentence.of(here, p);
        String text = said.text();
        return new PageSentence(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".", said.lang());
    }
}
