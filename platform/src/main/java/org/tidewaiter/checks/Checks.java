package org.tidewaiter.checks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Kind;

/**
 * The checks that messages are judged by: the standard table, and what an administration's own files change in it.
 *
 * <p>Some checks remember former messages for a while (duplicates). So take one of these for each file or load, or call
 * {@link #fresh} in between, and judge with it in one thread at a time; threads of their own take {@link #fresh} ones.
 */
public final class Checks {
    private final List<CheckLine> lines;
    private final Locale locale;
    private final List<LineCheck> table;
    private final @Nullable LocalDate asOf;
    private final LocalPractice habits;
    private final String ownTable;

    private Checks(
            List<CheckLine> lines,
            Locale locale,
            @Nullable LocalDate asOf,
            LocalPractice habits,
            String ownTable,
            List<LineCheck> table) {
        this.lines = List.copyOf(lines);
        this.locale = locale;
        this.asOf = asOf;
        this.habits = habits;
        this.ownTable = ownTable;
        this.table = table;
    }

    private Checks(
            List<CheckLine> lines, Locale locale, @Nullable LocalDate asOf, LocalPractice habits, String ownTable) {
        this(
                lines,
                locale,
                asOf,
                habits,
                ownTable,
                lines.stream()
                        .filter(l -> !l.isOff())
                        .map(l -> new LineCheck(l, locale))
                        .toList());
    }

    /** The checks of the table with an empty memory. */
    private List<LineCheck> freshTable() {
        return table.stream().map(LineCheck::fresh).toList();
    }

    /**
     * What a check is, in one language.
     *
     * @param id its id
     * @param family completeness, validity, consistency, uniqueness, timeliness or plausibility
     * @param severity {@code error} or {@code warning}
     * @param fields the fields it looks at
     * @param what what it finds
     * @param remedy what the declarant should do
     * @param source law or standard
     * @param off whether it is switched off
     */
    public record Description(
            String id,
            String family,
            String severity,
            List<String> fields,
            String what,
            String remedy,
            String source,
            boolean off) {}

    /** The standard table, in English. */
    public static Checks standard() {
        return read();
    }

    /**
     * The standard table with files of one's own put over it, in their order: a line with the id of a known check changes
     * the keys it gives ({@code off: true}, {@code severity}, {@code tolerance}, …), any other line adds a check.
     *
     * @throws org.tidewaiter.engine.TidewaiterException INPUT for a file that cannot be read or a line that makes no check
     */
    public static Checks read(Path... files) {
        return new Checks(
                CheckTableReader.read(files),
                Locale.ENGLISH,
                null,
                LocalPractice.UNKNOWN,
                CheckTableReader.sha256(files));
    }

    /**
     * These checks with some switched, as a national guide says: on wherever they would look, or off.
     *
     * @param switched by the id of the check; true for on
     * @param source who says so, for errors
     */
    public Checks switching(Map<String, Boolean> switched, String source) {
        return switched.isEmpty()
                ? this
                : new Checks(CheckTableReader.switched(lines, switched, source), locale, asOf, habits, ownTable);
    }

    /** These checks with their words in another language; English where there are none. Their memory is empty. */
    public Checks in(Locale language) {
        return new Checks(lines, language, asOf, habits, ownTable);
    }

    /** The SHA-256 of the files that were put over the standard table; empty where none was. */
    public String ownTable() {
        return ownTable;
    }

    /** These checks with an empty memory. */
    public Checks fresh() {
        return new Checks(lines, locale, asOf, habits, ownTable, freshTable());
    }

    /** These checks as of a day that stands for today: what lies after it lies in the future. */
    public Checks asOf(LocalDate today) {
        return new Checks(lines, locale, today, habits, ownTable, freshTable());
    }

    /** These checks with an empty memory, knowing what is usual where the messages come from. */
    public Checks knowing(LocalPractice usual) {
        return new Checks(lines, locale, asOf, usual, ownTable, freshTable());
    }

    /** Everything that is wrong with a message, in the order of the table; a response of Customs is not judged. */
    public List<Defect> check(Message message) {
        List<Defect> found = new ArrayList<>();
        check(message, found::add);
        return found;
    }

    /** Hands on everything that is wrong with a message as it is found, in the order of the table. */
    public void check(Message message, Consumer<Defect> found) {
        if (message.kind() != Kind.RESPONSE) {
            PreparedMessage seen =
                    new PreparedMessage(message, locale, asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf, habits);
            for (LineCheck check : table) {
                check.look(seen, found);
            }
        }
    }

    /**
     * Everything that is wrong with each of these messages, which come in this order, as {@link #check(Message)} finds it. The checks share the
     * cores: each sees all messages in their order, as those that remember former ones must.
     */
    public List<List<Defect>> checkAll(List<Message> messages) {
        LocalDate today = asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
        return new SharedChecks(table, message -> new PreparedMessage(message, locale, today, habits)).check(messages);
    }

    /** What the checks left alone so far, as what they presuppose is not known of the messages; in the order of the table. */
    public List<NotJudged> notJudged() {
        return table.stream().map(LineCheck::notJudged).filter(Objects::nonNull).toList();
    }

    /** What every check of the table is, switched-off ones included, in its order. */
    public List<Description> describe(Locale language) {
        return lines.stream()
                .map(l -> new Description(
                        l.id(),
                        l.text("family", "consistency"),
                        l.severity().name().toLowerCase(Locale.ROOT),
                        CheckKinds.fieldsOf(l),
                        l.words(language, "what"),
                        l.words(language, "do"),
                        l.source(language),
                        l.isOff()))
                .toList();
    }
}
