package org.tidewaiter.query;

import java.nio.file.Path;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Trail;

/** A workspace of three declarations of two importers, two of them controlled by the officer O7, who is an importer's clerk in none. */
final class AskedWorkspace implements AutoCloseable {
    final Workspace workspace;

    AskedWorkspace(Path directory) {
        workspace = FreshWorkspace.in(directory);
        workspace.lake().transaction(AskedWorkspace::fill);
        Trail.begin(workspace.lake());
    }

    private static Object fill(Session session) {
        session.execute("insert into store.code values (1, 'IM4'), (2, 'QZ10'), (3, '090121'), (4, 'USD'), (5, 'FR')");
        session.execute(
                "insert into store.party (party_key, party_id, name) values (1, 'P1', 'Ateliers Ørsted'), (2, 'P2',"
                        + " '=cmd()'), (3, 'O7', 'Inspector Smith')");
        session.execute("insert into store.declaration (declaration_key, declaration_id, version, load_id,"
                + " line_number, accepted_at, type_key, office_key, transport_mode_key, export_country_key,"
                + " destination_country_key, incoterm_key, declarant_key, importer_key, exporter_key, seller_key,"
                + " carrier_key, currency_key, invoice_amount) select i, 'D' || i, 1, 1, i + 1, '2024-03-01'::timestamp +"
                + " to_days(i::int), 1, 2, 0, 0, 0, 0, 0, 1 + i % 2, 0, 0, 0, 4, 100.5 * i from range(3) t(i)");
        session.execute("insert into store.goods_item (declaration_key, sequence, hs_key, description, origin_key,"
                + " origin_type_key, preference_key, procedure_key, previous_procedure_key, end_use_key,"
                + " payment_method_key, valuation_method_key, unit_key, net_mass_kg, item_amount) select i, 1, 3,"
                + " 'Roasted coffee ' || i, 5, 0, 0, 0, 0, 0, 0, 0, 0, 10 * i, 100 * i from range(3) t(i)");
        session.execute(
                "insert into store.control (declaration_key, sequence, load_id, kind, selected_by, selector_key,"
                        + " officer_key, recorded_at, outcome, finding_kind_key, control_key, version, entered_by,"
                        + " reason) select"
                        + " i, 1, 1, 'goods', 'officer', 5, 3, '2024-03-05', 'conform', 0, i + 1, 1, 'Inspector Smith',"
                        + " 'O7 misread the scale' from range(2) t(i)");
        session.execute(
                "insert into promotion (promotion_id, model_id, promoted_at, promoted_by, reason) values (1, 'm-1',"
                        + " '2024-03-06', 'Director Smith', 'as O7 and Smith found')");
        session.execute("insert into national_currency (decision, currency, amounts_in, basis, decided_by, decided_at)"
                + " values (1, 'USD', 'USD', 'given', 'Director Smith', '2024-03-06')");
        session.execute("insert into store.event values (0, 1, 1, '2024-03-01', 3), (0, 1, 1, '2024-03-02', 1)");
        session.execute(
                "insert into quarantine (quarantine_id, load_id, line_number, original_text, field, value, reason, status,"
                        + " returned_by_load)"
                        + " values (1, 1, 5, 'D9,O7,bad', 'control.officer_id', 'O7', 'no such officer',"
                        + " 'open', null)");
        return true;
    }

    QueryAnswer ask(String sql) {
        return Query.answer(workspace, new SqlQuestion(sql, Actor.systemUser("ann"), "command", null, 100, 20));
    }

    @Override
    public void close() {
        workspace.close();
    }
}
