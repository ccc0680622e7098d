package org.tidewaiter.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.notation.StatedStyle;

/**
 * What a load of a table as proposed has to ask before it can be.
 *
 * @param sentence what is not known, without a full stop
 * @param column the column that a person may say to be the field; empty where the sentence says itself what answers it
 * @param field the path of that field; empty where the column cannot be read, and the load may go without it
 * @param alone how it is told where nothing else is to be asked
 */
public record OpenQuestion(String sentence, String column, String field, TidewaiterException alone) {
    /**
     * The error that asks them all, so that one command answers them; that of the only one where there is one.
     *
     * @param questions at least one
     * @param shown the file, as errors name it
     */
    public static TidewaiterException of(List<OpenQuestion> questions, String shown, Path path) {
        if (questions.stream().map(OpenQuestion::alone).distinct().count() == 1) {
            return questions.getFirst().alone();
        }
        String all = IntStream.range(0, questions.size())
                .mapToObj(i -> "(" + (i + 1) + ") " + questions.get(i).sentence())
                .collect(Collectors.joining("; "));
        List<String> answers = answers(questions);
        return new TidewaiterException(
                Kind.INPUT,
                questions.size() + " things of " + shown + " are not plain: " + all,
                (answers.isEmpty()
                                ? ""
                                : "answer all of them in one command: " + String.join(" ", answers)
                                        + ", where that is right (COLUMN=- for a column that is none), with what the"
                                        + " others say; or ")
                        + "run 'tidewaiter map " + path + " --out mapping.yaml', correct it, and load with --mapping"
                        + " mapping.yaml");
    }

    private static List<String> answers(List<OpenQuestion> questions) {
        Set<String> said = new HashSet<>();
        List<String> answers = new ArrayList<>();
        for (OpenQuestion question : questions) {
            if (!question.column.isEmpty() && question.field.isEmpty()) {
                answers.add("--leave-out '" + question.column + "'");
            } else if (!question.column.isEmpty()) {
                String field = said.add(question.field) ? question.field : StatedStyle.NO_FIELD;
                answers.add("--set '" + question.column + "=" + field + "'");
            }
        }
        return answers;
    }
}
