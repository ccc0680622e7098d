package org.tidewaiter.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What someone types into the search, and which part of the answer is shown.
 *
 * @param words numbers or words; anything may stand there, no sign has a meaning
 * @param group the only group wanted; null for the best of each
 * @param page of that group, from 1
 */
public record SearchQuery(String words, @Nullable Group group, int page) {
    /** How many words are looked at. */
    public static final int MOST_WORDS = 12;

    /** How many characters are looked at. */
    public static final int LONGEST = 200;

    /** Hits on one page of one group. */
    public static final int PAGE = 25;

    /** The last page that can be turned to: nobody reads further, and each costs more than the one before. */
    public static final int LAST_PAGE = 40;

    private static final int FEW = 6;

    /** What can be found. */
    public enum Group {
        DECLARATIONS,
        COMPANIES,
        GOODS,
        TARIFF;

        /** The group as addresses and JSON name it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps within what is looked at. */
    public SearchQuery {
        words = words.replaceAll("\\p{Cntrl}+", " ").strip();
        if (words.length() > LONGEST) {
            int end = Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            words = words.substring(0, end).strip();
        }
        page = Math.clamp(page, 1, LAST_PAGE);
    }

    /** The best of each group. */
    public static SearchQuery of(String words) {
        return new SearchQuery(words, null, 1);
    }

    /** Whether hits of a group are wanted. */
    boolean wants(Group other) {
        return group == null || group == other;
    }

    int first() {
        return group == null ? 0 : (page - 1) * PAGE;
    }

    int most() {
        return group == null ? FEW : PAGE;
    }
}
