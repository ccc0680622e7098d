package org.tidewaiter.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Card;

/** The questions that can be asked, all of them or those that speak of some words. */
public final class GalleryPage {
    private GalleryPage() {}

    /**
     * What the gallery shows.
     *
     * @param cards the questions, those of one room together
     * @param all how many there are in all
     * @param find the words that they speak of; empty for all
     */
    public record Gallery(List<Card> cards, int all, String find, Locale language) {
        /** A text in the language of the page. */
        public String say(PageWords words) {
            return words.in(language);
        }

        /** Where a question is asked. */
        public String url(Card card) {
            return "/analyses/" + card.name() + (language.equals(Locale.FRENCH) ? "?language=fr" : "");
        }

        /** These questions in another language. */
        public String in(String other) {
            return "/analyses?language=" + other
                    + (find.isEmpty() ? "" : "&find=" + URLEncoder.encode(find, StandardCharsets.UTF_8));
        }
    }

    static void show(Context context) {
        String find = Objects.requireNonNullElse(context.queryParam("find"), "").strip();
        List<Card> all = AnalysisRegister.all().analyses().stream()
                .map(Analysis::card)
                .sorted(Comparator.comparing(Card::room))
                .toList();
        Templates.show(
                context,
                "analyses",
                new Gallery(
                        all.stream().filter(c -> c.speaksOf(find)).toList(),
                        all.size(),
                        find,
                        PageLanguage.localeOf(context)));
    }
}
