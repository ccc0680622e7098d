package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole headers without a row, as people write them: the names must do. In brackets what each is to become. */
class HeadersInFourLanguagesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '`', textBlock = """
        Bureau de dédouanement;N° déclaration;Date d'enregistrement;Régime;Code SH;Désignation commerciale;Pays d'origine;Pays de provenance;Poids brut;Masse nette;Valeur en douane;Droits de douane;TVA;Importateur;Code importateur;Fournisseur;Déclarant;Nombre de colis;Fret;Assurance;Valeur facture;Devise;Taux de change;Port de chargement;Numéro manifeste;Nature des colis;N° conteneur;Connaissement;Remarques^office_code declaration_id accepted_at procedure_code hs_code description origin_country export_country gross_mass_kg net_mass_kg customs_value duty_amount vat_amount importer_name importer_id seller_name declarant_name packages freight_amount insurance_amount invoice_amount currency exchange_rate loading_place manifest_number package_type container_id transport_document -
        Aduana;Nro. Declaración;Fecha;Partida arancelaria;Descripción de la mercancía;Peso bruto (kg);Peso neto (kg);País de origen;Valor FOB;Flete;Seguro;Valor CIF;Importador;RUC importador;Proveedor;Agente de aduana;Cantidad;Unidad de medida;Bultos;Vía de transporte;Tipo de cambio;IVA;Derechos arancelarios;Puerto de embarque;Valor unitario;Color^office_code declaration_id accepted_at hs_code description gross_mass_kg net_mass_kg origin_country fob_value freight_amount insurance_amount customs_value importer_name importer_id seller_name declarant_name supplementary_quantity supplementary_unit packages transport_mode exchange_rate vat_amount duty_amount loading_place unit_price -
        NCM;Descrição do produto;Peso líquido;URF de desembaraço;País de origem;Valor da mercadoria;Frete;Seguro;CNPJ do importador;Número da DI;Data de registro;Unidade de medida;Moeda;Via de transporte;Valor unitário;Imposto de importação;Fabricante;Porto de embarque;Valor aduaneiro;Despachante^hs_code description net_mass_kg office_code origin_country item_amount freight_amount insurance_amount importer_id declaration_id accepted_at supplementary_unit currency transport_mode unit_price duty_amount - loading_place customs_value declarant_name
        OfficeCode;RegNumber;RegDate;ItemNo;HSCode;GoodsDescription;CountryOfOrigin;GrossMass;NetMass;StatisticalValue;ConsigneeTIN;ConsigneeName;DeclarantCode;KindOfPackages;InvoiceAmount;TotalTaxes;PreviousDocument;PlaceOfLoading;DeliveryTerms^office_code declaration_id accepted_at sequence hs_code description origin_country gross_mass_kg net_mass_kg statistical_value importer_id importer_name declarant_id package_type invoice_amount tax_assessed previous_document loading_place incoterm
        GROSSWEIGHT;paisorigem;HSCODE;DECLARATIONNO;DECLARATIONDATE;STDIMPORTERNAME;CIFVALUE;NORTIFY_PARTY_NAME;VL_FOB;HS_CODE_2;HSCODEDESCRIPTION;%TOTALVALUE;MONTHYEAR^gross_mass_kg origin_country hs_code declaration_id accepted_at importer_name customs_value notify_party_name fob_value - - - -
        """)
    void a_header_without_rows_is_understood(String header, String fields) throws IOException {
        Path file = Files.writeString(directory.resolve("h.csv"), header + "\n");
        assertThat(MappingProposal.of(file).columns().stream()
                        .map(p -> p.field() == null ? "-" : p.field().replaceFirst(".*\\.", ""))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(fields);
    }
}
