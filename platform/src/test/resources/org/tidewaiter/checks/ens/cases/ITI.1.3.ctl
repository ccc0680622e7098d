<?xml version="1.0" encoding="UTF-8"?>
<!--
  Test case control file
  -->
<err:ErrorResponse xmlns:err="http://www.govtalk.gov.uk/CM/errorresponse" xmlns:dsl="http://decisionsoft.com/rim/errorExtension" SchemaVersion="2.0">
  <err:Error>
    <err:RaisedBy>ChRIS</err:RaisedBy>
    <err:Number>8684</err:Number>
    <err:Type>business</err:Type>
    <err:Text>The field 'Itinerary' must occur at least twice (min. 2 values) (C570)</err:Text>
    <err:Location>/ie:CC315A[1]</err:Location>
  </err:Error>
</err:ErrorResponse>
