package org.tidewaiter.simulate;

import java.util.List;
import java.util.Locale;

/** Makes the numbers of simulated documents and containers, in the forms that real ones have (a container with its check digit). */
final class References {
    private static final List<String> OWNERS = List.of("MSKU", "MSCU", "CMAU", "TGHU", "OOLU", "HLXU", "TCLU", "CAIU");
    private static final String LETTERS = "0123456789A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ";

    /** Boxes of each owner that come to the country: few enough that some come again within weeks. */
    private static final int BOXES = 100_000;

    private References() {}

    /** Each firm has a way of its own, which has nothing to do with when or for what it was made. */
    static String invoice(Declaration d, Chance c) {
        int number = 1 + c.below(9999);
        return switch (Math.floorMod(d.link.exporter().id.hashCode(), 4)) {
            case 0 -> "INV-" + pad(number, 4);
            case 1 -> "CI" + (20 + c.below(6)) + pad(number, 5);
            case 2 -> pad(number, 6);
            default -> d.exportCountry.code() + "/" + pad(number, 4) + "/" + (char) ('A' + c.below(6));
        };
    }

    /** An air waybill with its check digit (digits 4 to 10 modulo 7), or a bill of lading. */
    static String transportDocument(Declaration d, Chance c) {
        if (d.link.mode() == 1) {
            return OWNERS.get(c.below(OWNERS.size())).substring(0, 3)
                    + d.loadingPort.substring(2)
                    + pad(c.below(10_000_000), 7);
        }
        int serial = c.below(10_000_000);
        return pad(20 + c.below(900), 3) + "-" + pad(serial, 7) + serial % 7;
    }

    /** A container's number with its check digit after ISO 6346. */
    static String container(Chance c) {
        String ten = OWNERS.get(c.below(OWNERS.size())) + pad(c.below(BOXES), 6);
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += LETTERS.indexOf(ten.charAt(i)) << i;
        }
        return ten + sum % 11 % 10;
    }

    static String pad(long number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }
}
