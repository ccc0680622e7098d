package org.tidewaiter.codesandunits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Harmonized System, edition 2022: chapters (2 digits), headings (4) and subheadings (6) with their descriptions.
 *
 * <p>Codes are text with leading zeros and without dots or blanks: {@code 010121}. National codes are longer; their first
 * six digits are looked up with {@link #subheading}. Chapters 98 and 99 are left by the HS to national use and 77 to the
 * future: no code of theirs is contained. Source: UN Comtrade's list, see SOURCES.md beside the data. Immutable.
 */
public final class HarmonizedSystem {
    private static final Set<String> NATIONAL_CHAPTERS = Set.of("98", "99");

    private final Map<String, String> descriptions;
    private final Map<String, String> sectionOfChapter;

    private HarmonizedSystem(Map<String, String> descriptions, Map<String, String> sectionOfChapter) {
        this.descriptions = Collections.unmodifiableMap(descriptions);
        this.sectionOfChapter = Map.copyOf(sectionOfChapter);
    }

    private static HarmonizedSystem read() {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> sections = new HashMap<>();
        CodeList.read("harmonized-system.csv.gz", row -> {
            String code = row.getField("hscode");
            if (!code.equals("TOTAL") && !isNationalUse(code)) {
                texts.put(code, row.getField("description"));
                sections.put(code.substring(0, 2), row.getField("section"));
            }
        });
        return new HarmonizedSystem(texts, sections);
    }

    private static final class Edition2022 {
        static final HarmonizedSystem LIST = read();
    }

    /** The edition in force since 2022-01-01; read once, at the first call. */
    public static HarmonizedSystem edition2022() {
        return Edition2022.LIST;
    }

    /** Whether {@code code} is a chapter, heading or subheading (2, 4 or 6 digits) of this edition. */
    public boolean contains(String code) {
        return descriptions.containsKey(code);
    }

    /** Whether the code lies in a chapter that the HS leaves to national use (98, 99), where nothing can be checked. */
    public static boolean isNationalUse(String code) {
        return code.length() >= 2 && NATIONAL_CHAPTERS.contains(code.substring(0, 2));
    }

    /** The subheading of a national code: its first six digits, if they are one of this edition. */
    public Optional<String> subheading(String code) {
        return code.length() < 6
                ? Optional.empty()
                : Optional.of(code.substring(0, 6)).filter(this::contains);
    }

    /** The text of the code itself, in English; empty for a code that is not contained. */
    public Optional<String> description(String code) {
        return Optional.ofNullable(descriptions.get(code));
    }

    /** The texts from the chapter down to the code, joined by {@code " > "}; empty for a code that is not contained. */
    public Optional<String> path(String code) {
        if (!contains(code)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int digits = 2; digits <= code.length(); digits += 2) {
            description(code.substring(0, digits)).ifPresent(parts::add);
        }
        return Optional.of(String.join(" > ", parts));
    }

    /** The section (Roman numeral) of a code of two or more digits; empty where its chapter is not contained. */
    public Optional<String> section(String code) {
        return chapter(code).map(sectionOfChapter::get);
    }

    /** The chapter of a code: its first two digits, if they are a chapter of this edition. */
    public Optional<String> chapter(String code) {
        return code.length() < 2
                ? Optional.empty()
                : Optional.of(code.substring(0, 2)).filter(this::contains);
    }

    /** All codes of this edition, chapters, headings and subheadings, in no order. */
    public Set<String> codes() {
        return descriptions.keySet();
    }
}
