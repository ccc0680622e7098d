package org.tidewaiter.codesandunits;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/**
 * Countries and areas of ISO 3166-1, by their two capital letters. Source: see SOURCES.md beside the data. Immutable.
 *
 * <p>Codes that ISO leaves to its users (XI, XK, QZ …) are not contained but told apart by {@link #isUserAssigned}, as
 * customs files use them: XI for Northern Ireland, XK for Kosovo.
 */
public final class Countries implements DatedCodes {
    private record Country(String alpha3, String numeric, String name) {}

    private final Map<String, Country> byAlpha2;
    private final Map<String, String> byNumeric = new HashMap<>();
    private final Map<String, YearMonth> assigned = new HashMap<>();
    private final Map<String, YearMonth> withdrawn = new HashMap<>();

    private Countries(Map<String, Country> byAlpha2) {
        this.byAlpha2 = Map.copyOf(byAlpha2);
        byAlpha2.forEach((alpha2, country) -> byNumeric.put(country.numeric(), alpha2));
    }

    private static Countries read() {
        Map<String, Country> rows = new LinkedHashMap<>();
        CodeList.read(
                "country-codes.csv",
                row -> rows.put(
                        row.getField("alpha2"),
                        new Country(row.getField("alpha3"), row.getField("numeric"), row.getField("name"))));
        Countries list = new Countries(rows);
        CodeList.read(
                "new-countries.csv",
                row -> list.assigned.put(row.getField("code"), YearMonth.parse(row.getField("assigned"))));
        CodeList.read(
                "former-countries.csv",
                row -> list.withdrawn.put(row.getField("code"), YearMonth.parse(row.getField("withdrawn"))));
        return list;
    }

    private static final class Iso3166 {
        static final Countries LIST = read();
    }

    /** The officially assigned codes; read once, at the first call. */
    public static Countries iso3166() {
        return Iso3166.LIST;
    }

    /** Whether {@code alpha2} is officially assigned. */
    public boolean contains(String alpha2) {
        return byAlpha2.containsKey(alpha2);
    }

    /** The English short name; empty for a code that is not contained. */
    public Optional<String> name(String alpha2) {
        return Optional.ofNullable(byAlpha2.get(alpha2)).map(Country::name);
    }

    /**
     * The country of a three-letter code, or of a name: in the languages of customs files as Unicode CLDR has it, or one of
     * {@code code-words.yaml}. A name that means two countries in two languages means none, unless it is the English one.
     */
    public Optional<String> alpha2Of(String word) {
        String folded = folded(word);
        String alpha2 = CountryWords.ALPHA2.get(folded);
        String found = alpha2 == null ? CountryWords.TURNED.get(turned(folded)) : alpha2;
        return Optional.ofNullable(found == null ? ofOfficialName(folded) : found);
    }

