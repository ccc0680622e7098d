package org.tidewaiter.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that say what each value is beside it, and so have no header: records of {@code key=value} or {@code key: value}, lists in YAML, and
 * e-mails. Read as a table, their first record would be lost as names of columns.
 */
final class TextRecords {
    private static final ForeignFormat PAIRS = new ForeignFormat(
            "holds records of names and values (NAME=value or NAME: value), and no table",
            "make a table of it, with the names as the first line and one record a line, or a list in JSON, and load that");

    private static final ForeignFormat YAML =
            new ForeignFormat("is a list in YAML, and no table", "write it as JSON or CSV, and load that");

    private static final ForeignFormat MAIL = new ForeignFormat(
            "is an e-mail, and no table or message of Customs",
            "save the file that is attached to it, or put its figures into a table, and load that");

    private static final int LINES = 200;

    /** Signs of a line: what it is shows at its beginning, and one of 200,000 blanks was looked at from each of them on, for minutes. */
    private static final int LOOKED_AT = 1_000;

    /** Fewer lines may be a table that happens to look so. */
    private static final int FEWEST_LINES = 4;

    /** Of a hundred lines so many have to be pairs: a value may go on in a further line, a comment may stand between. */
    private static final int OF_HUNDRED = 85;

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{N}_. /()#°º-]{0,48}?";

    /** One pair on a line; before its sign there is none that parts the values of a table. */
    private static final Pattern PAIR = Pattern.compile("\\s*\"?(" + NAME + ")\"?\\s*(?:=|:(?=\\s|$)|:=|=>)(.*)");

    private static final Pattern BESIDE = Pattern.compile(
            "(?:^|[\\s,;|\\t])([\\p{L}_][\\p{L}\\p{N}_.]*)=(?:\"[^\"]*\"|'[^']*'|[^\\s,;|=]*(?: (?![\\p{L}_][\\p{L}\\p{N}_.]*=)[^\\s,;|=]+)*)");

    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[-=*_#.]{2,}|#.*|//.*|;.*|\\[[^\\]]*\\]|[{}])\\s*");
    private static final Pattern ENTRY =
            Pattern.compile("\\s*-\\s+(?:\\{.*\\}|\"?[\\p{L}_][^:,;\\t|{}]*:(?:\\s.*)?)\\s*");
    private static final Pattern IN_ENTRY = Pattern.compile(
            "\\s*(?:-\\s+)*(?:\"?[\\p{L}_][^:,;\\t|{}]*:(?:\\s.*)?|\\{.*\\}|[^,;\\t|]*)\\s*|---|\\.\\.\\.|\\s*#.*");
    private static final Pattern HEADING = Pattern.compile(
            "(?i)(from|to|cc|subject|date|sent|received|return-path|message-id|delivered-to|mime-version|reply-to|x-[a-z-]+): .*");

    private TextRecords() {}

    /** What a text is, by its first characters; null where it may be a table. */
    static @Nullable ForeignFormat of(String sample) {
        List<String> lines = sample.lines()
                .filter(line -> !line.isBlank())
                .limit(LINES + 1L)
                .map(line -> line.substring(0, Math.min(line.length(), LOOKED_AT)))
                .toList();
        lines = lines.size() > LINES ? lines.subList(0, LINES) : lines; // the last one may be cut off
        if (isMail(lines)) {
            return MAIL;
        }
        if (lines.size() >= 2 && areListed(lines)) {
            return YAML;
        }
        return arePairs(lines) || areBeside(lines) ? PAIRS : null;
    }

    private static boolean isMail(List<String> lines) {
        Set<String> headings = new HashSet<>();
        for (String line : lines.subList(0, Math.min(lines.size(), 25))) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                headings.add(heading.group(1).toLowerCase(java.util.Locale.ROOT));
            }
        }
        boolean starts = !lines.isEmpty() && HEADING.matcher(lines.getFirst()).matches();
        return starts && headings.contains("from") && (headings.contains("subject") || headings.contains("to"));
    }

    private static boolean areListed(List<String> lines) {
        long entries =
                lines.stream().filter(line -> ENTRY.matcher(line).matches()).count();
        long fitting =
                lines.stream().filter(line -> IN_ENTRY.matcher(line).matches()).count();
        String first = lines.stream()
                .filter(line -> !line.startsWith("---") && !line.strip().startsWith("#"))
                .findFirst()
                .orElse("");
        boolean begins = ENTRY.matcher(first).matches() || first.matches("\\s*\"?[\\p{L}_][\\p{L}\\p{N}_ -]*\"?:\\s*");
        return begins && entries >= 1 && 100 * fitting >= OF_HUNDRED * (long) lines.size();
    }

    /** One pair a line, whose names come again with each record or fill the whole text. */
    private static boolean arePairs(List<String> lines) {
        Set<String> names = new HashSet<>();
        int pairs = 0;
        int between = 0;
        for (String line : lines) {
            Matcher pair = PAIR.matcher(line);
            if (BETWEEN.matcher(line).matches()) {
                between++;
            } else if (pair.matches()) {
                pairs++;
                names.add(pair.group(1).strip());
            }
        }
        int all = lines.size() - between;
        return pairs >= FEWEST_LINES && names.size() >= 2 && 100L * pairs >= (long) OF_HUNDRED * all;
    }

    /** Several pairs with {@code =} on each line. */
    private static boolean areBeside(List<String> lines) {
        if (lines.size() < 2) {
            return false;
        }
        long several = lines.stream()
                .filter(line -> {
                    List<java.util.regex.MatchResult> pairs =
                            BESIDE.matcher(line).results().toList();
                    return pairs.size() >= 3 && pairs.getFirst().start() == 0;
                })
                .count();
        return 100 * several >= OF_HUNDRED * (long) lines.size();
    }
}
