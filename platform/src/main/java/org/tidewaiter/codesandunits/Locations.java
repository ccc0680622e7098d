package org.tidewaiter.codesandunits;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Places of UN/LOCODE: country (2 letters) and place (3 letters, or digits 2 to 9), with their functions.
 *
 * <p>What ships is a list of 1,634 sea ports; every other place is cannot-judge. An administration gives the whole code
 * list of the UN/ECE to {@link #read}. Source: SOURCES.md beside the data. Immutable.
 */
public final class Locations {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");

    /**
     * Countries without a coast or a navigable way to one, so that no ship loads there. Those on rivers and lakes with
     * ships (Austria, Hungary, Paraguay, Uganda, …) are left out.
     */
    private static final Set<String> WITHOUT_SHIPS =
            Set.of("AD AF AM BF BT BW ET KG LI LS MN NP SM SZ TJ UZ VA XK ZW".split(" "));

    /** Functions by code, as UN/LOCODE writes them: {@code 1--45---}. */
    private final Map<String, String> functions;

    private final boolean complete;

    private Locations(Map<String, String> functions, boolean complete) {
        this.functions = Map.copyOf(functions);
        this.complete = complete;
    }

    private static final class SeaPorts {
        static final Locations LIST = seaPorts();

        private static Locations seaPorts() {
            Map<String, String> ports = new HashMap<>();
            CodeList.read("sea-ports.csv.gz", row -> ports.put(row.getField("code"), "1"));
            return new Locations(ports, false);
        }
    }

    /** The sea ports that ship; other functions of theirs are not known. */
    public static Locations seaPorts() {
        return SeaPorts.LIST;
    }

    /** Reads the UN/ECE's code list: CSV in UTF-8 with columns Country, Location and Function. */
    public static Locations read(Path file) {
        Map<String, String> functions = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                functions.put(row.getField("Country") + row.getField("Location"), row.getField("Function"));
            }
        } catch (IOException | RuntimeException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The list of places " + file + " cannot be read",
                    "give a CSV file with the columns Country, Location and Function, as the UN/ECE publishes it",
                    e);
        }
        return new Locations(functions, true);
    }

    /** Judges a code by form, country and, where the whole list is there, membership. */
    public CodeVerdict verdict(String code) {
        if (!FORM.matcher(code).matches()) {
            return CodeVerdict.wrong(Flaw.FORMAT, "");
        }
        String country = code.substring(0, 2);
        if (!Countries.iso3166().contains(country) && !country.startsWith("X")) {
            return CodeVerdict.wrong(Flaw.COUNTRY, country);
        }
        if (functions.containsKey(code)) {
            return CodeVerdict.VALID;
        }
        return complete ? CodeVerdict.wrong(Flaw.NOT_LISTED, "") : CodeVerdict.cannotJudge(Flaw.NOT_LISTED, "");
    }

    /**
     * Whether a place can be where goods are loaded or unloaded by that mode.
     *
     * @param mode Recommendation 19: 1 sea, 2 rail, 3 road, 4 air, 5 mail, 8 inland water; others fit every place
     */
    public CodeVerdict servesMode(String code, String mode) {
        boolean water = mode.equals("1") || mode.equals("8");
        if (water && code.length() > 2 && WITHOUT_SHIPS.contains(code.substring(0, 2))) {
            return CodeVerdict.wrong(Flaw.NOT_LISTED, code.substring(0, 2));
        }
        String known = functions.get(code);
        if (known == null || !complete || !"123458".contains(mode) || mode.length() != 1) {
            return known != null && water ? CodeVerdict.VALID : CodeVerdict.cannotJudge(Flaw.NO_SCHEME, "");
        }
        boolean serves = known.contains(mode) || water && (known.contains("1") || known.contains("8"));
        return serves ? CodeVerdict.VALID : CodeVerdict.wrong(Flaw.NOT_LISTED, known);
    }
}
