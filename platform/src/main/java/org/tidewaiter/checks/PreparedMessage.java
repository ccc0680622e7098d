package org.tidewaiter.checks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.CodeWords;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Part;

/**
 * A message while it is judged: its parts by number (0 is the heading, goods items from 1), numbers read once, and the day
 * on which its codes have to be valid. For one thread.
 */
// Long: a message as conditions see it: an accessor a word that they may use.
@SuppressWarnings("EnumOrdinal") // What every field says stands in an array, at the place of the field.
final class PreparedMessage {
    private static final int FIELDS = Field.values().length;

    /** Stands for a number that nobody has asked for yet; no declared number is infinite. */
    private static final double NOT_READ = Double.POSITIVE_INFINITY;

    private static final Set<Field> TEXTS = fields(f -> switch (f.type()) {
        case TEXT, CODE, PARTY, COUNTRY -> f != Field.MARKS;
        default -> false;
    });
    /** The codes behind what is written, of fields whose codes may be written in words. */
    private static final Map<Field, AnswerCache<String>> CODES = codes();

    /** Whether a field is an item's own, by its place among the fields. */
    private static final boolean[] OF_ITEMS = ofItems();

    private final Message message;
    private final Locale locale;
    private final LocalDate today;
    private final LocalDate day;
    private final boolean isDated;
    private final double[] numbers;
    /** What every field says, by part and field: many checks ask for the same. */
    private final @Nullable String[] texts;

    private final Consignments consignments;
    private final boolean hasConsignments;
    private final LocalPractice habits;
    private @Nullable List<Addition> beside;
    private @Nullable Map<String, List<Addition>> byName;

    PreparedMessage(Message message, Locale locale, LocalDate today, LocalPractice habits) {
        this.message = message;
        this.locale = locale;
        this.today = today;
        this.habits = habits;
        this.consignments = Consignments.of(message);
        this.hasConsignments = consignments.say();
        this.numbers = new double[(message.items().size() + 1) * FIELDS];
        Arrays.fill(numbers, NOT_READ);
        this.texts = new String[numbers.length];
        for (int part = 0; part <= message.items().size(); part++) {
            readTexts(part);
        }
        LocalDateTime accepted = time(0, Field.ACCEPTED_AT);
        LocalDateTime lodged = accepted == null ? time(0, Field.LODGED_AT) : accepted;
        this.day = lodged == null ? today : lodged.toLocalDate();
        this.isDated = lodged != null;
    }

    private static Set<Field> fields(Predicate<Field> which) {
        return Arrays.stream(Field.values())
                .filter(which)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
    }

    private static Map<Field, AnswerCache<String>> codes() {
        Map<Field, AnswerCache<String>> codes = new EnumMap<>(Field.class);
        for (Field field : fields(CodeWords::translates)) {
            codes.put(field, new AnswerCache<>(said -> CodeWords.standard().code(field, said)));
        }
        return codes;
    }

    private static boolean[] ofItems() {
        boolean[] ofItems = new boolean[FIELDS];
        for (Field field : Field.values()) {
            ofItems[field.ordinal()] = field.part() == Field.Part.GOODS_ITEM;
        }
        return ofItems;
    }

    private void readTexts(int part) {
        int from = part * FIELDS;
        Part said = part(part);
        for (Field field : said.values().keySet()) { // entries of enum maps are made for who asks for them
            texts[from + field.ordinal()] = read(field, said.text(field));
        }
    }

    Message message() {
        return message;
    }

    Locale locale() {
        return locale;
    }

    LocalDate today() {
        return today;
    }

    /** What is usual where the message comes from. */
    LocalPractice habits() {
        return habits;
    }

    /** Whether the message says when it was accepted or lodged: else nobody knows which editions of lists were in force. */
    boolean isDated() {
        return isDated;
    }

    /** The day of acceptance, or of lodging, or today. */
    LocalDate day() {
        return day;
    }

    int items() {
        return message.items().size();
    }

    Part part(int number) {
        return number == 0 ? message.heading() : consignments.items().get(number - 1);
    }

    Consignments consignments() {
        return consignments;
    }

    /**
     * The part that holds a field, seen from a part: the heading for fields of the declaration, but the item where its
     * consignment says them for itself.
     */
    int home(Field field, int part) {
        boolean own = OF_ITEMS[field.ordinal()]
                || (hasConsignments
                        && consignments.say(field)
                        && (part(0).text(field) == null || part(part).text(field) != null));
        return own ? part : 0;
    }

