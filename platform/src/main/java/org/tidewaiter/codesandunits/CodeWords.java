package org.tidewaiter.codesandunits;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.Yaml;

/**
 * What files write in place of codes ("Sea", "KGS", "FOB Shanghai", "France") and the codes that they stand for. Loading
 * and judging both translate by it, so that what one takes the other does not call wrong. A word that may be two codes is
 * translated to none. Immutable.
 */
public final class CodeWords {
    /** How two-digit codes of Recommendation 19 and its national forms begin with the mode: 10 sea, 40 air. */
    private static final Pattern MODE_CODE = Pattern.compile("[0-9]{1,2}");

    private static final Pattern DIGIT_AND_WORD = Pattern.compile("0?([1-9])0?\\W+(\\D+)|(\\D+?)\\W+0?([1-9])0?\\W?");
    private static final Pattern TERM = Pattern.compile("([A-Z]{3})(?:[^A-Z].*)?", Pattern.DOTALL);
    /** In the Recommendation a keg and a kilogram a second, in every customs file kilograms. */
    private static final Set<String> KILOGRAMS = Set.of("KG", "KGS");

    private static final Pattern POINTS = Pattern.compile("^([A-Z])\\.\\s?([A-Z])\\.\\s?([A-Z])\\.?");
    private static final Pattern CODE_AND_NAME =
            Pattern.compile("(?<code>\\p{Alpha}{2,3})\\s*[-–—:/|,(\\[]\\s*(?<name>[^\\d]{3,}?)\\s*[)\\]]?");
    private static final Pattern NAME_AND_CODE =
            Pattern.compile("(?<name>[^\\d]{3,}?)\\s*[-–—:/|,(\\[]\\s*(?<code>\\p{Alpha}{2,3})\\s*[)\\]]?");
    private static final Pattern TWO_NAMES =
            Pattern.compile("(?<one>[^\\d(/]{3,}?)\\s*[(/]\\s*(?<other>[^\\d()/]{3,}?)\\s*\\)?");
    /** The article of Arabic, which stands before both words of "sea transport". */
    private static final String ARTICLE = "ال";

    /** Codes of modes have one or two signs, those of units up to three, kinds of packages two, in national lists three. */
    private static final int LONGEST_MODE = 2;

    private static final int LONGEST_UNIT = 3;
    private static final int LONGEST_PACKAGE = 3;

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** The word for transport where no blank stands before it: 航空运输, 해상운송. */
    private static final Pattern TRANSPORT = Pattern.compile(Stream.of("运输", "運輸", "輸送", "運送", "方式", "운송", "수송")
            .map(CodeWords::folded)
            .collect(Collectors.joining("|", "(?<=.)(?:", ")+$")));

    private final Map<String, String> modes = new HashMap<>();
    private final Set<String> around = new HashSet<>();
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> packages = new HashMap<>();
    private final Map<String, String> incoterms = new HashMap<>();

    private CodeWords(Map<String, Object> lists) {
        put(lists, "modes", modes);
        put(lists, "units", units);
        put(lists, "packages", packages);
        put(lists, "incoterms", incoterms);
        if (lists.get("around") instanceof List<?> words) {
            words.forEach(w -> around.add(folded(String.valueOf(w))));
        }
    }

    private static final class Shipped {
        static final CodeWords WORDS = new CodeWords(read());
    }

    /** The words that ship; read once, at the first call. */
    public static CodeWords standard() {
        return Shipped.WORDS;
    }

    /** The words of countries beside those of Unicode CLDR, by alpha-2 code. */
    static Map<String, List<String>> countries() {
        return Json.MAPPER.convertValue(read().getOrDefault("countries", Map.of()), new TypeReference<>() {});
    }

