package org.tidewaiter.intake;

import java.util.List;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceColumn.Need;
import org.tidewaiter.datamodel.ReferenceColumn.Type;
import org.tidewaiter.engine.SqlSections;

/**
 * Companion files of parties: number, name and country, and whatever else a register says. What a file does not say stays as it was;
 * names, phones, e-mails, accounts and directors are added to those that are known, several of them in one cell with semicolons between.
 */
@SuppressWarnings("BadImport") // of the types of a column
final class PartyCompanion {
    private static final SqlSections SQL = SqlSections.read(PartyCompanion.class, "party-files.sql");

    private static final List<ReferenceColumn> NEEDED =
            List.of(column("party_id", Type.TEXT), column("name", Type.TEXT), column("country", Type.COUNTRY));

    private static final List<ReferenceColumn> FURTHER = List.of(
            column("scheme", Type.CODE),
            column("business_kind", Type.TEXT, "role"),
            column("registered_on", Type.DAY),
            column("ceased_on", Type.DAY),
            column("address", Type.TEXT),
            column("street", Type.TEXT),
            column("postcode", Type.TEXT),
            column("city", Type.TEXT),
            column("region", Type.TEXT),
            column("name_at_home", Type.TEXT),
            column("trade_name", Type.TEXT),
            column("phone", Type.TEXT, "phones"),
            column("email", Type.TEXT, "emails"),
            column("account", Type.TEXT, "accounts", "bank_account"),
            column("director", Type.TEXT, "directors"));

    private PartyCompanion() {}

    static CompanionTable parties() {
        return new CompanionTable(
                "parties",
                NEEDED.stream().map(ReferenceColumn::name).toList(),
                FURTHER.stream().map(ReferenceColumn::name).toList(),
                SQL.get("staged"),
                List.of(SQL.get("new"), SQL.get("names"), SQL.get("contacts")),
                List.of(SQL.get("write")),
                Stream.concat(NEEDED.stream(), FURTHER.stream()).toList(),
                true);
    }

    private static ReferenceColumn column(String name, Type type, String... otherNames) {
        return new ReferenceColumn(name, type, Need.OPTIONAL, List.of(otherNames));
    }
}
