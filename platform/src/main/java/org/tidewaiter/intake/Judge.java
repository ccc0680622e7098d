package org.tidewaiter.intake;

import java.util.List;
import org.tidewaiter.message.Message;
import org.tidewaiter.quality.Defect;

/** Looks for defects in messages on their way in; what it finds is kept beside the declaration. */
@FunctionalInterface
public interface Judge {
    /** The defects of a message, in the order of the checks; none when it is clean. */
    List<Defect> judge(Message message);
}
