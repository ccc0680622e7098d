<?xml version="1.0" encoding="UTF-8"?>
<!--
  Test case control file
  -->
<err:ErrorResponse xmlns:err="http://www.govtalk.gov.uk/CM/errorresponse" xmlns:dsl="http://decisionsoft.com/rim/errorExtension" SchemaVersion="2.0">
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8616</err:Number>
    <err:Type>business</err:Type>
    <err:Text>Office of Lodgement is only valid if this does not equal Customs Office of First Entry</err:Text>
    <err:Location>/ie:CC315A[1]/CUSOFFLON[1]/RefNumCOL1[1]</err:Location>
  </err:Error>
</err:ErrorResponse>
