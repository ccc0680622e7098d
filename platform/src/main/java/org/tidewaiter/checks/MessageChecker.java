package org.tidewaiter.checks;

import java.util.List;
import org.tidewaiter.message.Message;

/** Looks for defects in messages, one after the other, in the order in which they came. */
@FunctionalInterface
public interface MessageChecker {
    /** The defects of a message, in the order of the checks; none when it is clean. */
    List<Defect> check(Message message);

    /** The defects of each of these messages, which come in this order; the same as one after the other, but maybe on several cores. */
    default List<List<Defect>> checkAll(List<Message> messages) {
        return messages.stream().map(this::check).toList();
    }

    /** What was left alone in all messages so far, as what a check presupposes is not known of them. */
    default List<NotJudged> notJudged() {
        return List.of();
    }

    /** The SHA-256 of the files of an administration that it judges by, over the table that ships; empty where it judges by that alone. */
    default String ownTable() {
        return "";
    }

    /** This checker, knowing what is usual where the messages come from; one that does not ask stays as it is. */
    default MessageChecker knowing(LocalPractice habits) {
        return this;
    }
}
