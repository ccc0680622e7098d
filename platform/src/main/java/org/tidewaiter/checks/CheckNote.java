package org.tidewaiter.checks;

import java.util.List;

/**
 * What people are told of a check, in one language.
 *
 * @param id its id
 * @param severity how bad its defects are
 * @param aspect the side of quality it looks at
 * @param means what is wrong when it fails
 * @param remedy what the declarant should do
 * @param fields the paths of the fields it looks at; none where it looks at the whole
 * @param source the law or standard it rests on; empty for plain arithmetic
 * @param used whether it is asked at all; one that is switched off may be on for loads made with a national guide
 */
public record CheckNote(
        String id,
        Defect.Severity severity,
        Aspect aspect,
        List<String> fields,
        String means,
        String remedy,
        String source,
        boolean used) {
    /** A check that is asked. */
    public CheckNote(
            String id,
            Defect.Severity severity,
            Aspect aspect,
            List<String> fields,
            String means,
            String remedy,
            String source) {
        this(id, severity, aspect, fields, means, remedy, source, true);
    }
}