    private static Map<String, Object> read() {
        try (InputStream in = CodeWords.class.getResourceAsStream("code-words.yaml")) {
            return Yaml.MAPPER.readValue(in, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, Object> lists, String name, Map<String, String> target) {
        if (lists.get(name) instanceof Map<?, ?> map) {
            map.forEach((code, words) ->
                    ((List<?>) words).forEach(w -> target.put(folded(String.valueOf(w)), String.valueOf(code))));
        }
    }

    /** Whether values of a field are translated at all. */
    public static boolean translates(Field field) {
        return switch (field) {
            case TRANSPORT_MODE, INCOTERM, SUPPLEMENTARY_UNIT, COMMERCIAL_UNIT, PACKAGE_TYPE -> true;
            default -> field.type() == Field.Type.COUNTRY;
        };
    }

    /** Whether a value of a field is a word and none of its codes, national ones included: these are short. */
    public static boolean isNoCode(Field field, String text) {
        return switch (field) {
            case TRANSPORT_MODE -> text.length() > LONGEST_MODE;
            case SUPPLEMENTARY_UNIT, COMMERCIAL_UNIT ->
                text.length() > LONGEST_UNIT && !Units.rec20().contains(text);
            case PACKAGE_TYPE -> text.length() > LONGEST_PACKAGE;
            default -> false;
        };
    }

    /** The code that a value of a field stands for; the value itself where it is a code already, or nothing is known. */
    public String code(Field field, String text) {
        return translation(field, text).orElse(text);
    }

    /** The code that a word stands for, where it is none itself. */
    public Optional<String> translation(Field field, String text) {
        return switch (field) {
            case TRANSPORT_MODE -> mode(text);
            case INCOTERM -> incoterm(text);
            case SUPPLEMENTARY_UNIT, COMMERCIAL_UNIT ->
                Units.rec20().contains(text) && !KILOGRAMS.contains(text)
                        ? Optional.empty()
                        : unit(text).filter(code -> !code.equals(text));
            case PACKAGE_TYPE -> packages(text);
            default -> field.type() == Field.Type.COUNTRY ? country(text) : Optional.empty();
        };
    }

    /** The unit that a word stands for, of mass by the one table of those. */
    private Optional<String> unit(String text) {
        return Optional.ofNullable(units.get(folded(text)))
                .or(() -> MassUnits.known().codeAmongUnits(text));
    }

    private static Optional<String> country(String text) {
        boolean code = text.length() == 2 && text.charAt(0) <= 'z' && text.charAt(1) <= 'z';
        if (code && !text.equals("UK") && !text.equals("EL")) {
            return Optional.empty();
        }
        return Countries.iso3166().alpha2Of(text).or(() -> codeAndName(text)).or(() -> twoNames(text));
    }

    /** Two names of one country: Países Baixos (Holanda), China / Chine. */
    private static Optional<String> twoNames(String text) {
        Matcher names = TWO_NAMES.matcher(text);
        return names.matches()
                ? Countries.iso3166()
                        .alpha2Of(names.group("one"))
                        .filter(one -> Countries.iso3166()
                                .alpha2Of(names.group("other"))
                                .filter(one::equals)
                                .isPresent())
                : Optional.empty();
    }

    /** A code and the name of the same country, in either order: CN-China, DE (Germany), United States [US]. */
    private static Optional<String> codeAndName(String text) {
        Matcher both = CODE_AND_NAME.matcher(text);
        Matcher turned = NAME_AND_CODE.matcher(text);
        Matcher found = both.matches() ? both : turned;
        if (found == turned && !turned.matches()) {
            return Optional.empty();
        }
        String code = found.group("code").toUpperCase(Locale.ROOT);
        Optional<String> named = Countries.iso3166().alpha2Of(found.group("name"));
        Optional<String> coded = Countries.iso3166().contains(code)
                ? Optional.of(code)
                : Countries.iso3166().alpha2Of(code);
        return named.filter(coded.stream().toList()::contains);
    }

    private Optional<String> mode(String text) {
        if (MODE_CODE.matcher(text).matches()) {
            return Optional.empty();
        }
        Matcher both = DIGIT_AND_WORD.matcher(text);
        if (both.matches()) {
            String digit = both.group(1) == null ? both.group(4) : both.group(1);
            Set<String> said = modesIn(both.group(1) == null ? both.group(3) : both.group(2));
            return said.isEmpty() || said.equals(Set.of(digit)) ? Optional.of(digit) : Optional.empty();
        }
        Set<String> said = modesIn(text);
        return said.size() == 1
                ? Optional.of(said.iterator().next())
                : said.size() > 1 ? Optional.of("6") : Optional.empty();
    }

    /** The modes that a text names; none where it has a word that is not known here. */
    private Set<String> modesIn(String text) {
        String whole = folded(text);
        String known = modes.get(whole);
        if (known != null) {
            return Set.of(known);
        }
        String alone = TRANSPORT.matcher(whole).replaceFirst("");
        Set<String> said = new LinkedHashSet<>();
        for (String written : alone.split(" ", -1)) {
            String word = written.startsWith(ARTICLE) && !modes.containsKey(written) && !around.contains(written)
                    ? written.substring(ARTICLE.length())
                    : written;
            String mode = modes.get(word);
            if (mode != null) {
                said.add(mode);
            } else if (!around.contains(word)) {
                return Set.of();
            }
        }
        return said;
    }

    /** A term with its place behind it, in small letters, with points, or written out. */
    private Optional<String> incoterm(String text) {
        if (Incoterms.LIST.isKnown(text)) {
            return Optional.empty();
        }
        String written = incoterms.get(folded(text));
        if (written != null) {
            return Optional.of(written);
        }
        Matcher term =
                TERM.matcher(POINTS.matcher(text.toUpperCase(Locale.ROOT)).replaceFirst("$1$2$3"));
        return term.matches() && Incoterms.LIST.isKnown(term.group(1)) ? Optional.of(term.group(1)) : Optional.empty();
    }

    private Optional<String> packages(String text) {
        if (Packages.looksLike(text)) {
            return Optional.empty();
        }
        String upper = text.toUpperCase(Locale.ROOT);
        return text.length() == 2 && Packages.looksLike(upper)
                ? Optional.of(upper)
                : Optional.ofNullable(packages.get(folded(text)));
    }

    /** Small letters without accents, signs as blanks: as words are looked up. */
    static String folded(String text) {
        String plain = PlainLetters.ofAnyWidth(text)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replace('ł', 'l')
                .replace('ı', 'i')
                .replace('ø', 'o')
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe");
        return SIGNS.matcher(plain).replaceAll(" ").strip();
    }

    /** The words of units of anything but mass, folded, with their codes. */
    Map<String, String> units() {
        return Map.copyOf(units);
    }

    /** All words by code of one list, for tests. */
    List<String> codes(Field field) {
        Map<String, String> list =
                field == Field.TRANSPORT_MODE ? modes : field == Field.PACKAGE_TYPE ? packages : units;
        return new ArrayList<>(new LinkedHashSet<>(list.values()));
    }
}
