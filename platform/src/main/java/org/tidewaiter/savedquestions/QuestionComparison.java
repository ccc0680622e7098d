package org.tidewaiter.savedquestions;

import org.jspecify.annotations.Nullable;

/**
 * How a question stands: one of its answers, another before it, and what is different from that one to this.
 *
 * @param question the question
 * @param due whether it is to be asked
 * @param answer the answer, the last one where none was named; null where it was never asked
 * @param before the one that it is compared with; null where there is none
 * @param change from the answer before to this; null where there are no two
 */
public record QuestionComparison(
        SavedQuestion question,
        Due due,
        @Nullable SavedAnswer answer,
        @Nullable SavedAnswer before,
        @Nullable AnswerChange change) {

    static QuestionComparison of(
            SavedQuestion question, Due due, @Nullable SavedAnswer answer, @Nullable SavedAnswer before) {
        AnswerChange change =
                answer == null || before == null ? null : AnswerChange.between(before.said(), answer.said());
        return new QuestionComparison(question, due, answer, before, change);
    }

    /** Whether both answers are there, and differ. */
    public boolean isChanged() {
        return change != null && !change.isNone();
    }

    /** Whether the method changed between the two, so that a change may be its doing. */
    public boolean isOtherMethod() {
        return answer != null && before != null && !before.methodVersion().equals(answer.methodVersion());
    }

    /** Whether the two were asked of other days or otherwise set. */
    public boolean isOtherPeriod() {
        return answer != null && before != null && !before.asked().equals(answer.asked());
    }

    /** Whether the two are of the same data, so that only the days asked of or the method can have changed the answer. */
    public boolean isSameData() {
        return answer != null && before != null && before.dataVersion().equals(answer.dataVersion());
    }
}
