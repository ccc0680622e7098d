package org.tidewaiter.web;

import java.util.List;
import java.util.Locale;
import org.tidewaiter.analysis.Words;

/**
 * The frame of every page, in its language: the menu, the search field and the foot.
 *
 * @param language of the page
 */
public record Frame(Locale language) {
    /**
     * A link of the menu.
     *
     * @param name by which a page says that it is the one
     * @param href where it leads
     * @param label what it is called
     */
    public record Link(String name, String href, String label) {}

    private record Page(String name, String href, Words label, boolean french) {}

    /** The pages of the menu; those that are in French too are opened in the language of the page. */
    private static final List<Page> PAGES = List.of(
            new Page("overview", "/", Words.of("Overview", "Aperçu"), true),
            new Page("ranked", "/ranked", Words.of("Ranked list", "Liste classée"), true),
            new Page("model", "/model", Words.of("Model", "Modèle"), true),
            new Page("quality", "/quality", Words.of("Quality", "Qualité"), true),
            new Page("analyses", "/analyses", Words.of("Analyses", "Analyses"), true),
            new Page("query", "/query", Words.of("Query", "Requête"), true),
            new Page("loads", "/loads", Words.of("Loads", "Chargements"), true));

    /** The frame of a page in English, or in French where the code is {@code fr}. */
    public static Frame of(String code) {
        return new Frame(Words.language(code));
    }

    /** The code of the language. */
    public String code() {
        return language.getLanguage();
    }

    /** The links of the menu. */
    public List<Link> menu() {
        boolean french = language.equals(Locale.FRENCH);
        return PAGES.stream()
                .map(p -> new Link(
                        p.name(),
                        french && p.french() ? p.href() + "?language=fr" : p.href(),
                        p.label().in(language)))
                .toList();
    }

    /** Where the mark leads. */
    public String home() {
        return SearchPage.in(language, "/");
    }

    /** For readers of screens: a way past the menu. */
    public String skip() {
        return say("Skip to content", "Aller au contenu");
    }

    /** What the menu is called. */
    public String pages() {
        return say("Pages", "Pages");
    }

    /** What the mark is called. */
    public String mark() {
        return say("Tidewaiter, overview", "Tidewaiter, aperçu");
    }

    /** What the search finds. */
    public String find() {
        return say(
                "Find declarations, companies and goods by number or words",
                "Chercher déclarations, entreprises et marchandises par numéro ou par mots");
    }

    /** What stands in the search while it is empty. */
    public String hint() {
        return say("Number, company or goods", "Numéro, entreprise, marchandise");
    }

    /** The first page in English and in French, for who chooses a language. */
    public List<Link> languages() {
        return Words.LANGUAGES.stream()
                .map(l -> new Link(
                        l.getLanguage(),
                        PageLanguage.choosing(l, "/"),
                        l.equals(Locale.FRENCH) ? "Français" : "English"))
                .toList();
    }

    /** What stands at the foot. */
    public String foot() {
        return say(
                "A tidewaiter met each ship as it came in with the tide. Everything here stays on this machine.",
                "Un tidewaiter attendait chaque navire à la marée. Tout ce qui est ici reste sur cette machine.");
    }

    private String say(String english, String french) {
        return Words.of(english, french).in(language);
    }
}
