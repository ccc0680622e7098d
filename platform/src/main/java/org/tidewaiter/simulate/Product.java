package org.tidewaiter.simulate;

import java.util.List;

/**
 * A line of the tariff that is traded.
 *
 * @param index its place in the catalogue
 * @param code eight digits
 * @param chapter its first two digits
 * @param description in the words of the tariff
 * @param wording what traders call it
 * @param dutyPercent ad valorem, specific duties turned into it at the reference price
 * @param unit UN/ECE Rec 20 code of the supplementary unit, empty where only mass is asked for
 * @param kgPerUnit mass of one such unit
 * @param usdPerKg price of the line in this world, USD FOB
 * @param spread standard deviation of the log price within the line
 * @param programmes preference programmes under which it is free of duty
 * @param introduced day of the period (may be negative) on which goods of this line first come
 */
record Product(
        int index,
        String code,
        int chapter,
        String description,
        Wording wording,
        double dutyPercent,
        double vatPercent,
        double excisePercent,
        String unit,
        double kgPerUnit,
        double usdPerKg,
        double spread,
        List<String> programmes,
        Season season,
        double weight,
        int introduced) {
    /** Chapters in which goods are dangerous to carry. */
    boolean dangerous() {
        return chapter == 36 || chapter == 28 || chapter == 29 || chapter == 38 && code.compareTo("38089") > 0;
    }

    /** Goods for which another agency has to give a permit. */
    boolean permit() {
        return chapter <= 24 || chapter == 30 || chapter == 31 || chapter == 93 || dangerous();
    }

    /** Whether the tariff counts it in pieces, pairs or litres rather than by its mass or area. */
    boolean counted() {
        return !unit.isEmpty()
                && !unit.equals("KGM")
                && !unit.equals("TNE")
                && !unit.equals("GRM")
                && !unit.equals("MTK");
    }

    /** The quantity in thousandths that so many grams are: whole pieces where they are counted. */
    long quantityOf(long grams) {
        double units = grams / kgPerUnit;
        return counted() ? Math.max(1, Math.round(units / 1000)) * 1000 : Math.max(1, Math.round(units));
    }

    String heading() {
        return code.substring(0, 4);
    }
}
