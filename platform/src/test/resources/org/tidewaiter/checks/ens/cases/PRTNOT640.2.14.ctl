<?xml version="1.0" encoding="UTF-8"?>
<!--
  Test case control file
  -->
<err:ErrorResponse xmlns:err="http://www.govtalk.gov.uk/CM/errorresponse" xmlns:dsl="http://decisionsoft.com/rim/errorExtension" SchemaVersion="2.0">
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8619</err:Number>
    <err:Type>business</err:Type>
    <err:Text>If 'Special Mention Additional Information_id' does not equal '10600' for at least one 'Goods item' then the data group 'Trader notify party' can not be used (C583)</err:Text>
    <err:Location>/ie:CC315A[1]/NOTPAR670[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8620</err:Number>
    <err:Type>business</err:Type>
    <err:Text>If 'Special Mention Additional Information_id' does not equal '10600' within this 'Goods item' then the data group 'Goods ItemTrader notify party' can not be used (C584)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[1]/PRTNOT640[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8620</err:Number>
    <err:Type>business</err:Type>
    <err:Text>If 'Special Mention Additional Information_id' does not equal '10600' within this 'Goods item' then the data group 'Goods ItemTrader notify party' can not be used (C584)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[2]/PRTNOT640[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8621</err:Number>
    <err:Type>business</err:Type>
    <err:Text>If the data group 'Trader notify party' is used then the data group 'Goods Item Trader Notify party' can not be used (C584)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[1]/PRTNOT640[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8621</err:Number>
    <err:Type>business</err:Type>
    <err:Text>If the data group 'Trader notify party' is used then the data group 'Goods Item Trader Notify party' can not be used (C584)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[2]/PRTNOT640[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8621</err:Number>
    <err:Type>business</err:Type>
    <err:Text>If the data group 'Trader notify party' is used then the data group 'Goods Item Trader Notify party' can not be used (C584)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[3]/PRTNOT640[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8623</err:Number>
    <err:Type>business</err:Type>
    <err:Text>If Special Mention Additional Information_id does not equal '10600' and the field Trader consigneee is not used THEN the field GOODS ITEM TRADER Consignee is Required (C584)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8623</err:Number>
    <err:Type>business</err:Type>
    <err:Text>If Special Mention Additional Information_id does not equal '10600' and the field Trader consigneee is not used THEN the field GOODS ITEM TRADER Consignee is Required (C584)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[2]</err:Location>
  </err:Error>
</err:ErrorResponse>
