package org.tidewaiter.message.ens;

import static java.util.Map.entry;

import java.util.Map;
import org.tidewaiter.datamodel.Field;

/** Which element of a CC315A says which field of the model; paths from the message, or from the goods item. */
final class EnsFields {
    /** Of the declaration. Weight and numbers are totals; the arrival is the one expected at the first office of entry. */
    static final Map<String, Field> HEADING = Map.ofEntries(
            entry("HEAHEA/RefNumHEA4", Field.DECLARATION_ID),
            entry("MesTypMES20", Field.TYPE_CODE),
            entry("HEAHEA/TraModAtBorHEA76", Field.TRANSPORT_MODE),
            entry("HEAHEA/IdeOfMeaOfTraCroHEA85", Field.TRANSPORT_ID),
            entry("HEAHEA/ConRefNumHEA", Field.VOYAGE_NUMBER),
            entry("HEAHEA/ComRefNumHEA", Field.UCR),
            entry("HEAHEA/TotNumOfIteHEA305", Field.ITEM_COUNT),
            entry("HEAHEA/TotNumOfPacHEA306", Field.PACKAGES),
            entry("HEAHEA/TotGroMasHEA307", Field.DECLARATION_GROSS_MASS_KG),
            entry("HEAHEA/PlaLoaGOOITE334", Field.LOADING_PLACE),
            entry("HEAHEA/PlaUnlGOOITE334", Field.UNLOADING_PLACE),
            entry("HEAHEA/DecDatTimHEA114", Field.LODGED_AT),
            entry("CUSOFFFENT730/RefNumCUSOFFFENT731", Field.ENTRY_OFFICE),
            entry("CUSOFFFENT730/ExpDatOfArrFIRENT733", Field.ARRIVED_AT),
            entry("CUSOFFLON/RefNumCOL1", Field.OFFICE_CODE),
            entry("PERLODSUMDEC/TINPLD1", Field.DECLARANT_ID),
            entry("PERLODSUMDEC/NamPLD1", Field.DECLARANT_NAME),
            entry("TRACONCO1/TINCO159", Field.EXPORTER_ID),
            entry("TRACONCO1/NamCO17", Field.EXPORTER_NAME),
            entry("TRACONCO1/StrAndNumCO122", Field.EXPORTER_ADDRESS),
            entry("TRACONCE1/TINCE159", Field.IMPORTER_ID),
            entry("TRACONCE1/NamCE17", Field.IMPORTER_NAME),
            entry("TRACONCE1/StrAndNumCE122", Field.IMPORTER_ADDRESS),
            entry("TRACARENT601/TINTRACARENT602", Field.CARRIER_ID),
            entry("TRACARENT601/NamTRACARENT604", Field.CARRIER_NAME),
            entry("NOTPAR670/NamNOTPAR672", Field.NOTIFY_PARTY_NAME));

    /** Of a goods item. */
    static final Map<String, Field> ITEM = Map.ofEntries(
            entry("IteNumGDS7", Field.SEQUENCE),
            entry("COMCODGODITM/ComNomCMD1", Field.HS_CODE),
            entry("GooDesGDS23", Field.DESCRIPTION),
            entry("GroMasGDS46", Field.GROSS_MASS_KG),
            entry("MetOfPayGDI12", Field.PAYMENT_METHOD),
            entry("PACGS2/NumOfPacGS24", Field.ITEM_PACKAGES),
            entry("PACGS2/KinOfPacGS23", Field.PACKAGE_TYPE),
            entry("PACGS2/MarNumOfPacGSL21", Field.MARKS),
            entry("CONNR2/ConNumNR21", Field.CONTAINER_ID),
            entry("UNDanGooCodGDI1", Field.UNDG_CODE));

    private EnsFields() {}
}
