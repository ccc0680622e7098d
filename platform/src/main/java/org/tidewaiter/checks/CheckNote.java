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
 */
public record CheckNote(
        String id,
        Defect.Severity severity,
        Aspect aspect,
        List<String> fields,
        String means,
        String remedy,
        String source) {}
