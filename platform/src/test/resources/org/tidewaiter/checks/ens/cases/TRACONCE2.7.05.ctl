<?xml version="1.0" encoding="UTF-8"?>
<!--
  Test case control file
  -->
<err:ErrorResponse xmlns:err="http://www.govtalk.gov.uk/CM/errorresponse" xmlns:dsl="http://decisionsoft.com/rim/errorExtension" SchemaVersion="2.0">
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8208</err:Number>
    <err:Type>business</err:Type>
    <err:Text>Trader Consignee 'TIN' is required if 'Specific Circumstance Indicator' = 'E' and 'Trader Consignee' is used (C562)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[1]/TRACONCE2[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8143</err:Number>
    <err:Type>business</err:Type>
    <err:Text>The field 'Street and Number (box 8)' within Goods Item.Trader Consignee is required if no TIN has been declared (C501)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[1]/TRACONCE2[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8144</err:Number>
    <err:Type>business</err:Type>
    <err:Text>The field 'Postcode (box 8)' within Goods Item.Trader Consignee is required if no TIN has been declared (C501)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[1]/TRACONCE2[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8145</err:Number>
    <err:Type>business</err:Type>
    <err:Text>The field 'City (box 8)' within Goods Item.Trader Consignee is required if no TIN has been declared (C501)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[1]/TRACONCE2[1]</err:Location>
  </err:Error>
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8146</err:Number>
    <err:Type>business</err:Type>
    <err:Text>The field 'Country (box 8)' within Goods Item.Trader Consignee is required if no TIN has been declared (C501)</err:Text>
    <err:Location>/ie:CC315A[1]/GOOITEGDS[1]/TRACONCE2[1]</err:Location>
  </err:Error>
</err:ErrorResponse>
