package org.tidewaiter.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * What can be set on a question before it is asked.
 *
 * @param name in small letters with underscores, as it is written on the command line and in addresses
 * @param label what it is, in words
 * @param form what a value looks like
 * @param standard the value where none is given; empty where a day or a code then does not restrict anything
 * @param least the least number, null where it is no number
 * @param most the largest number, null where it is no number
 * @param choices the words to choose from, empty where it is no choice
 * @param meanings what each of these means to a reader
 */
public record Parameter(
        String name,
        Words label,
        Form form,
        String standard,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        List<String> choices,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Words> meanings) {
    public Parameter {
        choices = List.copyOf(choices);
        meanings = Map.copyOf(meanings);
    }

    /** A parameter that is no choice. */
    public Parameter(
            String name,
            Words label,
            Form form,
            String standard,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {
        this(name, label, form, standard, least, most, List.of(), Map.of());
    }

    /** Codes that restrict a question: office, country, company. */
    private static final int LAST_YEAR = 9999;

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N} ._/&+-]{1,60}");

    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{N} ._/&+,;=%-]{1,200}");

    /** The first digits of an HS code, from the chapter to a national line. */
    private static final Pattern HS_DIGITS = Pattern.compile("[0-9]{2,12}");

    /** What a value looks like. */
    public enum Form {
        WHOLE("bigint"),
        NUMBER("decimal(18, 6)"),
        DAY("date"),
        CODE("varchar"),
        HS_CODE("varchar"),
        /** Words that the analysis reads by itself. */
        TEXT("varchar"),
        CHOICE("varchar");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        /** Its type in SQL. */
        String type() {
            return type;
        }
    }

    /** The first day of the period asked of, the first of the data where it is empty. */
    public static final Parameter FROM = day("from", Words.of("First day", "Premier jour"));

    /** The day after the last day of the period asked of. */
    public static final Parameter TO = day("to", Words.of("Day after the last", "Lendemain du dernier jour"));

    /** The office that the question is asked of, all of them where it is empty. */
    public static final Parameter OFFICE = code("office", Words.of("Office", "Bureau"));

    /** The first digits of the HS codes that the question is asked of, written with or without dots; all where it is empty. */
    public static final Parameter HS = new Parameter(
            "hs", Words.of("HS code begins with", "Le code SH commence par"), Form.HS_CODE, "", null, null);

    /** How many rows a table has at most. */
    public static final Parameter ROWS =
            whole("rows", Words.of("Rows of a table", "Lignes d’un tableau"), 100, 1, 1_000_000);

    /** A whole number within bounds. */
    public static Parameter whole(String name, Words label, long standard, long least, long most) {
        return new Parameter(
                name, label, Form.WHOLE, Long.toString(standard), BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    /** A decimal number within bounds. */
    public static Parameter number(String name, Words label, String standard, String least, String most) {
        return new Parameter(name, label, Form.NUMBER, standard, new BigDecimal(least), new BigDecimal(most));
    }

    /** A day, written 2026-01-31; none where nothing is given. */
    public static Parameter day(String name, Words label) {
        return new Parameter(name, label, Form.DAY, "", null, null);
    }

    /** A code, such as an office's or a company's; none where nothing is given. */
    public static Parameter code(String name, Words label) {
        return new Parameter(name, label, Form.CODE, "", null, null);
    }

    /** Words of up to 200 letters, digits and signs that the analysis reads by itself; none where nothing is given. */
    public static Parameter text(String name, Words label) {
        return new Parameter(name, label, Form.TEXT, "", null, null);
    }

    /** One of several words, the first where nothing is given. */
    public static Parameter choice(String name, Words label, String... words) {
        return new Parameter(name, label, Form.CHOICE, words[0], null, null, List.of(words), Map.of());
    }

    /** This parameter with what a choice means. */
    public Parameter meaning(String choice, String english, String french) {
        return meaning(choice, Words.of(english, french));
    }

    /** Likewise. */
    public Parameter meaning(String choice, Words words) {
        Map<String, Words> more = new HashMap<>(meanings);
        more.put(choice, words);
        return new Parameter(name, label, form, standard, least, most, choices, more);
    }

    /** A value as people read it: a choice in words, anything else as it is written. */
    public String shown(String value, Locale language) {
        Words meant = meanings.get(value);
        return meant == null ? value : meant.in(language);
    }

    /**
     * The value that a text says.
     *
     * @return a Long, BigDecimal, LocalDate or String; null where a day or code is not given
     * @throws TidewaiterException of kind USAGE with a sentence that says what would do
     */
    @Nullable
    Object value(String text) {
        String given = text.strip();
        return switch (form) {
            case WHOLE -> bounded(number(given)).longValueExact();
            case NUMBER -> bounded(number(given));
            case DAY -> given.isEmpty() ? null : dayOf(given);
            case CODE -> given.isEmpty() ? null : codeOf(given);
            case HS_CODE -> given.isEmpty() ? null : hsDigitsOf(given);
            case TEXT -> given.isEmpty() ? null : textOf(given);
            case CHOICE -> choiceOf(given);
        };
    }

    private BigDecimal number(String text) {
        try {
            if (text.length() > 30) {
                throw new NumberFormatException();
            }
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) < 20
                    && number.stripTrailingZeros().scale() <= (form == Form.WHOLE ? 0 : 6)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw refused(
                text,
                form == Form.WHOLE
                        ? Words.of("is no whole number", "n’est pas un nombre entier")
                        : Words.of(
                                "is no number with up to six decimals",
                                "n’est pas un nombre de six décimales au plus"));
    }

    private BigDecimal bounded(BigDecimal number) {
        if (least != null && number.compareTo(least) < 0 || most != null && number.compareTo(most) > 0) {
            throw refused(number.toPlainString(), Words.of("is out of its bounds", "est hors de ses bornes"));
        }
        return number;
    }

    private LocalDate dayOf(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1
                    || day.getYear() > LAST_YEAR) { // +99999-01-01 is ISO 8601 too, and no day of any data
                throw refused(
                        text,
                        Words.of(
                                "is no day of four figures of a year",
                                "n’est pas un jour d’une année à quatre chiffres"));
            }
            return day;
        } catch (DateTimeParseException e) {
            throw refused(text, Words.of("is no day", "n’est pas un jour"));
        }
    }

    private String codeOf(String text) {
        if (!CODE.matcher(text).matches()) {
            throw refused(text, Words.of("is no code", "n’est pas un code"));
        }
        return text;
    }

    private String textOf(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw refused(
                    text,
                    Words.of(
                            "has other signs than letters, digits and . _ / & + , ; = % -, or more than 200",
                            "a d’autres signes que lettres, chiffres et . _ / & + , ; = % -, ou plus de 200"));
        }
        return text;
    }

    private String hsDigitsOf(String text) {
        String digits = text.replaceAll("[. ]", ""); // 4202.92 is 420292
        if (!HS_DIGITS.matcher(digits).matches()) {
            throw refused(text, Words.of("is no HS code", "n’est pas un code SH"));
        }
        return digits;
    }

    /** Whether a value leaves out a part of the data: a day, an office, a company, goods. */
    boolean restricts() {
        return form == Form.DAY || form == Form.CODE || form == Form.HS_CODE;
    }

    private String choiceOf(String text) {
        if (!choices.contains(text)) {
            throw refused(text, Words.of("is not among the choices", "n’est pas parmi les choix"));
        }
        return text;
    }

    private TidewaiterException refused(String text, Words why) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new TidewaiterException(
                        Kind.USAGE,
                        "The parameter " + name + " (" + label.english() + "): '" + shown + "' " + why.english(),
                        "give " + wanted().english())
                .french(
                        "Le paramètre « " + label.french() + " » (" + name + ")\u00a0: « " + shown + " » "
                                + why.french(),
                        "donner " + wanted().french());
    }

    /** What may be given, in words. */
    public Words wanted() {
        return switch (form) {
            case WHOLE ->
                Words.of("a whole number from {0} to {1}", "un nombre entier de {0} à {1}", plain(least), plain(most));
            case NUMBER -> Words.of("a number from {0} to {1}", "un nombre de {0} à {1}", plain(least), plain(most));
            case DAY -> Words.of("a day like 2026-01-31, or nothing", "un jour tel que 2026-01-31, ou rien");
            case HS_CODE ->
                Words.of(
                        "the first 2 to 12 digits of an HS code, with or without dots, or nothing",
                        "les 2 à 12 premiers chiffres d’un code SH, avec ou sans points, ou rien");
            case TEXT ->
                Words.of(
                        "up to 200 letters, digits and signs, or nothing",
                        "au plus 200 lettres, chiffres et signes, ou rien");
            case CODE ->
                Words.of(
                        "a code of up to 60 letters and digits, or nothing",
                        "un code d’au plus 60 lettres et chiffres, ou rien");
            case CHOICE -> Words.of("one of {0}", "une valeur parmi {0}", String.join(", ", choices));
        };
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
