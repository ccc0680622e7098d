<?xml version="1.0" encoding="UTF-8"?>
<!--
  Test case control file
  -->
<err:ErrorResponse xmlns:err="http://www.govtalk.gov.uk/CM/errorresponse" xmlns:dsl="http://decisionsoft.com/rim/errorExtension" SchemaVersion="2.0">
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8634</err:Number>
    <err:Type>business</err:Type>
    <err:Text>The field 'City (box 8)' within Import Operation.Trader Consignee must not be present if the GB 'TIN' has been declared (C501)</err:Text>
    <err:Location>/ie:CC315A[1]/TRACONCE1[1]/CitCE124[1]</err:Location>
  </err:Error>
</err:ErrorResponse>