    /** The country of a name in full, such as Republic of Kenya or Royaume du Maroc, by what stands behind its form of state; null for any other. */
    private static @Nullable String ofOfficialName(String folded) {
        Matcher inFull = IN_FULL.matcher(folded);
        String name = !inFull.matches()
                ? ""
                : Stream.of(1, 2, 3)
                        .map(inFull::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
        return NOT_OF_NAME.contains(name) ? null : CountryWords.ALPHA2.get(name);
    }

    /** Forms of state before the name of a country, in English, French, Spanish and Portuguese. */
    private static final Pattern IN_FULL = Pattern.compile(
            "(?:the )?"
                    + "(?:(?:islamic|peoples|people s|federal|federative|democratic|socialist|bolivarian|arab|co operative|cooperative|eastern|hashemite|plurinational|independent|united)"
                    + " )*(?:republic|kingdom|commonwealth|principality|sultanate|union|grand duchy|state) of (?:the )?(?:union of )?(.+?)"
                    + "|(?:republique|royaume|principaute|grand duche|sultanat)(?: (?:islamique|populaire|federale|democratique|socialiste))* (?:de la|de l|de|du|des|d) (.+)"
                    + "|(?:republica|reino|principado|gran ducado|grao ducado)(?: (?:islamica|popular|federal|federativa|democratica|socialista|bolivariana))* (?:de la|de los|de|del|do|da|dos) (.+)");

    /** Names that tell two countries apart by the form of state alone, and a state of the United States. */
    private static final Set<String> NOT_OF_NAME = Set.of("china", "chine", "georgia", "ireland");

    private static final Set<String> SMALL =
            Set.of("and", "the", "of", "et", "y", "e", "les", "las", "los", "del", "de", "des");

    private static final class CountryWords {
        private static final List<String> FIRST = List.of("en", "fr", "es", "pt");
        private static final List<String> OTHERS = List.of(
                ("de it nl pl ru uk tr vi id ms ro cs sk da sv nb fi hu el bg hr sr sl lt lv et ca eu sq mk ka hy az"
                                + " kk uz ar fa he hi th ko ja zh sw am km lo my mn")
                        .split(" "));

        /** What may be two countries. */
        private static final Set<String> TWO_COUNTRIES = Set.of(
                "congo",
                "kongo",
                "korea",
                "corea",
                "coree",
                "coreia",
                "kore",
                "china taipei",
                "virgin islands",
                "samoa us",
                "west indies");

        static final Map<String, String> ALPHA2 = words();

        /** The same names whatever the order of their words (VIRGIN ISLANDS, UNITED STATES), where that leaves one country. */
        static final Map<String, String> TURNED = turnedWords();

        private static Map<String, String> turnedWords() {
            Map<String, Set<String>> meant = new HashMap<>();
            ALPHA2.forEach((name, alpha2) -> {
                if (name.indexOf(' ') > 0) {
                    meant.computeIfAbsent(turned(name), n -> new HashSet<>()).add(alpha2);
                }
            });
            TWO_COUNTRIES.forEach(name -> meant.remove(turned(name)));
            Map<String, String> one = new HashMap<>();
            meant.forEach((name, countries) -> {
                if (countries.size() == 1 && name.indexOf(' ') > 0) {
                    one.put(name, countries.iterator().next());
                }
            });
            return Map.copyOf(one);
        }

        private static Map<String, String> words() {
            Map<String, String> words = new HashMap<>();
            Iso3166.LIST.byAlpha2.forEach((alpha2, country) -> {
                words.put(folded(country.alpha3()), alpha2);
                words.put(folded(country.name()), alpha2);
            });
            List<String> codes =
                    Iso3166.LIST.byAlpha2.keySet().stream().sorted().toList();
            FIRST.forEach(language -> codes.forEach(alpha2 -> words.putIfAbsent(name(alpha2, language), alpha2)));
            CodeWords.countries().forEach((alpha2, names) -> names.forEach(n -> words.put(folded(n), alpha2)));
            Map<String, Set<String>> further = new HashMap<>();
            OTHERS.forEach(language ->
                    codes.forEach(alpha2 -> further.computeIfAbsent(name(alpha2, language), n -> new HashSet<>())
                            .add(alpha2)));
            further.forEach((name, meant) -> {
                if (meant.size() == 1) {
                    words.putIfAbsent(name, meant.iterator().next());
                }
            });
            words.keySet().removeAll(TWO_COUNTRIES);
            words.remove("");
            return Map.copyOf(words);
        }

        private static String name(String alpha2, String language) {
            return folded(Locale.of("", alpha2).getDisplayCountry(Locale.of(language)));
        }
    }

    /** A folded name with its words in order, without the small ones; Saint and the United States in one way. */
    private static String turned(String folded) {
        String one = (" " + folded + " ")
                .replaceAll(" u s a? ?", " us ")
                .replace(" united states of america ", " us ")
                .replace(" united states ", " us ")
                .replace(" st ", " saint ")
                .replace(" ste ", " sainte ");
        return Arrays.stream(one.split(" "))
                .filter(w -> !w.isEmpty() && !SMALL.contains(w))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String folded(String word) {
        return CodeWords.folded(word.replaceAll("\\d+", " "));
    }

    /** The three-letter code; empty for a code that is not contained. */
    public Optional<String> alpha3(String alpha2) {
        return Optional.ofNullable(byAlpha2.get(alpha2)).map(Country::alpha3);
    }

    /** The numeric code, three digits with leading zeros; empty for a code that is not contained. */
    public Optional<String> numeric(String alpha2) {
        return Optional.ofNullable(byAlpha2.get(alpha2)).map(Country::numeric);
    }

    /** The two letters of a numeric code, three digits with leading zeros; empty for one that is not contained. */
    public Optional<String> ofNumeric(String numeric) {
        return Optional.ofNullable(byNumeric.get(numeric));
    }

    /** Whether ISO 3166-1 leaves the code to its users: AA, QM to QZ, XA to XZ, ZZ. */
    public boolean isUserAssigned(String alpha2) {
        if (alpha2.length() != 2) {
            return false;
        }
        char second = alpha2.charAt(1);
        return switch (alpha2.charAt(0)) {
            case 'A' -> second == 'A';
            case 'Q' -> second >= 'M' && second <= 'Z';
            case 'X' -> second >= 'A' && second <= 'Z';
            case 'Z' -> second == 'Z';
            default -> false;
        };
    }

    /**
     * Judges an alpha-2 code as of a day: former codes (AN, YU, …) are WITHDRAWN after their last month, younger ones (SS,
     * CW, …) NOT_YET before their first.
     */
    @Override
    public CodeVerdict verdict(String code, LocalDate at) {
        if (contains(code)) {
            YearMonth first = assigned.get(code);
            return first == null || !at.isBefore(first.atDay(1))
                    ? CodeVerdict.VALID
                    : CodeVerdict.wrong(Flaw.NOT_YET, first.toString());
        }
        YearMonth last = withdrawn.get(code);
        if (last != null) {
            return at.isAfter(last.atEndOfMonth())
                    ? CodeVerdict.wrong(Flaw.WITHDRAWN, last.toString())
                    : CodeVerdict.VALID;
        }
        return isUserAssigned(code) || code.equals("EU")
                ? CodeVerdict.cannotJudge(Flaw.USER_ASSIGNED, "")
                : CodeVerdict.wrong(Flaw.NOT_LISTED, code.equals("UK") ? "GB" : code.equals("EL") ? "GR" : "");
    }

    /** All officially assigned codes, in no order. */
    public Set<String> codes() {
        return byAlpha2.keySet();
    }
}
