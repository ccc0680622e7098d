package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of several columns of HS codes is the code: the longest, where the others are its beginnings row by row, as exports have
 * chapter, heading, subheading and national code side by side. Two or four digits are a chapter or heading and no code of goods.
 */
final class HsColumns {
    /** Digits of a heading: what is no longer is no code that declarations bear. */
    private static final int HEADING = 4;

    private final List<List<String>> digits = new ArrayList<>();

    HsColumns(List<ColumnSample> samples) {
        samples.forEach(s -> digits.add(s.values().stream()
                .map(v -> v.replaceAll("[.\\s-]", ""))
                .map(v -> v.matches("\\d{1,12}") ? v : "")
                .toList()));
    }

    /** The score of a column as HS code, with what its digits and those of the other columns say. */
    double score(int column, double score) {
        List<String> mine = digits.get(column);
        if (score == 0 || mine.isEmpty() || mine.contains("")) {
            return score;
        }
        for (int other = 0; other < digits.size(); other++) {
            if (other != column && begins(mine, digits.get(other))) {
                return 0;
            }
        }
        return mine.stream().allMatch(code -> code.length() <= HEADING)
                ? Math.min(score, MoneyColumns.NOT_SURE)
                : score;
    }

    /** Whether each code is the beginning of the longer one in the same row; codes of fewer than two digits prove nothing. */
    private static boolean begins(List<String> mine, List<String> longer) {
        if (mine.size() != longer.size()) {
            return false;
        }
        for (int row = 0; row < mine.size(); row++) {
            String code = mine.get(row);
            if (code.length() < 2
                    || longer.get(row).length() <= code.length()
                    || !longer.get(row).startsWith(code)) {
                return false;
            }
        }
        return true;
    }
}
