package org.tidewaiter.datamodel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who or what chose a declaration for a control, or put it into its lane. */
public enum Chooser {
    /** A rule, such as a risk profile. */
    RULE,
    /** The ranking of a model. */
    MODEL,
    /** A random draw. */
    RANDOM,
    /** An officer. */
    OFFICER,
    /** Nobody: all such declarations are controlled. */
    ALL,
    /** Not recorded. */
    UNKNOWN,
    /** Nobody: an assessment left it in the green lane. */
    NONE;

    /** The word as it is stored, loaded and shown. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words that the control of a file or form may give: all but {@link #NONE}, as what was controlled was chosen. */
    public static List<String> wordsOfControls() {
        return Arrays.stream(values()).filter(c -> c != NONE).map(Chooser::word).toList();
    }

    /** Who may have chosen what a person enters the result of: all that can be recorded. */
    public static List<Chooser> ofEntries() {
        return Arrays.stream(values()).filter(c -> c != NONE && c != UNKNOWN).toList();
    }

    @Override
    public String toString() {
        return word();
    }
}
