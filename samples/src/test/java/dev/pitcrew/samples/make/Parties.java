package dev.pitcrew.samples.make;

/**
 * The invented companies of the samples; the vendors are those of {@code
 * samples/master/vendors.csv}.
 */
final class Parties {

  static final Party BUYER =
      new Party(
          "Brückner & Voss Maschinenbau GmbH",
          "Am Sandtorkai 41",
          "20457",
          "Hamburg",
          "DE",
          "DE812345673",
          "DE25999900010000123400",
          "TESTDEHHXXX",
          "+49 40 5550 100",
          "rechnung@example.com");
  static final Party OFFICE =
      new Party(
          "Hansen Bürobedarf GmbH",
          "Lindenallee 12",
          "22085",
          "Hamburg",
          "DE",
          "DE123987656",
          "DE06999900020044556677",
          "TESTDEF1XXX",
          "+49 40 5550 210",
          "service@hansen.example");
  static final Party STEEL =
      new Party(
          "Stahlwerk Oderland AG",
          "Hüttenstraße 88",
          "15890",
          "Eisenhüttenstadt",
          "DE",
          "DE290712349",
          "DE51999900030098765432",
          "TESTDEF2XXX",
          "+49 3364 5550 0",
          "faktura@oderland.example");
  static final Party PRECISION =
      new Party(
          "Kessler Präzisionstechnik KG",
          "Gewerbepark 7",
          "73430",
          "Aalen",
          "DE",
          "DE304159268",
          "DE20999900040011223344",
          "TESTDEF3XXX",
          "+49 7361 5550 30",
          "buchhaltung@kessler.example");
  static final Party ENERGY =
      new Party(
          "Strom & Netz Nord GmbH",
          "Energieweg 3",
          "24103",
          "Kiel",
          "DE",
          "DE271828180",
          "DE36999900050020304050",
          "TESTDEF4XXX",
          "+49 431 5550 77",
          "kunden@stromnord.example");
  static final Party HAULAGE =
      new Party(
          "Spedition Wiegand e.K.",
          "Hafenring 19",
          "28197",
          "Bremen",
          "DE",
          "DE811554432",
          "DE50999900060077001122",
          "TESTDEF5XXX",
          "+49 421 5550 19",
          "dispo@wiegand.example");
  static final Party SOFTWARE =
      new Party(
          "Blaufeld Software GmbH",
          "Torstraße 210",
          "10115",
          "Berlin",
          "DE",
          "DE147147147",
          "DE66999900070031415926",
          "TESTDEF6XXX",
          "+49 30 5550 64",
          "billing@blaufeld.example");
  static final Party WORKSHOP =
      new Party(
          "Atelier Mécanique Duvallon SARL",
          "14 rue des Forges",
          "69007",
          "Lyon",
          "FR",
          "FR60512345674",
          "FR7699991000420001234567809",
          "TESTFRP1XXX",
          "+33 4 5550 1414",
          "compta@duvallon.example");
  static final Party PAPER =
      new Party(
          "Papeterie Clairvaux SAS",
          "3 quai de l'Isle",
          "67000",
          "Strasbourg",
          "FR",
          "FR76998877665",
          "FR7699992000170009876543214",
          "TESTFRP2XXX",
          "+33 3 5550 0303",
          "factures@clairvaux.example");
  static final Party BEARINGS =
      new Party(
          "Van Hoeven Lagertechniek B.V.",
          "Industrieweg 27",
          "3542 AD",
          "Utrecht",
          "NL",
          "NL812345125B01",
          "NL05TEST0417164300",
          "TESTNL2AXXX",
          "+31 30 5550 27",
          "accounts@vanhoeven.example");
  static final Party FREIGHT =
      new Party(
          "Zeevracht Rotterdam B.V.",
          "Waalhaven 101",
          "3089 JH",
          "Rotterdam",
          "NL",
          "NL851234768B01",
          "NL93DEMO0123456789",
          "DEMONL2AXXX",
          "+31 10 5550 101",
          "invoices@zeevracht.example");

  static final Party SERVICE =
      new Party(
          "Brückner & Voss Service GmbH",
          "Billstraße 120",
          "20539",
          "Hamburg",
          "DE",
          "DE812345681",
          "DE28999900010000567800",
          "TESTDEHHXXX",
          "+49 40 5550 180",
          "service@bv-service.example");
  static final Party TOOLS =
      new Party(
          "Marlowe & Finch Tooling Ltd",
          "Unit 5 Canal Wharf",
          "LS11 5PS",
          "Leeds",
          "GB",
          "GB999412308",
          "GB74TEST20915512345674",
          "TESTGB2LXXX",
          "+44 113 5550 91",
          "ledger@marlowefinch.example");

  /** Somebody else, whose invoice came by mistake. */
  static final Party STRANGER =
      new Party(
          "Ostmark Kranbau AG",
          "Werftstraße 9",
          "18057",
          "Rostock",
          "DE",
          "DE299999985",
          "",
          "",
          "",
          "rechnung@ostmark.example");

  private Parties() {}
}
