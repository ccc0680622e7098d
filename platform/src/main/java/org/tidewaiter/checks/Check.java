package org.tidewaiter.checks;

import java.util.function.Consumer;
import org.tidewaiter.message.Message;

/** A check of one message: one small class, or one line of the table of checks. It keeps no state between messages. */
public interface Check {
    /** Its id, as written in the table of checks, defects and score cards. */
    String id();

    /** Hands every defect it finds to {@code found}. */
    void look(Message message, Consumer<Defect> found);
}
