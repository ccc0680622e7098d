package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.engine.TidewaiterException;

/** Headers in Greek, Arabic, Chinese, Japanese, Korean and Thai: what is sure is known, the rest is not guessed. */
@Tag("slow")
class OtherAlphabetsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Αριθμός διασάφησης,Ημερομηνία αποδοχής,Κωδικός ΣΟ,Περιγραφή,Χώρα καταγωγής,Καθαρό βάρος (kg),Δασμολογητέα αξία,Νόμισμα,ΑΦΜ εισαγωγέα",
                "رقم البيان,تاريخ القبول,رمز النظام المنسق,وصف البضاعة,بلد المنشأ,الوزن الصافي,القيمة الجمركية,العملة,رقم المستورد",
                "报关单号,申报日期,商品编码,商品名称,原产国(地区),净重(千克),完税价格,币制,收货人",
                "申告番号,申告年月日,品目番号,品名,原産国,正味重量(kg),課税価格,通貨,輸入者名",
                "수입신고번호,신고일자,HS코드,거래품명,원산지,순중량(킬로그램),과세가격,통화,수입자",
                "เลขที่ใบขนสินค้า,วันที่ยื่นใบขนสินค้า,พิกัดศุลกากร,ชนิดสินค้า,ประเทศกำเนิด,น้ำหนักสุทธิ,ราคาศุลกากร,สกุลเงิน,ผู้นำเข้า"
            })
    void the_columns_of_a_declaration_are_known(String header) throws IOException {
        assertThat(counter.load(counter.write("f.csv", header, Counter.row("A1")))
                        .accepted())
                .isEqualTo(1);
        assertThat(counter.values(
                        "hs_code || ' ' || origin_country || ' ' || net_mass_kg || ' ' || goods_item.customs_value"
                                + " || ' ' || currency || ' ' || importer_id"))
                .containsExactly("01012100 FR 120.500000 1500.250 EUR T100");
    }

    @Test
    void a_name_of_which_a_part_is_not_known_is_not_guessed() throws IOException {
        Path file = counter.write("f.csv", "报关单号,申报日期,商品编码,商品名称,原产国,毛重皮重,完税价格,币制,收货人", Counter.row("A1"));
        assertThat(counter.load(file).ignored()).contains("毛重皮重");
        assertThat(counter.values("goods_item.gross_mass_kg")).containsExactly("null");
    }

    @Test
    void a_header_in_an_alphabet_without_words_is_refused_with_what_to_do() throws IOException {
        Path file = counter.write(
                "f.csv",
                "घोषणा संख्या,स्वीकृति तिथि,एचएस कोड,विवरण,मूल देश,शुद्ध भार,मूल्य,मुद्रा,आयातक",
                Counter.row("A1"));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("no column was found for declaration.declaration_id")
                .hasMessageContaining("tidewaiter map");
    }
}
