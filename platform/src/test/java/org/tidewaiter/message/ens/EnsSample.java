package org.tidewaiter.message.ens;

/** An entry summary declaration of our own: two items by sea, without a defect. */
public final class EnsSample {
    public static final String GOOD = """
            <ie:CC315A xmlns:ie="http://ics.dgtaxud.ec/CC315A">
              <MesSenMES3>GB123456789000/1234567890</MesSenMES3>
              <MesRecMES6>GBCHIEF</MesRecMES6>
              <DatOfPreMES9>261124</DatOfPreMES9>
              <TimOfPreMES10>1830</TimOfPreMES10>
              <MesIdeMES19>TW0001</MesIdeMES19>
              <MesTypMES20>CC315A</MesTypMES20>
              <HEAHEA>
                <RefNumHEA4>TIDE2026000001</RefNumHEA4>
                <TraModAtBorHEA76>1</TraModAtBorHEA76>
                <IdeOfMeaOfTraCroHEA85>9074729</IdeOfMeaOfTraCroHEA85>
                <TotNumOfIteHEA305>2</TotNumOfIteHEA305>
                <TotNumOfPacHEA306>30</TotNumOfPacHEA306>
                <TotGroMasHEA307>1000.5</TotGroMasHEA307>
                <DecPlaHEA394>Felixstowe</DecPlaHEA394>
                <ComRefNumHEA>4GB123456789000-7</ComRefNumHEA>
                <ConRefNumHEA>V014E</ConRefNumHEA>
                <PlaLoaGOOITE334>CNSHA</PlaLoaGOOITE334>
                <PlaUnlGOOITE334>GBFXT</PlaUnlGOOITE334>
                <DecDatTimHEA114>202611241830</DecDatTimHEA114>
              </HEAHEA>
              <TRACONCO1>
                <NamCO17>Yangtze Garments</NamCO17>
                <StrAndNumCO122>1 Pudong Road</StrAndNumCO122>
                <PosCodCO123>200120</PosCodCO123>
                <CitCO124>Shanghai</CitCO124>
                <CouCO125>CN</CouCO125>
              </TRACONCO1>
              <TRACONCE1>
                <TINCE159>GB123456789000</TINCE159>
              </TRACONCE1>
              <GOOITEGDS>
                <IteNumGDS7>1</IteNumGDS7>
                <GooDesGDS23>Cotton shirts, knitted</GooDesGDS23>
                <GroMasGDS46>600.5</GroMasGDS46>
                <MetOfPayGDI12>A</MetOfPayGDI12>
                <PRODOCDC2><DocTypDC21>N705</DocTypDC21><DocRefDC23>SHA12345</DocRefDC23></PRODOCDC2>
                <COMCODGODITM><ComNomCMD1>61051000</ComNomCMD1></COMCODGODITM>
                <CONNR2><ConNumNR21>CSQU3054383</ConNumNR21></CONNR2>
                <CONNR2><ConNumNR21>MSKU6011672</ConNumNR21></CONNR2>
                <PACGS2>
                  <KinOfPacGS23>CT</KinOfPacGS23>
                  <NumOfPacGS24>20</NumOfPacGS24>
                  <MarNumOfPacGSL21 LNG="en">YG 1-20</MarNumOfPacGSL21>
                </PACGS2>
              </GOOITEGDS>
              <GOOITEGDS>
                <IteNumGDS7>2</IteNumGDS7>
                <GroMasGDS46>400</GroMasGDS46>
                <COMCODGODITM><ComNomCMD1>62034235</ComNomCMD1></COMCODGODITM>
                <PACGS2>
                  <KinOfPacGS23>CT</KinOfPacGS23>
                  <NumOfPacGS24>10</NumOfPacGS24>
                  <MarNumOfPacGSL21>YG 21-30</MarNumOfPacGSL21>
                </PACGS2>
              </GOOITEGDS>
              <ITI><CouOfRouCodITI1>CN</CouOfRouCodITI1></ITI>
              <ITI><CouOfRouCodITI1>GB</CouOfRouCodITI1></ITI>
              <PERLODSUMDEC>
                <TINPLD1>GB987654321000</TINPLD1>
              </PERLODSUMDEC>
              <CUSOFFFENT730>
                <RefNumCUSOFFFENT731>GB000060</RefNumCUSOFFFENT731>
                <ExpDatOfArrFIRENT733>202612010600</ExpDatOfArrFIRENT733>
              </CUSOFFFENT730>
            </ie:CC315A>
            """;

    private EnsSample() {}
}
