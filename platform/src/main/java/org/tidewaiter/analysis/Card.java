package org.tidewaiter.analysis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.ReferenceTable;
import org.tidewaiter.engine.PlainLetters;

/**
 * What is to be known of a question before it is asked.
 *
 * @param name how it is called on the command line and in addresses: the class's name in small letters with hyphens
 * @param room the package that holds it
 * @param question the question in an officer's words
 * @param askedBy who asks it
 * @param method how it is answered
 * @param sources papers, guides and articles that the method follows
 * @param needs the fields of the model that must be filled for an answer
 * @param cannotSee what the method does not see, and what its answer must not be used for
 * @param parameters what can be set
 * @param tables the tables kept for reference without which there is no answer
 * @param looksFor the kinds of fraud that it is a signal of, by the words that a simulation's truth has for them; may be empty
 */
public record Card(
        String name,
        String room,
        Words question,
        Words askedBy,
        Words method,
        List<String> sources,
        List<Field> needs,
        Words cannotSee,
        List<Parameter> parameters,
        List<ReferenceTable> tables,
        List<String> looksFor) {

    /** Of a question that takes nothing but what was declared. */
    public Card(
            String name,
            String room,
            Words question,
            Words askedBy,
            Words method,
            List<String> sources,
            List<Field> needs,
            Words cannotSee,
            List<Parameter> parameters,
            List<String> looksFor) {
        this(name, room, question, askedBy, method, sources, needs, cannotSee, parameters, List.of(), looksFor);
    }

    /** What its room is called. */
    public Words roomWords() {
        return RoomWords.of(room);
    }

    /** Whether its room has words of its own. */
    public boolean roomIsNamed() {
        return RoomWords.has(room);
    }

    /** The fields and tables without which there is no answer, by their names. */
    public List<String> needed() {
        return Stream.concat(needs.stream().map(Field::path), tables.stream().map(ReferenceTable::viewName))
                .toList();
    }

    /**
     * Whether each of some words, or a word that begins so, stands in its name, question, method or who asks it, in English or French, without case
     * and accents.
     */
    public boolean speaksOf(String words) {
        String said = " "
                + plain(String.join(
                        " ",
                        name,
                        room,
                        question.english(),
                        question.french(),
                        askedBy.english(),
                        askedBy.french(),
                        method.english(),
                        method.french()));
        return Stream.of(plain(words).split(" ")).allMatch(word -> said.contains(" " + word));
    }

    private static String plain(String text) {
        return PlainLetters.of(text)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** The name of a class's question: {@code PriceOutliers} is price-outliers. */
    public static String nameOf(Class<?> analysis) {
        return analysis.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** The room of a class: the last part of its package's name. */
    public static String roomOf(Class<?> analysis) {
        String name = analysis.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
