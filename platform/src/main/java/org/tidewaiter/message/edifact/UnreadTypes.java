package org.tidewaiter.message.edifact;

import java.util.Map;

/** Types of messages of UN/EDIFACT and its users that are not read, by the names of their directories: what was sent is called what it is. */
final class UnreadTypes {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("APERAK", "an application's answer to a message"),
            Map.entry("BAPLIE", "a bayplan of a ship"),
            Map.entry("CODECO", "containers through a gate"),
            Map.entry("COARRI", "containers loaded and unloaded"),
            Map.entry("COPARN", "an announcement of containers"),
            Map.entry("COPRAR", "an order to load or unload containers"),
            Map.entry("CONTRL", "an acknowledgement of syntax and service"),
            Map.entry("CUSEXP", "a declaration of express consignments"),
            Map.entry("CUSPED", "a periodic declaration"),
            Map.entry("DESADV", "a despatch advice"),
            Map.entry("IFCSUM", "a summary of consignments of a forwarder"),
            Map.entry("IFTDGN", "a notification of dangerous goods"),
            Map.entry("IFTMBC", "a confirmation of a booking"),
            Map.entry("IFTMCS", "the contract of a consignment"),
            Map.entry("IFTMIN", "an instruction for transport"),
            Map.entry("INVOIC", "a commercial invoice"),
            Map.entry("ORDERS", "a purchase order"),
            Map.entry("SANCRT", "a certificate of goods"));

    private UnreadTypes() {}

    /** What a type is, behind its name; nothing of one that is not known. */
    static String of(String type) {
        String name = NAMES.get(type);
        return name == null ? "" : " (" + name + ")";
    }
}
