package org.tidewaiter.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.MessageLoad;

class DeclarationEventsTest {
    private static final String WCO = "xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\"";

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = FreshWorkspace.in(directory);
    }

    /** The amendment names the number that the answer gave, and has a reference of its own. */
    @Test
    void an_answer_and_an_amendment_stand_with_their_declaration() throws IOException {
        load(
                "declaration.xml",
                "<Declaration " + WCO + "><FunctionCode>9</FunctionCode><FunctionalReferenceID>W-1"
                        + "</FunctionalReferenceID><TypeCode>IMA</TypeCode><GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1"
                        + "</SequenceNumeric><Commodity><Description>Felt hats</Description><Classification><ID>650500</ID>"
                        + "<IdentificationTypeCode>TSP</IdentificationTypeCode></Classification></Commodity></GovernmentAgencyGoodsItem>"
                        + "</GoodsShipment></Declaration>");
        load(
                "amendment.xml",
                "<Declaration " + WCO + "><FunctionCode>13</FunctionCode><FunctionalReferenceID>AM-1"
                        + "</FunctionalReferenceID><ID>26GB000000000000R1</ID><TypeCode>COR</TypeCode></Declaration>");
        load(
                "answer.xml",
                "<Response xmlns=\"urn:wco:datamodel:WCO:RES-DMS:2\"><FunctionCode>11</FunctionCode>"
                        + "<FunctionalReferenceID>R-1</FunctionalReferenceID><IssueDateTime><DateTimeString formatCode=\"304\">"
                        + "20260301101500Z</DateTimeString></IssueDateTime><Declaration><FunctionalReferenceID>W-1</FunctionalReferenceID>"
                        + "<ID>26GB000000000000R1</ID><DutyTaxFee><TypeCode>A00</TypeCode><Payment><TaxAssessedAmount"
                        + " currencyID=\"GBP\">105.00</TaxAssessedAmount></Payment></DutyTaxFee></Declaration></Response>");
        DeclarationFile file = DeclarationFile.of(workspace.lake(), "W-1").orElseThrow();
        DeclarationEvents happened =
                DeclarationEvents.of(workspace.lake(), file.current().declarationKey());
        assertThat(happened.dayTakenFrom()).isEqualTo("day of loading");
        List<DeclarationEvents.Event> events = happened.events();
        assertThat(events)
                .extracting(DeclarationEvents.Event::eventCode)
                .containsExactly("REQUEST_ANSWERED", "AMENDMENT_REQUESTED");
        assertThat(events).extracting(DeclarationEvents.Event::statedNumber).containsOnly("26GB000000000000R1");
        assertThat(events.getFirst().occurredAt()).isEqualTo(LocalDateTime.of(2026, 3, 1, 10, 15));
        assertThat(events.getFirst().taxAssessed()).isEqualByComparingTo(new BigDecimal("105"));
        assertThat(events.getLast().occurredAt()).isNull();
    }

    private void load(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        assertThat(MessageLoad.load(
                        workspace,
                        file,
                        message -> List.of(),
                        new LoadOptions(true, true, Actor.systemUser()),
                        LoadProgress.SILENT))
                .isPresent();
    }
}
