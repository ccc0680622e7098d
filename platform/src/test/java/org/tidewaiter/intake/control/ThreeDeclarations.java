package org.tidewaiter.intake.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.intake.Door;

/** Three declarations of four items in two currencies, A1 to A3, that results of controls are of: made once, copied for each test. */
final class ThreeDeclarations {
    private static final KeptWorkspace KEPT = new KeptWorkspace(ThreeDeclarations::declare);

    private ThreeDeclarations() {}

    /** Copies their workspace to a directory. */
    static void copyTo(Path directory) {
        KEPT.copyTo(directory);
    }

    private static void declare(Path directory) {
        try (Door door = new Door(directory)) {
            door.with("""
                columns:
                  id: declaration.declaration_id
                  day: declaration.accepted_at
                  item: goods_item.sequence
                  hs: goods_item.hs_code
                  kg: goods_item.net_mass_kg
                  who: declaration.importer_id
                  currency: declaration.currency
                  rate: declaration.exchange_rate
                """);
            door.load("""
                id,day,item,hs,kg,who,currency,rate
                A1,2026-03-02,1,620342,10,IMP1,USD,1400
                A1,2026-03-02,2,640399,20,IMP1,USD,1400
                A2,2026-03-03,1,870323,1500,IMP2,KRW,1
                A3,2026-03-04,1,220421,900,IMP3,KRW,1
                """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
