package org.tidewaiter.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;

/** Small workspaces, loaded as any other, whose companies are written in three scripts. */
final class SearchedWorkspace {
    private static final String HEADER =
            "declaration_id,accepted_at,local_reference,importer_id,importer_name,exporter_id,exporter_name,sequence,hs_code,description\n";

    private static final KeptWorkspace THREE = new KeptWorkspace(SearchedWorkspace::make);

    private SearchedWorkspace() {}

    /** A new workspace with three declarations, of which the index knows. */
    static Workspace open(Path directory) {
        THREE.copyTo(directory);
        return Workspace.open(directory, "test");
    }

    private static void make(Path directory) {
        try (Workspace workspace = empty(directory)) {
            load(workspace, "first.csv", false, """
            24DE-0001-77,2024-03-05T10:00:00,INV/2024/881,DE811234567,Société Générale d'Électricité S.A.,CN-1,Xiamen Huada Textiles Co. Ltd.,1,610910,"T-shirts of cotton, knitted, men's"
            24DE-0001-77,2024-03-05T10:00:00,INV/2024/881,DE811234567,Société Générale d'Électricité S.A.,CN-1,Xiamen Huada Textiles Co. Ltd.,2,090121,Roasted coffee beans
            24DE-0002-78,2024-03-06T10:00:00,,RU7701,ООО «Ромашка Трейд»,CN-1,"HUADA TEXTILES, XIAMEN",1,870323,Passenger motor cars
            24DE-0003-79,2024-03-07T10:00:00,,DE899999999,Straßenbau Müller GmbH,,Łódzkie Zakłady Przemysłu,1,090121,ROASTED  COFFEE BEANS
            """);
            try (Search search = new Search(KeptTariff.into(workspace))) {
                search.prepare((done, of) -> {});
            }
        }
    }

    /** A new workspace with nothing in it. */
    static Workspace empty(Path directory) {
        Workspace workspace = Workspace.open(directory, "test");
        Schema.create(workspace.lake());
        return workspace;
    }

    /** Loads rows as a file. */
    static void load(Workspace into, String name, boolean corrections, String rows) {
        try {
            Path file = Files.writeString(into.directory().resolve(name), HEADER + rows, StandardCharsets.UTF_8);
            TableLoad.load(
                    into,
                    file,
                    Mapping.of("tidewaiter", into.directory()),
                    new LoadOptions(false, corrections, Actor.systemUser()),
                    LoadProgress.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
