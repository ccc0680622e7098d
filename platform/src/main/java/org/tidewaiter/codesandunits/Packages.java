package org.tidewaiter.codesandunits;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Kinds of packages of UN/ECE Recommendation 21, by form only: the list itself may not be passed on. Two characters, the
 * first a letter or digit; bulk cargo is known by its codes.
 */
public final class Packages {
    private static final Pattern FORM = Pattern.compile("[0-9A-Z][A-Z]");

    /** Gas, liquefied gas, scrap, liquid, nodules, powder, grains: without packing, so without a number of packages. */
    private static final Set<String> BULK = Set.of("VQ", "VG", "VS", "VL", "VY", "VR", "VO");

    private Packages() {}

    /** Whether the text has the form of a code. */
    public static boolean looksLike(String code) {
        return FORM.matcher(code).matches();
    }

    /** Whether the code stands for goods in bulk. */
    public static boolean isBulk(String code) {
        return BULK.contains(code);
    }
}
