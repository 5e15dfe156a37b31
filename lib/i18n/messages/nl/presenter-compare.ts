/** Closed, open, or an encrypted ledger: from the project's own facts and design; no figure that nobody measured. */
export const presenterCompare = {
  title: 'Gesloten, open, of een versleutelde keten?',
  intro:
    'Het experiment vroeg of het ook op een open blockchain kan. De code van Voorzien is in elk netwerk dezelfde; wat verschilt, staat hier.',
  back: 'Terug naar de presentator',
  caption: 'Drie soorten netwerken naast elkaar',
  aspect: 'Wat',
  columns: {
    closed: 'Gesloten netwerk',
    open: 'Open netwerk',
    ledger: 'Versleutelde keten, en combinaties',
  },
  rows: {
    example: {
      name: 'Voorbeeld',
      closed: 'Hyperledger Besu met QBFT, tussen instanties.',
      open: 'Een openbare L2, of Ethereum zelf.',
      ledger: 'Een keten waarvan de inhoud versleuteld is, of een gesloten keten die bewijzen op een open keten zet.',
    },
    reads: {
      name: 'Wie kan lezen',
      closed: 'Elke deelnemer met een knooppunt. Dat zijn er weinig, maar zij zien alles wat er staat.',
      open: 'Iedereen, altijd.',
      ledger: 'Wie een sleutel heeft. Wordt een sleutel bekend, dan is alles van vroeger ook leesbaar.',
    },
    writes: {
      name: 'Wie kan schrijven',
      closed: 'Alleen wie is toegelaten. Dat kan ook iemand weren.',
      open: 'Iedereen die de kosten betaalt. Hier weigert alleen het contract, nooit een beheerder.',
      ledger: 'Dat hangt af van de keten eronder.',
    },
    finality: {
      name: 'Wanneer is het definitief',
      closed: 'Meteen bij het blok. Controleurs tekenen zonder te wachten.',
      open: 'Na het blok dat het netwerk ‘safe’ of ‘finalized’ noemt. Tot die tijd kan een blok wegvallen. De open tempo’s van deze demo wachten {confirmations, plural, one {# blok} other {# blokken}} na dat van de aanvraag: wachten op ‘finalized’ duurt langer, en is hier niet gemeten.',
      ledger: 'Als de keten eronder. Bij een combinatie telt de langzaamste.',
    },
    speed: {
      name: 'Eerste experiment',
      closed: 'Een transactie binnen een seconde.',
      open: '4 tot 14 seconden.',
      ledger: 'Niet gemeten.',
    },
    gdpr: {
      name: 'Wat de AVG zegt',
      closed:
        'Ook hier: geen persoonsgegevens op de keten, want wissen kan niet. Leg vast wie waarvoor verantwoordelijk is.',
      open: 'Leg uit waarom het een blockchain moet zijn en welke soort. Hashes en versleuteling beschermen alleen als u hun grenzen kent.',
      ledger:
        'Versleutelde persoonsgegevens blijven persoonsgegevens. Bewaren, verbeteren en wissen moet in het ontwerp zitten.',
    },
    product: {
      name: 'Wat Voorzien er doet',
      closed: 'Hetzelfde als op een open netwerk. Wie meeleest, kan even weinig zien.',
      open: 'Op de keten staan alleen getallen die niemand naar een persoon kan leiden: bewijzen, vastleggingen, wortels van registers.',
      ledger:
        'Alleen waar het nodig is: bedragen zijn versleuteld met een sleutel die niemand alleen heeft, opgeteld per groep van ten minste 10, en alleen het totaal gaat open. De uitbetaling is een combinatie: drie ketens die elkaar berichten sturen.',
    },
  },
  source:
    'Bronnen: EDPB-richtsnoeren 02/2025 over blockchain (versie 1.1, 8 april 2025); de cijfers van het eerste experiment; het ontwerp van dit product.',
  ledgerTitle: 'Waar gebruikt dit product een versleutelde keten?',
  ledger:
    'Elke aanvraag draagt haar bedrag versleuteld mee (ElGamal). Het contract telt de versleutelde bedragen op zonder ze te lezen. De sleutel is verdeeld over de instantie en het statistiekbureau. Pas bij 10 of meer aanvragen openen zij samen het totaal. Zo blijft elk bedrag verborgen, en klopt het totaal toch, wat iedereen kan nameten.',
  costTitle: 'Wat kost een aanvraag?',
  costIntro:
    'Het gas is gemeten aan transacties van deze demo. De gasprijs en de koers vult u zelf in: die veranderen elke dag. Kosten in euro’s zijn afgeleid: gas × gasprijs × koers.',
  gasPrice: 'Gasprijs in gwei',
  gasPriceHint: '1 is een aanname. Vul de prijs van vandaag in.',
  ethPrice: 'Koers: euro per ether',
  costCaption: 'Gas per transactie, en wat dat kost bij uw gasprijs',
  deed: 'Transactie',
  gas: 'Gas (gemeten, mediaan)',
  samples: 'Aantal',
  ether: 'Ether (afgeleid)',
  euro: 'Euro (afgeleid)',
  kinds: {
    claim: 'Aanvulling vragen',
    advance: 'Voorschot asbest vragen',
    spend: 'Opnemen uit de pot',
    transfer: 'Doorsturen naar eigen rekening',
    wage: 'Loon in de pot storten (demo)',
    delivery: 'Bericht bezorgen bij de pot van SVB',
    insertion: 'Bedrag in de boom van de pot zetten',
  },
  inAll: 'Samen voor één aanvulling, tot het geld in de pot staat',
  costEmpty: 'Er is nog niets gemeten. Voer eerst een stap van het verhaal uit.',
  costClosed: 'In een gesloten netwerk bepalen de deelnemers zelf de gasprijs. Vul die in; nul mag ook.',
  costData: 'Andere kosten, zoals voor het bewaren van gegevens op een hoofdketen, zijn hier niet gemeten.',
  badNumber: 'Vul een getal in van 0 of meer.',
  noPrice: 'vul een koers in',
};
