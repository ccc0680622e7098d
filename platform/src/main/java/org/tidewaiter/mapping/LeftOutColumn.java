package org.tidewaiter.mapping;

import org.tidewaiter.engine.Excerpt;

/**
 * A column that is not loaded although its name says of which field it is: its values cannot be read as that field, or its
 * name may say something else.
 *
 * @param column its name in the file
 * @param field the path of the field
 * @param example a value that cannot be read
 * @param reason why, to follow the value
 * @param unread how many of the values looked at cannot be read; 0 where all can, but it is not sure that they are meant
 * @param looked how many values were looked at
 * @param weighty whether it stands for money, mass, quantity, an HS code or a party, without which no load is right
 */
public record LeftOutColumn(
        String column, String field, String example, String reason, long unread, long looked, boolean weighty) {
    /** In a line for people. */
    public String line() {
        return "left out: " + why();
    }

    /** What is wrong with it. */
    public String why() {
        if (unread == 0) {
            return "'" + column + "' " + reason;
        }
        return "'" + column + "' is " + field + " by its name, but " + unread + " of " + looked
                + " values cannot be read, such as '" + Excerpt.of(example) + "', which " + reason;
    }
}
