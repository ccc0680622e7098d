package org.tidewaiter.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

class PartyRoleTest {
    @Test
    void what_stands_behind_each_role_is_written_once_for_each() {
        assertThat(
                        PartyRole.inEach(
                                "select /* each role, */ {role}_id /* and so on */ from t where /* each role or */ a = {role}_id /* and so on */"))
                .isEqualTo(
                        "select importer_id, declarant_id, exporter_id, seller_id, carrier_id from t where a = importer_id or "
                                + "a = declarant_id or a = exporter_id or a = seller_id or a = carrier_id");
        assertThat(PartyRole.inEach("select 1")).isEqualTo("select 1");
    }

    @Test
    void every_role_has_its_number_and_name_in_the_store_and_its_code_in_the_view_of_parties() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            Schema.create(lake);
            assertThat(
                            session.number(
                                    PartyRole.inEach(
                                            "select count(*) from (select /* each role, */ {role}_key, {role}_name /* and so on */ from store.declaration)")))
                    .isZero();
            String view = session.query(Sql.class, "select sql from duckdb_views() where view_name = 'declared_party'")
                    .getFirst()
                    .sql();
            for (PartyRole role : PartyRole.values()) {
                assertThat(view).contains("'" + role.code() + "' AS role_code, " + role.word() + "_id AS party_id");
            }
        }
    }

    @Test
    void a_role_is_said_in_the_language_of_the_page() {
        assertThat(PartyRole.CARRIER.word(Locale.ENGLISH)).isEqualTo("carrier");
        assertThat(PartyRole.CARRIER.word(Locale.FRENCH)).isEqualTo("transporteur");
    }

    private record Sql(String sql) {}
}
