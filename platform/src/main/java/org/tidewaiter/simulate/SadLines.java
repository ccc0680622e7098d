package org.tidewaiter.simulate;

import java.util.List;
import org.tidewaiter.datamodel.Field;

/**
 * Writes a declaration as ASYCUDA World's tables come out of a flat query, one wide row an item: the general segment in every row, the
 * HS code in five pieces, days as day/month/year without an hour, defects of writing included. A reader of such exports finds the
 * same declarations and items in it as in the model's own layout.
 */
final class SadLines extends ItemRows {
    /** SAD_GENERAL_SEGMENT and SAD_ITEM; the lane is none of their columns and stands between them. */
    static final List<String> COLUMNS = List.of(
            "IDE_CUO_COD",
            "IDE_CUO_NAM",
            "IDE_REG_SER",
            "IDE_REG_NBR",
            "IDE_REG_DAT",
            "IDE_TYP_SAD",
            "IDE_TYP_PRC",
            "IDE_AST_DAT",
            "IDE_RCP_DAT",
            "RLS_DAT",
            "CMP_CON_COD",
            "CMP_CON_NAM",
            "CMP_EXP_COD",
            "CMP_EXP_NAM",
            "DEC_COD",
            "GEN_CTY_EPT_COD",
            "GEN_CTY_DES_COD",
            "TPT_MOT_BRD_COD",
            "TPT_TOD_COD",
            "TPT_LOP_COD",
            "VGS_INV_CUR_COD",
            "VGS_INV_CUR_RAT",
            "VGS_INV_AMT_FCX",
            "VGS_WGT_GRS",
            "VGS_EFR_AMT_NMU",
            "VGS_INS_AMT_NMU",
            "VGS_CIF",
            "FIN_AMT_TBP",
            "PTY_NBR_ITM",
            "PTY_NBR_PCK",
            "SGD_LANE",
            "KEY_ITM_NBR",
            "TAR_HSC_NB1",
            "TAR_HSC_NB2",
            "TAR_HSC_NB3",
            "TAR_HSC_NB4",
            "TAR_HSC_NB5",
            "GDS_DS3",
            "GDS_ORG_CTY",
            "TAR_PRF",
            "TAR_PRC_EXT",
            "VIT_WGT_NET",
            "VIT_WGT_GRS",
            "TAR_SUP_QTY",
            "TAR_SUP_COD",
            "VIT_INV_AMT_FCX",
            "VIT_CIF",
            "VIT_STV",
            "VIT_EFR_AMT_NMU",
            "VIT_INS_AMT_NMU",
            "TAX_AMT",
            "TAX_MOP",
            "PCK_NBR",
            "GDS_CTN_CT1");

    private final long until;

    /** Days from {@code until} on lie after the day of the extract, and are not written. */
    SadLines(long until) {
        super(';');
        this.until = until;
    }

    @Override
    void heading(Declaration d) {
        general(d);
        totals(d);
    }

    @Override
    void item(Declaration d, Item item, int n, Text out) {
        goods(d, item, n, out);
        money(d, item, out);
    }

    private void general(Declaration d) {
        head.put(d.office.code)
                .put(d.office.name)
                .put(Declaration.SERIAL)
                .put(d.id.substring(d.id.lastIndexOf(Declaration.SERIAL) + 1))
                .dayMonthYear(d.epochDay())
                .put(d.kind.type.replaceAll("\\d.*", ""))
                .put(d.kind.type.replaceAll("^\\D+", ""));
        day(d.assessed);
        day(d.paid);
        day(d.released);
        head.put(RecordingErrors.text(d, Field.IMPORTER_ID, 0, d.consigneeId()))
                .put(d.consigneeName())
                .put(RecordingErrors.text(d, Field.EXPORTER_ID, 0, d.consignorId()))
                .put(d.consignorName())
                .put(d.broker.id);
    }

    private void day(long second) {
        if (second == 0 || second >= until) {
            head.none();
        } else {
            head.dayMonthYear(Math.floorDiv(second, ConsignmentTimes.DAY));
        }
    }

    private void totals(Declaration d) {
        head.put(d.countryOfExport())
                .put(d.countryOfDestination())
                .put(d.link.mode())
                .put(d.incoterm)
                .put(d.kind == Declaration.Kind.EXPORT ? "" : d.loadingPort)
                .put(d.currency)
                .decimal(Math.round(d.rate * 1e6), 6)
                .decimal(d.sum(i -> i.amountCents), 2)
                .decimal(d.sum(i -> i.declaredGrossGrams), 3)
                .decimal(d.sum(i -> i.freightCents), 2)
                .decimal(d.sum(i -> i.insuranceCents), 2)
                .decimal(d.sum(i -> i.valueCents), 2)
                .decimal(d.sum(i -> i.due.total()), 2)
                .put(d.items.size())
                .put(d.sum(i -> i.packages))
                .put(d.lane.name());
    }

    private static void goods(Declaration d, Item item, int n, Text out) {
        String code = RecordingErrors.text(d, Field.HS_CODE, n, item.declaredProduct.code());
        boolean export = d.kind == Declaration.Kind.EXPORT;
        out.put(n)
                .put(code.substring(0, 6))
                .put(code.substring(6))
                .none()
                .none()
                .none()
                .put(item.description)
                .put(RecordingErrors.text(
                        d, Field.ORIGIN_COUNTRY, n, export ? Origins.HOME : item.declaredOrigin.code()))
                .put(item.preference)
                .put(d.kind.procedure);
        long grams = RecordingErrors.number(d, Field.NET_MASS_KG, n, item.declaredGrams);
        (grams == 0 ? out.none() : out.decimal(grams, 3)).decimal(item.declaredGrossGrams, 3);
        if (item.declaredProduct.unit().isEmpty()) {
            out.none().none();
        } else {
            out.decimal(RecordingErrors.number(d, Field.SUPPLEMENTARY_QUANTITY, n, item.declaredQuantity), 3)
                    .put(item.declaredProduct.unit());
        }
    }

    private static void money(Declaration d, Item item, Text out) {
        out.decimal(item.amountCents, 2)
                .decimal(item.valueCents, 2)
                .put(Math.round(item.valueCents / 100.0))
                .decimal(item.freightCents, 2)
                .decimal(item.insuranceCents, 2)
                .decimal(item.due.total(), 2)
                .put(d.importer.deferred ? "D" : "C")
                .put(item.packages)
                .put(d.container);
    }
}