    /**
     * The value of a field as seen from a part; null where not given, as where a word says so (NULL, N/A; not TBA, which is
     * told as what it is). Codes that are written in words ("Sea", "France") are the codes.
     */
    @Nullable
    String text(int part, Field field) {
        return texts[home(field, part) * FIELDS + field.ordinal()];
    }

    /** The value of a field as the file writes it. */
    @Nullable
    String said(int part, Field field) {
        return part(home(field, part)).text(field);
    }

    private static @Nullable String read(Field field, @Nullable String said) {
        if (said == null || !TEXTS.contains(field)) {
            return said;
        }
        if (NullWords.isNull(said)) { // of few; then it may be Namibia, or what fills a place
            boolean country = field.type() == Field.Type.COUNTRY;
            boolean something = (country && said.equalsIgnoreCase("NA")) || NullWords.isFiller(said);
            if (!something) {
                return null;
            }
        }
        AnswerCache<String> codes = CODES.get(field);
        return codes == null ? said : codes.of(said);
    }

    /** A field as a number; NaN where it is not given or is none. Doubles do: every comparison has a tolerance. */
    double number(int part, Field field) {
        int place = home(field, part) * FIELDS + field.ordinal();
        if (numbers[place] == NOT_READ) {
            numbers[place] = parse(texts[place]);
        }
        return numbers[place];
    }

    private static double parse(@Nullable String text) {
        if (text == null || text.isEmpty() || text.charAt(text.length() - 1) > '9' || text.indexOf('x') >= 0) {
            return Double.NaN;
        }
        double plain = OnePassNumber.of(text);
        if (!Double.isNaN(plain)) {
            return plain;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A field as a time; a date alone is its midnight; null where it is not given or is none. */
    @Nullable
    LocalDateTime time(int part, Field field) {
        return timeOf(text(part, field));
    }

    static @Nullable LocalDateTime timeOf(@Nullable String text) {
        if (text == null || text.length() < 10) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
            if (text.charAt(4) != '-' || text.charAt(7) != '-') {
                return null;
            }
            return text.length() < 16
                    ? date.atStartOfDay()
                    : date.atTime(Integer.parseInt(text, 11, 13, 10), Integer.parseInt(text, 14, 16, 10));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new NumberFormatException();
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** Every value of a field in a part: the first, those that readers keep as additions under the field's path, and those of lines. */
    List<String> all(int part, Field field) {
        String first = text(part, field);
        if (message.additions().isEmpty() && part(part).lines().isEmpty()) {
            return first == null ? List.of() : List.of(first);
        }
        List<String> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        boolean told = consignments.say(field) && first != null; // as a value and as an addition
        for (Addition addition : named(field)) {
            if (of(addition) == home(field, part) && !(told && addition.text().equals(first))) {
                String text = read(field, addition.text());
                if (text != null) {
                    all.add(text);
                }
            }
        }
        addOfLines(part(home(field, part)), field, all);
        return all;
    }

    /** The additions under a field's path. Checks ask for those of every field, and a message has hundreds of others. */
    private List<Addition> named(Field field) {
        Map<String, List<Addition>> named = byName;
        if (named == null) {
            named = message.additions().stream().collect(Collectors.groupingBy(Addition::name));
            byName = named;
        }
        return named.getOrDefault(field.path(), List.of());
    }

    /** Adds what lines say in the column that stands for a field; the first such value is the field's own. */
    private static void addOfLines(Part part, Field field, List<String> all) {
        String own = part.text(field);
        boolean seen = false;
        for (Line line : part.lines()) {
            String said = line.text(field);
            String text = read(field, said);
            boolean first = !seen && Objects.equals(said, own);
            if (text != null && !first) {
                all.add(text);
            }
            seen |= first && said != null;
        }
    }

    /** What the message says beside its fields: its additions, and what its lines say under the names of table and column. */
    List<Addition> beside() {
        List<Addition> known = beside;
        if (known == null) {
            known = new ArrayList<>(message.additions());
            for (int part = 0; part <= items(); part++) {
                for (Line line : part(part).lines()) {
                    Integer sequence = part == 0 ? null : part;
                    for (Map.Entry<String, GivenValue> e : line.values().entrySet()) {
                        String name = line.table().tableName() + "." + e.getKey();
                        known.add(new Addition(sequence, name, e.getValue().text()));
                    }
                }
            }
            beside = known;
        }
        return known;
    }

    /** The part that an addition belongs to. */
    static int of(Addition addition) {
        Integer sequence = addition.sequence();
        return sequence == null ? 0 : sequence;
    }
}
